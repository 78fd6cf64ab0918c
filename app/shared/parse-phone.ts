import { isScientific, type CellSource } from "~/shared/parse-decimal";
import { ok, refused, type Result } from "~/shared/result";
import { isOverlong, isUnknownText, withoutTextMark } from "~/shared/text";

export type PhoneRefusal =
  | { code: "lost_digits" }
  | { code: "has_letter"; letter: string }
  | { code: "wrong_length"; length: number }
  | { code: "not_a_phone" };

/** `zeroAdded`: the file had dropped the leading zero, and the preview says it was put back (field case C005). */
export type PhoneReading = { phone: string; zeroAdded: boolean };

/**
 * A phone number as E.164 ("+6281234500017") from "0812…", "62812…", "+62 812-…", or "812…" with the zero lost. Other
 * countries need their plus or 00. Null when there is none: empty, 0 or a word for unknown.
 */
export function parsePhone(text: string, source: CellSource = "text"): Result<PhoneReading | null, PhoneRefusal> {
  const typed = withoutTextMark(text);
  if (isUnknownText(typed) || /^0+$/.test(typed)) return ok(null);
  if (isOverlong(typed)) return refused({ code: "wrong_length", length: typed.length });
  if (isScientific(typed)) return refused({ code: "lost_digits" });
  const letter = /\p{L}/u.exec(typed)?.[0];
  if (letter !== undefined) return refused({ code: "has_letter", letter });
  const compact = typed.replace(/[\s\p{Zs}\p{Pd}./()]/gu, "");
  if (!/^\+?[0-9]+$/.test(compact)) return refused({ code: "not_a_phone" });
  if (source === "number" && compact.length > 15) return refused({ code: "lost_digits" });
  return readDigits(compact);
}

function readDigits(compact: string): Result<PhoneReading, PhoneRefusal> {
  const international = compact.replace(/^00/, "+");
  if (international.startsWith("+62")) return indonesian(international.slice(3), false);
  if (international.startsWith("+")) return foreign(international);
  if (compact.startsWith("0")) return indonesian(compact.slice(1), false);
  if (compact.startsWith("62")) return indonesian(compact.slice(2), false);
  if (compact.startsWith("8")) return indonesian(compact, true);
  return refused({ code: "not_a_phone" });
}

/** National numbers: mobile ones start with 8 and have 9 to 12 digits; landlines have 7 to 11 with their area code. */
function indonesian(national: string, zeroAdded: boolean): Result<PhoneReading, PhoneRefusal> {
  // "+62 0812…": the trunk zero written although the country code stands before it.
  const digits = national.replace(/^0/, "");
  const [least, most] = digits.startsWith("8") ? [9, 12] : [7, 11];
  if (digits.length < least || digits.length > most) return refused({ code: "wrong_length", length: digits.length + 1 });
  return /^[1-9]/.test(digits) ? ok({ phone: `+62${digits}`, zeroAdded }) : refused({ code: "not_a_phone" });
}

function foreign(international: string): Result<PhoneReading, PhoneRefusal> {
  const length = international.length - 1;
  if (length < 8 || length > 15) return refused({ code: "wrong_length", length });
  return /^\+[1-9]/.test(international) ? ok({ phone: international, zeroAdded: false }) : refused({ code: "not_a_phone" });
}
