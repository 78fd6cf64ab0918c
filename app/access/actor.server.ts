import { sql } from "drizzle-orm";
import type { Actor, Role } from "~/db/actor";
import { asSystem, type Tx } from "~/db/db.server";
import { inAreas } from "./areas";
import { SCOPES_OF_ROLE } from "./capabilities";

type Granted = { role: Role; area_code: string };

/**
 * The actor of an account with what its grants allow today (in Jakarta, where the programme's day begins);
 * null when the account is unknown or switched off.
 */
export async function actorOf(userId: string): Promise<Actor | null> {
  const moved = await movedCodes();
  return asSystem("load the grants of an account", async (tx) => {
    const [user] = await tx.execute<{ name: string; person_id: string | null }>(
      sql`select name, person_id from users where id = ${userId} and is_active`,
    );
    if (!user) return null;
    const granted = await tx.execute<Granted>(sql`
      select role, area_code from grants
      where user_id = ${userId} and ended_at is null
        and (now() at time zone 'Asia/Jakarta')::date between valid_from and coalesce(valid_to, 'infinity')
      order by area_code, role`);
    const areasFor = (scope: "people" | "write" | "numbers" | "admin") =>
      withRetiredVillages(granted.filter(({ role }) => SCOPES_OF_ROLE[role].includes(scope)).map((grant) => grant.area_code), moved);
    return {
      userId,
      name: user.name,
      kind: "person",
      roles: [...new Set(granted.map(({ role }) => role))],
      peopleAreas: areasFor("people"),
      writeAreas: areasFor("write"),
      numberAreas: areasFor("numbers"),
      adminAreas: areasFor("admin"),
      households: await householdsOf(tx, userId, user.person_id, granted),
    };
  });
}

/** Adds `+` the retired villages that count inside the areas today and `-` those that left them. */
function withRetiredVillages(granted: string[], moved: readonly Moved[]): string[] {
  const areas = [...new Set(granted)];
  if (areas.length === 0 || areas.includes("ID")) return areas;
  // A grant that names the retired code itself keeps covering what it says.
  const marks = moved.flatMap(({ code, current_code }) => {
    const inside = inAreas(current_code, areas);
    if (inside === inAreas(code, areas) || (!inside && areas.includes(code))) return [];
    return [(inside ? "+" : "-") + code];
  });
  return [...areas, ...marks];
}

type Moved = { code: string; current_code: string };
let kept: { at: number; moved: Promise<Moved[]> } | undefined;

/** Retired codes with a successor: reference data, so one reading serves all requests of a minute. */
function movedCodes(): Promise<Moved[]> {
  if (kept && Date.now() - kept.at < 60_000) return kept.moved;
  const moved = asSystem("read where retired areas count today", async (tx) => {
    const rows = await tx.execute<Moved>(
      sql`select code, current_code from regions where valid_to is not null and current_code <> code order by code`,
    );
    return [...rows];
  });
  kept = { at: Date.now(), moved };
  moved.catch(() => (kept = undefined));
  return moved;
}

async function householdsOf(tx: Tx, userId: string, personId: string | null, granted: Granted[]): Promise<string[]> {
  const isMentor = granted.some(({ role }) => role === "pendamping");
  const isFamily = granted.some(({ role }) => role === "keluarga") && personId !== null;
  if (!isMentor && !isFamily) return [];
  // With those that became part of them: their histories stay under their own ids.
  const rows = await tx.execute<{ id: string }>(sql`
    with recursive own as (
      select id, 0 as steps from households where deleted_at is null and (
        (${isMentor} and mentor_id = ${userId})
        or (${isFamily} and id = (select household_id from persons where id = coalesce(kept_person(${personId}), ${personId}) and deleted_at is null)))
      union all select h.id, o.steps + 1 from households h join own o on h.merged_into = o.id)
    select id from own order by steps, id limit 500`);
  return rows.map(({ id }) => id);
}
