import { describe, expect, it } from "vitest";
import { countUses } from "~/remittances/month-uses";

const rupiah = (...amounts: number[]) => amounts.map((amount) => ({ statedIdr: BigInt(amount), shareBp: null }));
const beans = (...shares: number[]) => shares.map((share) => ({ statedIdr: null, shareBp: share * 100 }));

describe("what a month could cover", () => {
  it("is its receipt and what was left; above that is other money and each part is cut alike", () => {
    const counted = countUses([
      { month: "2025-01", receivedIdr: 3_000_000n, uses: rupiah(2_000_000, 500_000) },
      { month: "2025-02", receivedIdr: 1_000_000n, uses: rupiah(1_500_000, 500_000) },
    ]);
    expect(counted.get("2025-01")).toEqual({ amounts: [2_000_000n, 500_000n], openingIdr: 0n, otherMoneyIdr: 0n });
    expect(counted.get("2025-02")).toEqual({ amounts: [1_125_000n, 375_000n], openingIdr: 500_000n, otherMoneyIdr: 500_000n });
  });

  it("of beans is shared out to the rupiah", () => {
    const { amounts } = countUses([{ month: "2025-01", receivedIdr: 5_212_501n, uses: beans(50, 30, 20) }]).get("2025-01")!;
    expect(amounts.reduce((a, b) => a + b, 0n)).toBe(5_212_501n);
    expect(amounts).toEqual([2_606_251n, 1_563_750n, 1_042_500n]);
  });

  it("is not known from a month nobody told of: nothing is carried on from it", () => {
    const counted = countUses([
      { month: "2025-01", receivedIdr: 3_000_000n, uses: [] },
      { month: "2025-02", receivedIdr: 1_000_000n, uses: rupiah(1_200_000) },
    ]);
    expect(counted.get("2025-02")).toEqual({ amounts: [1_000_000n], openingIdr: 0n, otherMoneyIdr: 200_000n });
  });

  it("stands as it was said while the receipt is not known", () => {
    expect(countUses([{ month: "2025-01", receivedIdr: null, uses: rupiah(700_000) }]).get("2025-01")).toEqual({ amounts: [700_000n], openingIdr: 0n, otherMoneyIdr: 0n });
  });
});
