import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";

/** How alike a word must be, 0 to 1: "sitti" and "Siti" come to 0.57, "budi" and "Rudi" to 0.4. */
const LIKENESS = 0.45;
/** Up to a district the villages themselves are searched; above, names are looked for first and places second. */
const DISTRICT_LETTERS = 8;
const PROVINCE_LETTERS = 2;

/** From here to the end of the transaction names are found with a typing error. */
export async function allowTypingErrors(tx: Tx): Promise<void> {
  await tx.execute(sql`select set_config('pg_trgm.word_similarity_threshold', ${String(LIKENESS)}, true)`);
}

/**
 * `place`: whether a row's village lies in the area. `villages`: those a name is looked for in, null for wherever the actor
 * sees people. `codes`: the same as codes, which begin with something and are not among `gone`, or are among `come`.
 */
export type ListPlace = { place: SQL; villages: SQL | null; codes: { begins: string; gone: string[]; come: string[] } };

/** No code begins with it. */
const NOTHING = "-";

/** Where the rows of an area's list lie: in its villages of today and in retired ones that count there. `village`: a row's code. */
export async function listPlace(tx: Tx, area: string, village: SQL): Promise<ListPlace> {
  if (area === "ID") return { place: sql`true`, villages: null, codes: { begins: "", gone: [], come: [] } };
  if (area.length <= PROVINCE_LETTERS) return inProvince(tx, area, village);
  const inside = sql`(current_code = ${area} or starts_with(current_code, ${`${area}.`}) or code = ${area})`;
  const come = (await tx.execute<{ code: string }>(sql`select code from regions where ${inside} and level in ('desa', 'kelurahan')`)).map(({ code }) => code);
  const list = sql`${sql.param(come)}::text[]`;
  return { place: sql`${village} = any (${list})`, villages: area.length >= DISTRICT_LETTERS ? list : null, codes: { begins: NOTHING, gone: [], come } };
}

/** By what the code begins with, since a list of nine thousand villages would be longer to read than the page; and the few that count elsewhere today. */
async function inProvince(tx: Tx, area: string, village: SQL): Promise<ListPlace> {
  const begins = `${area}.`;
  const [moved] = await tx.execute<{ come: string[]; gone: string[] }>(sql`
    select coalesce(array_agg(code) filter (where starts_with(current_code, ${begins})), '{}') as come, coalesce(array_agg(code) filter (where starts_with(code, ${begins})), '{}') as gone
    from regions where current_code <> code and starts_with(current_code, ${begins}) <> starts_with(code, ${begins})`);
  const { come, gone } = moved ?? { come: [], gone: [] };
  const place = sql`((starts_with(${village}, ${begins}) and not ${village} = any (${sql.param(gone)}::text[])) or ${village} = any (${sql.param(come)}::text[]))`;
  return { place, villages: null, codes: { begins, gone, come } };
}
