/** How large a scale world is; what is counted here is exact. */
export type Sizes = { villages: number | null; households: number; receiving: number; persons: number; migrants: number; remittances: number };

const WORLD = { villages: null, households: 150_000, receiving: 80_000, persons: 500_000, migrants: 100_000 };
export const SCALES = {
  "1m": { ...WORLD, remittances: 1_000_000 },
  "10m": { ...WORLD, remittances: 10_000_000 },
} as const satisfies Record<string, Sizes>;
export type Scale = keyof typeof SCALES;

/** The share of a whole total that falls on part `index` of `parts`, so that all of them add up to it. */
export const shareOf = (total: number, parts: number, index: number): number =>
  Math.floor(((index + 1) * total) / parts) - Math.floor((index * total) / parts);
