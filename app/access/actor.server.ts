import { sql } from "drizzle-orm";
import type { Actor, Role } from "~/db/actor";
import { asSystem, type Tx } from "~/db/db.server";
import { SCOPES_OF_ROLE } from "./capabilities";

type Granted = { role: Role; area_code: string };

/**
 * The actor of an account with what its grants allow today (in Jakarta, where the programme's day begins);
 * null when the account is unknown or switched off.
 */
export async function actorOf(userId: string): Promise<Actor | null> {
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
    const areasFor = async (scope: "people" | "write" | "numbers" | "admin") =>
      withRetiredVillages(tx, granted.filter(({ role }) => SCOPES_OF_ROLE[role].includes(scope)).map((grant) => grant.area_code));
    return {
      userId,
      name: user.name,
      kind: "person",
      roles: [...new Set(granted.map(({ role }) => role))],
      peopleAreas: await areasFor("people"),
      writeAreas: await areasFor("write"),
      numberAreas: await areasFor("numbers"),
      adminAreas: await areasFor("admin"),
      households: await householdsOf(tx, userId, user.person_id, granted),
    };
  });
}

/** Adds `+` the retired villages that count inside the areas today and `-` those that left them. */
async function withRetiredVillages(tx: Tx, granted: string[]): Promise<string[]> {
  const areas = [...new Set(granted)];
  if (areas.length === 0 || areas.includes("ID")) return areas;
  const list = sql.join(areas.map((area) => sql`${area}`), sql`, `);
  const moved = await tx.execute<{ code: string; inside: boolean }>(sql`
    select code, app_in_areas(current_code, array[${list}]) as inside from regions
    where valid_to is not null and current_code <> code
      and app_in_areas(code, array[${list}]) <> app_in_areas(current_code, array[${list}])`);
  // A grant that names the retired code itself keeps covering what it says.
  const kept = moved.filter(({ code, inside }) => inside || !areas.includes(code));
  return [...areas, ...kept.map(({ code, inside }) => (inside ? "+" : "-") + code)];
}

async function householdsOf(tx: Tx, userId: string, personId: string | null, granted: Granted[]): Promise<string[]> {
  const isMentor = granted.some(({ role }) => role === "pendamping");
  const isFamily = granted.some(({ role }) => role === "keluarga") && personId !== null;
  if (!isMentor && !isFamily) return [];
  const rows = await tx.execute<{ id: string }>(sql`
    select id from households where deleted_at is null and (
      (${isMentor} and mentor_id = ${userId})
      or (${isFamily} and id = (select household_id from persons where id = ${personId} and deleted_at is null)))
    order by id limit 500`);
  return rows.map(({ id }) => id);
}
