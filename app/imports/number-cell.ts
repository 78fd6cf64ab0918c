import type { Cell } from "./table-file";

/** Spreadsheet programs keep 15 significant digits; what stands beyond them is made up. */
const keptDigits = 15;
/** The shortest phone number; a shorter number is an amount, whose zeros are real. */
const shortestIdentifier = 10;

/** A double written out in full has no more characters. */
const longestNumber = 400;
const numberPattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

type Digits = { negative: boolean; whole: string; fraction: string; exponent: number | null; significant: number };

/** Takes a number apart as written, without going through a float; null when it is no number. */
function digitsOf(raw: string): Digits | null {
  const match = raw.length > longestNumber ? null : numberPattern.exec(raw.trim());
  if (match === null || (match[2] === "" && (match[3] ?? "") === "")) return null;
  const written = { whole: match[2] ?? "", fraction: match[3] ?? "" };
  const exponent = match[4] === undefined ? null : Number(match[4]);
  const all = written.whole + written.fraction;
  const point = written.whole.length + (exponent ?? 0);
  const whole = point <= 0 ? "" : all.slice(0, point).padEnd(point, "0");
  const fraction = point < 0 ? "0".repeat(-point) + all : all.slice(point);
  return {
    negative: match[1] === "-",
    whole: whole.replace(/^0+(?=\d)/, "") || "0",
    fraction: fraction.replace(/0+$/, ""),
    exponent,
    significant: all.replace(/^0+/, "").replace(/0+$/, "").length,
  };
}

function lostDigits({ whole, fraction, exponent, significant }: Digits): boolean {
  if (whole.length > keptDigits) return true;
  // 6.28123E+12 shows zeros nobody typed; 8.1234500017E10 is complete and only written that way.
  return exponent !== null && exponent > 0 && fraction === "" && whole.length >= shortestIdentifier && significant < whole.length;
}

/**
 * A number cell of a workbook. Whole numbers keep every digit; fractions are given with the 15 significant
 * digits the program shows, so 13.949999999999999 is 13.95. A format of zeros only pads with zeros, as seen on screen.
 */
export function numberCell(raw: string, format = "General"): Cell {
  const digits = digitsOf(raw);
  if (digits === null) return { text: raw, kind: "text" };
  const cell: Cell = { text: decimalText(digits), kind: "number", raw };
  if (digits.fraction === "" && !digits.negative && /^0{2,}$/.test(format)) cell.text = cell.text.padStart(format.length, "0");
  if (lostDigits(digits)) cell.note = "lost_digits";
  return cell;
}

function decimalText(digits: Digits): string {
  const { negative, whole } = digits;
  const shown = digits.fraction === "" ? { whole, fraction: "" } : rounded(digits);
  const text = shown.fraction === "" ? shown.whole : `${shown.whole}.${shown.fraction}`;
  return negative && /[1-9]/.test(text) ? `-${text}` : text;
}

/** Rounds to the digits the program keeps, half up, on the decimal digits themselves. */
function rounded({ whole, fraction }: Digits): { whole: string; fraction: string } {
  const leadingZeros = whole === "0" ? fraction.length - fraction.replace(/^0+/, "").length : 0;
  const keep = whole === "0" ? leadingZeros + keptDigits : Math.max(0, keptDigits - whole.length);
  if (fraction.length <= keep) return { whole, fraction };
  const kept = BigInt(whole + fraction.slice(0, keep)) + (fraction.charAt(keep) >= "5" ? 1n : 0n);
  const text = kept.toString().padStart(keep + 1, "0");
  return { whole: text.slice(0, text.length - keep), fraction: text.slice(text.length - keep).replace(/0+$/, "") };
}

const exponentText = /^[+-]?\d+(?:[.,]\d+)?E[+]?\d+$/i;

/** Whether a text is a number in scientific notation, as a spreadsheet program leaves long numbers in a CSV. */
export const isExponentText = (text: string): boolean => {
  const trimmed = text.trim();
  return trimmed.length >= 4 && exponentText.test(trimmed);
};
