import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { addDays, type PlainDate } from "~/shared/dates";
import { channelShares, channelWindow, marketFigures } from "./figures";
import { grossIdr } from "./order-states";
import { ordersOf, type Order } from "./orders.server";
import { missingFor, productPermit } from "./permits";
import { productsOf, type Product } from "./products.server";
import { marketSums } from "./sums.server";

const YEAR_DAYS = 365;

/** A village's market as its page shows it: products, orders, what a year brought through which channel, and what nobody bought. */
export async function marketSheet(tx: Tx, regionCode: string, today: PlainDate, { products, orders }: { products: number; orders: number }) {
  const from = addDays(today, 1 - YEAR_DAYS);
  const [listed, ordered, sums, unsold] = await Promise.all([productsOf(tx, regionCode, products), ordersOf(tx, regionCode, orders), marketSums(tx, { area: regionCode, from, to: today }), unsoldProducts(tx, regionCode, today)]);
  const { orders: counted, revenueIdr, meanOrderIdr } = marketFigures(sums);
  return {
    from, products: { total: listed.total, rows: listed.rows.map((product) => productRow(product, today)) }, orders: { total: ordered.total, rows: ordered.rows.map(orderRow) },
    year: { orders: counted, revenueIdr, meanOrderIdr, channels: channelShares(sums.channels) }, unsold,
  };
}

function productRow(product: Product, today: PlainDate) {
  const { id, nameId, unit, priceIdr, costIdr, stock, state, enterprise, sellerName, listingAgreed } = product;
  const permits = [
    productPermit({ state: product.pirtState, expiresOn: product.pirtExpiresOn }, product.enterprisePirt, today), productPermit({ state: product.halalState, expiresOn: product.halalExpiresOn }, product.enterpriseHalal, today),
  ];
  const lacks = missingFor({ photo: null, hasPrice: priceIdr !== null, hasCost: costIdr !== null, inStock: (stock ?? 0) > 0, permits });
  return { id, nameId, unit, priceIdr, stock, seller: enterprise ?? sellerName, isWithdrawn: state === "ditarik", isPublic: state === "aktif" && listingAgreed, lacks: permits.includes("tidak_diketahui") ? [...lacks, "permitUnknown"] : lacks };
}

/** What the buyer pays without shipping; null while a price is not agreed. */
export const orderTotal = ({ lines, discountIdr }: Pick<Order, "lines" | "discountIdr">): bigint | null => (lines.some(({ unitPriceIdr }) => unitPriceIdr === null) ? null : grossIdr(lines) - discountIdr);

const orderRow = (order: Order) => ({
  id: order.id, orderedOn: order.orderedOn, channel: order.channel, status: order.status, fromPublic: order.fromPublic, totalIdr: orderTotal(order), lines: order.lines.map(({ nameId, quantity, unit }) => ({ nameId, quantity, unit })),
});

const UNSOLD_ROWS = 5;

/** Products in stock that have been here for 90 days and that nobody bought in them, first those never sold and those sold longest ago; and how many there are. */
async function unsoldProducts(tx: Tx, regionCode: string, today: PlainDate): Promise<{ rows: { id: string; name: string; seller: string | null }[]; total: number }> {
  const since = channelWindow(today);
  const rows = await tx.execute<{ id: string; name: string; seller: string | null; total: number }>(sql`
    select p.id, p.name_id as name, coalesce(e.name, p.seller_name) as seller, count(*) over ()::int as total
    from products p left join enterprises e on e.id = p.enterprise_id
      cross join lateral (
        select max(o.ordered_on) as sold_on from order_lines l join orders o on o.id = l.order_id
        where l.product_id = p.id and o.status in ('dibayar', 'dikirim', 'selesai') and l.returned < l.quantity and o.ordered_on <= ${today}) last
    where p.region_code = ${regionCode} and p.state = 'aktif' and p.stock > 0 and p.created_at < ${since}::date and (last.sold_on is null or last.sold_on < ${since})
    order by last.sold_on nulls first, p.search_name, p.id limit ${UNSOLD_ROWS}`);
  return { rows: rows.map(({ id, name, seller }) => ({ id, name, seller })), total: rows[0]?.total ?? 0 };
}
