/** How large a scale world is: all of it exact. A sending is what one migrant sends for a month, in so many transfers. */
export type Sizes = { households: number; persons: number; migrants: number; remittances: number; transfersPerSending: number };

const PEOPLE = { households: 150_000, persons: 500_000, migrants: 100_000 };
/** The same households and months with money in both; what comes in a month comes in ten transfers instead of one. */
export const SCALES = {
  "1m": { ...PEOPLE, remittances: 1_000_000, transfersPerSending: 1 },
  "10m": { ...PEOPLE, remittances: 10_000_000, transfersPerSending: 10 },
} as const satisfies Record<string, Sizes>;
export type Scale = keyof typeof SCALES;
