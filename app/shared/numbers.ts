import type { Language } from "~/shared/codes";

/** Numbers as the handbook counts them (§5.0): fractions at full precision, rounded only where they are shown. */

type Decimal = { negative: boolean; digits: bigint; scale: number };

/** The exact decimal a number prints as: 2.775 is 2775 × 10⁻³, not the binary fraction just below it. */
function decimalOf(value: number): Decimal {
  const [mantissa = "0", exponent = "0"] = Math.abs(value).toString().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { negative: value < 0, digits: BigInt(whole + fraction), scale: fraction.length - Number(exponent) };
}

/** `numerator / denominator` to the nearest whole number, halves away from zero; the denominator is positive. */
export function divideHalfAway(numerator: bigint, denominator: bigint): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

function scaledHalfAway(value: number, digits: number): bigint {
  const { negative, digits: all, scale } = decimalOf(value);
  const shift = digits - scale;
  const magnitude = shift >= 0 ? all * 10n ** BigInt(shift) : divideHalfAway(all, 10n ** BigInt(-shift));
  return negative ? -magnitude : magnitude;
}

/**
 * Rounds to a number of decimals, halves away from zero (12.25 → 12.3, −12.25 → −12.3), on the digits the number
 * prints with. Not finite stays as it is; never −0.
 */
export function roundHalfAway(value: number, digits: number): number {
  if (!Number.isFinite(value)) return value;
  return Number(`${scaledHalfAway(value, digits)}e-${digits}`) + 0;
}

/** A fraction as a percentage to `digits` decimals: 0.29958 → 30.0. For comparing with a threshold, do not round. */
export function roundPercent(fraction: number, digits = 1): number {
  if (!Number.isFinite(fraction)) return fraction;
  return Number(`${scaledHalfAway(fraction, digits + 2)}e-${digits}`) + 0;
}

/** Puts the language's thousands mark into a whole number: 1500000 → "1.500.000" (id), "1,500,000" (en). */
export function groupDigits(whole: bigint, language: Language = "id"): string {
  const digits = (whole < 0n ? -whole : whole).toString();
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, language === "id" ? "." : ",");
  return whole < 0n ? `-${grouped}` : grouped;
}

/** A number with exactly `digits` decimals in the language's marks; "–" for what is not a number. */
export function formatNumber(value: number | bigint, digits = 0, language: Language = "id"): string {
  if (typeof value === "bigint") return groupDigits(value, language);
  if (!Number.isFinite(value)) return "–";
  const scaled = scaledHalfAway(value, digits);
  const padded = (scaled < 0n ? -scaled : scaled).toString().padStart(digits + 1, "0");
  const whole = groupDigits(BigInt(padded.slice(0, padded.length - digits)), language);
  const sign = scaled < 0n ? "-" : "";
  return digits === 0 ? sign + whole : `${sign}${whole}${language === "id" ? "," : "."}${padded.slice(-digits)}`;
}

/** A fraction as people read it: 0.8824 → "88,2 %" (id), "88.2%" (en); "–" where there is no case to count. */
export function formatPercent(fraction: number | null, language: Language = "id", digits = 1): string {
  if (fraction === null || !Number.isFinite(fraction)) return "–";
  return `${formatNumber(roundPercent(fraction, digits), digits, language)}${language === "id" ? " %" : "%"}`;
}

/** The type 7 quantile (linear interpolation, h = (n − 1)p); null for an empty list. Order does not matter. */
export function quantile7(values: readonly number[], p: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (position - below) * (high - low);
}

/** The middle value, or the mean of the middle two; null for an empty list. */
export function median(values: readonly number[]): number | null {
  return quantile7(values, 0.5);
}

/** The 97.5th percentile of the normal distribution, as the handbook rounds it. */
export const Z_95 = 1.959964;

export type Interval = { lower: number; upper: number };

/** Wilson's 95 % interval of a proportion, as fractions (handbook X03); null when nothing was counted. */
export function wilson95(successes: number, trials: number): Interval | null {
  if (trials <= 0) return null;
  const share = successes / trials;
  const z2 = Z_95 * Z_95;
  const centre = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const half = (Z_95 * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials))) / (1 + z2 / trials);
  return {
    lower: successes === 0 ? 0 : Math.max(0, centre - half),
    upper: successes === trials ? 1 : Math.min(1, centre + half),
  };
}

export type ShareWithUnknown = { share: number | null; unknownShare: number | null; bounds: Interval | null };

/**
 * A share among the known, beside how many were unknown. The bounds say where it would lie if all unknown were
 * "no" or all were "yes". Null where nothing was counted: 0 of 0 is neither 0 % nor 100 %.
 */
export function shareWithUnknown(counts: { yes: number; no: number; unknown: number }): ShareWithUnknown {
  const known = counts.yes + counts.no;
  const all = known + counts.unknown;
  return {
    share: known === 0 ? null : counts.yes / known,
    unknownShare: all === 0 ? null : counts.unknown / all,
    bounds: all === 0 ? null : { lower: counts.yes / all, upper: (counts.yes + counts.unknown) / all },
  };
}

/**
 * Divides a whole total in proportion to the weights so that the parts add up to it: each gets its floor, and what
 * is left goes one by one to the largest remainders, the first in the list where they tie. Weights are not negative;
 * all parts are 0 when all weights are.
 */
export function apportion(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum <= 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => (total * weight) / sum);
  const remainders = weights.map((weight, index) => ({ index, remainder: (total * weight) % sum }));
  remainders.sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  let left = total - parts.reduce((a, b) => a + b, 0n);
  for (const { index } of remainders) {
    if (left === 0n) break;
    parts[index] = (parts[index] as bigint) + 1n;
    left -= 1n;
  }
  return parts;
}

/** Percentages of counts that add up to exactly 100 when shown with `digits` decimals (handbook M04). */
export function largestRemainderPercent(counts: readonly number[], digits = 1): number[] {
  const whole = 100n * 10n ** BigInt(digits);
  return apportion(whole, counts.map(BigInt)).map((part) => Number(`${part}e-${digits}`));
}
