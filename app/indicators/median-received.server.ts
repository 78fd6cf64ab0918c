import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { firstDay } from "~/shared/dates";
import type { Sums } from "./cells.server";
import { householdMonths } from "./household-months.server";
import { areaKey, levelOf, monthsOf, ofMonths, periodKey, WHOLE_COUNTRY, within, type Scope } from "./scope.server";

export type Median = number | null;
type Row = { area: string; period: string; grp: string | null; median: number };

/**
 * R03: the middle of what came in the known household months. In an area up to a regency they are sorted; above, where
 * there are a million, sums tell in which narrow bucket of amounts the middle lies and only that one is sorted. Both
 * are exact.
 */
export async function mediansReceived(tx: Tx, scope: Scope): Promise<(place: Pick<Sums, "area" | "period" | "grp">) => Median> {
  const apart = scope.by !== null && scope.by !== "month";
  const large = !apart && (levelOf(scope.region) ?? "provinsi") === "provinsi" && !["kecamatan", "desa"].includes(scope.level ?? "");
  const rows = large ? await fromBuckets(tx, scope) : await sorted(tx, scope);
  const found = new Map(rows.map(({ area, period, grp, median }) => [`${area}|${period}|${grp ?? ""}`, median]));
  return ({ area, period, grp }) => found.get(`${area}|${period}|${grp ?? ""}`) ?? null;
}

async function sorted(tx: Tx, scope: Scope): Promise<Row[]> {
  return tx.execute<Row>(sql`
    select ${areaKey(scope)} as area, ${periodKey(scope)} as period, grp, percentile_cont(0.5) within group (order by coalesce(amount, 0)::float8) as median
    from (${householdMonths(scope)}) months where known group by 1, 2, 3`);
}

async function fromBuckets(tx: Tx, scope: Scope): Promise<Row[]> {
  const months = monthsOf(scope);
  if (months.length === 0) return [];
  const inside = scope.level === null && scope.region === WHOLE_COUNTRY ? sql`true` : sql`m.area_code >= h.area and m.area_code < h.area || '/'`;
  const monthList = sql.join(months.map((month) => sql`(${firstDay(month)}::date)`), sql`, `);
  return tx.execute<Row>(sql`
    with counts as (
      select ${areaKey(scope)} as area, ${periodKey(scope)} as period, bucket, sum(months) as months
      from rollup.regency_amounts where ${within(scope)} and ${ofMonths(scope)} group by 1, 2, 3
    ), places as (
      select *, sum(months) over sizes - months as below, (sum(months) over whole - 1) / 2 as middle
      from counts window sizes as (partition by area, period order by bucket), whole as (partition by area, period)
    ), hit as (
      select area, period, bucket, below, middle from places where below <= ceil(middle) and below + months > floor(middle)
    ), amounts as (
      select h.area, h.period, h.middle, coalesce(m.amount, 0)::float8 as amount,
        min(h.below) over one + row_number() over (one order by coalesce(m.amount, 0)) - 1 as place
      from hit h cross join (values ${monthList}) at (month)
        cross join lateral (
          -- Looked up by the index for each; joined at once, all months of the country would be read.
          select amount from rollup.household_months m where m.month = at.month and m.bucket = h.bucket and ${inside} and m.role <> 'part' and m.known offset 0
        ) m
      where ${scope.monthly ? sql`to_char(at.month, 'YYYY-MM') = h.period` : sql`true`}
      window one as (partition by h.area, h.period)
    )
    select area, period, null::text as grp, avg(amount) as median from amounts
    where place in (floor(middle), ceil(middle)) group by 1, 2`);
}
