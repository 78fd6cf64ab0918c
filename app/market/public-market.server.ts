import { eq, sql } from "drizzle-orm";
import { identifierIndex, openIdentifier } from "~/access/protected-identifiers.server";
import { mayStillSend } from "~/access/public-forms.server";
import { audit } from "~/access/record-change.server";
import { systemActor } from "~/db/actor";
import { asSystem, type Tx } from "~/db/db.server";
import { orderLines, orders } from "~/db/schema/market";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { searchKey } from "~/shared/text";
import { isUuid } from "~/shared/uuid";
import type { Enquiry } from "./market.schema";
import { sealedBuyer } from "./save-order.server";

type Row = {
  id: string; regionCode: string; village: string; seller: string | null; nameId: string; nameEn: string | null; searchName: string; unit: string; priceIdr: string | null; shelfLifeDays: number | null; soldOut: boolean | null;
  pirtNo: string | null; pirtHeld: boolean; halalNo: string | null; halalHeld: boolean; contactCipher: string | null;
};
/** What anybody may see; `phone` is E.164, only where the owner agreed to publish it. */
export type PublicProduct = Omit<Row, "contactCipher" | "searchName"> & { phone: string | null };
export type After = { name: string; id: string };

const found = (tx: Tx, area: string | null, one: string | null, words: string | null, after: After | null, most: number) => tx.execute<Row>(sql`
  select id, region_code as "regionCode", village, seller, name_id as "nameId", name_en as "nameEn", search_name as "searchName", unit, price_idr as "priceIdr", shelf_life_days as "shelfLifeDays", sold_out as "soldOut",
    pirt_no as "pirtNo", pirt_held as "pirtHeld", halal_no as "halalNo", halal_held as "halalHeld", encode(contact_cipher, 'hex') as "contactCipher"
  from app_public_products(${area}, ${one}::uuid, ${words}, ${after?.name ?? null}, ${after?.id ?? null}::uuid, ${most})`);
const shown = ({ contactCipher, searchName: _, ...row }: Row): PublicProduct => ({ ...row, phone: contactCipher === null ? null : openIdentifier("phone", Buffer.from(contactCipher, "hex")) });

export const PUBLIC_ROWS = 30;

/** Products of an area (null: everywhere) by name with these words, after the last one of the page before; `next` where more follow. */
export async function publicProducts(tx: Tx, area: string | null, words: string, after: After | null): Promise<{ rows: PublicProduct[]; next: After | null }> {
  const rows = [...(await found(tx, area, null, searchKey(words) || null, after, PUBLIC_ROWS + 1))];
  const last = rows.length > PUBLIC_ROWS ? rows[PUBLIC_ROWS - 1] : undefined;
  return { rows: rows.slice(0, PUBLIC_ROWS).map(shown), next: last ? { name: last.searchName, id: last.id } : null };
}

/** Where a page begins, as its address says; anything else is the first page. */
export function afterOf(query: URLSearchParams): After | null {
  const [name, id] = [query.get("nama"), query.get("lewat")];
  return name !== null && id !== null && isUuid(id) ? { name: name.slice(0, 200), id } : null;
}

export async function publicProduct(tx: Tx, area: string, id: string): Promise<PublicProduct | undefined> {
  const [row] = await found(tx, area, id, null, null, 1);
  return row && shown(row);
}

/** Villages that show something, with how many products. */
export async function publicSellers(tx: Tx): Promise<{ code: string; name: string; count: number }[]> {
  return [...(await tx.execute<{ code: string; name: string; count: number }>(sql`select region_code as code, village as name, products::int as count from app_public_sellers()`))];
}

const MOST_A_DAY = 40;
export type EnquiryRefusal = { code: "product_gone" } | { code: "too_many" } | { code: "id_taken" };

/** Takes an order from somebody without an account, to be answered by the village. The same id again is success; what fills in the box that nobody sees is thanked and forgotten. */
export function submitEnquiry(area: string, productId: string, { id, name, phone, note, quantity, channel, scope, website }: Enquiry, address: string): Promise<Result<true, EnquiryRefusal>> {
  if (website) return Promise.resolve(ok(true));
  return asSystem("somebody asks for a product on the public page", async (tx) => {
    const product = await publicProduct(tx, area, productId);
    if (!product) return refused({ code: "product_gone" });
    if (!(await mayStillSend(tx, "pasar", address, MOST_A_DAY))) return refused({ code: "too_many" });
    const { regionCode, priceIdr } = product;
    const rows = await tx
      .insert(orders)
      .values({ id, regionCode, orderedOn: todayIn(timeZoneOf(regionCode), new Date()), channel, buyerRegionScope: scope, fromPublic: true, source: "publik", ...sealedBuyer({ name, phone, note }) })
      .onConflictDoNothing()
      .returning({ id: orders.id });
    if (rows.length === 0) return (await isSame(tx, id, productId, quantity, phone)) ? ok(true) : refused({ code: "id_taken" });
    await tx.insert(orderLines).values({ orderId: id, productId, quantity, unitPriceIdr: priceIdr === null ? null : BigInt(priceIdr) });
    await audit(tx, systemActor("public page"), { action: "create", entity: "order", entityId: id, regionCode, detail: { version: 1 } });
    return ok(true);
  });
}

async function isSame(tx: Tx, id: string, productId: string, quantity: number, phone: string | null): Promise<boolean> {
  const rows = await tx.select({ productId: orderLines.productId, quantity: orderLines.quantity, buyer: orders.buyerKeyHash }).from(orders).innerJoin(orderLines, eq(orderLines.orderId, orders.id)).where(eq(orders.id, id));
  return rows.length === 1 && rows[0]!.productId === productId && rows[0]!.quantity === quantity && phone !== null && rows[0]!.buyer !== null && identifierIndex("buyer", phone).equals(rows[0]!.buyer);
}
