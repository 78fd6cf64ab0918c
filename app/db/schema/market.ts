import { boolean, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, id, idr, instant, plainDate, recordKeeping, regionCode } from "./columns";
import { enterprises } from "./enterprises";
import { regions } from "./regions";

/** What a village's enterprise or group sells. */
export const products = pgTable(
  "products",
  {
    id: id(),
    regionCode: regionCode().references(() => regions.code),
    enterpriseId: uuid("enterprise_id").references(() => enterprises.id),
    sellerName: text("seller_name"),
    nameId: text("name_id").notNull(),
    nameEn: text("name_en"),
    searchName: text("search_name").notNull(),
    unit: text("unit").notNull(),
    priceIdr: idr("price_idr"),
    costIdr: idr("cost_idr"),
    shelfLifeDays: integer("shelf_life_days"),
    /** Pieces that can be sold today; null is not known. */
    stock: integer("stock"),
    pirtNo: text("pirt_no"),
    pirtState: text("pirt_state").notNull().default("tidak_diketahui"),
    pirtExpiresOn: plainDate("pirt_expires_on"),
    halalNo: text("halal_no"),
    halalState: text("halal_state").notNull().default("tidak_diketahui"),
    halalExpiresOn: plainDate("halal_expires_on"),
    contactCipher: bytes("contact_cipher"),
    contactIndex: bytes("contact_index"),
    contactLast4: text("contact_last4"),
    listingAgreed: boolean("listing_agreed").notNull().default(false),
    contactAgreed: boolean("contact_agreed").notNull().default(false),
    state: text("state").notNull().default("aktif"),
    ...recordKeeping(),
  },
  (table) => [index("products_region").on(table.regionCode, table.searchName, table.id), index("products_enterprise").on(table.enterpriseId)],
);

export const productListings = pgTable(
  "product_listings",
  {
    productId: uuid("product_id").notNull().references(() => products.id),
    channel: text("channel").notNull(),
    activeFrom: plainDate("active_from").notNull(),
    activeTo: plainDate("active_to"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    updatedBy: uuid("updated_by"),
  },
  (table) => [primaryKey({ columns: [table.productId, table.channel, table.activeFrom] })],
);

export const orders = pgTable(
  "orders",
  {
    id: id(),
    regionCode: regionCode().references(() => regions.code),
    orderedOn: plainDate("ordered_on").notNull(),
    channel: text("channel"),
    buyerKind: text("buyer_kind"),
    buyerRegionScope: text("buyer_region_scope"),
    buyerNameCipher: bytes("buyer_name_cipher"),
    buyerPhoneCipher: bytes("buyer_phone_cipher"),
    buyerPhoneLast4: text("buyer_phone_last4"),
    buyerNoteCipher: bytes("buyer_note_cipher"),
    /** Equal for orders of one buyer, and worth nothing without the key. */
    buyerKeyHash: bytes("buyer_key_hash"),
    discountIdr: idr("discount_idr").notNull().default(0n),
    shippingIdr: idr("shipping_idr"),
    status: text("status").notNull().default("baru"),
    fromPublic: boolean("from_public").notNull().default(false),
    ...recordKeeping(),
  },
  (table) => [index("orders_region").on(table.regionCode, table.orderedOn, table.id)],
);

export const orderLines = pgTable(
  "order_lines",
  {
    orderId: uuid("order_id").notNull().references(() => orders.id),
    productId: uuid("product_id").notNull().references(() => products.id),
    quantity: integer("quantity").notNull(),
    unitPriceIdr: idr("unit_price_idr"),
    returned: integer("returned").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.productId] }), index("order_lines_product").on(table.productId)],
);
