import { describe, expect, it } from "vitest";
import { costWeightIdr, marginNeedsReview, pricedTransfer, sendingCost, type PricedTransfer } from "~/remittances/sending-cost";
import { roundPercent } from "~/shared/numbers";
import { vectorsOf } from "../vectors";

type CostVector = { sent: number; fee: number; applied: number; reference: number; receive_fee_idr: number };

/** The vectors count in whole units of a currency with a hundred minor ones. */
const transferOf = (given: CostVector): PricedTransfer => ({
  currency: "HKD",
  sentMinor: given.sent * 100,
  feeMinor: given.fee * 100,
  appliedRate: given.applied,
  referenceRate: given.reference,
  receiveFeeIdr: given.receive_fee_idr,
});

const ringgit: PricedTransfer = { currency: "MYR", sentMinor: 100_000, feeMinor: 1_000, appliedRate: 3_450, referenceRate: 3_500, receiveFeeIdr: 15_000 };

describe("sendingCost", () => {
  it.each(vectorsOf<CostVector, { raw: number; pct: number }>("remit_cost"))("handbook vector $id", ({ in: given, out }) => {
    const cost = sendingCost(transferOf(given));
    expect(cost.ok && cost.value).toBeCloseTo(out.raw, 8);
    expect(cost.ok && roundPercent(cost.value)).toBe(out.pct);
  });

  it("adds fee, exchange margin and cash-out fee (handbook R05, example B)", () => {
    const cost = sendingCost(ringgit);
    expect(cost.ok && cost.value).toBeCloseTo(0.01 + 50 / 3_500 + 15_000 / 3_500_000, 12); // 2.857 %
  });

  it("weighs the three examples of R05 to 3.540 %, simple mean 4.037 %", () => {
    const three = [
      transferOf({ sent: 3000, fee: 25, applied: 2020, reference: 2060, receive_fee_idr: 0 }),
      ringgit,
      transferOf({ sent: 200, fee: 8, applied: 11800, reference: 12100, receive_fee_idr: 0 }),
    ];
    const costs = three.map((transfer) => sendingCost(transfer)).map((cost) => (cost.ok ? cost.value : Number.NaN));
    const weights = three.map((transfer) => costWeightIdr(transfer)!);
    expect(weights).toEqual([6_180_000, 3_500_000, 2_420_000]);
    const weighted = costs.reduce((sum, cost, index) => sum + cost * weights[index]!, 0) / weights.reduce((a, b) => a + b);
    expect(weighted).toBeCloseTo(0.0354, 4);
    expect(costs.reduce((a, b) => a + b) / 3).toBeCloseTo(0.04037, 5);
  });

  it.each([
    ["sentMinor", "sent_unknown"],
    ["feeMinor", "fee_unknown"],
    ["appliedRate", "rate_unknown"],
    ["referenceRate", "rate_unknown"],
    ["receiveFeeIdr", "receive_fee_unknown"],
  ])("is unknown, not free, when %s was never asked", (field, reason) => {
    expect(sendingCost({ ...ringgit, [field]: null })).toEqual({ ok: false, reason });
  });

  it("counts won without decimals", () => {
    const cost = sendingCost({ currency: "KRW", sentMinor: 1_200_000, feeMinor: 5_000, appliedRate: 11.5, referenceRate: 11.5, receiveFeeIdr: 0 });
    expect(cost.ok && cost.value).toBeCloseTo(5_000 / 1_200_000, 12);
  });

  it("sends a margin of −2 % and below to review (handbook R05)", () => {
    expect([marginNeedsReview(2_100, 2_090), marginNeedsReview(2_040, 2_000), marginNeedsReview(2_039, 2_000)]).toEqual([false, true, false]);
  });

  it("takes a transfer as the database gives it", () => {
    const stored = { currency: "MYR", sentMinor: 100_000n, feeMinor: 1_000n, appliedRate: "3450", referenceRate: "3500.0000", receiveFeeIdr: 15_000n };
    expect(pricedTransfer(stored)).toEqual(ringgit);
    expect(pricedTransfer({ ...stored, feeMinor: null }).feeMinor).toBeNull();
  });
});
