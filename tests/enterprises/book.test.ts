import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cashForecast, enterpriseState, fullTime, isProfitable, legalReadiness, medianGrowth, monthProfit, permitOn, profitChange, survivalOf, type BookMonth } from "~/enterprises/book";
import { ENTERPRISE_STATES, type EnterpriseState } from "~/enterprises/codes";
import { kaplanMeier } from "~/shared/survival";

const month = (at: string, sales: number | null, cogs: number | null = 0, opex: number | null = 0): BookMonth => ({ month: at, salesIdr: sales, cogsIdr: cogs, opexIdr: opex, interestIdr: 0 });
const run = (from: number, profits: readonly number[]) => profits.map((profit, index) => month(`2025-${String(from + index).padStart(2, "0")}`, profit));
const thousand = (values: readonly number[]) => values.map((value) => value * 1_000);

/** Story 1 of the handbook: cassava crisps, April to December 2025, in thousands. */
const [SALES, GOODS, OTHER] = [[2100, 2400, 2600, 2500, 2900, 3100, 3000, 3400, 3900], [1500, 1600, 1700, 1650, 1800, 1900, 1850, 2050, 2300], [400, 400, 350, 400, 400, 450, 400, 450, 500]] as const;
const CRISPS = SALES.map((sales, index) => month(`2025-${String(index + 4).padStart(2, "0")}`, sales * 1_000, GOODS[index]! * 1_000, OTHER[index]! * 1_000));

describe("profit", () => {
  it("is what story 1 says, month by month and in all", () => {
    const profits = CRISPS.map(monthProfit) as number[];
    expect(profits).toEqual(thousand([200, 400, 550, 450, 700, 750, 750, 900, 1100]));
    const total = profits.reduce((sum, one) => sum + one, 0);
    expect([total, (total / 25_900_000 * 100).toFixed(1)]).toEqual([5_800_000, "22.4"]);
    expect(profitChange(CRISPS)).toEqual({ rupiah: expect.closeTo(533_333.33, 1), share: expect.closeTo(1.391, 3) });
  });

  it("is not known while a part of it is not, and what the family takes is no cost", () => {
    expect(monthProfit(month("2025-01", 500, null))).toBeNull();
    expect(monthProfit({ ...month("2025-01", 500, 100, 100), interestIdr: 50, ownerDrawIdr: 200, principalIdr: 100 })).toBe(250);
    expect(monthProfit(month("2025-01", 0))).toBe(0);
  });

  it("grows by the median over enterprises; shares only where there was a profit (B02)", () => {
    const pairs = thousand([800, 500, -100, 1200, 0]).map((base, index) => ({ base, last: thousand([1100, 450, 300, 1500, 250])[index]! }));
    const changes = pairs.map(({ base, last }) => profitChange([...run(1, [base, base, base, 1, 1, 1]), ...run(7, [last, last, last])])!);
    const { rupiah, share, n } = medianGrowth(changes);
    expect([rupiah, share, n]).toEqual([300_000, 0.25, 3]);
    expect(profitChange(CRISPS.slice(1))).toBeNull();
  });

  it("of three of the last four months tells whether an enterprise makes one (B05)", () => {
    expect(isProfitable(run(1, [10, -5, 20]), "2025-03")).toBe(true);
    expect(isProfitable(run(1, [10, -5, 20]), "2025-04")).toBe(true);
    expect(isProfitable(run(1, [10, -5, 20]), "2025-05")).toBeNull();
    expect(isProfitable(run(1, [-10, -5, 2]), "2025-03")).toBe(false);
  });
});

describe("permits and work", () => {
  it("count what is held of what applies (B03)", () => {
    const permits = [...Array(8).fill("ada"), ...Array(2).fill("belum"), ...Array(4).fill("ada"), ...Array(3).fill("diproses"), ...Array(3).fill("ada"), ...Array(4).fill("kedaluwarsa"), "tidak_perlu", "tidak_diketahui"];
    expect(legalReadiness(permits)).toEqual({ held: 15, of: 24, unknown: 1 });
    expect([permitOn("ada", "2026-01-01", "2026-01-01"), permitOn("ada", "2026-01-01", "2026-01-02"), permitOn("diproses", "2020-01-01", "2026-01-02")]).toEqual(["ada", "kedaluwarsa", "diproses"]);
  });

  it("are full years of paid work (B04)", () => {
    expect(fullTime([...Array(8).fill(3), ...Array(12).fill(1)])).toBe(3);
  });
});

