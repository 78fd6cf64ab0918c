import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { can } from "~/access/capabilities";
import { sealIdentifier } from "~/access/protected-identifiers.server";
import { createdAs, createdFields, pendingChanges, type Conflict } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { productListings, products } from "~/db/schema/market";
import { enterpriseById } from "~/enterprises/enterprises.server";
import type { Created } from "~/households/create-households.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { maskAllButLast4, searchKey } from "~/shared/text";
import type { Channel } from "./codes";
import type { EditProduct, NewProduct } from "./market.schema";
import { lockedProduct } from "./products.server";

export type ProductRefusal =
  | { code: "not_found" } | { code: "forbidden" } | { code: "id_taken" } | { code: "seller_missing" } | { code: "enterprise_unknown" } | { code: "contact_missing" } | { code: "permit_date_alone"; field: string } | Conflict;

/** Records a product of a village. The same id with the same content is success. */
export async function recordProduct(tx: Tx, actor: Actor, regionCode: string, { id, contactPhone, channels, ...content }: NewProduct): Promise<Result<Created, ProductRefusal>> {
  if (!can(actor, "people:write", regionCode)) return refused({ code: "forbidden" });
  const problem = await problemOf(tx, regionCode, content, contactPhone !== null);
  if (problem) return refused(problem);
  const sealed = contactPhone === null ? null : sealIdentifier("phone", contactPhone);
  const rows = await tx
    .insert(products)
    .values({ ...content, ...contactOf(sealed), id, regionCode, searchName: searchKey(content.nameId), createdBy: actor.userId, updatedBy: actor.userId })
    .onConflictDoNothing()
    .returning({ id: products.id });
  const told = { ...content, channels, contact: contactPhone && maskAllButLast4(contactPhone), contactKey: sealed?.index.toString("hex") ?? null };
  if (rows.length === 0) return (await createdAs(tx, "product", new Map([[id, told]]))).has(id) ? ok({ id, version: 1, repeated: true }) : refused({ code: "id_taken" });
  await listOn(tx, actor, { id, regionCode, before: [], channels });
  await recordChange(tx, actor, { entity: "product", entityId: id, householdId: null, regionCode, version: 1, kind: "create", fields: createdFields(told) });
  return ok({ id, version: 1, repeated: false });
}

/** Mends a product from the version that was seen; its number only where a new one is given. */
export async function editProduct(tx: Tx, actor: Actor, id: string, { version, resolved, contactPhone, ...content }: EditProduct): Promise<Result<{ version: number }, ProductRefusal>> {
  const current = await lockedProduct(tx, id);
  if (!current) return refused({ code: "not_found" });
  const { id: _id, regionCode, contactLast4, ...stored } = current;
  if (!can(actor, "people:write", regionCode)) return refused({ code: "forbidden" });
  const problem = await problemOf(tx, regionCode, content, contactPhone !== null || contactLast4 !== null);
  if (problem) return refused(problem);
  const wanted = { ...content, ...(contactPhone === null ? {} : { contact: maskAllButLast4(contactPhone) }) };
  const pending = await pendingChanges(tx, { entity: "product", id, version, resolved }, { ...stored, contact: contactLast4 && `••••${contactLast4}` }, wanted, contactPhone === null ? [] : ["contact"]);
  if (!pending.ok) return pending;
  const fields = Object.keys(pending.value);
  if (fields.length === 0) return ok({ version: current.version });
  const { channels, ...plain } = content;
  const changed = Object.fromEntries(Object.entries(plain).filter(([field]) => fields.includes(field)));
  const next = current.version + 1;
  await tx
    .update(products)
    .set({
      ...changed, ...(fields.includes("contact") && contactPhone !== null ? contactOf(sealIdentifier("phone", contactPhone)) : {}), ...(fields.includes("nameId") ? { searchName: searchKey(content.nameId) } : {}),
      version: next, updatedAt: new Date(), updatedBy: actor.userId,
    })
    .where(eq(products.id, id));
  if (fields.includes("channels")) await listOn(tx, actor, { id, regionCode, before: current.channels, channels });
  await recordChange(tx, actor, { entity: "product", entityId: id, householdId: null, regionCode, version: next, kind: "update", fields: pending.value });
  return ok({ version: next });
}

const contactOf = (sealed: ReturnType<typeof sealIdentifier> | null) => ({ contactCipher: sealed?.cipher ?? null, contactIndex: sealed?.index ?? null, contactLast4: sealed?.last4 ?? null });

type Content = Omit<NewProduct, "id" | "contactPhone" | "channels">;

async function problemOf(tx: Tx, regionCode: string, content: Content, hasContact: boolean): Promise<ProductRefusal | null> {
  if (content.enterpriseId === null && content.sellerName === null) return { code: "seller_missing" };
  if (content.enterpriseId !== null) {
    const enterprise = await enterpriseById(tx, content.enterpriseId);
    if (!enterprise || (enterprise.homeCode ?? enterprise.regionCode) !== regionCode) return { code: "enterprise_unknown" };
  }
  if (content.contactAgreed && !hasContact) return { code: "contact_missing" };
  for (const permit of ["pirt", "halal"] as const) {
    if (content[`${permit}ExpiresOn`] !== null && content[`${permit}State`] === "tidak_diketahui") return { code: "permit_date_alone", field: `${permit}State` };
  }
  return null;
}

/** From today on the product is offered through these channels: new ones begin, those left out end. */
async function listOn(tx: Tx, actor: Actor, { id, regionCode, before, channels }: { id: string; regionCode: string; before: readonly Channel[]; channels: readonly Channel[] }): Promise<void> {
  const today = todayIn(timeZoneOf(regionCode), new Date());
  const ended = before.filter((channel) => !channels.includes(channel));
  const begun = channels.filter((channel) => !before.includes(channel));
  const by = { updatedAt: new Date(), updatedBy: actor.userId };
  if (ended.length > 0) await tx.update(productListings).set({ activeTo: today, ...by }).where(and(eq(productListings.productId, id), inArray(productListings.channel, ended), isNull(productListings.activeTo)));
  if (begun.length > 0) {
    await tx
      .insert(productListings)
      .values(begun.map((channel) => ({ productId: id, channel, activeFrom: today, updatedBy: actor.userId })))
      .onConflictDoUpdate({ target: [productListings.productId, productListings.channel, productListings.activeFrom], set: { activeTo: sql`null`, ...by } });
  }
}
