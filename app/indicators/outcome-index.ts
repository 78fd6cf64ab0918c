import type { Figure } from "./figure";
import { showing } from "./showing";

/*
 * X01, the outcome index (handbook §5.8): four pillars between fixed goalposts, and their geometric mean, so that one
 * neglected pillar cannot be bought off by another. Goalposts are set, not found in the data.
 */
export type IndexPillar = "E" | "I" | "P" | "M";
export type Goalposts = { indicator: string; worst: number; best: number };

export const INDEX_PARTS: Readonly<Record<IndexPillar, readonly Goalposts[]>> = {
  E: [{ indicator: "E01", worst: 50, best: 95 }, { indicator: "E02b", worst: 0, best: 0.6 }],
  I: [{ indicator: "I07", worst: 60, best: 100 }, { indicator: "I01", worst: 0, best: 60 }],
  P: [{ indicator: "R08", worst: 0, best: 12 }, { indicator: "B01", worst: 40, best: 95 }, { indicator: "F01", worst: 0, best: 40 }],
  M: [{ indicator: "C03", worst: 0, best: 4 }, { indicator: "C04", worst: 0, best: 80 }],
};
export const INDEX_PILLARS: readonly IndexPillar[] = ["E", "I", "P", "M"];
/** X01 itself and its four bars by their ids. */
export const INDEX_FIGURE_IDS: readonly string[] = ["X01", ...INDEX_PILLARS.map((pillar) => `X01${pillar.toLowerCase()}`)];
export const isOfIndex = (id: string): boolean => INDEX_FIGURE_IDS.includes(id);
/** Everything the index is made of. */
export const INDEX_IDS: readonly string[] = INDEX_PILLARS.flatMap((pillar) => INDEX_PARTS[pillar].map(({ indicator }) => indicator));

/** So that a pillar at its worst does not make the whole a zero. */
const FLOOR = 0.01;

/** Where a value stands between its goalposts, from 0 to 1. */
export const between = (value: number, { worst, best }: Goalposts): number => Math.min(1, Math.max(0, (value - worst) / (best - worst)));

/** A pillar from 0 to 1: the mean of the parts that are known; null with fewer than half of them. `known`: how many are. */
export function pillarScore(pillar: IndexPillar, valueOf: (indicator: string) => number | null): { score: number | null; known: number; of: number } {
  const parts = INDEX_PARTS[pillar];
  const found = parts.flatMap((part) => {
    const value = valueOf(part.indicator);
    return value === null ? [] : [between(value, part)];
  });
  const score = found.length * 2 < parts.length ? null : Math.max(FLOOR, found.reduce((sum, one) => sum + one, 0) / found.length);
  return { score, known: found.length, of: parts.length };
}

/** The geometric mean of the pillars out of a hundred; null while one of them is not known. */
export function outcomeIndex(scores: readonly (number | null)[]): number | null {
  const known = scores.flatMap((score) => score ?? []);
  if (known.length < scores.length || known.length === 0) return null;
  return 100 * known.reduce((product, score) => product * score, 1) ** (1 / known.length);
}

/** X01 and its four bars from the figures of an area; of a part that may not be shown nothing is known. */
export function outcomeFigures(figureOf: (indicator: string) => Figure): Record<string, Figure> {
  const known = (id: string) => (showing(id, figureOf(id)).hidden === null ? figureOf(id).value : null);
  const pillars = INDEX_PILLARS.map((pillar) => ({ id: `X01${pillar.toLowerCase()}`, ...pillarScore(pillar, known) }));
  const index = outcomeIndex(pillars.map(({ score }) => score));
  const told = pillars.filter(({ score }) => score !== null).length;
  const figure = (value: number | null, n: number, of: number): Figure => ({ value, numerator: null, denominator: null, n, known: n, eligible: of });
  return { X01: figure(index, told, pillars.length), ...Object.fromEntries(pillars.map(({ id, score, known: n, of }) => [id, figure(score === null ? null : score * 100, n, of)])) };
}
