import { z } from "zod";
import { PERMIT_STATES } from "~/enterprises/codes";
import { codesOf, type CodeList } from "~/shared/codes";
import { line, optionalCount, optionalDate, optionalLine, optionalParagraphs, optionalPhone, optionalRupiah, requiredDate } from "~/shared/schema-fields";
import { BUYER_KINDS, BUYER_SCOPES, CHANNELS, ENQUIRY_CHANNELS, ORDER_STATES, PRODUCT_STATES } from "./codes";

const version = z.number().int().positive();
const resolved = z.number().int().positive().optional();
const optionalCode = <List extends CodeList>(list: List) => z.enum(codesOf(list)).nullish().transform((code) => code ?? null);
const permit = () => z.enum(codesOf(PERMIT_STATES)).default("tidak_diketahui");

const MOST_PIECES = 100_000;
const product = {
  enterpriseId: z.uuid().nullish().transform((id) => id ?? null),
  sellerName: optionalLine(120),
  nameId: line(120),
  nameEn: optionalLine(120),
  unit: line(30),
  priceIdr: optionalRupiah(),
  costIdr: optionalRupiah(),
  stock: optionalCount(0, 1_000_000),
  shelfLifeDays: optionalCount(1, 3_650),
  pirtState: permit(),
  pirtNo: optionalLine(60),
  pirtExpiresOn: optionalDate(),
  halalState: permit(),
  halalNo: optionalLine(60),
  halalExpiresOn: optionalDate(),
  channels: z.array(z.enum(codesOf(CHANNELS))).default([]).transform((channels) => [...new Set(channels)].sort()),
  listingAgreed: z.boolean().default(false),
  /** Empty leaves the number that is stored. */
  contactPhone: optionalPhone(),
  contactAgreed: z.boolean().default(false),
  state: z.enum(codesOf(PRODUCT_STATES)).default("aktif"),
};
export const NewProduct = z.object({ id: z.uuid(), ...product });
export type NewProduct = z.output<typeof NewProduct>;
export const EditProduct = z.object({ version, resolved, ...product });
export type EditProduct = z.output<typeof EditProduct>;

export const ORDER_LINES = 6;
const orderLine = z.object({ productId: z.uuid().nullish(), quantity: optionalCount(1, MOST_PIECES), unitPriceIdr: optionalRupiah() });
/** Rows of the form that nobody filled in are left out; one with a product needs pieces. */
const lines = z.array(orderLine).max(50).default([]).transform((all, context) =>
  all.flatMap(({ productId, quantity, unitPriceIdr }, index) => {
    if (!productId && quantity === null) return [];
    if (!productId) context.addIssue({ code: "custom", path: [index, "productId"], message: "ui:invalid.required" });
    if (quantity === null) context.addIssue({ code: "custom", path: [index, "quantity"], message: "ui:invalid.required" });
    return productId && quantity !== null ? [{ productId, quantity, unitPriceIdr }] : [];
  }));

export const NewOrder = z.object({
  id: z.uuid(),
  orderedOn: requiredDate(),
  channel: optionalCode(CHANNELS),
  buyerKind: optionalCode(BUYER_KINDS),
  buyerRegionScope: optionalCode(BUYER_SCOPES),
  discountIdr: optionalRupiah(),
  shippingIdr: optionalRupiah(),
  lines,
  buyerName: optionalLine(120),
  buyerPhone: optionalPhone(),
  buyerNote: optionalParagraphs(500),
});
export type NewOrder = z.output<typeof NewOrder>;

export const MoveOrder = z.object({ version, to: z.enum(codesOf(ORDER_STATES)) });
export type MoveOrder = z.output<typeof MoveOrder>;

export const ReturnPieces = z.object({ version, lines: z.array(z.object({ productId: z.uuid(), returned: z.number().int().min(0).max(MOST_PIECES) })).max(50) });
export type ReturnPieces = z.output<typeof ReturnPieces>;

/** What somebody without an account asks for on the public page. `website` is a box that people do not see. */
export const Enquiry = z.object({
  id: z.uuid(),
  name: line(120),
  phone: optionalPhone().refine((phone) => phone !== null, { error: "ui:invalid.required" }),
  quantity: z.number().int().min(1).max(10_000),
  channel: optionalCode(ENQUIRY_CHANNELS),
  scope: optionalCode(BUYER_SCOPES),
  note: optionalParagraphs(500),
  agreed: z.boolean({ error: "market:error.agreement_missing" }).refine((agreed) => agreed, { error: "market:error.agreement_missing" }),
  website: z.string().max(200).optional(),
});
export type Enquiry = z.output<typeof Enquiry>;
