import { sql } from "drizzle-orm";
import { asSystem } from "~/db/db.server";

export type Coordinator = { name: string; since: string };

/** Who coordinates this village today, by name and first day: colleagues to turn to, and nothing else of their accounts. */
export async function coordinatorsOf(code: string): Promise<Coordinator[]> {
  const rows = await asSystem("name the coordinators of a village", (tx) =>
    tx.execute<Coordinator>(sql`
      select u.name, min(g.valid_from)::text as since from grants g join users u on u.id = g.user_id
      where g.role = 'koordinator_desa' and u.is_active and g.ended_at is null
        and (g.area_code = ${code} or starts_with(${code}::text, g.area_code || '.'))
        and (now() at time zone 'Asia/Jakarta')::date between g.valid_from and coalesce(g.valid_to, 'infinity')
      group by u.id, u.name order by lower(u.name), u.id limit 20`));
  return [...rows];
}
