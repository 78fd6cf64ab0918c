import type { Share } from "./funnel";

/**
 * Empirical-Bayes shrinkage (handbook X05): shares of small areas moved towards the share of all, the more the fewer
 * cases they have. Shown beside the raw share, never in its place.
 */
export type Shrinkage = { mean: number; variance: number; weight: number | null; shrunk: number[] };

const LEAST_AREAS = 5;

/** Null for fewer than five areas, which tell too little of how areas differ. */
export function shrink(shares: readonly Share[]): Shrinkage | null {
  const counted = shares.filter(({ trials }) => trials > 0);
  const cases = counted.reduce((sum, { trials }) => sum + trials, 0);
  if (counted.length < LEAST_AREAS || counted.length < shares.length) return null;
  const mean = counted.reduce((sum, { successes }) => sum + successes, 0) / cases;
  const within = mean * (1 - mean);
  const between = counted.reduce((sum, { successes, trials }) => sum + trials * (successes / trials - mean) ** 2, 0);
  const squares = counted.reduce((sum, { trials }) => sum + trials ** 2, 0);
  const freedom = counted.length - 1;
  const divisor = cases - squares / cases - freedom;
  const variance = divisor > 0 ? Math.max(0, (between - freedom * within) / divisor) : 0;
  if (variance === 0) return { mean, variance, weight: null, shrunk: counted.map(() => mean) };
  const weight = within / variance - 1;
  // Areas that are all one or the other hold no chance to be moved by.
  if (weight <= 0) return { mean, variance, weight: 0, shrunk: counted.map(({ successes, trials }) => successes / trials) };
  return { mean, variance, weight, shrunk: counted.map(({ successes, trials }) => (successes + weight * mean) / (trials + weight)) };
}
