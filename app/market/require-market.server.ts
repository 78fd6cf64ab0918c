import { can } from "~/access/capabilities";
import { requireCan } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { isUuid } from "~/shared/uuid";
import { orderById, type Order } from "./orders.server";
import { productById, type Product } from "./products.server";

/** The product of an address, for who keeps the village's records: it is mended there. 404 when it is not the actor's to see. */
export async function requireProduct(tx: Tx, actor: Actor, id: string | undefined): Promise<Product> {
  const product = isUuid(id) ? await productById(tx, id) : undefined;
  if (!product) throw new Response(null, { status: 404 });
  requireCan(actor, "people:write", product.regionCode);
  return product;
}

/** The order of an address. 404 when it is not the actor's to see, 403 when only to read. */
export async function requireOrder(tx: Tx, actor: Actor, id: string | undefined, access: "read" | "write"): Promise<{ order: Order; canWrite: boolean }> {
  const order = isUuid(id) ? await orderById(tx, id) : undefined;
  if (!order) throw new Response(null, { status: 404 });
  requireCan(actor, access === "read" ? "people:read" : "people:write", order.regionCode);
  return { order, canWrite: can(actor, "people:write", order.regionCode) };
}
