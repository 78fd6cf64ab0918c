import { findCurrency, minorDigits } from "~/shared/currencies";
import { readDecimal, type CellSource, type DecimalRefusal, type DecimalText } from "~/shared/parse-decimal";
import { ok, refused, type Result } from "~/shared/result";
import { isOverlong, isUnknownText, withoutTextMark } from "~/shared/text";

/** Amounts and rates from forms and files (handbook §4.23; field cases C027–C039). */
export type AmountRefusal = {
  code: DecimalRefusal | "negative" | "has_fraction" | "other_currency" | "too_large";
};

/** More than any household's transfer, and safely inside bigint. */
const MAX_DIGITS = 18;

const SHORT_UNITS: Record<string, number> = {
  rb: 3,
  ribu: 3,
  k: 3,
  jt: 6,
  juta: 6,
  miliar: 9,
  milyar: 9,
  triliun: 12,
};

/**
 * Whole rupiah from "Rp 1.500.000", "1,5 juta", "750rb", "2.500.000,-" or "1.355,00". Null when the text says unknown
 * or is empty. Refused: anything below the rupiah ("1.355,90", "1.5"), negative amounts, and what has two readings.
 */
export function parseRupiah(text: string, source: CellSource = "text"): Result<bigint | null, AmountRefusal> {
  return parseAmount(text, "IDR", source);
}

/**
 * Minor units of a currency from the whole units people write: "13,75" SGD → 1375n, "1.200.000" KRW → 1200000n. Null
 * when the text says unknown or is empty, which is never zero. More decimals than the currency has are refused, not
 * rounded; zeros at the end are dropped.
 */
export function parseAmount(text: string, currency: string, source: CellSource = "text"): Result<bigint | null, AmountRefusal> {
  if (isUnknownText(text)) return ok(null);
  if (isOverlong(text)) return refused({ code: "not_a_number" });
  const bare = source === "number" ? ok(text) : withoutCurrency(withoutTextMark(text), currency);
  if (!bare.ok) return bare;
  const { number, power } = withoutShortUnit(bare.value);
  const decimal = readDecimal(number, source);
  if (!decimal.ok) return refused({ code: decimal.reason });
  if (source === "text" && isLoneDotFraction(number, currency, power)) return refused({ code: fractionCode(decimal.value) });
  return toMinor(decimal.value, minorDigits(currency) + power);
}

/**
 * A rate in rupiah per unit as decimal text with a point ("2.060" → "2060", "11,87" → "11.87"), at most six decimals.
 * Null when unknown; zero is refused as not a rate.
 */
export function parseRate(text: string, source: CellSource = "text"): Result<string | null, AmountRefusal> {
  if (isUnknownText(text)) return ok(null);
  if (isOverlong(text)) return refused({ code: "not_a_number" });
  const bare = source === "number" ? ok(text) : withoutCurrency(withoutTextMark(text), "IDR");
  if (!bare.ok) return bare;
  const decimal = readDecimal(bare.value, source);
  if (!decimal.ok) return refused({ code: decimal.reason });
  const { negative, whole } = decimal.value;
  const fraction = decimal.value.fraction.replace(/0+$/, "");
  if (negative) return refused({ code: "negative" });
  if (fraction.length > 6) return refused({ code: "has_fraction" });
  if (whole.length > 9) return refused({ code: "too_large" });
  if (whole === "0" && fraction === "") return refused({ code: "not_a_number" });
  return ok(fraction ? `${whole}.${fraction}` : whole);
}

/** Takes the currency's own name or sign off either end, and the ",-" that closes an amount on paper. */
function withoutCurrency(text: string, currency: string): Result<string, AmountRefusal> {
  const closed = text.trim().replace(/[.,]\s?[-–—]{1,2}$/u, "");
  const parts = /^([^0-9]*)([^]*[0-9])([^0-9]*)$/.exec(closed);
  if (!parts) return refused({ code: "not_a_number" });
  const [, before = "", core = "", after = ""] = parts;
  const sign = /[-−–(]/u.test(before) ? "-" : "";
  const unit = isShortUnit(after.trim()) ? ` ${after.trim()}` : "";
  for (const mark of [before.replace(/[-−–(]/gu, ""), unit ? "" : after.replace(")", "")]) {
    const word = mark.trim().replace(/\.$/, "");
    if (word === "") continue;
    const named = findCurrency(word);
    if (named !== currency) return refused({ code: named === null ? "not_a_number" : "other_currency" });
  }
  return ok(`${sign}${core}${unit}`);
}

const isShortUnit = (word: string): boolean => Object.hasOwn(SHORT_UNITS, word.toLowerCase());

/** "1,5 juta" is a number and a power of ten. */
function withoutShortUnit(text: string): { number: string; power: number } {
  const parts = /^(.*\d)\s*(\p{L}+)\.?$/u.exec(text);
  const unit = parts?.[2]?.toLowerCase() ?? "";
  if (!parts?.[1] || !isShortUnit(unit)) return { number: text, power: 0 };
  return { number: parts[1], power: SHORT_UNITS[unit] ?? 0 };
}

/**
 * In a currency without decimals "1.5" is a slip, most likely for a thousands mark; only a program's "1500.00" is
 * plain. With a unit behind it ("1.5 juta") the dot can only be a decimal one.
 */
function isLoneDotFraction(number: string, currency: string, power: number): boolean {
  return power === 0 && minorDigits(currency) === 0 && /^[-(]?\d{1,3}\.\d{1,2}\)?$/.test(number.trim());
}

const fractionCode = (decimal: DecimalText): AmountRefusal["code"] =>
  /^0*$/.test(decimal.fraction) ? "ambiguous_separator" : "has_fraction";

function toMinor(decimal: DecimalText, digits: number): Result<bigint, AmountRefusal> {
  const fraction = decimal.fraction.replace(/0+$/, "");
  if (fraction.length > digits) return refused({ code: "has_fraction" });
  const minor = `${decimal.whole}${fraction.padEnd(digits, "0")}`.replace(/^0+(?=\d)/, "");
  if (minor.length > MAX_DIGITS) return refused({ code: "too_large" });
  if (decimal.negative && minor !== "0") return refused({ code: "negative" });
  return ok(BigInt(minor));
}
