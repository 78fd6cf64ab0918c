import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { parseRegionCode } from "~/shared/parse-region-code";
import type { RegionLevel } from "./codes";
import { ancestorsOf } from "./region-code";
import { regionsByCode } from "./regions.server";
import { searchWords } from "./search-words";

export type FoundRegion = {
  code: string;
  name: string;
  level: RegionLevel;
  /** Names of the areas above, nearest first: "Ngunut, Kabupaten Tulungagung, Jawa Timur". */
  path: string;
  /** Set when the code is no longer in force; `successor` is where its records count today, if that is known. */
  retiredOn: string | null;
  successor: { code: string; name: string } | null;
};

type Hit = { code: string };

/** How alike a word must be, 0 to 1: "ngnut" and "ngunut" come to 0.44. */
const LIKENESS = 0.4;

/**
 * Areas by name or code, best first, over all of Indonesia or `within` some areas. A code counts in any notation. Every
 * word must occur, also misspelt, in the area's name or in one above it; the area's own name weighs most, and areas in
 * force come before retired ones. Empty when nothing is like it.
 */
export async function searchRegions(
  tx: Tx,
  text: string,
  { within = null, limit = 20 }: { within?: readonly string[] | null; limit?: number } = {},
): Promise<FoundRegion[]> {
  const typed = text.slice(0, 200);
  const inside = within === null ? sql`true` : sql`app_in_areas(code, string_to_array(${within.join(",")}, ','))`;
  const code = parseRegionCode(typed);
  if (code.ok && code.value !== null) {
    const hits = await tx.execute<Hit>(sql`select code from regions where code = ${code.value} and ${inside}`);
    return withPaths(tx, [...hits]);
  }
  const { words, phrase } = searchWords(typed);
  if (words.length === 0) return [];
  await tx.execute(sql`select set_config('pg_trgm.word_similarity_threshold', ${String(LIKENESS)}, true)`);
  const likeness = sql.join(words.map((word) => sql`word_similarity(${word}, search_path)`), sql` + `);
  const ownName = sql.join(words.map((word) => sql`similarity(${word}, own_name)`), sql`, `);
  const hits = await tx.execute<Hit>(sql`
    select code from (
      select code, valid_to, (${likeness}) / ${words.length}::float8
        + 0.6 * greatest(${ownName})
        + 0.3 * word_similarity(${phrase}, search_path)
        - case when valid_to is null then 0 else 0.3 end as score
      from (
        select code, valid_to, search_path, regexp_replace(lower(name), '^(kabupaten|kota) ', '') as own_name from regions
        where ${inside} and ${sql.join(words.map((word) => sql`${word} <% search_path`), sql` and `)}
      ) alike
    ) scored
    order by round(score::numeric, 3) desc, length(code), code
    limit ${limit}`);
  return withPaths(tx, [...hits]);
}

async function withPaths(tx: Tx, hits: readonly Hit[]): Promise<FoundRegion[]> {
  const above = await regionsByCode(tx, hits.flatMap(({ code }) => [code, ...ancestorsOf(code)]));
  const successors = await regionsByCode(tx, [...above.values()].flatMap(({ code, currentCode }) => (code === currentCode ? [] : [currentCode])));
  return hits.flatMap(({ code }) => {
    const region = above.get(code);
    if (!region) return [];
    const successor = region.currentCode === code ? undefined : successors.get(region.currentCode);
    return [{
      code,
      name: region.name,
      level: region.level,
      path: ancestorsOf(code).reverse().map((at) => above.get(at)?.name ?? at).join(", "),
      retiredOn: region.validTo,
      successor: successor ? { code: successor.code, name: successor.name } : null,
    }];
  });
}
