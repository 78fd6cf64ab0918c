import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOTHING, type Figure } from "~/indicators/figure";
import { INDEX_IDS, INDEX_PARTS, INDEX_PILLARS, outcomeFigures, outcomeIndex, pillarScore } from "~/indicators/outcome-index";
import { roundHalfAway } from "~/shared/numbers";
import { vectorsOf } from "../vectors";

type Parts = Record<"E" | "I" | "P" | "M", number[]>;
const [vector] = vectorsOf<Parts, { pillars: number[]; geometric: number }>("outcome_index");
const valuesOf = (parts: Parts) => new Map(INDEX_PILLARS.flatMap((pillar) => INDEX_PARTS[pillar].map(({ indicator }, index) => [indicator, parts[pillar][index]!] as const)));

describe("the outcome index", () => {
  it("is the handbook's worked number, with its four bars", () => {
    const values = valuesOf(vector!.in);
    const scores = INDEX_PILLARS.map((pillar) => pillarScore(pillar, (id) => values.get(id) ?? null).score!);
    expect(scores.map((score) => roundHalfAway(score, 4))).toEqual(vector!.out.pillars);
    expect(roundHalfAway(outcomeIndex(scores)!, 1)).toBe(vector!.out.geometric);
  });

  it("is told only where each pillar has half of its parts, and a pillar at its worst does not make it nothing", () => {
    const none = () => null;
    expect(pillarScore("E", (id) => (id === "E01" ? 50 : null))).toEqual({ score: 0.01, known: 1, of: 2 });
    expect(pillarScore("P", (id) => (id === "R08" ? 6 : null))).toMatchObject({ score: null, known: 1 });
    expect(pillarScore("M", none).score).toBe(null);
    expect(outcomeIndex([0.5, 0.5, null, 0.5])).toBe(null);
    expect(outcomeIndex([])).toBe(null);
  });

  it("never leaves 0 to 100, never falls when a part rises, and never lies above the mean of its pillars", () => {
    const values = fc.array(fc.double({ min: -100, max: 200, noNaN: true }), { minLength: INDEX_IDS.length, maxLength: INDEX_IDS.length });
    const indexOf = (of: readonly number[]) => {
      const scores = INDEX_PILLARS.map((pillar) => pillarScore(pillar, (id) => of[INDEX_IDS.indexOf(id)]!).score);
      return { index: outcomeIndex(scores)!, mean: (100 * scores.reduce<number>((sum, score) => sum + score!, 0)) / scores.length };
    };
    fc.assert(
      fc.property(values, fc.nat(INDEX_IDS.length - 1), fc.double({ min: 0, max: 50, noNaN: true }), (of, at, more) => {
        const { index, mean } = indexOf(of);
        expect(index).toBeGreaterThan(0);
        expect(index).toBeLessThanOrEqual(mean + 1e-9);
        expect(mean).toBeLessThanOrEqual(100);
        expect(indexOf(of.map((value, place) => (place === at ? value + more : value))).index).toBeGreaterThanOrEqual(index - 1e-9);
      }),
    );
  });

  it("does not know a part that may not be shown", () => {
    const shown: Figure = { value: 78, numerator: 78, denominator: 100, n: 100, known: 100, eligible: 100 };
    const figures = outcomeFigures((id) => (id === "E01" ? shown : id === "E02b" ? { ...shown, value: 0.3, n: 3, known: 3 } : NOTHING));
    expect(figures.X01e).toMatchObject({ n: 1, known: 1, eligible: 2 });
    expect(figures.X01e!.value).toBeCloseTo(62.2222, 3);
    expect(figures.X01).toMatchObject({ value: null, n: 1, eligible: 4 });
  });
});
