import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { firstDay, lastDay } from "~/shared/dates";
import { percentOf, type Cell } from "./figure";
import { areaKey, groupKey, periodKey, within, type Scope } from "./scope.server";

type Row = { area: string; period: string; grp: string | null; procedural: number; other: number; unknown: number };

/** I07 and I08: departures in the period, counted in the village of origin at departure. A renewal is none. */
export async function departures(tx: Tx, scope: Scope): Promise<Cell[]> {
  const group = groupKey(scope.by, { country: sql`country`, sex: sql`sex`, scheme: sql`scheme`, sector: sql`sector` });
  const rows = await tx.execute<Row>(sql`
    select ${areaKey(scope)} as area, ${periodKey(scope, sql`departed_on`)} as period, ${group} as grp,
      count(*) filter (where procedural_status = 'prosedural')::int as procedural,
      count(*) filter (where procedural_status = 'non_prosedural')::int as other,
      count(*) filter (where procedural_status = 'tidak_diketahui')::int as unknown
    from rollup.departures
    where ${within(scope)} and departed_on between ${firstDay(scope.from)}::date and ${lastDay(scope.to)}::date
    group by 1, 2, 3`);
  return rows.map(({ area, period, grp, procedural, other, unknown }) => {
    const known = procedural + other;
    const all = known + unknown;
    return {
      area,
      period,
      group: grp,
      figures: {
        I07: { value: percentOf(procedural, known), numerator: procedural, denominator: known, n: known, known, eligible: all },
        I08: { value: percentOf(unknown, all), numerator: unknown, denominator: all, n: all, known: all, eligible: all },
      },
    };
  });
}
