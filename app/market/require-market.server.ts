import { can } from "~/access/capabilities";
import { requireCan } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { isUuid } from "~/shared/uuid";
import { orderById, type Order } from "./orders.server";
import { productById, type Product } from "./products.server";

type Access = "read" | "write";
const capabilityOf = (access: Access) => (access === "read" ? "people:read" : "people:write");

/** The product of an address. 404 when it is not the actor's to see, 403 when only to read. */
export async function requireProduct(tx: Tx, actor: Actor, id: string | undefined, access: Access): Promise<{ product: Product; canWrite: boolean }> {
  const product = isUuid(id) ? await productById(tx, id) : undefined;
  if (!product) throw new Response(null, { status: 404 });
  requireCan(actor, capabilityOf(access), product.regionCode);
  return { product, canWrite: can(actor, "people:write", product.regionCode) };
}

/** The order of an address, likewise. */
export async function requireOrder(tx: Tx, actor: Actor, id: string | undefined, access: Access): Promise<{ order: Order; canWrite: boolean }> {
  const order = isUuid(id) ? await orderById(tx, id) : undefined;
  if (!order) throw new Response(null, { status: 404 });
  requireCan(actor, capabilityOf(access), order.regionCode);
  return { order, canWrite: can(actor, "people:write", order.regionCode) };
}
