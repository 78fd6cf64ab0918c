import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codesOf } from "~/shared/codes";
import { roundHalfAway, roundPercent } from "~/shared/numbers";
import { ORDER_STATES, type OrderState } from "~/market/codes";
import { buyerWindow, channelShares, channelWindow, marketFigures, type MarketSums } from "~/market/figures";
import { followingStates, isCounted, orderStep, revenueIdr, withReturns, type OrderLine } from "~/market/order-states";
import { missingFor, productPermit, readiness } from "~/market/permits";

const NOTHING: MarketSums = { channels: [], scopes: [], listed: { products: 0, pairs: 0 }, buyers: { identified: 0, repeat: 0, unidentifiedOrders: 0 }, products: [] };
const figures = (sums: Partial<MarketSums>) => marketFigures({ ...NOTHING, ...sums });
const line = (facts: Partial<OrderLine> = {}): OrderLine => ({ productId: "keripik", quantity: 4, returned: 0, unitPriceIdr: 25_000n, ...facts });
const order = (status: OrderState, lines = [line()], discountIdr = 0n) => ({ status, lines, discountIdr });

describe("the way of an order", () => {
  it("reaches every state from an enquiry, and ends only where nothing follows", () => {
    const reached = new Set<OrderState>(["baru"]);
    for (const state of reached) for (const next of followingStates(state)) reached.add(next);
    expect([...reached].sort()).toEqual([...codesOf(ORDER_STATES)].sort());
    expect(codesOf(ORDER_STATES).filter((state) => followingStates(state).length === 0)).toEqual(["batal", "retur"]);
  });

  it("is never paid without lines, prices and pieces", () => {
    expect(orderStep(order("baru", []), "dibayar", new Map())).toEqual({ ok: false, reason: { code: "no_lines" } });
    expect(orderStep(order("baru", [line({ unitPriceIdr: null })]), "dibayar", new Map())).toEqual({ ok: false, reason: { code: "price_missing" } });
    expect(orderStep(order("baru", [line()], 100_001n), "dibayar", new Map())).toEqual({ ok: false, reason: { code: "discount_too_high" } });
    expect(orderStep(order("baru"), "dibayar", new Map([["keripik", 3]]))).toEqual({ ok: false, reason: { code: "stock_short", productId: "keripik", left: 3 } });
    expect(orderStep(order("baru"), "dibayar", new Map([["keripik", 4]]))).toEqual({ ok: true, value: new Map([["keripik", -4]]) });
    expect(orderStep(order("baru"), "dibayar", new Map([["keripik", null]]))).toMatchObject({ ok: true });
    expect(orderStep(order("dibayar"), "batal", new Map())).toEqual({ ok: true, value: new Map([["keripik", 4]]) });
    expect(orderStep(order("selesai"), "retur", new Map())).toEqual({ ok: false, reason: { code: "not_all_returned" } });
  });

  it("keeps stock above nothing and goes round no guard, whatever is tried", () => {
    const state = fc.constantFrom(...codesOf(ORDER_STATES));
    fc.assert(fc.property(fc.array(state, { maxLength: 12 }), fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 8 }), (tries, start, quantity) => {
      let [now, stock, wasPaid] = ["baru" as OrderState, start, false];
      for (const to of tries) {
        const step = orderStep({ ...order(now), lines: [line({ quantity })] }, to, new Map([["keripik", stock]]));
        if (!step.ok) continue;
        stock += step.value.get("keripik") ?? 0;
        wasPaid ||= to === "dibayar";
        now = to;
        expect(stock).toBeGreaterThanOrEqual(0);
        expect(stock).toBe(isCounted(now) ? start - quantity : start);
        expect(now === "retur").toBe(false);
        if (isCounted(now)) expect(wasPaid).toBe(true);
      }
    }));
  });

  it("takes pieces back in part and whole, only after they were sent, and never more than were sold", () => {
    expect(withReturns(order("dibayar"), new Map([["keripik", 1]]))).toEqual({ ok: false, reason: { code: "nothing_sent" } });
    expect(withReturns(order("dikirim"), new Map([["keripik", 5]]))).toEqual({ ok: false, reason: { code: "returned_too_many", productId: "keripik", most: 4 } });
    expect(withReturns(order("dikirim"), new Map([["keripik", 1]]))).toMatchObject({ ok: true, value: { status: "dikirim", lines: [{ returned: 1 }] } });
    expect(withReturns(order("selesai"), new Map([["keripik", 4]]))).toMatchObject({ ok: true, value: { status: "retur", lines: [{ returned: 4 }] } });
  });

  it("brings its lines after discount, less the share of what came back", () => {
    expect(revenueIdr(order("dibayar", [line()], 10_000n))).toBe(90_000n);
    expect(revenueIdr(order("selesai", [line({ returned: 1 })], 10_000n))).toBe(67_500n);
    expect(["baru", "batal", "retur"].map((status) => revenueIdr(order(status as OrderState)))).toEqual([0n, 0n, 0n]);
  });
});

