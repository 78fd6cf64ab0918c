import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { funnel } from "~/comparison/funnel";
import { shrink } from "~/comparison/shrinkage";
import { byar95, ratePer1000 } from "~/shared/intervals";
import { roundHalfAway, roundPercent } from "~/shared/numbers";
import { vectorsOf } from "../vectors";

const sharesOf = (pairs: [number, number][]) => pairs.map(([successes, trials]) => ({ successes, trials }));
const percents = ({ lower, upper }: { lower: number; upper: number }) => [roundPercent(lower), roundPercent(upper)];

describe("funnel plot (X04)", () => {
  test("the five villages of the handbook: only B differs, whatever the ranking says (story 6)", () => {
    const [vector] = vectorsOf<[number, number][], { pct: number; z: number }[]>("funnel_plot");
    const found = funnel(sharesOf(vector!.in))!;
    expect(roundPercent(found.centre)).toBe(74.1);
    expect(found.spread).toBe(1);
    expect(found.places.map(({ share, z }) => ({ pct: roundPercent(share), z: roundHalfAway(z, 2) }))).toEqual(vector!.out);
    expect(found.places.map(({ word }) => word)).toEqual(["alike", "different", "alike", "alike", "alike"]);
    expect(found.places.map(({ near }) => percents(near))).toEqual([[55.0, 93.3], [63.1, 85.2], [66.3, 82.0], [68.1, 80.2], [47.0, 100]]);
    expect(found.places.map(({ far }) => percents(far))).toEqual([[43.9, 100], [56.7, 91.6], [61.8, 86.5], [64.6, 83.7], [31.4, 100]]);
  });

  test("ten or more areas that differ more than chance allows widen the limits by how much they do", () => {
    const shares = sharesOf(Array.from({ length: 10 }, (_, index) => [index % 2 === 0 ? 80 : 40, 100]));
    const { spread, places } = funnel(shares)!;
    expect(spread).toBeGreaterThan(4);
    expect(places.every(({ word }) => word === "alike")).toBe(true);
    expect(funnel(shares.slice(0, 9))!.spread).toBe(1);
  });

  test("nothing counted has no funnel; all the same differ from nothing", () => {
    expect(funnel([])).toBeNull();
    expect(funnel(sharesOf([[5, 5], [9, 9]]))!.places.map(({ z, word }) => [z, word])).toEqual([[0, "alike"], [0, "alike"]]);
  });
});

describe("shrinkage (X05)", () => {
  test.each(vectorsOf<[number, number][], { m: number; tau2: number; M?: number; shrunk_pct: number[] }>("eb_shrink"))("$id", ({ in: pairs, out }) => {
    const found = shrink(sharesOf(pairs))!;
    expect(roundHalfAway(found.mean, 4)).toBe(out.m);
    expect(roundHalfAway(found.variance, 6)).toBe(out.tau2);
    if (out.M !== undefined) expect(roundHalfAway(found.weight!, 4)).toBe(out.M);
    expect(found.shrunk.map((share) => roundPercent(share))).toEqual(out.shrunk_pct);
  });

  test("fewer than five areas say too little", () => {
    expect(shrink(sharesOf([[1, 2], [1, 2], [1, 2], [1, 2]]))).toBeNull();
  });

  test("a shrunk share lies between the raw one and that of all", () => {
    const share = fc.integer({ min: 1, max: 400 }).chain((trials) => fc.record({ trials: fc.constant(trials), successes: fc.integer({ min: 0, max: trials }) }));
    fc.assert(fc.property(fc.array(share, { minLength: 5, maxLength: 40 }), (shares) => {
      const { mean, shrunk } = shrink(shares)!;
      shares.forEach(({ successes, trials }, index) => {
        const raw = successes / trials;
        expect(shrunk[index]!).toBeGreaterThanOrEqual(Math.min(raw, mean) - 1e-9);
        expect(shrunk[index]!).toBeLessThanOrEqual(Math.max(raw, mean) + 1e-9);
      });
    }));
  });
});

describe("rates (X02)", () => {
  test("31 active migrants of 4,120 residents", () => {
    const { rate, interval } = ratePer1000(31, 4_120)!;
    expect([rate, interval.lower, interval.upper].map((value) => roundHalfAway(value, 1))).toEqual([7.5, 5.1, 10.7]);
  });

  test("no case has an upper bound and no lower one; an unknown population has no rate", () => {
    expect(byar95(0).lower).toBe(0);
    expect(byar95(0).upper).toBeGreaterThan(3);
    expect(ratePer1000(3, null)).toBeNull();
  });
});
