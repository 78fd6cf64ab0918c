import { sql } from "drizzle-orm";
import { timeZoneOf } from "~/regions/time-zone";
import type { Tx } from "~/db/db.server";
import { daysBetween } from "~/shared/dates";
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
