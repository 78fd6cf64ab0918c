/** What the numbers of a chart are, and so how its axis and its table say them. */
export type ChartUnit = "rupiah" | "number" | "percent" | "months";

/**
 * Round steps that cover all values and zero: [0, 10, 20, 30, 40] for 34. The last is never below the largest value,
 * so no bar leaves the chart. Values that are not numbers count as absent.
 */
export function niceTicks(values: readonly (number | null)[], wanted = 4): number[] {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const highest = Math.max(0, ...known);
  const lowest = Math.min(0, ...known);
  const span = highest - lowest || 1;
  const rough = span / wanted;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * magnitude >= rough * 0.999999) ?? 10) * magnitude;
  const first = Math.floor(lowest / step);
  const last = Math.max(first + 1, Math.ceil(highest / step - 1e-9));
  // Multiplying an index keeps 0.3 from becoming 0.30000000000000004 over many additions.
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

const rupiahSizes = [
  { divisor: 1e12, size: "trillion" },
  { divisor: 1e9, size: "billion" },
  { divisor: 1e6, size: "million" },
  { divisor: 1e3, size: "thousand" },
] as const;

export type AxisSize = { divisor: number; size: "one" | (typeof rupiahSizes)[number]["size"] };

/** By what an axis divides its amounts, so that its labels stay two or three digits: millions when the top is 12 million. */
export function axisSize(top: number, unit: ChartUnit): AxisSize {
  if (unit === "percent") return { divisor: 0.01, size: "one" };
  if (unit !== "rupiah") return { divisor: 1, size: "one" };
  return rupiahSizes.find(({ divisor }) => Math.abs(top) >= divisor) ?? { divisor: 1, size: "one" };
}

/** A value from the server, which sends large sums as decimal text; unknown and unreadable are null, never zero. */
export function chartNumber(value: number | string | null | undefined): number | null {
  if (value === null || value === undefined || value === "") return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** Which months get a label when there is room for so many: every 1st, 2nd, 3rd, 6th or 12th, counted from January. */
export function labelledMonth(month: string, count: number, room: number): boolean {
  const step = [1, 2, 3, 6, 12].find((candidate) => count / candidate <= room) ?? 12;
  return (Number(month.slice(5, 7)) - 1) % step === 0;
}
