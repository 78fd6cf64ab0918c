/** Misses in a row of one account from one place before it has to wait, and for how long after the last one. */
const WAITS = [
  { from: 20, seconds: 15 * 60 },
  { from: 10, seconds: 5 * 60 },
  { from: 5, seconds: 60 },
] as const;

/** Seconds to wait after the last of so many misses in a day. Never for good. */
export function waitAfter(misses: number): number {
  return WAITS.find(({ from }) => misses >= from)?.seconds ?? 0;
}

/** Misses in a day after which tries from one address, or on one account, are slowed for browsers not seen before. */
export const addressSlowAfter = 50;
export const accountSlowAfter = 50;
export const SLOW_MS = 1_500;
