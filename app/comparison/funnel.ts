import type { Interval } from "~/shared/numbers";

/**
 * The funnel plot of handbook X04: whether an area's share differs from the share of all by more than its number of
 * cases explains. `words`: inside the 95 % limits, between them and the 99.8 % limits, outside both.
 */
export type Share = { successes: number; trials: number };
export type FunnelWord = "alike" | "watch" | "different";
export type FunnelPlace = { share: number; z: number; word: FunnelWord; near: Interval; far: Interval };
export type Funnel = {
  /** The share of all areas together. */
  centre: number;
  /** By how much the limits were widened because areas differ more than chance allows; 1 where they do not. */
  spread: number;
  places: FunnelPlace[];
};

export const Z_NEAR = 1.959964;
export const Z_FAR = 3.090232;
const LEAST_AREAS_FOR_SPREAD = 10;
const MOST_ORDINARY_SPREAD = 1.5;

/** Null where nothing was counted. Areas without a case are not to be given. */
export function funnel(shares: readonly Share[]): Funnel | null {
  const trials = shares.reduce((sum, share) => sum + share.trials, 0);
  if (trials === 0) return null;
  const centre = shares.reduce((sum, share) => sum + share.successes, 0) / trials;
  const plain = shares.map((share) => zOf(share, centre));
  const spread = spreadOf(plain);
  const places = shares.map((share, index) => {
    const z = (plain[index] as number) / spread;
    return { share: share.successes / share.trials, z, word: wordOf(z), near: limits(centre, share.trials, Z_NEAR * spread), far: limits(centre, share.trials, Z_FAR * spread) };
  });
  return { centre, spread, places };
}

/** Where all shares are 0 or all are 1, none differs. */
function zOf({ successes, trials }: Share, centre: number): number {
  const error = Math.sqrt((centre * (1 - centre)) / trials);
  return error === 0 ? 0 : (successes / trials - centre) / error;
}

/** The limits around the centre for so many cases. */
export function limits(centre: number, trials: number, z: number): Interval {
  const half = z * Math.sqrt((centre * (1 - centre)) / trials);
  return { lower: Math.max(0, centre - half), upper: Math.min(1, centre + half) };
}

const wordOf = (z: number): FunnelWord => (Math.abs(z) <= Z_NEAR ? "alike" : Math.abs(z) <= Z_FAR ? "watch" : "different");

function spreadOf(zs: readonly number[]): number {
  if (zs.length < LEAST_AREAS_FOR_SPREAD) return 1;
  const mean = zs.reduce((sum, z) => sum + z, 0) / zs.length;
  const deviation = Math.sqrt(zs.reduce((sum, z) => sum + (z - mean) ** 2, 0) / (zs.length - 1));
  return deviation > MOST_ORDINARY_SPREAD ? deviation : 1;
}
