import { Random } from "../demo/random";

export const SEED = 9_660;
const PURPOSES = { size: 1, place: 2, away: 3, people: 4, money: 5, finance: 6 };

/** A household's own chance for one purpose: it does not depend on what was made before it, so that any of it can be made again alone. */
export const chanceOf = (nth: number, purpose: keyof typeof PURPOSES): Random =>
  new Random(Math.imul(nth + 1, 0x9e3779b1) ^ Math.imul(PURPOSES[purpose], 0x85ebca6b) ^ SEED);

/** Whole weights as a list to pick from, which is quicker than adding them up for each of millions. */
export const spread = <K extends string>(weights: Readonly<Record<K, number>>): readonly K[] =>
  (Object.entries(weights) as [K, number][]).flatMap(([key, weight]) => Array<K>(weight).fill(key));

/** Ids of each table from a source of its own, so that a household has the same in a world with more transfers. */
export class Ids {
  private readonly sources = new Map<string, Random>();

  of(table: string): string {
    let source = this.sources.get(table);
    if (source === undefined) this.sources.set(table, (source = new Random(SEED + 1 + this.sources.size * 7_919)));
    return source.uuid();
  }
}

/**
 * Shares `total` out by weights, whole and exactly: each part gets what its weight earns up to rounding, and all of them
 * together the total. Nothing where no part weighs anything.
 */
export function allot(total: number, weights: ArrayLike<number>): Uint32Array {
  const shares = new Uint32Array(weights.length);
  let whole = 0;
  for (let part = 0; part < weights.length; part++) whole += weights[part]!;
  for (let part = 0, reached = 0, given = 0; part < weights.length && whole > 0; part++) {
    reached += weights[part]!;
    const until = Math.round((reached / whole) * total);
    shares[part] = until - given;
    given = until;
  }
  return shares;
}
