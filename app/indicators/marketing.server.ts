import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import type { PermitState } from "~/enterprises/codes";
import type { BuyerScope, Channel } from "~/market/codes";
import { BUYER_DAYS, CHANNEL_DAYS, marketFigures, type MarketSums } from "~/market/figures";
import { firstDay, lastDay } from "~/shared/dates";
import { percentOf, type Cell } from "./figure";
import { areaKey, periodKey, stateDays, within, type Scope } from "./scope.server";

type Place = { area: string; period: string };

/** C01–C07 of each area and period, by the pillar's own rules (app/market/figures.ts) from sums of the compact facts. */
export async function marketing(tx: Tx, scope: Scope): Promise<Cell[]> {
  const days = sql`days (period, day) as ${stateDays(scope)}`;
  const ofPeriod = sql`${within(scope)} and ordered_on between ${firstDay(scope.from)}::date and ${lastDay(scope.to)}::date`;
  const period = periodKey(scope, sql`ordered_on`);
  const [channels, scopes, listed, buyers, products] = await Promise.all([
    tx.execute<Place & { channel: Channel | null; orders: number; revenue: string }>(sql`select ${areaKey(scope)} as area, ${period} as period, channel, count(*)::int as orders, sum(revenue_idr)::text as revenue from rollup.orders where ${ofPeriod} group by 1, 2, 3`),
    tx.execute<Place & { scope: BuyerScope | null; revenue: string }>(sql`select ${areaKey(scope)} as area, ${period} as period, buyer_region_scope as scope, sum(revenue_idr)::text as revenue from rollup.orders where ${ofPeriod} group by 1, 2, 3`),
    tx.execute<Place & { products: number; pairs: number }>(sql`
      with ${days}, stocked as materialized (select product_id, area_code from facts.products where ${within(scope)} and in_stock)
      select ${areaKey(scope)} as area, period, count(*)::int as products,
        sum((select count(distinct channel) from rollup.sold_products s where s.product_id = stocked.product_id and s.area_code = stocked.area_code and s.ordered_on between day - ${CHANNEL_DAYS - 1}::int and day))::int as pairs
      from stocked cross join days group by 1, 2`),
    tx.execute<Place & { identified: number; repeat: number; unidentified: number }>(sql`
      with ${days}, buyers as (
        select ${areaKey(scope)} as area, period, buyer_key_hash as buyer, count(*) as orders from rollup.orders join days on ordered_on between day - ${BUYER_DAYS - 1}::int and day where ${within(scope)} group by 1, 2, 3
      )
      select area, period, count(*) filter (where buyer is not null)::int as identified, count(*) filter (where buyer is not null and orders > 1)::int as repeat, coalesce(sum(orders) filter (where buyer is null), 0)::int as unidentified from buyers group by 1, 2`),
    tx.execute<Place & { hasPrice: boolean; hasCost: boolean; inStock: boolean; pirt: PermitState; halal: PermitState; count: number }>(sql`
      with ${days}
      select ${areaKey(scope)} as area, period, has_price as "hasPrice", has_cost as "hasCost", coalesce(in_stock, false) as "inStock", app_product_permit(pirt_state, pirt_expires_on, enterprise_pirt_state, enterprise_pirt_expires_on, day) as pirt,
        app_product_permit(halal_state, halal_expires_on, enterprise_halal_state, enterprise_halal_expires_on, day) as halal, count(*)::int as count
      from facts.products cross join days where ${within(scope)} group by 1, 2, 3, 4, 5, 6, 7`),
  ]);
  const places = new Map<string, Place>();
  for (const { area, period: name } of [...channels, ...listed, ...buyers, ...products]) places.set(`${area}|${name}`, { area, period: name });
  return [...places.values()].map(({ area, period: name }) => {
    const here = <Row extends Place>(rows: readonly Row[]) => rows.filter((row) => row.area === area && row.period === name);
    const [stock] = here(listed);
    const [bought] = here(buyers);
    return {
      area, period: name, group: null,
      figures: figuresOf({
        channels: here(channels).map(({ channel, orders, revenue }) => ({ channel, orders, revenueIdr: BigInt(revenue) })),
        scopes: here(scopes).map(({ scope: from, revenue }) => ({ scope: from, revenueIdr: BigInt(revenue) })),
        listed: { products: stock?.products ?? 0, pairs: stock?.pairs ?? 0 },
        buyers: { identified: bought?.identified ?? 0, repeat: bought?.repeat ?? 0, unidentifiedOrders: bought?.unidentified ?? 0 },
        products: here(products).map(({ hasPrice, hasCost, inStock, pirt, halal, count }) => ({ hasPrice, hasCost, inStock, count, photo: null, permits: [pirt, halal] })),
      }),
    };
  });
}

function figuresOf(sums: MarketSums): Cell["figures"] {
  const { orders, revenueIdr, meanOrderIdr, channelsPerProduct, listedProducts, outside, repeat, hhi, ready } = marketFigures(sums);
  const revenue = Number(revenueIdr);
  const cases = { n: orders, known: orders, eligible: orders };
  const ofRevenue = (known: bigint) => ({ n: orders, known: Number(known), eligible: revenue });
  return {
    C01: { value: orders, numerator: orders, denominator: null, ...cases },
    C02: { value: orders > 0 ? revenue : null, numerator: revenue, denominator: null, ...cases },
    C02b: { value: meanOrderIdr, numerator: revenue, denominator: orders, ...cases },
    C03: { value: channelsPerProduct, numerator: sums.listed.pairs, denominator: listedProducts, n: listedProducts, known: listedProducts, eligible: listedProducts },
    C04: { value: outside.share === null ? null : outside.share * 100, numerator: null, denominator: Number(outside.knownIdr), ...ofRevenue(outside.knownIdr) },
    C05: { value: percentOf(repeat.repeat, repeat.identified), numerator: repeat.repeat, denominator: repeat.identified, n: repeat.identified, known: repeat.identified, eligible: repeat.identified },
    C06: { value: hhi.value, numerator: null, denominator: null, ...ofRevenue(hhi.knownIdr) },
    C07: { value: percentOf(ready.ready, ready.known), numerator: ready.ready, denominator: ready.known, n: ready.known, known: ready.known, eligible: ready.known + ready.unknown },
  };
}
