import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { chooseVillage, villageKeys, type NamedVillage, type VillageCandidate, type VillageMatch } from "./village-match";

/**
 * Every village, in force or retired, of any of these names: one reading for a whole file. `within` (a code) keeps to
 * one area. Hand the answer to `chooseVillage` row by row.
 */
export async function villagesNamed(tx: Tx, names: readonly string[], within: string | null = null): Promise<VillageCandidate[]> {
  const keys = [...new Set(names.flatMap(villageKeys))];
  if (keys.length === 0) return [];
  const rows = await tx.execute<VillageCandidate>(sql`
    select v.code, v.name, k.name as district, r.name as regency, p.name as province,
      v.current_code as "currentCode", v.valid_to is not null as "isRetired"
    from regions v
      join regions k on k.code = left(v.code, 8)
      join regions r on r.code = left(v.code, 5)
      join regions p on p.code = left(v.code, 2)
    where length(v.code) = 13
      and (${within}::text is null or v.code = ${within} or starts_with(v.code, ${within}::text || '.'))
      and regexp_replace(lower(v.name), '[^[:alnum:]]', '', 'g') in (${sql.join(keys.map((key) => sql`${key}`), sql`, `)})
    order by v.code`);
  return [...rows];
}

/** The one village of that name, several to choose from, or none. Never the first of several. */
export async function matchRegionByName(tx: Tx, named: NamedVillage, within: string | null = null): Promise<VillageMatch> {
  return chooseVillage(await villagesNamed(tx, [named.village], within), named);
}
