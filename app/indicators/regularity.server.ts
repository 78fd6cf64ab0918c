import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import type { Cell } from "./figure";
import { areaKey, groupKey, inArea, inMonths, lastTwelve, monthTable, periodName, type Scope } from "./scope.server";

/** The first months abroad go to deductions; a household with fewer known months says nothing (handbook R04). */
const MONTHS_OF_DEDUCTIONS = 3;
export const LEAST_KNOWN_MONTHS = 6;

type Row = { area: string; grp: string | null; eligible: number; known: number; median: number | null };

/** `households`: each household away, with its months, those known, and those in which something came. */
export function regularHouseholds(scope: Scope): SQL {
  const window = lastTwelve(scope);
  const inWindow = inMonths({ ...scope, ...window });
  return sql`
    away as (
      select a.household_id, a.area_code, m.month, ${groupKey(scope.by, { country: sql`a.country`, sex: sql`a.sex` })} as grp
      from facts.abroad a join ${monthTable(window)} m
        on a.from_on < m.until and (a.to_on is null or a.to_on >= m.month) and a.place_from < m.until and a.place_to >= m.until
        and (a.departed_on is null or m.month >= date_trunc('month', a.departed_on::timestamp) + make_interval(months => ${MONTHS_OF_DEDUCTIONS}::int))
      where ${inArea(scope, sql`a.area_code`)}
      group by 1, 2, 3, 4
    ), known as (
      select household_id, month, bool_or(came) as came from (
        select household_id, month, true as came from facts.remittances where ${inArea(scope)} and ${inWindow} and channel <> 'goods'
        union all select household_id, month, false from facts.no_transfers where ${inArea(scope)} and ${inWindow}
      ) either group by 1, 2
    ), households as (
      select w.household_id, w.area_code, w.grp, count(*) as months, count(k.came) as known, count(*) filter (where k.came) as came
      from away w left join known k using (household_id, month) group by 1, 2, 3
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
