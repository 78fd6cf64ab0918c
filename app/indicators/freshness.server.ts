import { sql } from "drizzle-orm";
import { timeZoneOf } from "~/regions/time-zone";
import type { Tx } from "~/db/db.server";
import { daysBetween, firstDay, monthOf, type Month } from "~/shared/dates";
import type { Cell } from "./figure";
import { areaKey, inArea, periodName, type Scope } from "./scope.server";

/** X09: days between the last record accepted in the area and today, both in the village's own time. */
export async function freshness(tx: Tx, scope: Scope): Promise<Cell[]> {
  const last = (view: string) =>
    sql`select area_code, max(updated_at) as at from facts.${sql.raw(view)} where ${inArea(scope)} group by 1`;
  const rows = await tx.execute<{ area: string; day: string }>(sql`
    select ${areaKey(scope)} as area, to_char(max(at) at time zone ${timeZoneOf(scope.region)}, 'YYYY-MM-DD') as day
    from (${sql.join(["households", "journeys", "remittances", "no_transfers", "uses", "finance"].map(last), sql` union all `)}) lasts
    group by 1`);
  return rows.map(({ area, day }) => ({
    area,
    period: periodName(scope),
    group: null,
    figures: { X09: { value: Math.max(0, daysBetween(day, scope.today)), numerator: null, denominator: null, n: 1, known: 1, eligible: 1 } },
  }));
}

/** The newest month with any record of money in the area, none later than this one; null where there is none. */
export async function latestMonth(tx: Tx, scope: Pick<Scope, "region" | "today">): Promise<Month | null> {
  const whole: Scope = { ...scope, level: null, from: monthOf(scope.today), to: monthOf(scope.today), by: null };
  const last = (view: string) =>
    sql`select max(month) as month from facts.${sql.raw(view)} where ${inArea(whole)} and month <= ${firstDay(whole.to)}::date`;
  const [row] = await tx.execute<{ month: string | null }>(sql`
    select to_char(max(month), 'YYYY-MM') as month from (${sql.join(["remittances", "no_transfers", "uses"].map(last), sql` union all `)}) lasts`);
  return row?.month ?? null;
}
