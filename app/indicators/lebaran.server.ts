import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { firstDay, lastDay, monthOf } from "~/shared/dates";
import type { Cell } from "./figure";
import { householdsBehind } from "./households-behind.server";
import { seasonalIndex, seasonsIn, WEEKS_OF_SEASON, type Season } from "./lebaran";
import { areaKey, inArea, isWide, periodName, within, type Scope } from "./scope.server";

type Row = { area: string; week: number; transfers: number; value: number };

/**
 * X08 and X08b of the last Lebaran in the period: how much more came in the four weeks before it than in usual weeks, and
 * than in the same four weeks of the lunar year before. Weeks without a transfer on record count as nothing.
 */
export async function lebaran(tx: Tx, scope: Scope): Promise<Cell[]> {
  const end = lastDay(scope.to);
  const seasons = seasonsIn(firstDay(scope.from), end < scope.today ? end : scope.today);
  if (seasons === null) return [];
  const { now, before } = seasons;
  const [weeks, earlier] = [await weeksOf(tx, scope, now), before ? await weeksOf(tx, scope, before) : new Map<string, Weeks>()];
  const behind = await householdsBehind(tx, { ...scope, from: monthOf(now.windowFrom), to: monthOf(now.windowTo), by: null, monthly: false }, ["movers"]);
  const period = periodName(scope);
  return [...weeks].map(([area, { values, transfers }]) => {
    const households = behind({ area, period: `${monthOf(now.windowFrom)}/${monthOf(now.windowTo)}`, grp: null }).movers;
    return { area, period, group: null, figures: figuresOf(values, earlier.get(area)?.values ?? null, { n: transfers, households }) };
  });
}

function figuresOf(weeks: readonly number[], earlier: readonly number[] | null, of: { n: number; households: number }): Cell["figures"] {
  const { weekly, usual, index } = seasonalIndex(weeks);
  const before = earlier === null ? null : seasonalIndex(earlier).weekly;
  const growth = before === null || before === 0 ? null : (weekly / before - 1) * 100;
  const counted = { known: null, eligible: null, ...of };
  return {
    X08: { value: index, numerator: weekly, denominator: usual, ...counted },
    X08b: { value: growth, numerator: weekly, denominator: before, ...counted },
  };
}

type Weeks = { values: number[]; transfers: number };

/** Sums of each area's weeks of a season, the earliest first, and how many transfers the last four hold. */
async function weeksOf(tx: Tx, scope: Scope, { baseFrom, windowFrom, windowTo }: Season): Promise<Map<string, Weeks>> {
  const days = isWide(scope)
    ? sql`select area_code, day, transfers, value from rollup.regency_days where ${within(scope)}`
    : sql`select area_code, day, 1 as transfers, received_idr - coalesce(receive_fee_idr, 0) as value from facts.remittances where ${inArea(scope)} and channel <> 'goods'`;
  const rows = await tx.execute<Row>(sql`
    select ${areaKey(scope)} as area, (day - ${baseFrom}::date) / 7 as week, sum(transfers) filter (where day >= ${windowFrom}::date)::int as transfers, coalesce(sum(value), 0)::float8 as value
    from (${days}) days where day between ${baseFrom}::date and ${windowTo}::date group by 1, 2`);
  const areas = new Map<string, Weeks>();
  for (const { area, week, transfers, value } of rows) {
    const weeks = areas.get(area) ?? { values: Array<number>(WEEKS_OF_SEASON).fill(0), transfers: 0 };
    weeks.values[week] = value;
    areas.set(area, { ...weeks, transfers: weeks.transfers + (transfers ?? 0) });
  }
  return areas;
}