describe("figures C01–C07", () => {
  const story = [["wa", 18, 2_040], ["toko_oleh_oleh", 6, 1_500], ["marketplace", 8, 960], ["komunitas_pmi", 4, 1_000], ["pameran", 4, 500]] as const;
  const channels = story.map(([channel, orders, thousands]) => ({ channel, orders, revenueIdr: BigInt(thousands) * 1_000n }));

  it("of story 7: 40 orders, Rp 6 000 000, Rp 150 000 each, 2.0 channels a product, 0.24", () => {
    const shown = figures({ channels, listed: { products: 3, pairs: 6 } });
    expect([shown.orders, shown.revenueIdr, shown.meanOrderIdr, shown.channelsPerProduct]).toEqual([40, 6_000_000n, 150_000, 2]);
    expect(roundHalfAway(shown.hhi.value ?? 0, 4)).toBe(0.2384);
    expect(channelShares(channels).map(({ share }) => roundPercent(share ?? 0))).toEqual([34, 25, 16.7, 16, 8.3]);
  });

  it("C04: 3.9 of 6.0 million from outside, with what is unknown apart", () => {
    const { outside } = figures({ scopes: [{ scope: "desa", revenueIdr: 2_100_000n }, { scope: "luar_negeri", revenueIdr: 3_900_000n }, { scope: null, revenueIdr: 500_000n }] });
    expect([roundPercent(outside.share ?? 0), outside.knownIdr, outside.unknownIdr]).toEqual([65, 6_000_000n, 500_000n]);
  });

  it("C05: 9 of 25 buyers again, 20.2–55.5 %, those nobody knows apart", () => {
    const { repeat } = figures({ buyers: { identified: 25, repeat: 9, unidentifiedOrders: 10 } });
    expect([repeat.share, repeat.interval?.lower, repeat.interval?.upper].map((value) => roundPercent(value ?? 0))).toEqual([36, 20.2, 55.5]);
    expect(repeat.unidentifiedOrders).toBe(10);
  });

  it("C06: 50, 30 and 20 % make 0.38; an unknown channel is in no share", () => {
    const { hhi } = figures({ channels: [{ channel: "wa", orders: 1, revenueIdr: 50n }, { channel: "pasar", orders: 1, revenueIdr: 30n }, { channel: "bumdes", orders: 1, revenueIdr: 20n }, { channel: null, orders: 1, revenueIdr: 40n }] });
    expect([roundHalfAway(hhi.value ?? 0, 2), hhi.unknownIdr]).toEqual([0.38, 40n]);
  });

  it("C07: 7 of 18 ready, and without photos none", () => {
    const all = { photo: true, hasPrice: true, hasCost: true, inStock: true, permits: ["ada", "tidak_perlu"] as const };
    const products = [{ ...all, count: 7 }, { ...all, permits: ["kedaluwarsa", "ada"] as const, count: 11 }, { ...all, permits: ["tidak_diketahui", "ada"] as const, count: 4 }];
    const { ready } = figures({ products });
    expect([roundPercent(ready.share ?? 0), ready.known, ready.unknown]).toEqual([38.9, 18, 4]);
    expect(figures({ products: products.map((one) => ({ ...one, photo: false })) }).ready.ready).toBe(0);
  });

  it("say nothing where nothing was counted, and look back 90 and 180 days", () => {
    const none = figures({});
    expect([none.meanOrderIdr, none.channelsPerProduct, none.outside.share, none.repeat.share, none.hhi.value, none.ready.share]).toEqual([null, null, null, null, null, null]);
    expect([channelWindow("2025-06-30"), buyerWindow("2025-06-30")]).toEqual(["2025-04-02", "2025-01-02"]);
  });
});

describe("a product's permit", () => {
  it("is its own before its enterprise's, and expired the day after its last, not missing", () => {
    const unknown = { state: "tidak_diketahui", expiresOn: null } as const;
    const held = { state: "ada", expiresOn: "2025-06-30" } as const;
    expect(productPermit(unknown, held, "2025-06-30")).toBe("ada");
    expect(productPermit(unknown, held, "2025-07-01")).toBe("kedaluwarsa");
    expect(productPermit({ state: "tidak_perlu", expiresOn: null }, held, "2025-07-01")).toBe("tidak_perlu");
    expect(productPermit(unknown, null, "2025-07-01")).toBe("tidak_diketahui");
    const facts = { photo: true, hasPrice: true, hasCost: true, inStock: true, permits: ["kedaluwarsa", "tidak_diketahui"] as const };
    expect([missingFor(facts), readiness(facts)]).toEqual([["pirtExpired"], "belum"]);
  });
});
