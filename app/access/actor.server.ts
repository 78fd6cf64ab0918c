import { sql, type SQL } from "drizzle-orm";
import type { Actor, Role } from "~/db/actor";
import { asSystem } from "~/db/db.server";
import { inAreas } from "./areas";
import { SCOPES_OF_ROLE } from "./capabilities";

type Granted = { role: Role; area_code: string };
/** An account as it is read with its session: whose it is and what it is granted today. */
export type Account = { id: string; name: string; personId: string | null; grants: Granted[] };

/** The grants of a user that hold today, in Jakarta, where the programme's day begins; as JSON of `Granted`. */
export const grantsToday = (userId: SQL) => sql<Granted[]>`coalesce((
  select json_agg(json_build_object('role', g.role, 'area_code', g.area_code) order by g.area_code, g.role) from grants g
  where g.user_id = ${userId} and g.ended_at is null
    and (now() at time zone 'Asia/Jakarta')::date between g.valid_from and coalesce(g.valid_to, 'infinity')), '[]')`;

/** The actor of an account by its id; null when it is unknown or switched off. */
export async function actorOf(userId: string): Promise<Actor | null> {
  const account = await asSystem("load the grants of an account", async (tx) => {
    const [row] = await tx.execute<Account>(sql`
      select id, name, person_id as "personId", ${grantsToday(sql`${userId}`)} as grants from users where id = ${userId} and is_active`);
    return row ?? null;
  });
  return account && actorFrom(account);
}

/** What its grants allow an account today. */
export async function actorFrom({ id, name, personId, grants }: Account): Promise<Actor> {
  const moved = await movedCodes();
  const areasFor = (scope: "people" | "write" | "numbers" | "admin") =>
    withRetiredVillages(grants.filter(({ role }) => SCOPES_OF_ROLE[role].includes(scope)).map((grant) => grant.area_code), moved);
  return {
    userId: id,
    name,
    kind: "person",
    roles: [...new Set(grants.map(({ role }) => role))],
    peopleAreas: areasFor("people"),
    writeAreas: areasFor("write"),
    numberAreas: areasFor("numbers"),
    adminAreas: areasFor("admin"),
    households: await householdsOf(id, personId, grants),
  };
}

/** Adds `+` the retired villages that count inside the areas today and `-` those that left them. */
function withRetiredVillages(granted: string[], moved: Moved): string[] {
  const areas = [...new Set(granted)];
  if (areas.length === 0 || areas.includes("ID")) return areas;
  const known = moved.marks.get(areas.join());
  if (known) return [...areas, ...known];
  // A grant that names the retired code itself keeps covering what it says.
  const marks = moved.codes.flatMap(({ code, current_code }) => {
    const inside = inAreas(current_code, areas);
    if (inside === inAreas(code, areas) || (!inside && areas.includes(code))) return [];
    return [(inside ? "+" : "-") + code];
  });
  moved.marks.set(areas.join(), marks);
  return [...areas, ...marks];
}

/** Retired codes with a successor, and the marks that follow from them for areas asked about before. */
type Moved = { codes: { code: string; current_code: string }[]; marks: Map<string, string[]> };
let kept: { at: number; moved: Promise<Moved> } | undefined;

/** Reference data, so one reading serves all requests of a minute. */
function movedCodes(): Promise<Moved> {
  if (kept && Date.now() - kept.at < 60_000) return kept.moved;
  const moved = asSystem("read where retired areas count today", async (tx) => {
    const rows = await tx.execute<Moved["codes"][number]>(
      sql`select code, current_code from regions where valid_to is not null and current_code <> code order by code`,
    );
    return { codes: [...rows], marks: new Map<string, string[]>() };
  });
  kept = { at: Date.now(), moved };
  moved.catch(() => (kept = undefined));
  return moved;
}

async function householdsOf(userId: string, personId: string | null, granted: Granted[]): Promise<string[]> {
  const isMentor = granted.some(({ role }) => role === "pendamping");
  const isFamily = granted.some(({ role }) => role === "keluarga") && personId !== null;
  if (!isMentor && !isFamily) return [];
  // With those that became part of them: their histories stay under their own ids.
  const rows = await asSystem("find the families of a mentor or a member", (tx) => tx.execute<{ id: string }>(sql`
    with recursive own as (
      select id, 0 as steps from households where deleted_at is null and (
        (${isMentor} and mentor_id = ${userId})
        or (${isFamily} and id = (select household_id from persons where id = coalesce(kept_person(${personId}), ${personId}) and deleted_at is null)))
      union all select h.id, o.steps + 1 from households h join own o on h.merged_into = o.id)
    select id from own order by steps, id limit 500`));
  return rows.map(({ id }) => id);
}
