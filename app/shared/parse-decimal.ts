import { ok, refused, type Result } from "~/shared/result";

/**
 * A decimal number as people here write it: dots between thousands and a comma before decimals, but also the English
 * way where only that reading is possible. What has two readings is refused, because a wrong guess is a factor of
 * a thousand. A number cell of a workbook is no guess: its text has a decimal point and no thousands marks.
 */
export type CellSource = "text" | "number";
export type DecimalText = { negative: boolean; whole: string; fraction: string };
export type DecimalRefusal = "not_a_number" | "ambiguous_separator" | "lost_digits";

const SCIENTIFIC = /^[+-]?\d+([.,]\d+)?\s*e\s*[+-]?\d+$/i;

/** Whether a spreadsheet program shortened a long number to "3,50401E+15": its last digits are gone. */
export function isScientific(text: string): boolean {
  return SCIENTIFIC.test(text.trim());
}

/** Reads sign, whole part and decimals; both parts are digits only, the whole part without leading zeros. */
export function readDecimal(text: string, source: CellSource = "text"): Result<DecimalText, DecimalRefusal> {
  if (source === "number") return readNumberCell(text);
  const compact = text.replace(/[−–]/g, "-").trim();
  if (isScientific(compact)) return refused("lost_digits");
  const signed = /^(-?)\s*(\d.*)$/.exec(compact.replace(/^\((.+)\)$/, "-$1"));
  const body = signed?.[2];
  if (!body || !/^\d[\d.,\s\p{Zs}]*$/u.test(body)) return refused("not_a_number");
  const digits = readMarks(body.replace(/[\s\p{Zs}]+/gu, " ").trim());
  return digits.ok ? ok({ negative: signed[1] === "-", ...digits.value }) : digits;
}

/** Fifteen digits are what a workbook keeps; more are the noise of binary fractions. */
function readNumberCell(text: string): Result<DecimalText, DecimalRefusal> {
  const value = Number(text.trim());
  if (text.trim() === "" || !Number.isFinite(value)) return refused("not_a_number");
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return refused("lost_digits");
  const plain = Number.isInteger(value) ? String(Math.abs(value)) : trimNoise(Math.abs(value));
  const [whole = "0", fraction = ""] = plain.split(".");
  return ok({ negative: value < 0, whole, fraction });
}

function trimNoise(value: number): string {
  const short = Number(value.toPrecision(15));
  return short < 1e-6 ? "0" : String(short);
}

type Digits = { whole: string; fraction: string };
const number = (whole: string, fraction = ""): Result<Digits, DecimalRefusal> =>
  ok({ whole: whole.replace(/[^\d]/g, "").replace(/^0+(?=\d)/, ""), fraction });

const THOUSANDS = { dot: /^[1-9]\d{0,2}(\.\d{3})+$/, comma: /^[1-9]\d{0,2}(,\d{3})+$/, space: /^[1-9]\d{0,2}( \d{3})+$/ };

function readMarks(body: string): Result<Digits, DecimalRefusal> {
  if (/^\d+$/.test(body)) return number(body);
  if (body.includes(" ")) return readSpaced(body);
  const dots = body.split(".").length - 1;
  const commas = body.split(",").length - 1;
  if (dots > 0 && commas > 0) return readBothMarks(body);
  if (dots > 1) return THOUSANDS.dot.test(body) ? number(body) : refused("not_a_number");
  if (commas > 1) return THOUSANDS.comma.test(body) ? number(body) : refused("not_a_number");
  const [whole = "", fraction = ""] = body.split(/[.,]/);
  if (fraction === "") return refused("not_a_number");
  if (dots === 1 && THOUSANDS.dot.test(body)) return number(body);
  // "1,500" is one and a half here and fifteen hundred in English.
  if (commas === 1 && THOUSANDS.comma.test(body)) return refused("ambiguous_separator");
  return number(whole, fraction);
}

function readBothMarks(body: string): Result<Digits, DecimalRefusal> {
  const last = Math.max(body.lastIndexOf("."), body.lastIndexOf(","));
  const whole = body.slice(0, last);
  const fraction = body.slice(last + 1);
  const grouping = body[last] === "," ? THOUSANDS.dot : THOUSANDS.comma;
  if (!grouping.test(whole) || !/^\d+$/.test(fraction)) return refused("not_a_number");
  // "1.355,000" may be a slip for 1.355.000.
  return fraction.length === 3 ? refused("ambiguous_separator") : number(whole, fraction);
}

function readSpaced(body: string): Result<Digits, DecimalRefusal> {
  const [whole = "", fraction, more] = body.split(",");
  if (more !== undefined || body.includes(".") || !THOUSANDS.space.test(whole)) return refused("not_a_number");
  if (fraction === undefined) return number(whole);
  return /^\d+$/.test(fraction) ? number(whole, fraction) : refused("not_a_number");
}
