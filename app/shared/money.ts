import type { Language } from "~/shared/codes";
import { minorDigits } from "~/shared/currencies";
import { divideHalfAway, formatNumber, groupDigits, roundHalfAway } from "~/shared/numbers";

/** Money as people read it. Amounts are whole minor units; only averages come as fractions and are rounded here. */

const toWhole = (amount: bigint | number): bigint =>
  typeof amount === "bigint" ? amount : BigInt(roundHalfAway(amount, 0));

const decimalMark = (language: Language) => (language === "id" ? "," : ".");

/** "Rp 116.032.500", "-Rp 50.000"; a fraction (an average) is rounded to the rupiah, halves away from zero. */
export function formatRupiah(amountIdr: bigint | number, language: Language = "id"): string {
  if (typeof amountIdr === "number" && !Number.isFinite(amountIdr)) return "–";
  const whole = toWhole(amountIdr);
  return `${whole < 0n ? "-" : ""}Rp ${groupDigits(whole < 0n ? -whole : whole, language)}`;
}

const SCALES = [
  { power: 12n, id: "triliun", en: "trillion" },
  { power: 9n, id: "miliar", en: "billion" },
  { power: 6n, id: "juta", en: "million" },
] as const;

/** A million is a million; above, what the smaller scale would show as 1.000 is already one of the larger. */
function reaches(magnitude: bigint, power: bigint): boolean {
  return power === 6n ? magnitude >= 1_000_000n : divideHalfAway(magnitude, 10n ** (power - 5n)) >= 100_000n;
}

/**
 * An amount for a card: "Rp 3,25 juta", "Rp 2,1 miliar" (id), "Rp 3.25 million" (en), to two decimals without
 * closing zeros; under a million it is written out.
 */
export function formatRupiahShort(amountIdr: bigint | number, language: Language = "id"): string {
  if (typeof amountIdr === "number" && !Number.isFinite(amountIdr)) return "–";
  const whole = toWhole(amountIdr);
  const magnitude = whole < 0n ? -whole : whole;
  const scale = SCALES.find(({ power }) => reaches(magnitude, power));
  if (!scale) return formatRupiah(whole, language);
  const hundredths = divideHalfAway(magnitude, 10n ** (scale.power - 2n));
  const fraction = (hundredths % 100n).toString().padStart(2, "0").replace(/0+$/, "");
  const shown = groupDigits(hundredths / 100n, language) + (fraction ? decimalMark(language) + fraction : "");
  return `${whole < 0n ? "-" : ""}Rp ${shown} ${scale[language]}`;
}

/** Minor units as plain decimal text with a dot, for files and inputs: 1375 SGD → "13.75", 1200000 KRW → "1200000". */
export function minorToText(minor: bigint | number, currency: string): string {
  const digits = minorDigits(currency);
  const whole = toWhole(minor);
  if (digits === 0) return whole.toString();
  const padded = (whole < 0n ? -whole : whole).toString().padStart(digits + 1, "0");
  return `${whole < 0n ? "-" : ""}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

/**
 * An amount in its currency: "HKD 1.500", "SGD 13,75", "KRW 1.200.000"; rupiah as "Rp …". The fraction is left out
 * when it is zero.
 */
export function formatMinor(minor: bigint | number, currency: string, language: Language = "id"): string {
  if (currency === "IDR") return formatRupiah(minor, language);
  const [whole = "0", fraction = ""] = minorToText(minor, currency).split(".");
  const negative = whole.startsWith("-");
  const shown = groupDigits(BigInt(negative ? whole.slice(1) : whole), language);
  const cents = /^0*$/.test(fraction) ? "" : decimalMark(language) + fraction;
  return `${negative ? "-" : ""}${currency} ${shown}${cents}`;
}

/** A rate in rupiah for one unit: "2.060", "11,87"; at most four decimals, without closing zeros. */
export function formatRate(rate: number | string, language: Language = "id"): string {
  const value = Number(rate);
  if (!Number.isFinite(value)) return "–";
  const shown = formatNumber(value, 4, language);
  return shown.replace(/0+$/, "").replace(/[.,]$/, "");
}

/** An amount as a box holds it when a form opens: grouped, as it looks once somebody has typed it; nothing where it is not known. */
export const rupiahBox = (amount: bigint | number | string | null | undefined): string => (amount === null || amount === undefined ? "" : groupDigits(BigInt(amount), "id"));
