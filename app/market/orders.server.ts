import { asc, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { orderLines, orders, products } from "~/db/schema/market";
import { groupedBy } from "~/shared/grouped";
import type { BuyerScope, Channel, OrderState } from "./codes";

const columns = {
  id: orders.id, regionCode: orders.regionCode, orderedOn: orders.orderedOn, channel: sql<Channel | null>`${orders.channel}`, buyerKind: orders.buyerKind, buyerRegionScope: sql<BuyerScope | null>`${orders.buyerRegionScope}`,
  buyerPhoneLast4: orders.buyerPhoneLast4, hasBuyer: sql<boolean>`${orders.buyerNameCipher} is not null or ${orders.buyerPhoneCipher} is not null or ${orders.buyerNoteCipher} is not null`,
  discountIdr: orders.discountIdr, shippingIdr: orders.shippingIdr, status: sql<OrderState>`${orders.status}`, fromPublic: orders.fromPublic, version: orders.version,
};

/** The lines of these orders with their product's name, by order. */
async function linesOf(tx: Tx, ids: readonly string[]) {
  const rows = await tx
    .select({ orderId: orderLines.orderId, productId: orderLines.productId, nameId: products.nameId, unit: products.unit, quantity: orderLines.quantity, unitPriceIdr: orderLines.unitPriceIdr, returned: orderLines.returned })
    .from(orderLines)
    .innerJoin(products, eq(products.id, orderLines.productId))
    .where(sql`${orderLines.orderId} = any(${`{${ids.join(",")}}`}::uuid[])`)
    .orderBy(asc(products.searchName), asc(products.id));
  return groupedBy(rows, ({ orderId }) => orderId);
}

/** One order with its lines; undefined where the actor sees none of that id. What the buyer wrote stays sealed. */
export async function orderById(tx: Tx, id: string, { hold = false } = {}) {
  const found = tx.select(columns).from(orders).where(eq(orders.id, id));
  const [row] = await (hold ? found.for("update") : found);
  return row && { ...row, lines: (await linesOf(tx, [id])).get(id) ?? [] };
}
export type Order = NonNullable<Awaited<ReturnType<typeof orderById>>>;

export const ORDER_ROWS = 20;

/** A page of a village's orders, those that wait for an answer first and then the newest, and how many there are. */
export async function ordersOf(tx: Tx, regionCode: string, page: number) {
  const here = eq(orders.regionCode, regionCode);
  const [rows, total] = await Promise.all([
    tx.select(columns).from(orders).where(here).orderBy(desc(sql`${orders.status} = 'baru'`), desc(orders.orderedOn), desc(orders.id)).limit(ORDER_ROWS).offset((page - 1) * ORDER_ROWS),
    tx.$count(orders, here),
  ]);
  const lines = await linesOf(tx, rows.map(({ id }) => id));
  return { rows: rows.map((row) => ({ ...row, lines: lines.get(row.id) ?? [] })), total };
}
