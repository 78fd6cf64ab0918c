import { describe, expect, it } from "vitest";
import {
  apportion,
  formatNumber,
  formatPercent,
  groupDigits,
  largestRemainderPercent,
  quantile7,
  roundHalfAway,
  roundPercent,
  shareWithUnknown,
  wilson95,
} from "~/shared/numbers";
import { vectorsOf } from "../vectors";

describe("handbook vectors", () => {
  it.each(vectorsOf<[number, number], number>("round"))("round: $id", ({ in: [value, digits], out }) => {
    expect(roundHalfAway(value, digits)).toBe(out);
  });

  it.each(vectorsOf<{ v: number[]; p: number }, number>("quantile7"))("quantile7: $id", ({ in: { v, p }, out }) => {
    expect(quantile7(v, p)).toBeCloseTo(out, 9);
  });

  it.each(vectorsOf<[number, number], [number, number] | null>("wilson95"))("wilson95: $id", ({ in: [k, n], out }) => {
    const interval = wilson95(k, n);
    expect(interval && [roundPercent(interval.lower), roundPercent(interval.upper)]).toEqual(out);
  });

  it.each(
    vectorsOf<{ yes: number; no: number; unknown: number }, { pct: number; unknown_pct: number; bounds: number[] }>("share_with_unknown"),
  )("share_with_unknown: $id", ({ in: counts, out }) => {
    const { share, unknownShare, bounds } = shareWithUnknown(counts);
    expect(roundPercent(share!)).toBe(out.pct);
    expect(roundPercent(unknownShare!)).toBe(out.unknown_pct);
    expect([roundPercent(bounds!.lower), roundPercent(bounds!.upper)]).toEqual(out.bounds);
  });

  it.each(vectorsOf<number[], number[]>("largest_remainder_pct"))("largest_remainder_pct: $id", ({ in: counts, out }) => {
    expect(largestRemainderPercent(counts)).toEqual(out);
  });
});

describe("rounding", () => {
  it("works on the digits a number prints with, not on its binary fraction", () => {
    expect([roundHalfAway(1.005, 2), roundHalfAway(0.285, 2), roundHalfAway(4834687.5, 0)]).toEqual([1.01, 0.29, 4834688]);
    expect([roundHalfAway(-0.04, 1), roundHalfAway(1e-7, 2), roundHalfAway(1.5e21, 0)]).toEqual([0, 0, 1.5e21]);
    expect(Object.is(roundHalfAway(-0.04, 1), -0)).toBe(false);
  });

  it("turns a fraction into a percentage without passing through a binary product", () => {
    expect([roundPercent(0.2775081), roundPercent(0.1225), roundPercent(-0.1225), roundPercent(0.2996)]).toEqual([27.8, 12.3, -12.3, 30]);
  });
});

describe("showing numbers", () => {
  it("uses the language's marks", () => {
    expect(formatNumber(1234567.891, 2)).toBe("1.234.567,89");
    expect(formatNumber(1234567.891, 2, "en")).toBe("1,234,567.89");
    expect(formatNumber(-0.25, 1)).toBe("-0,3");
    expect(groupDigits(9007199254740993n)).toBe("9.007.199.254.740.993");
    expect([999n, 1250n, 1500000n].map((count) => groupDigits(count))).toEqual(["999", "1.250", "1.500.000"]);
  });

  it("shows no cases as a dash, never as 0 % or NaN (field case C106)", () => {
    expect(shareWithUnknown({ yes: 0, no: 0, unknown: 0 })).toEqual({ share: null, unknownShare: null, bounds: null });
    expect([formatPercent(null), formatPercent(0 / 0), formatPercent(91 / 102), formatPercent(91 / 102, "en")]).toEqual(["–", "–", "89,2 %", "89.2%"]);
  });
});

describe("apportion", () => {
  it("adds up to the total and gives what is left to the largest remainders, the first where they tie", () => {
    expect(apportion(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(apportion(7n, [0n, 5n, 5n])).toEqual([0n, 4n, 3n]);
    expect(apportion(7n, [0n, 0n])).toEqual([0n, 0n]);
  });

  it("has no quantile for an empty list", () => {
    expect(quantile7([], 0.5)).toBeNull();
  });
});
