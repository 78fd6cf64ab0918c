import type postgres from "postgres";
import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import { publicActor, type Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import type { BuyerScope, Channel, OrderState } from "~/market/codes";
import { channelShares, marketFigures } from "~/market/figures";
import { marketSheet } from "~/market/market-sheet.server";
import { EditProduct, Enquiry, NewOrder, NewProduct } from "~/market/market.schema";
import { orderById } from "~/market/orders.server";
import { productById } from "~/market/products.server";
import { publicProduct, publicProducts, publicSellers, submitEnquiry } from "~/market/public-market.server";
import { buyerOf, moveOrder, recordOrder, returnPieces } from "~/market/save-order.server";
import { editProduct, recordProduct } from "~/market/save-product.server";
import { marketSums } from "~/market/sums.server";
import { roundHalfAway, roundPercent } from "~/shared/numbers";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { SISTER_VILLAGE, VILLAGE } from "../factories/households";

const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
const neighbour = anActor({ role: "koordinator_desa", area: SISTER_VILLAGE });
const planner = anActor({ role: "perencana", area: "35" });

const product = (facts: Record<string, unknown> = {}) => NewProduct.parse({ id: uuidv7(), sellerName: "Kelompok Purna", nameId: "Keripik talas", unit: "bungkus", priceIdr: "25.000", stock: 10, ...facts });
const order = (lines: { productId: string; quantity: number; unitPriceIdr?: string }[], facts: Record<string, unknown> = {}) => NewOrder.parse({ id: uuidv7(), orderedOn: "2025-03-01", channel: "wa", lines, ...facts });
const sell = (input: NewProduct, actor: Actor = coordinator) => asActor(actor, (tx) => recordProduct(tx, actor, VILLAGE, input));
const record = (input: NewOrder, actor: Actor = coordinator) => asActor(actor, (tx) => recordOrder(tx, actor, VILLAGE, input));
const move = (id: string, version: number, to: OrderState, actor: Actor = coordinator) => asActor(actor, (tx) => moveOrder(tx, actor, id, { version, to }));
const back = (id: string, version: number, productId: string, returned: number) => asActor(coordinator, (tx) => returnPieces(tx, coordinator, id, { version, lines: [{ productId, returned }] }));
const stored = (id: string) => asActor(coordinator, (tx) => orderById(tx, id));
const stockOf = async (id: string) => (await asActor(coordinator, (tx) => productById(tx, id)))?.stock;

describe("an order", () => {
  dbTest("takes its pieces out of stock with the payment, and brings them back when it is cancelled", async () => {
    const crisps = product();
    expect(await sell(crisps, neighbour)).toEqual({ ok: false, reason: { code: "forbidden" } });
    expect(await sell(crisps)).toMatchObject({ ok: true });
    const input = order([{ productId: crisps.id, quantity: 4 }], { buyerName: "Bu Rini", buyerPhone: "0812 3456 7890" });
    expect(await record(input)).toMatchObject({ ok: true, value: { repeated: false } });
    expect(await record(input)).toMatchObject({ ok: true, value: { repeated: true } });
    expect(await record({ ...input, buyerName: "Bu Rina" })).toEqual({ ok: false, reason: { code: "id_taken" } });
    expect(await stockOf(crisps.id)).toBe(10);
    expect(await move(input.id, 1, "dibayar")).toEqual({ ok: true, value: { version: 2 } });
    expect(await stockOf(crisps.id)).toBe(6);
    expect(await move(input.id, 1, "dibayar")).toEqual({ ok: true, value: { version: 2 } });
    expect(await stockOf(crisps.id)).toBe(6);
    expect(await move(input.id, 1, "batal")).toEqual({ ok: false, reason: { code: "changed_meanwhile" } });
    expect(await move(input.id, 2, "batal")).toEqual({ ok: true, value: { version: 3 } });
    expect(await stockOf(crisps.id)).toBe(10);
    expect(await move(input.id, 3, "dibayar")).toEqual({ ok: false, reason: { code: "not_following" } });
    // Whoever opened the product before the sale does not write the old stock over it.
    const { id, ...content } = crisps;
    const edit = (stock: number) => EditProduct.parse({ ...content, priceIdr: "25.000", version: 1, stock });
    expect(await asActor(coordinator, (tx) => editProduct(tx, coordinator, id, edit(9)))).toMatchObject({ ok: false, reason: { code: "conflict", fields: [{ field: "stock" }] } });
  });

  dbTest("of more than there is cannot be paid, whoever pays first and at the same time", async () => {
    const sambal = product({ nameId: "Sambal", stock: 5 });
    await sell(sambal);
    const [one, two] = [order([{ productId: sambal.id, quantity: 3 }]), order([{ productId: sambal.id, quantity: 3 }])];
    await record(one);
    await record(two);
    const paid = await Promise.all([move(one.id, 1, "dibayar"), move(two.id, 1, "dibayar")]);
    expect(paid.filter(({ ok }) => ok)).toHaveLength(1);
    expect(paid.find(({ ok }) => !ok)).toEqual({ ok: false, reason: { code: "stock_short", product: "Sambal", left: 2 } });
    expect(await stockOf(sambal.id)).toBe(2);
  });

  dbTest("comes back in part and then whole, and then counts no more", async () => {
    const crisps = product({ stock: 8 });
    await sell(crisps);
    const input = order([{ productId: crisps.id, quantity: 4 }], { discountIdr: "10.000" });
    await record(input);
    await move(input.id, 1, "dibayar");
    expect(await back(input.id, 2, crisps.id, 1)).toEqual({ ok: false, reason: { code: "nothing_sent" } });
    await move(input.id, 2, "dikirim");
    expect(await back(input.id, 3, crisps.id, 5)).toEqual({ ok: false, reason: { code: "returned_too_many", product: "Keripik talas", most: 4 } });
    expect(await back(input.id, 3, crisps.id, 1)).toEqual({ ok: true, value: { version: 4 } });
    expect(await stored(input.id)).toMatchObject({ status: "dikirim", lines: [{ returned: 1 }] });
    expect(await back(input.id, 4, crisps.id, 4)).toEqual({ ok: true, value: { version: 5 } });
    expect(await stored(input.id)).toMatchObject({ status: "retur" });
    // What was spoilt on the way is not sold again.
    expect(await stockOf(crisps.id)).toBe(4);
  });

  dbTest("of something that has no price, no lines or another village is refused, and a later day too", async () => {
    const unpriced = product({ priceIdr: "", nameId: "Tas" });
    await sell(unpriced);
    const input = order([{ productId: unpriced.id, quantity: 1 }]);
    await record(input);
    expect(await move(input.id, 1, "dibayar")).toEqual({ ok: false, reason: { code: "price_missing" } });
    const { id, ...content } = unpriced;
    await asActor(coordinator, (tx) => editProduct(tx, coordinator, id, EditProduct.parse({ ...content, version: 1, priceIdr: "90.000" })));
    expect(await move(input.id, 1, "dibayar", neighbour)).toEqual({ ok: false, reason: { code: "not_found" } });
    expect(await move(input.id, 1, "dibayar")).toMatchObject({ ok: true });
    expect(await stored(input.id)).toMatchObject({ lines: [{ unitPriceIdr: 90_000n }] });
    expect(await record(order([]))).toEqual({ ok: false, reason: { code: "no_lines" } });
    expect(await record(order([{ productId: unpriced.id, quantity: 1 }, { productId: unpriced.id, quantity: 2 }]))).toEqual({ ok: false, reason: { code: "product_twice" } });
    expect(await record(order([{ productId: uuidv7(), quantity: 1 }]))).toEqual({ ok: false, reason: { code: "product_unknown" } });
    expect(await record(order([{ productId: unpriced.id, quantity: 1 }], { orderedOn: "2099-01-01" }))).toEqual({ ok: false, reason: { code: "ordered_later" } });
    expect(await record(order([{ productId: unpriced.id, quantity: 1 }]), neighbour)).toEqual({ ok: false, reason: { code: "forbidden" } });
  });
});

describe("the public page", () => {
  const enquiry = (facts: Record<string, unknown> = {}) => Enquiry.parse({ id: uuidv7(), name: "Pak Darto", phone: "0813 9999 1111", quantity: 2, scope: "luar_negeri", note: "Tolong dikirim ke Hong Kong", agreed: true, ...facts });
  const seen = (id: string) => asActor(publicActor, (tx) => publicProduct(tx, VILLAGE, id));

  dbTest("shows what its owner agreed to, and the number only where that was agreed to too", async () => {
    const [hidden, open, reached] = [product(), product({ listingAgreed: true, contactPhone: "0812 0000 1111" }), product({ listingAgreed: true, contactPhone: "0812 0000 1111", contactAgreed: true })];
    for (const one of [hidden, open, reached]) await sell(one);
    expect(await seen(hidden.id)).toBeUndefined();
    expect((await seen(open.id))?.phone).toBeNull();
    expect((await seen(reached.id))?.phone).toBe("+6281200001111");
    expect(await asActor(publicActor, (tx) => publicProduct(tx, SISTER_VILLAGE, open.id))).toBeUndefined();
    expect((await asActor(publicActor, publicSellers)).find(({ code }) => code === VILLAGE)?.count).toBe(2);
    expect(await sell(product({ contactAgreed: true }))).toEqual({ ok: false, reason: { code: "contact_missing" } });
  });

  dbTest("is read page by page with nothing left out and nothing twice", async ({ sql }) => {
    await sql`insert into products (id, region_code, seller_name, name_id, search_name, unit, listing_agreed)
      select gen_random_uuid(), ${SISTER_VILLAGE}, 'Kelompok Banyak', 'Sale pisang', 'sale pisang', 'bungkus', true from generate_series(1, 71)`;
    const ids: string[] = [];
    let after: Parameters<typeof publicProducts>[3] = null;
    do {
      const page = await asActor(publicActor, (tx) => publicProducts(tx, SISTER_VILLAGE, "pisang", after));
      ids.push(...page.rows.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect([ids.length, new Set(ids).size]).toEqual([71, 71]);
    expect((await asActor(publicActor, (tx) => publicProducts(tx, SISTER_VILLAGE, "durian", null))).rows).toEqual([]);
  });

  dbTest("takes an order without an account, once, with who buys sealed", async ({ sql }) => {
    const crisps = product({ listingAgreed: true });
    await sell(crisps);
    const asked = enquiry();
    expect(await submitEnquiry(VILLAGE, crisps.id, asked, "10.0.0.1")).toEqual({ ok: true, value: true });
    expect(await submitEnquiry(VILLAGE, crisps.id, asked, "10.0.0.1")).toEqual({ ok: true, value: true });
    expect(await submitEnquiry(VILLAGE, crisps.id, { ...asked, quantity: 3 }, "10.0.0.1")).toEqual({ ok: false, reason: { code: "id_taken" } });
    expect(await stored(asked.id)).toMatchObject({ status: "baru", fromPublic: true, buyerRegionScope: "luar_negeri", buyerPhoneLast4: "1111", hasBuyer: true, lines: [{ quantity: 2, unitPriceIdr: 25_000n }] });
    const [row] = await sql`select o::text as text, (select json_agg(c)::text from changes c where c.entity_id = o.id) as history from orders o where id = ${asked.id}`;
    expect(`${row!.text} ${row!.history}`).not.toMatch(/Darto|1399991111|Hong Kong/);
    expect(await asActor(coordinator, (tx) => buyerOf(tx, coordinator, asked.id))).toEqual({ ok: true, value: { name: "Pak Darto", phone: "+6281399991111", note: "Tolong dikirim ke Hong Kong" } });
    expect(await asActor(neighbour, (tx) => buyerOf(tx, neighbour, asked.id))).toEqual({ ok: false, reason: { code: "not_found" } });
    expect((await sql`select count(*)::int as n from audit_log where action = 'reveal' and entity_id = ${asked.id}`)[0]!.n).toBe(1);
  });

  dbTest("takes nothing for what is not shown, from a machine, or from one address without end", async ({ sql }) => {
    const [hidden, crisps] = [product(), product({ listingAgreed: true })];
    for (const one of [hidden, crisps]) await sell(one);
    expect(await submitEnquiry(VILLAGE, hidden.id, enquiry(), "10.0.0.2")).toEqual({ ok: false, reason: { code: "product_gone" } });
    const trapped = enquiry({ website: "http://iklan.example" });
    expect(await submitEnquiry(VILLAGE, crisps.id, trapped, "10.0.0.2")).toEqual({ ok: true, value: true });
    expect(await sql`select 1 from orders where id = ${trapped.id}`).toHaveLength(0);
    for (let n = 0; n < 40; n += 1) await submitEnquiry(VILLAGE, crisps.id, enquiry(), "10.0.0.3");
    expect(await submitEnquiry(VILLAGE, crisps.id, enquiry(), "10.0.0.3")).toEqual({ ok: false, reason: { code: "too_many" } });
    expect(await submitEnquiry(VILLAGE, crisps.id, enquiry(), "10.0.0.4")).toEqual({ ok: true, value: true });
  });
});

describe("the sums", () => {
  const OTHER = "35.04.05.2005";
  type Sold = { productId: string; channel: Channel | null; orders: number; totalIdr: number };

  async function soldIn(sql: postgres.Sql, { productId, channel, orders, totalIdr }: Sold, facts: { status?: OrderState; scope?: BuyerScope | null; buyer?: string | null; on?: string } = {}) {
    const { status = "selesai", scope = null, buyer = null, on = "2025-06-10" } = facts;
    for (let n = 0; n < orders; n += 1) {
      const id = uuidv7();
      await sql`insert into orders ${sql({ id, region_code: OTHER, ordered_on: on, channel, status, buyer_region_scope: scope, buyer_key_hash: buyer === null ? null : Buffer.from(buyer) })}`;
      await sql`insert into order_lines ${sql({ order_id: id, product_id: productId, quantity: 1, unit_price_idr: totalIdr / orders })}`;
    }
  }
  const stocked = async (sql: postgres.Sql, name: string) => {
    const id = uuidv7();
    await sql`insert into products ${sql({ id, region_code: OTHER, seller_name: "Koperasi", name_id: name, search_name: name, unit: "bungkus", stock: 10 })}`;
    return id;
  };
  const JUNE = { area: OTHER, from: "2025-06-01", to: "2025-06-30" } as const;

  dbTest("give story 7 from its rows: 40 orders, 6 million, 2 channels a product and a concentration of 0.24", async ({ sql }) => {
    const [crisps, sambal] = [await stocked(sql, "keripik"), await stocked(sql, "sambal"), await stocked(sql, "tas")];
    await soldIn(sql, { productId: crisps, channel: "wa", orders: 12, totalIdr: 1_440_000 }, { scope: "desa", buyer: "bu rini" });
    await soldIn(sql, { productId: crisps, channel: "toko_oleh_oleh", orders: 6, totalIdr: 1_500_000 }, { scope: "kabupaten", buyer: "toko" });
    await soldIn(sql, { productId: crisps, channel: "marketplace", orders: 8, totalIdr: 960_000 });
    await soldIn(sql, { productId: crisps, channel: "komunitas_pmi", orders: 4, totalIdr: 1_000_000 }, { scope: "luar_negeri" });
    await soldIn(sql, { productId: sambal, channel: "wa", orders: 6, totalIdr: 600_000 });
    await soldIn(sql, { productId: sambal, channel: "pameran", orders: 3, totalIdr: 375_000 });
    await soldIn(sql, { productId: sambal, channel: "pameran", orders: 1, totalIdr: 125_000 }, { buyer: "once" });
    // None of these counts: cancelled, all returned, another month, an enquiry.
    for (const status of ["batal", "retur", "baru"] as const) await soldIn(sql, { productId: sambal, channel: "pasar", orders: 1, totalIdr: 150_000 }, { status });
    await soldIn(sql, { productId: sambal, channel: "pasar", orders: 1, totalIdr: 150_000 }, { on: "2025-07-01" });
    const sums = await asActor(planner, (tx) => marketSums(tx, JUNE));
    const figures = marketFigures(sums);
    expect([figures.orders, figures.revenueIdr, figures.meanOrderIdr, figures.channelsPerProduct]).toEqual([40, 6_000_000n, 150_000, 2]);
    expect(channelShares(sums.channels).map(({ channel, share }) => [channel, roundPercent(share!)])).toEqual([["wa", 34], ["toko_oleh_oleh", 25], ["komunitas_pmi", 16.7], ["marketplace", 16], ["pameran", 8.3]]);
    expect(roundHalfAway(figures.hhi.value!, 4)).toBe(0.2384);
    expect(figures.outside).toMatchObject({ knownIdr: 3_940_000n, unknownIdr: 2_060_000n });
    expect(figures.repeat).toMatchObject({ identified: 3, repeat: 2, unidentifiedOrders: 21 });
    expect(figures.ready).toMatchObject({ ready: 0, known: 3 });
  });

  dbTest("count a returned piece with its part of the discount, and nothing where nothing was sold", async ({ sql }) => {
    const id = uuidv7();
    const productId = await stocked(sql, "madu");
    await sql`insert into orders ${sql({ id, region_code: OTHER, ordered_on: "2024-02-01", channel: "pasar", status: "selesai", discount_idr: 10_000, shipping_idr: 50_000 })}`;
    await sql`insert into order_lines ${sql({ order_id: id, product_id: productId, quantity: 4, unit_price_idr: 25_000, returned: 1 })}`;
    expect((await asActor(planner, (tx) => marketSums(tx, { area: OTHER, from: "2024-02-01", to: "2024-02-29" }))).channels).toEqual([{ channel: "pasar", orders: 1, revenueIdr: 67_500n }]);
    const empty = marketFigures(await asActor(planner, (tx) => marketSums(tx, { area: "35.78", from: "2024-02-01", to: "2024-02-29" })));
    expect([empty.orders, empty.revenueIdr, empty.meanOrderIdr, empty.channelsPerProduct, empty.repeat.share, empty.hhi.value, empty.ready.share]).toEqual([0, 0n, null, null, null, null, null]);
  });

  dbTest("name what nobody bought for 90 days, the never sold first, and nothing that is new, out of stock or just sold", async ({ sql }) => {
    const place = "35.04.05.2006";
    const keeper = anActor({ role: "koordinator_desa", area: place });
    const put = async (name: string, { stock = 5, since = "2025-01-01", soldOn = null as string | null, status = "selesai" } = {}) => {
      const [id, orderId] = [uuidv7(), uuidv7()];
      await sql`insert into products ${sql({ id, region_code: place, seller_name: "Koperasi", name_id: name, search_name: name, unit: "buah", stock, created_at: since })}`;
      if (soldOn === null) return;
      await sql`insert into orders ${sql({ id: orderId, region_code: place, ordered_on: soldOn, status })}`;
      await sql`insert into order_lines ${sql({ order_id: orderId, product_id: id, quantity: 1, unit_price_idr: 1_000 })}`;
    };
    await put("tas");
    await put("bakul", { soldOn: "2025-04-01" });
    await put("caping", { soldOn: "2025-06-29", status: "batal" });
    await put("keripik", { soldOn: "2025-04-02" });
    await put("sambal", { stock: 0 });
    await put("madu", { since: "2025-06-01" });
    const { unsold } = await asActor(keeper, (tx) => marketSheet(tx, place, "2025-06-30", { products: 1, orders: 1 }));
    expect(unsold).toMatchObject({ total: 3, rows: [{ name: "caping" }, { name: "tas" }, { name: "bakul", seller: "Koperasi" }] });
  });

  dbTest("are all that a planner sees, and nothing of another's area", async ({ sql }) => {
    const crisps = product();
    await sell(crisps);
    const input = order([{ productId: crisps.id, quantity: 1 }]);
    await record(input);
    await move(input.id, 1, "dibayar");
    const sums = (actor: Actor) => asActor(actor, (tx) => marketSums(tx, { area: VILLAGE, from: "2025-03-01", to: "2025-03-31" }));
    const [{ n } = { n: 0 }] = await sql<{ n: number }[]>`select count(*)::int as n from orders where region_code = ${VILLAGE} and status in ('dibayar', 'dikirim', 'selesai') and ordered_on between '2025-03-01' and '2025-03-31'`;
    expect(n).toBeGreaterThan(0);
    expect(marketFigures(await sums(planner)).orders).toBe(n);
    expect(await asActor(planner, (tx) => orderById(tx, input.id))).toBeUndefined();
    expect(await asActor(planner, (tx) => productById(tx, crisps.id))).toBeUndefined();
    expect(marketFigures(await sums(neighbour)).orders).toBe(0);
    expect(marketFigures(await sums(publicActor)).orders).toBe(0);
  });
});
