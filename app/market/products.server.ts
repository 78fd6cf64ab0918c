import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { enterprisePermits, enterprises } from "~/db/schema/enterprises";
import { products } from "~/db/schema/market";
import type { PermitState } from "~/enterprises/codes";
import { enterprisesIn } from "~/enterprises/enterprises.server";
import type { PlainDate } from "~/shared/dates";
import type { Channel, ProductState } from "./codes";

const permitState = (column: typeof products.pirtState | typeof products.halalState) => sql<PermitState>`${column}`;
const columns = {
  id: products.id, regionCode: products.regionCode, enterpriseId: products.enterpriseId, sellerName: products.sellerName, nameId: products.nameId, nameEn: products.nameEn, unit: products.unit, priceIdr: products.priceIdr,
  costIdr: products.costIdr, shelfLifeDays: products.shelfLifeDays, stock: products.stock, pirtNo: products.pirtNo, pirtState: permitState(products.pirtState), pirtExpiresOn: products.pirtExpiresOn, halalNo: products.halalNo,
  halalState: permitState(products.halalState), halalExpiresOn: products.halalExpiresOn, contactLast4: products.contactLast4, listingAgreed: products.listingAgreed, contactAgreed: products.contactAgreed,
  state: sql<ProductState>`${products.state}`, version: products.version,
  channels: sql<Channel[]>`(select coalesce(array_agg(l.channel order by l.channel), '{}') from product_listings l where l.product_id = ${products.id} and l.active_to is null)`,
};
const permitOf = (permit: string) => sql<{ state: PermitState; expiresOn: PlainDate | null } | null>`
  (select jsonb_build_object('state', e.state, 'expiresOn', e.expires_on) from ${enterprisePermits} e where e.enterprise_id = ${products.enterpriseId} and e.permit = ${permit})`;
const withSeller = { ...columns, enterprise: enterprises.name, enterprisePirt: permitOf("pirt"), enterpriseHalal: permitOf("halal") };

/** One product with its seller; undefined where the actor sees none of that id. */
export async function productById(tx: Tx, id: string) {
  const [row] = await tx.select(withSeller).from(products).leftJoin(enterprises, eq(enterprises.id, products.enterpriseId)).where(eq(products.id, id));
  return row;
}
export type Product = NonNullable<Awaited<ReturnType<typeof productById>>>;

/** The same row without its seller, held until the transaction ends. */
export async function lockedProduct(tx: Tx, id: string) {
  const [row] = await tx.select(columns).from(products).where(eq(products.id, id)).for("update");
  return row;
}

export const PRODUCT_ROWS = 30;

/** A page of a village's products by name, and how many there are. */
export async function productsOf(tx: Tx, regionCode: string, page: number) {
  const here = eq(products.regionCode, regionCode);
  const [rows, total] = await Promise.all([
    tx.select(withSeller).from(products).leftJoin(enterprises, eq(enterprises.id, products.enterpriseId)).where(here).orderBy(asc(products.state), asc(products.searchName), asc(products.id)).limit(PRODUCT_ROWS).offset((page - 1) * PRODUCT_ROWS),
    tx.$count(products, here),
  ]);
  return { rows, total };
}

/** What an order of the village can be of, by name. */
export function productChoices(tx: Tx, regionCode: string) {
  return tx.select({ id: products.id, nameId: products.nameId, unit: products.unit, priceIdr: products.priceIdr, stock: products.stock }).from(products).where(and(eq(products.regionCode, regionCode), eq(products.state, "aktif"))).orderBy(asc(products.searchName), asc(products.id));
}

/** Enterprises of the village that may sell; one that closed sells no more. */
export async function sellersIn(tx: Tx, regionCode: string) {
  return (await enterprisesIn(tx, regionCode)).filter(({ closedOn }) => closedOn === null).map(({ id, name }) => ({ id, name }));
}

/** These products of a village with what can be sold of each, held in one order until the transaction ends, so that two payments wait for each other. */
export async function lockedStock(tx: Tx, regionCode: string, ids: readonly string[]) {
  const rows = await tx
    .select({ id: products.id, nameId: products.nameId, stock: products.stock, priceIdr: products.priceIdr, version: products.version })
    .from(products)
    .where(and(eq(products.regionCode, regionCode), inArray(products.id, [...ids])))
    .orderBy(asc(products.id))
    .for("update");
  return new Map(rows.map((row) => [row.id, row]));
}
