import { sql } from "drizzle-orm";
import { timeZoneOf } from "~/regions/time-zone";
import type { Tx } from "~/db/db.server";
import { daysBetween, firstDay, monthOf, type Month } from "~/shared/dates";
import type { Cell } from "./figure";
import { areaKey, isWide, periodName, within, type Scope } from "./scope.server";

/** X09: days between the last record accepted in the area and today, both in the village's own time. */
export async function freshness(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<{ area: string; day: string }>(sql`
    select ${areaKey(scope)} as area, to_char(max(recorded_at) at time zone ${timeZoneOf(scope.region)}, 'YYYY-MM-DD') as day
    from rollup.last_records where ${within(scope)} group by 1`);
  return rows.map(({ area, day }) => ({
    area,
    period: periodName(scope),
    group: null,
    figures: { X09: { value: Math.max(0, daysBetween(day, scope.today)), numerator: null, denominator: null, n: 1, known: 1, eligible: 1 } },
  }));
}

/** The newest month with any record of money in the area, none later than this one; null where there is none. */
export async function latestMonth(tx: Tx, { region, today }: Pick<Scope, "region" | "today">): Promise<Month | null> {
  const sums = isWide({ region, level: null }) ? sql`rollup.regency_months where dimension = 'total' and` : sql`rollup.village_months where`;
  const [row] = await tx.execute<{ month: string | null }>(sql`
    select to_char(max(month), 'YYYY-MM') as month from ${sums} ${within({ region })} and month <= ${firstDay(monthOf(today))}::date and records > 0`);
  return row?.month ?? null;
}
