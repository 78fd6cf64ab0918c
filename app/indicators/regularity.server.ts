import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import type { Cell } from "./figure";
import { householdMonths } from "./household-months.server";
import { yearMasks } from "./households-behind.server";
import { areaKey, lastTwelve, monthsOf, periodName, within, type Scope } from "./scope.server";

/** A household with fewer known months says nothing (handbook R04). */
export const LEAST_KNOWN_MONTHS = 6;

type Row = { area: string; grp: string | null; eligible: number; known: number; median: number | null };

/**
 * `households`: each household away past the months of deductions, with how many months those are, how many of them
 * are known, and in how many something came.
 */
export function regularHouseholds(scope: Scope): SQL {
  const window = { ...scope, ...lastTwelve(scope) };
  const bits = (which: SQL) => sql`sum(bit_count((${which})::int::bit(12)))`;
  if (scope.by === null) {
    return sql`
      households as (
        select household_id, area_code, null::text as grp, ${bits(sql`regular & mask`)} as months, ${bits(sql`regular & answered & mask`)} as known, ${bits(sql`regular & came & mask`)} as came
        from rollup.household_years join ${yearMasks(monthsOf(window))} using (year)
        where ${within(scope)} and regular & mask <> 0 group by 1, 2
      )`;
  }
  return sql`
    households as (
      select household_id, area_code, grp, count(*) as months, count(*) filter (where answered & bit <> 0) as known, count(*) filter (where came & bit <> 0) as came
      from (
        select household_id, area_code, grp, extract(year from month) as year, 1 << (extract(month from month)::int - 1) as bit from (${householdMonths(window)}) months where regular
      ) away join rollup.household_years using (household_id, area_code, year) group by 1, 2, 3
    )`;
}

/** R04 over the twelve months that end with the period. Eligible are households away long enough to be known. */
export async function regularity(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<Row>(sql`
    with ${regularHouseholds(scope)}
    select ${areaKey(scope)} as area, grp, count(*) filter (where months >= ${LEAST_KNOWN_MONTHS})::int as eligible,
      count(*) filter (where known >= ${LEAST_KNOWN_MONTHS})::int as known,
      percentile_cont(0.5) within group (order by came * 100::float8 / nullif(known, 0)) filter (where known >= ${LEAST_KNOWN_MONTHS}) as median
    from households group by 1, 2`);
  return rows.map(({ area, grp, eligible, known, median }) => ({
    area,
    period: periodName(scope),
    group: grp,
    figures: { R04: { value: median, numerator: null, denominator: null, n: known, known, eligible } },
  }));
}
