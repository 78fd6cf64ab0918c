import fc from "fast-check";
import type postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { describe, expect } from "vitest";
import { asSystem } from "~/db/db.server";
import { check } from "~/indicators/rollups/figures-check.server";
import { marketFigures } from "~/market/figures";
import { marketSums } from "~/market/sums.server";
import { addDays, lastDay } from "~/shared/dates";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { rowsOf } from "./world";

/* Figures of selling through the catalogue's engine, beside the pillar's own page of the same village and days. */
const REGENCY = "35.11";
const VILLAGES = ["35.11.01.2001", "35.11.01.2002"] as const;
const IDS = ["C01", "C02", "C02b", "C03", "C04", "C05", "C06", "C07"];

async function product(sql: postgres.Sql, region: string, stock: number | null): Promise<string> {
  const id = uuidv7();
  await sql`insert into products (id, region_code, seller_name, name_id, search_name, unit, price_idr, stock) values (${id}, ${region}, 'Kelompok Uji', 'Keripik', 'keripik', 'bungkus', 10000, ${stock})`;
  return id;
}

type Sale = { at: number; product: number; day: number; channel: string | null; scope: string | null; buyer: number | null; status: string; quantity: number; returned: number; discount: number };
const sale: fc.Arbitrary<Sale> = fc.record({
  at: fc.nat(1), product: fc.nat(1), day: fc.nat(400), channel: fc.constantFrom("wa", "pasar", "bumdes", null), scope: fc.constantFrom("desa", "kabupaten", "luar_negeri", null), buyer: fc.option(fc.nat(3)),
  status: fc.constantFrom("baru", "dibayar", "dikirim", "selesai", "batal"), quantity: fc.integer({ min: 1, max: 6 }), returned: fc.nat(6), discount: fc.constantFrom(0, 0, 2_500),
});

async function sell(sql: postgres.Sql, products: readonly string[][], one: Sale) {
  const id = uuidv7();
  const hash = one.buyer === null ? null : Buffer.from(`pembeli ${one.buyer}`);
  const returned = ["dikirim", "selesai"].includes(one.status) ? Math.min(one.returned, one.quantity) : 0;
  await sql`insert into orders (id, region_code, ordered_on, channel, buyer_region_scope, buyer_key_hash, discount_idr, status)
    values (${id}, ${VILLAGES[one.at]!}, ${addDays("2024-01-01", one.day)}, ${one.channel}, ${one.scope}, ${hash}, ${one.discount}, ${one.status})`;
  await sql`insert into order_lines (order_id, product_id, quantity, unit_price_idr, returned) values (${id}, ${products[one.at]![one.product]!}, ${one.quantity}, 10000, ${returned})`;
}

describe("selling", () => {
  dbTest("is told by the dashboards as by the village's own page, whatever was sold, sent back or cancelled", async ({ sql }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(sale, { maxLength: 40 }), fc.tuple(fc.option(fc.nat(3)), fc.option(fc.nat(3))), async (sales, [first, second]) => {
        for (const table of ["order_lines", "orders", "products"]) await sql`delete from ${sql(table)}`;
        const products = [[await product(sql, VILLAGES[0], first), await product(sql, VILLAGES[0], 5)], [await product(sql, VILLAGES[1], second), await product(sql, VILLAGES[1], null)]];
        for (const one of sales) await sell(sql, products, one);
        for (const [from, to] of [["2024-01", "2024-12"], ["2024-06", "2024-06"], ["2025-01", "2025-02"]] as const) {
          for (const region of [REGENCY, ...VILLAGES]) {
            const rows = new Map((await rowsOf({ region, from, to, ids: IDS })).map((row) => [row.indicator, row]));
            const page = marketFigures(await asSystem("beside the village's page", (tx) => marketSums(tx, { area: region, from: `${from}-01`, to: lastDay(to) })));
            const value = (id: string) => rows.get(id)!.value;
            expect([value("C01") ?? 0, value("C02"), value("C02b"), value("C03"), value("C06")]).toEqual([page.orders, page.orders === 0 ? null : Number(page.revenueIdr), page.meanOrderIdr, page.channelsPerProduct, page.hhi.value]);
            expect([value("C04"), value("C05"), value("C07")].map((share) => share && Math.round(share * 1e6))).toEqual([page.outside.share, page.repeat.share, page.ready.share].map((share) => share && Math.round(share * 1e8)));
          }
        }
      }),
      { numRuns: 25 },
    );
    expect(await check({ region: REGENCY })).toMatchObject({ ok: true, detail: expect.stringContaining("no difference") as string });
  }, 120_000);

  dbTest("follows a mended order, and is nobody's outside the area", async ({ sql }) => {
    for (const table of ["order_lines", "orders", "products"]) await sql`delete from ${sql(table)}`;
    const products = [[await product(sql, VILLAGES[0], 3)], []];
    for (let day = 0; day < 6; day++) await sell(sql, products, { at: 0, product: 0, day, channel: "wa", scope: "kabupaten", buyer: null, status: "selesai", quantity: 2, returned: 0, discount: 0 });
    const asked = { region: VILLAGES[0], from: "2024-01", to: "2024-01", ids: ["C01", "C02"] };
    expect((await rowsOf(asked)).map(({ value }) => value)).toEqual([6, 120_000]);
    await sql`update order_lines set returned = 1`;
    expect((await rowsOf(asked)).map(({ value }) => value)).toEqual([6, 60_000]);
    await sql`update orders set status = 'batal' where id = (select id from orders limit 1)`;
    expect((await rowsOf(asked)).map(({ value }) => value)).toEqual([5, 50_000]);
    expect((await rowsOf(asked, anActor({ role: "perencana", area: "35.12" }))).map(({ n }) => n)).toEqual([0, 0]);
  });
});
