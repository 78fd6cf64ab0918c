import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { USE_CATEGORIES, type ProductiveClass } from "~/remittances/codes";
import { percentOf, type Cell } from "./figure";
import { areaKey, inArea, inMonths, periodKey, type Scope } from "./scope.server";

type Row = {
  area: string;
  period: string;
  recorded: string | null;
  strict: string | null;
  broad: string | null;
  debt: string | null;
  households: number;
  known: number;
  eligible: number;
};
type UseRow = { area: string; period: string; category: string; amount: string; whole: string; households: number };

const categoriesOf = (kind: ProductiveClass) =>
  sql`category in (${sql.join(
    Object.entries(USE_CATEGORIES).filter(([, { productive }]) => productive === kind).map(([code]) => sql`${code}`),
    sql`, `,
  )})`;
const isStrict = sql`(${categoriesOf("strict")} or (${categoriesOf("strict_if_asset_productive")} and asset_productive) or (${categoriesOf("strict_if_for_business")} and for_business))`;
/** Broad adds to strict; land, gold and livestock not put to work are saving. */
const isBroad = sql`(${categoriesOf("broad")} or ${categoriesOf("strict_if_asset_productive")} or ${isStrict})`;

/**
 * Uses and receipts under each other. They are never joined: whatever the planner believes about their number, one
 * pass over each is enough.
 */
const entries = (scope: Scope): SQL => sql`
  entries as (
    select household_id, area_code, month, category, amount_idr, asset_productive, for_business, null::numeric as received
    from facts.uses where ${inArea(scope)} and ${inMonths(scope)}
    union all
    select household_id, area_code, month, null, null, null, null, received_idr - coalesce(receive_fee_idr, 0)
    from facts.remittances where ${inArea(scope)} and ${inMonths(scope)} and channel <> 'goods'
  )`;
const recorded = sql`sum(amount_idr) filter (where category <> 'tidak_diketahui')`;
/** A household's month counts when its recorded uses, without the unrecorded, cover four fifths of what came (§5.11). */
const isCovered = sql`recorded > 0 and recorded * 5 >= coalesce(received, 0) * 4`;

/** `months`: a household and month with what its money was used for, whether that covers what came, or should be known. */
export const usedMonths = (scope: Scope): SQL => sql`
    ${entries(scope)}, sums as (
      select household_id, month, coalesce(min(area_code) filter (where category is not null), min(area_code)) as area_code,
        ${recorded} as recorded, sum(received) as received, sum(amount_idr) filter (where ${isStrict}) as strict,
        sum(amount_idr) filter (where ${isBroad}) as broad, sum(amount_idr) filter (where category = 'utang_penempatan') as debt
      from entries group by 1, 2
    ), months as (
      select *, coalesce(${isCovered}, false) as covered, coalesce(coalesce(recorded, 0) > 0 or received > 0, false) as eligible from sums
    )`;

/** R08–R09, pooled over those months; `n` counts households, coverage their months. */
export async function uses(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<Row>(sql`
    with ${usedMonths(scope)}
    select ${areaKey(scope)} as area, ${periodKey(scope)} as period, sum(recorded) filter (where covered) as recorded,
      sum(strict) filter (where covered) as strict, sum(broad) filter (where covered) as broad, sum(debt) filter (where covered) as debt,
      count(distinct household_id) filter (where covered)::int as households,
      count(*) filter (where covered)::int as known, count(*) filter (where eligible)::int as eligible
    from months group by 1, 2`);
  return rows.map((row) => {
    const whole = Number(row.recorded ?? 0);
    const share = (part: string | null) => ({
      value: percentOf(Number(part ?? 0), whole), numerator: Number(part ?? 0), denominator: whole,
      n: row.households, known: row.known, eligible: row.eligible,
    });
    return { area: row.area, period: row.period, group: null, figures: { R08: share(row.strict), R08b: share(row.broad), R09: share(row.debt) } };
  });
}

/** `counted`: each use of those months that count, without the unrecorded. */
export const countedUses = (scope: Scope): SQL => sql`
    ${entries(scope)}, sums as (
      select household_id, area_code, month, category, amount_idr, ${recorded} over one as recorded, sum(received) over one as received
      from entries window one as (partition by household_id, month)
    ), counted as (
      select household_id, area_code, month, category, amount_idr from sums where ${isCovered} and category <> 'tidak_diketahui'
    )`;

/** R08c: each use out of all of them; `n` counts households with that use. */
export async function usesByCategory(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<UseRow>(sql`
    with ${countedUses(scope)}
    select ${areaKey(scope)} as area, ${periodKey(scope)} as period, category, sum(amount_idr) as amount,
      sum(sum(amount_idr)) over (partition by ${areaKey(scope)}, ${periodKey(scope)}) as whole, count(distinct household_id)::int as households
    from counted group by 1, 2, 3`);
  return rows.map(({ area, period, category, amount, whole, households }) => ({
    area,
    period,
    group: category,
    figures: {
      R08c: { value: percentOf(Number(amount), Number(whole)), numerator: Number(amount), denominator: Number(whole), n: households, known: null, eligible: null },
    },
  }));
}
