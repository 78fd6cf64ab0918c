import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { type Measures, names, selected } from "./rollups/measures.server";
import { areaKey, isWide, ofMonths, periodKey, within, type Scope } from "./scope.server";

/** Sums of one area, period and group, by the name of the measure. */
export type Sums<Name extends string = string> = { area: string; period: string; grp: string | null; of: Record<Name, number> };

/** Dimensions by which sums are kept a regency and month. */
const KEPT = new Set(["country", "sex", "channel", "use"]);

/**
 * Measures of each area, period and group: added up from the rollups, or taken from `records` (with area_code, month,
 * grp and a sign) where the area is so small or the dimension so rare that none are kept.
 */
export async function sumsOf(tx: Tx, scope: Scope, measures: Measures, records: () => SQL): Promise<Sums[]> {
  const rollup = rollupOf(scope);
  const columns = rollup ? addedUp(names(measures)) : selected(measures);
  const rows = await tx.execute<Record<string, string | null>>(sql`
    select ${areaKey(scope)} as area, ${periodKey(scope)} as period, nullif(grp, '') as grp, ${columns}
    from (${rollup ?? records()}) cells group by 1, 2, 3`);
  return rows.map(({ area, period, grp, ...of }) => ({
    area: area!, period: period!, grp: grp ?? null, of: Object.fromEntries(Object.entries(of).map(([name, sum]) => [name, Number(sum ?? 0)])),
  }));
}

const addedUp = (columns: readonly string[]) => sql.join(columns.map((name) => sql`sum(${sql.identifier(name)}) as ${sql.identifier(name)}`), sql`, `);

/** The rollup that holds the sums asked for; null where there is none. */
export function rollupOf(scope: Scope): SQL | null {
  const by = scope.by === "month" ? null : scope.by;
  if (by !== null && !(isWide(scope) && KEPT.has(by))) return null;
  const which = sql`${within(scope)} and ${ofMonths(scope)}`;
  return isWide(scope)
    ? sql`select * from rollup.regency_months where dimension = ${by ?? "total"} and ${which}`
    : sql`select *, '' as grp from rollup.village_months where ${which}`;
}
