import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveRateOfFlat } from "~/finance/debt-service";
import { dueIn, instalments, instalmentWithGraceInterest, loanSchedule, onTime, stillDue, type Loan } from "~/finance/loan-schedule";

/** The handbook's KUR: Rp 30,000,000 at 6 % a year in 18 instalments after six months of grace. */
const KUR: Loan = { principalIdr: 30_000_000, rateBpYear: 600, interestKind: "efektif", period: "bulan", startOn: "2025-01-15", endOn: "2027-01-14", graceMonths: 6 };
const calendar = (loan: Loan) => {
  const schedule = loanSchedule(loan);
  if (schedule.kind === "none") throw new Error(schedule.because);
  return schedule.instalments;
};

describe("the calendar of a loan", () => {
  it("of the handbook's KUR asks Rp 1,746,952 a month, from the seventh month on", () => {
    const all = calendar(KUR);
    expect(all).toHaveLength(18);
    expect(all[0]).toEqual({ number: 1, dueOn: "2025-08-15", principalIdr: 1_596_952, interestIdr: 150_000, leftIdr: 28_403_048 });
    expect(new Set(all.slice(0, -1).map(({ principalIdr, interestIdr }) => principalIdr + interestIdr))).toEqual(new Set([1_746_952]));
    expect(all.at(-1)).toMatchObject({ dueOn: "2027-01-15", leftIdr: 0 });
    expect(Math.abs(all.at(-1)!.principalIdr + all.at(-1)!.interestIdr - 1_746_952)).toBeLessThanOrEqual(18);
  });

  it("of a flat loan counts interest on the whole, which costs about 21.5 % a year where it says 1 % a month", () => {
    const all = calendar({ ...KUR, principalIdr: 12_000_000, rateBpYear: 1_200, interestKind: "flat", startOn: "2025-01-31", endOn: "2026-01-30", graceMonths: 0 });
    expect(all.map(({ principalIdr, interestIdr }) => [principalIdr, interestIdr])).toEqual(Array.from({ length: 12 }, () => [1_000_000, 120_000]));
    expect(all.slice(0, 2).map(({ dueOn }) => dueOn)).toEqual(["2025-02-28", "2025-03-31"]);
    expect(effectiveRateOfFlat({ flatPercentMonth: 1, months: 12 }).yearly).toBeCloseTo(0.2146, 3);
  });

  it("of a loan without interest is the principal in equal parts", () => {
    const all = calendar({ ...KUR, interestKind: "tanpa", rateBpYear: null, principalIdr: 1_000_000, endOn: "2025-10-15" });
    expect(all.map(({ principalIdr, interestIdr }) => [principalIdr, interestIdr])).toEqual([[333_333, 0], [333_333, 0], [333_334, 0]]);
  });

  it.each<[string, Partial<Loan>, string]>([
    ["profit sharing", { interestKind: "bagi_hasil" }, "no_rule"], ["a kind nobody knows", { interestKind: "tidak_diketahui" }, "no_rule"], ["weekly instalments", { period: "minggu" }, "not_monthly"],
    ["a rhythm nobody knows", { period: null }, "not_monthly"], ["an unknown principal", { principalIdr: null }, "principal_unknown"], ["an unknown rate", { rateBpYear: null }, "rate_unknown"],
    ["an unknown end", { endOn: null }, "term_unknown"], ["an unknown start", { startOn: null }, "term_unknown"], ["a grace as long as the loan", { graceMonths: 24 }, "term_unknown"],
  ])("is not invented for %s", (_, facts, because) => {
    expect(loanSchedule({ ...KUR, ...facts })).toEqual({ kind: "none", because });
  });

  it("tells what interest in the months of grace would add, and nothing without grace", () => {
    // 30,000,000 × 1.005^6 = 30,911,325.3 in 18 instalments: 1,746,951.92 × 1.03037751.
    expect(instalmentWithGraceInterest(KUR)).toBe(1_800_020);
    expect(instalmentWithGraceInterest({ ...KUR, interestKind: "flat", principalIdr: 18_000_000 })).toBe(1_120_000);
    expect(instalmentWithGraceInterest({ ...KUR, graceMonths: 0 })).toBeNull();
  });

  it("always pays back exactly the principal, never late and never too much", () => {
    fc.assert(fc.property(
      fc.integer({ min: 100_000, max: 500_000_000 }), fc.integer({ min: 0, max: 6_000 }), fc.constantFrom("flat" as const, "efektif" as const, "tanpa" as const), fc.integer({ min: 1, max: 120 }), fc.integer({ min: 0, max: 24 }),
      (principalIdr, rateBpYear, interestKind, months, graceMonths) => {
        const all = instalments({ principalIdr, rateBpYear, interestKind, startOn: "2025-01-31", months, graceMonths });
        expect(all.reduce((sum, { principalIdr: paid }) => sum + paid, 0)).toBe(principalIdr);
        expect(all.at(-1)!.leftIdr).toBe(0);
        expect(all.every(({ principalIdr: paid, interestIdr, leftIdr }) => paid >= 0 && interestIdr >= 0 && leftIdr >= 0)).toBe(true);
        expect([...all].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))).toEqual(all);
      },
    ));
  });
});

describe("what is still due", () => {
  it("is counted from today on, today included", () => {
    const all = calendar(KUR);
    expect(stillDue(all, "2026-11-15")).toMatchObject({ next: { number: 16 }, count: 3 });
    expect(stillDue(all, "2026-11-16")).toMatchObject({ next: { number: 17 }, count: 2 });
    expect(stillDue(all, "2025-01-01").owedIdr).toBe(30_000_000);
    expect(stillDue(all, "2028-01-01")).toEqual({ next: null, count: 0, owedIdr: 0 });
  });

  it("in a month comes from the calendar, else from the instalment written down, else is not known", () => {
    const loan = { ...KUR, instalmentIdr: 700_000 };
    expect([dueIn(loan, "2025-07"), dueIn(loan, "2025-08"), dueIn(loan, "2027-02")]).toEqual([0, 1_746_952, 0]);
    const unruled = { ...loan, interestKind: "bagi_hasil" as const };
    expect([dueIn(unruled, "2025-08"), dueIn(unruled, "2027-02"), dueIn({ ...unruled, instalmentIdr: null }, "2025-08")]).toEqual([700_000, 0, null]);
  });
});

describe("instalments on time (B06)", () => {
  it("are 180 of 225 million, 80 %, by what is owed", () => {
    const loans = [{ status: "lancar", outstandingIdr: 180e6 }, { status: "31_60", outstandingIdr: 45e6 }, { status: "lunas", outstandingIdr: 0 }, { status: "lancar", outstandingIdr: null }, { status: "tidak_diketahui", outstandingIdr: 9e6 }];
    const { onTimeIdr, owedIdr, unknown } = onTime(loans);
    expect([onTimeIdr, owedIdr, onTimeIdr / owedIdr, unknown]).toEqual([180e6, 225e6, 0.8, 2]);
  });
});
