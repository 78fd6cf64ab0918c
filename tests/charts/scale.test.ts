import { describe, expect, it } from "vitest";
import { axisSize, chartNumber, labelledMonth, niceTicks } from "~/charts/scale";

describe("the steps of an axis", () => {
  it("reach at least the largest value and hold zero", () => {
    expect(niceTicks([26, 5, 6, 5, 34, 2])).toEqual([0, 10, 20, 30, 40]);
    expect(niceTicks([1_500_000, 999, 1_250])).toEqual([0, 500_000, 1_000_000, 1_500_000]);
    expect(niceTicks([1e12]).at(-1)).toBeGreaterThanOrEqual(1e12);
    expect(niceTicks([0.3, 0.1]).every((tick) => String(tick).length <= 4)).toBe(true);
  });

  it("go below zero where a value does", () => {
    const ticks = niceTicks([-250_000, 400_000]);
    expect(ticks[0]).toBeLessThanOrEqual(-250_000);
    expect(ticks).toContain(0);
  });

  it("exist for nothing and for zeros alone", () => {
    for (const values of [[], [null, null], [0, 0]]) {
      const ticks = niceTicks(values);
      expect(ticks[0]).toBe(0);
      expect(ticks.length).toBeGreaterThan(1);
    }
  });

  it("always cover the values and stay few", () => {
    for (let exponent = -3; exponent <= 12; exponent += 1) {
      for (const factor of [1, 1.01, 2.3, 4.99, 7, 9.99]) {
        const top = factor * 10 ** exponent;
        const ticks = niceTicks([top]);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(top * 0.999999);
        expect(ticks.length).toBeLessThanOrEqual(6);
      }
    }
  });
});

it("reads sums sent as text, and never takes unknown for zero (cases C102, C146)", () => {
  expect(chartNumber("1000000000000")).toBe(1e12);
  expect(chartNumber("0")).toBe(0);
  expect([null, undefined, "", "1.500.000 rupiah"].map(chartNumber)).toEqual([null, null, null, null]);
});

it("divides an axis by the size of its top", () => {
  expect(axisSize(12_000_000, "rupiah")).toEqual({ divisor: 1e6, size: "million" });
  expect(axisSize(999, "rupiah")).toEqual({ divisor: 1, size: "one" });
  expect(axisSize(0.4, "percent").divisor).toBe(0.01);
});

it("labels as many months as have room, counted from January", () => {
  const months = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, "0")}`);
  expect(months.filter((month) => labelledMonth(month, 12, 13))).toHaveLength(12);
  expect(months.filter((month) => labelledMonth(month, 12, 7))).toEqual(["2025-01", "2025-03", "2025-05", "2025-07", "2025-09", "2025-11"]);
});
