import { describe, expect, it } from "vitest";
import {
  annuityInstalment,
  debtServiceBand,
  debtServiceRatio,
  effectiveRateOfFlat,
  flatInstalment,
  formatDebtService,
  monthlyDebtService,
  monthlyInstalment,
} from "~/finance/debt-service";

const shown = (instalmentsIdr: number | null, incomeIdr: number | null) => formatDebtService(debtServiceRatio({ instalmentsIdr, incomeIdr }));
const band = (instalmentsIdr: number | null, incomeIdr: number | null) => debtServiceBand(debtServiceRatio({ instalmentsIdr, incomeIdr }));

describe("debtServiceRatio (handbook F03)", () => {
  it("is 28.7 % for 1 350 000 of 4 700 000", () => {
    expect([shown(1_350_000, 4_700_000), band(1_350_000, 4_700_000)]).toEqual(["28,7 %", "green"]);
  });

  it("compares unrounded: 29.96 % shows 30.0 % but stays below", () => {
    expect([shown(299_600, 1_000_000), band(299_600, 1_000_000)]).toEqual(["30,0 % (di bawah ambang)", "green"]);
    expect([shown(300_000, 1_000_000), band(300_000, 1_000_000)]).toEqual(["30,0 %", "amber"]);
    expect([band(399_999, 1_000_000), band(400_000, 1_000_000)]).toEqual(["amber", "red"]);
  });

  it("is not covered when there is debt and no income, zero without debt, unknown where either is", () => {
    expect([shown(100_000, 0), band(100_000, 0)]).toEqual(["Tidak tertutup penghasilan", "red"]);
    expect([shown(0, 0), band(0, null)]).toEqual(["0,0 %", "green"]);
    expect([shown(null, 1), band(null, 1), shown(1, null)]).toEqual(["Tidak diketahui", null, "Tidak diketahui"]);
  });
});

describe("instalments a month", () => {
  it("takes weekly ones × 52/12", () => {
    expect(monthlyInstalment(120_000, "minggu")).toBe(520_000);
    expect(monthlyInstalment(120_000, "bulan")).toBe(120_000);
    expect([monthlyInstalment(null, "bulan"), monthlyInstalment(1, "musim"), monthlyInstalment(1, "tidak_diketahui")]).toEqual([null, null, null]);
  });

  it("adds the open debts, and is unknown, not smaller, when one of them is", () => {
    const monthly = { instalmentIdr: 300_000, period: "bulan", status: "lancar" } as const;
    expect(monthlyDebtService([])).toBe(0);
    expect(monthlyDebtService([monthly, { ...monthly, period: "minggu", instalmentIdr: 60_000 }])).toBe(560_000);
    expect(monthlyDebtService([monthly, { ...monthly, instalmentIdr: null }])).toBeNull();
    expect(monthlyDebtService([monthly, { ...monthly, instalmentIdr: null, status: "lunas" }])).toBe(300_000);
  });
});

describe("what a loan costs (handbook §4.8)", () => {
  it("pays Rp 30 000 000 at 6 % back in 18 instalments of 1 746 951.92", () => {
    expect(annuityInstalment({ principalIdr: 30_000_000, ratePercentYear: 6, months: 18 })).toBeCloseTo(1_746_951.92, 2);
    expect(annuityInstalment({ principalIdr: 1_800, ratePercentYear: 0, months: 18 })).toBe(100);
  });

  it("shows that 1 % flat over 12 months is about 21.5 % a year", () => {
    const { monthly, yearly } = effectiveRateOfFlat({ flatPercentMonth: 1, months: 12 });
    expect(monthly).toBeCloseTo(0.01788, 5);
    expect(yearly).toBeCloseTo(0.215, 3);
    expect(flatInstalment({ principalIdr: 12_000_000, flatPercentMonth: 1, months: 12 })).toBe(1_120_000);
    expect(effectiveRateOfFlat({ flatPercentMonth: 0, months: 12 }).monthly).toBeCloseTo(0, 12);
  });
});
