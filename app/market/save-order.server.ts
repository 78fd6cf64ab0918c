import { and, eq } from "drizzle-orm";
import { can } from "~/access/capabilities";
import { identifierIndex, openIdentifier, sealIdentifier } from "~/access/protected-identifiers.server";
import { createdAs, createdFields } from "~/access/record-batch.server";
import { audit, recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { insertRows } from "~/db/insert-rows.server";
import { orderLines, orders, products } from "~/db/schema/market";
import type { Created } from "~/households/create-households.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import type { MoveOrder, NewOrder, ReturnPieces } from "./market.schema";
import { orderStep, withReturns, type OrderLine, type ReturnRefusal, type StepRefusal } from "./order-states";
import { orderById, type Order } from "./orders.server";
import { lockedStock } from "./products.server";

export type OrderRefusal =
  | { code: "not_found" } | { code: "forbidden" } | { code: "id_taken" } | { code: "changed_meanwhile" } | { code: "no_lines" } | { code: "product_unknown" } | { code: "product_twice" } | { code: "ordered_later" }
  | Exclude<StepRefusal, { code: "stock_short" }> | { code: "stock_short"; product: string; left: number } | Exclude<ReturnRefusal, { code: "returned_too_many" }> | { code: "returned_too_many"; product: string; most: number };

/** Who buys, sealed; the number alone tells that somebody bought again. */
export function sealedBuyer({ name, phone, note }: { name: string | null; phone: string | null; note: string | null }) {
  const sealed = phone === null ? null : sealIdentifier("phone", phone);
  const cipherOf = (text: string | null) => (text === null ? null : sealIdentifier("buyer", text).cipher);
  return {
    buyerNameCipher: cipherOf(name), buyerNoteCipher: cipherOf(note), buyerPhoneCipher: sealed?.cipher ?? null, buyerPhoneLast4: sealed?.last4 ?? null,
    buyerKeyHash: phone === null ? null : identifierIndex("buyer", phone),
  };
}

/** Records an order of a village as an enquiry. A line without a price takes what the product costs now. The same id with the same content is success. */
export async function recordOrder(tx: Tx, actor: Actor, regionCode: string, { id, lines, discountIdr, buyerName, buyerPhone, buyerNote, ...content }: NewOrder): Promise<Result<Created, OrderRefusal>> {
  if (!can(actor, "people:write", regionCode)) return refused({ code: "forbidden" });
  if (lines.length === 0) return refused({ code: "no_lines" });
  if (new Set(lines.map(({ productId }) => productId)).size < lines.length) return refused({ code: "product_twice" });
  if (content.orderedOn > todayIn(timeZoneOf(regionCode), new Date())) return refused({ code: "ordered_later" });
  const stock = await lockedStock(tx, regionCode, lines.map(({ productId }) => productId));
  if (stock.size < lines.length) return refused({ code: "product_unknown" });
  const buyer = { name: buyerName, phone: buyerPhone, note: buyerNote };
  const values = { ...content, discountIdr: discountIdr ?? 0n };
  const rows = await tx.insert(orders).values({ ...values, ...sealedBuyer(buyer), id, regionCode, createdBy: actor.userId, updatedBy: actor.userId }).onConflictDoNothing().returning({ id: orders.id });
  // History keeps whether the buyer was told the same way, never the buyer.
  const told = { ...values, lines, buyer: Object.values(buyer).some((text) => text !== null) ? identifierIndex("buyer", JSON.stringify(buyer)).toString("hex") : null };
  if (rows.length === 0) return (await createdAs(tx, "order", new Map([[id, told]]))).has(id) ? ok({ id, version: 1, repeated: true }) : refused({ code: "id_taken" });
  await insertRows(tx, orderLines, lines.map(({ productId, quantity, unitPriceIdr }) => ({ orderId: id, productId, quantity, unitPriceIdr: unitPriceIdr ?? stock.get(productId)?.priceIdr ?? null })));
  await recordChange(tx, actor, { entity: "order", entityId: id, householdId: null, regionCode, version: 1, kind: "create", fields: createdFields(told) });
  return ok({ id, version: 1, repeated: false });
}

/** Takes an order one step on. Payment takes the pieces out of stock in the same transaction; a paid order that is cancelled brings them back. */
export async function moveOrder(tx: Tx, actor: Actor, id: string, { version, to }: MoveOrder): Promise<Result<{ version: number }, OrderRefusal>> {
  const order = await orderById(tx, id, { hold: true });
  if (!order) return refused({ code: "not_found" });
  if (!can(actor, "people:write", order.regionCode)) return refused({ code: "forbidden" });
  if (order.status === to) return ok({ version: order.version });
  if (order.version !== version) return refused({ code: "changed_meanwhile" });
  const stock = await lockedStock(tx, order.regionCode, order.lines.map(({ productId }) => productId));
  // Somebody asked before there was a price: what it costs on the day of the payment is agreed.
  const lines = to === "dibayar" ? order.lines.map((line) => ({ ...line, unitPriceIdr: line.unitPriceIdr ?? stock.get(line.productId)?.priceIdr ?? null })) : order.lines;
  const step = orderStep({ ...order, lines }, to, new Map([...stock].map(([productId, row]) => [productId, row.stock])));
  if (!step.ok) return refused(step.reason.code === "stock_short" ? { code: "stock_short", product: stock.get(step.reason.productId)?.nameId ?? "", left: step.reason.left } : step.reason);
  for (const [productId, pieces] of step.value) {
    const product = stock.get(productId);
    if (product === undefined || product.stock === null) continue;
    const next = { stock: product.stock + pieces, version: product.version + 1 };
    await tx.update(products).set({ ...next, updatedAt: new Date(), updatedBy: actor.userId }).where(eq(products.id, productId));
    await recordChange(tx, actor, { entity: "product", entityId: productId, householdId: null, regionCode: order.regionCode, version: next.version, kind: "update", fields: { stock: [product.stock, next.stock] } });
  }
  await setLines(tx, id, order.lines, lines);
  await write(tx, actor, order, { status: to }, { status: [order.status, to] });
  return ok({ version: version + 1 });
}

/** Says how many pieces of each line came back in all; an order of which nothing is left is `retur`. What came back is not sold again. */
export async function returnPieces(tx: Tx, actor: Actor, id: string, { version, lines }: ReturnPieces): Promise<Result<{ version: number }, OrderRefusal>> {
  const order = await orderById(tx, id, { hold: true });
  if (!order) return refused({ code: "not_found" });
  if (!can(actor, "people:write", order.regionCode)) return refused({ code: "forbidden" });
  const wanted = new Map(lines.map(({ productId, returned }) => [productId, returned]));
  if (order.lines.every(({ productId, returned }) => (wanted.get(productId) ?? returned) === returned)) return ok({ version: order.version });
  if (order.version !== version) return refused({ code: "changed_meanwhile" });
  const after = withReturns(order, wanted);
  if (!after.ok) {
    const { reason } = after;
    return refused(reason.code === "returned_too_many" ? { code: reason.code, most: reason.most, product: order.lines.find(({ productId }) => productId === reason.productId)?.nameId ?? "" } : reason);
  }
  await setLines(tx, id, order.lines, after.value.lines);
  const count = (all: readonly OrderLine[]) => Object.fromEntries(all.map(({ productId, returned }) => [productId, returned]));
  await write(tx, actor, order, { status: after.value.status }, {
    returned: [count(order.lines), count(after.value.lines)], ...(after.value.status === order.status ? {} : { status: [order.status, after.value.status] as [unknown, unknown] }),
  });
  return ok({ version: version + 1 });
}

/** Who buys in full, for who keeps the village's records, so that the buyer can be answered; the audit log says so. */
export async function buyerOf(tx: Tx, actor: Actor, id: string): Promise<Result<{ name: string | null; phone: string | null; note: string | null }, { code: "not_found" } | { code: "forbidden" }>> {
  const [row] = await tx.select({ regionCode: orders.regionCode, name: orders.buyerNameCipher, phone: orders.buyerPhoneCipher, note: orders.buyerNoteCipher }).from(orders).where(eq(orders.id, id));
  if (!row) return refused({ code: "not_found" });
  if (!can(actor, "people:write", row.regionCode)) return refused({ code: "forbidden" });
  await audit(tx, actor, { action: "reveal", entity: "order", entityId: id, regionCode: row.regionCode, detail: { identifier: "buyer", reason: "pesanan" } });
  return ok({ name: row.name && openIdentifier("buyer", row.name), phone: row.phone && openIdentifier("phone", row.phone), note: row.note && openIdentifier("buyer", row.note) });
}

async function setLines(tx: Tx, orderId: string, before: readonly OrderLine[], after: readonly OrderLine[]): Promise<void> {
  for (const [index, { productId, unitPriceIdr, returned }] of after.entries()) {
    if (before[index]?.unitPriceIdr === unitPriceIdr && before[index]?.returned === returned) continue;
    await tx.update(orderLines).set({ unitPriceIdr, returned }).where(and(eq(orderLines.orderId, orderId), eq(orderLines.productId, productId)));
  }
}

async function write(tx: Tx, actor: Actor, { id, regionCode, version }: Order, values: Partial<typeof orders.$inferInsert>, fields: Record<string, [unknown, unknown]>): Promise<void> {
  await tx.update(orders).set({ ...values, version: version + 1, updatedAt: new Date(), updatedBy: actor.userId }).where(eq(orders.id, id));
  await recordChange(tx, actor, { entity: "order", entityId: id, householdId: null, regionCode, version: version + 1, kind: "update", fields });
}
