import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import type { PermitState } from "~/enterprises/codes";
import type { BuyerScope, Channel } from "./codes";
import { buyerWindow, channelWindow, type MarketSums, type Period } from "./figures";

/**
 * The sums of an area ("ID": the country) that C01–C07 are made from, counted by the database from the views of the facts:
 * whoever sees an area's numbers gets them, without an order or a buyer. An area is what it is today. Stock is that of now,
 * permits as of the last day; `from` and `to` are days, both within.
 */
export async function marketSums(tx: Tx, { area, from, to }: { area: string } & Period): Promise<MarketSums> {
  const within = area === "ID" ? sql`true` : sql`(area_code = ${area} or starts_with(area_code, ${`${area}.`}))`;
  const [channels, scopes, [listed], [buyers], products] = await Promise.all([
    tx.execute<{ channel: Channel | null; orders: number; revenue: string }>(sql`select channel, count(*)::int as orders, sum(revenue_idr)::text as revenue from facts.orders where ${within} and ordered_on between ${from} and ${to} group by channel order by channel`),
    tx.execute<{ scope: BuyerScope | null; revenue: string }>(sql`select buyer_region_scope as scope, sum(revenue_idr)::text as revenue from facts.orders where ${within} and ordered_on between ${from} and ${to} group by buyer_region_scope order by buyer_region_scope`),
    tx.execute<{ products: number; pairs: number }>(sql`
      with stocked as materialized (select product_id from facts.products where ${within} and in_stock)
      select (select count(*) from stocked)::int as products,
        (select count(distinct (product_id, channel)) from facts.sold_products join stocked using (product_id) where ${within} and channel is not null and ordered_on between ${channelWindow(to)} and ${to})::int as pairs`),
    tx.execute<{ identified: number; repeat: number; unidentified: number }>(sql`
      select count(*) filter (where buyer is not null)::int as identified, count(*) filter (where buyer is not null and orders > 1)::int as repeat, coalesce(sum(orders) filter (where buyer is null), 0)::int as unidentified
      from (select buyer_key_hash as buyer, count(*) as orders from facts.orders where ${within} and ordered_on between ${buyerWindow(to)} and ${to} group by buyer_key_hash) buyers`),
    tx.execute<{ hasPrice: boolean; hasCost: boolean; inStock: boolean; pirt: PermitState; halal: PermitState; count: number }>(sql`
      select has_price as "hasPrice", has_cost as "hasCost", coalesce(in_stock, false) as "inStock", app_product_permit(pirt_state, pirt_expires_on, enterprise_pirt_state, enterprise_pirt_expires_on, ${to}::date) as pirt,
        app_product_permit(halal_state, halal_expires_on, enterprise_halal_state, enterprise_halal_expires_on, ${to}::date) as halal, count(*)::int as count
      from facts.products where ${within} group by 1, 2, 3, 4, 5`),
  ]);
  return {
    channels: channels.map(({ channel, orders, revenue }) => ({ channel, orders, revenueIdr: BigInt(revenue) })),
    scopes: scopes.map(({ scope, revenue }) => ({ scope, revenueIdr: BigInt(revenue) })),
    listed: listed ?? { products: 0, pairs: 0 },
    buyers: { identified: buyers?.identified ?? 0, repeat: buyers?.repeat ?? 0, unidentifiedOrders: buyers?.unidentified ?? 0 },
    products: products.map(({ pirt, halal, ...facts }) => ({ ...facts, photo: null, permits: [pirt, halal] })),
  };
}
