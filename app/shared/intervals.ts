import { Z_95, type Interval } from "./numbers";

/** Byar's 95 % interval of a count (handbook X02), for rates of rare cases: 31 lies between 21.1 and 44.0. */
export function byar95(count: number): Interval {
  const bound = (cases: number, sign: -1 | 1) => (cases === 0 ? 0 : cases * (1 - 1 / (9 * cases) + (sign * Z_95) / (3 * Math.sqrt(cases))) ** 3);
  return { lower: bound(count, -1), upper: bound(count + 1, 1) };
}

/** A rate of 1,000 residents with its interval; null where the population is not known. */
export function ratePer1000(count: number, population: number | null): { rate: number; interval: Interval } | null {
  if (population === null || population <= 0) return null;
  const { lower, upper } = byar95(count);
  const rate = (cases: number) => (cases / population) * 1000;
  return { rate: rate(count), interval: { lower: rate(lower), upper: rate(upper) } };
}