describe("the state of an enterprise", () => {
  const facts = { startedOn: "2025-01-10", closedOn: null, pausedSince: null, months: run(1, [100, 100, 100]) };

  it("follows from its first sale, its book and what was declared", () => {
    const states: EnterpriseState[] = [
      enterpriseState({ ...facts, startedOn: null }, "2025-04"), enterpriseState(facts, "2025-06"), enterpriseState(facts, "2025-07"), enterpriseState({ ...facts, months: run(1, [100, 0]) }, "2025-03"),
      enterpriseState({ ...facts, pausedSince: "2025-03-01" }, "2026-01"), enterpriseState({ ...facts, closedOn: "2025-04-01" }, "2025-06"),
    ];
    expect(states).toEqual(["rintisan", "berjalan", "tidak_terpantau", "jeda", "jeda", "tutup"]);
    expect(new Set(states).size).toBe(Object.keys(ENTERPRISE_STATES).length);
  });

  it("is followed to its end or to where it is seen no more (B01)", () => {
    expect(survivalOf({ ...facts, startedOn: "2025-04-01", months: CRISPS }, "2026-01")).toEqual({ time: 9, ended: false });
    expect(survivalOf(facts, "2026-06")).toEqual({ time: 2, ended: false });
    expect(survivalOf({ ...facts, closedOn: "2025-08-20" }, "2026-06")).toEqual({ time: 7, ended: true });
    expect(survivalOf({ ...facts, startedOn: null }, "2026-06")).toBeNull();
    const steps = kaplanMeier([[3, true], [6, false], [7, true], [12, false], [14, true], [20, false], [24, false], [30, false]].map(([time, ended]) => ({ time: time as number, ended: ended as boolean })));
    expect(steps.map(({ survival }) => survival.toFixed(4))).toEqual(["0.8750", "0.7292", "0.5469"]);
  });
});

describe("cash ahead", () => {
  const drawn = (months: readonly BookMonth[]) => months.map((one, index) => ({ ...one, ownerDrawIdr: 50, principalIdr: 30, cashEndIdr: index === months.length - 1 ? 1_000 : null }));

  it("goes on as the mean of the last three months, with what the book itself paid on a loan", () => {
    expect(cashForecast(drawn(run(1, [100, 200, 300])), [], "2025-04")).toEqual({
      kind: "months",
      months: [["2025-04", 1_120], ["2025-05", 1_240], ["2025-06", 1_360]].map(([at, cashIdr]) => ({ month: at, flowIdr: 150, loansIdr: 30, cashIdr })),
    });
  });

  it("pays a recorded loan's instalments by their calendar in place of those of the book", () => {
    const ends = (at: string) => (at <= "2025-05" ? 400 : 0);
    const answer = cashForecast(drawn(run(1, [100, 200, 300])), [ends], "2025-04");
    expect(answer.kind === "months" && answer.months.map(({ loansIdr, cashIdr }) => [loansIdr, cashIdr])).toEqual([[400, 750], [400, 500], [0, 650]]);
  });

  it("is unknown, with what is missing, while any part of it is", () => {
    const months = drawn(run(1, [100, 200, 300]));
    expect(cashForecast(months.slice(1), [], "2025-04")).toEqual({ kind: "unknown", missing: "months" });
    expect(cashForecast([months[0]!, { ...months[1]!, cogsIdr: null }, months[2]!], [], "2025-04")).toEqual({ kind: "unknown", missing: "months" });
    expect(cashForecast(months, [], "2025-07")).toEqual({ kind: "unknown", missing: "recent" });
    expect(cashForecast(months.map((one) => ({ ...one, cashEndIdr: null })), [], "2025-04")).toEqual({ kind: "unknown", missing: "cash" });
    expect(cashForecast(months.map((one) => ({ ...one, ownerDrawIdr: null })), [], "2025-04")).toEqual({ kind: "unknown", missing: "draw" });
    expect(cashForecast(months, [() => null], "2025-04")).toEqual({ kind: "unknown", missing: "loans" });
    expect(cashForecast(months.map((one) => ({ ...one, interestIdr: 10, principalIdr: null })), [], "2025-04")).toEqual({ kind: "unknown", missing: "loans" });
  });

  it("never depends on the order in which months were written", () => {
    fc.assert(fc.property(fc.shuffledSubarray(CRISPS, { minLength: CRISPS.length }), (shuffled) => {
      expect(profitChange(shuffled)).toEqual(profitChange(CRISPS));
    }));
  });
});
