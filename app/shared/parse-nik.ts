import type { PlainDate } from "~/shared/dates";
import { plainDate } from "~/shared/dates";
import { isScientific, type CellSource } from "~/shared/parse-decimal";
import { ok, refused, type Result } from "~/shared/result";
import { isOverlong, isUnknownText, withoutTextMark } from "~/shared/text";

/**
 * NIK and family-card numbers: sixteen digits, always text. A spreadsheet keeps fifteen, so a number cell of sixteen
 * that ends in zero has lost its last one, and "3,50401E+15" has lost ten; neither can be mended (field cases A, E).
 */
export type IdentifierRefusal =
  | { code: "lost_digits" }
  | { code: "has_letter"; letter: string }
  | { code: "wrong_length"; length: number }
  | { code: "not_digits" };

/**
 * The sixteen digits, without apostrophes, dots, spaces and dashes. Null when there is none yet: empty, 0 or a word
 * for unknown. The digits inside are not judged against the register: that is for the agency to answer.
 */
export function parseNik(text: string, source: CellSource = "text"): Result<string | null, IdentifierRefusal> {
  const typed = withoutTextMark(text);
  if (isUnknownText(typed) || /^[0.\s-]{1,40}$/.test(typed)) return ok(null);
  if (isOverlong(typed)) return refused({ code: "wrong_length", length: typed.length });
  if (isScientific(typed)) return refused({ code: "lost_digits" });
  const letter = /\p{L}/u.exec(typed)?.[0];
  if (letter !== undefined) return refused({ code: "has_letter", letter });
  const digits = typed.replace(/[\s\p{Zs}\p{Pd}.]/gu, "");
  if (!/^[0-9]+$/.test(digits)) return refused({ code: "not_digits" });
  if (digits.length !== 16) return refused({ code: "wrong_length", length: digits.length });
  return lostItsEnd(digits, source) ? refused({ code: "lost_digits" }) : ok(digits);
}

/** A family-card number; read exactly as a NIK. */
export function parseKk(text: string, source: CellSource = "text"): Result<string | null, IdentifierRefusal> {
  return parseNik(text, source);
}

/** Both numbers end in a serial that starts at 0001. */
function lostItsEnd(digits: string, source: CellSource): boolean {
  if (digits.endsWith("0000")) return true;
  return source === "number" && (digits.endsWith("0") || BigInt(digits) > BigInt(Number.MAX_SAFE_INTEGER));
}

export type NikFacts = {
  /** District of first registration, which says nothing about where the person lives now. */
  districtCode: string;
  sex: "L" | "P";
  /** Null when the digits name no day. */
  birthDate: PlainDate | null;
};

/**
 * What a NIK says. Women's day of birth is written plus 40. The year has two digits: it is taken as the latest one
 * not after `onDate`, so that for people near a hundred years old it may be a century late.
 */
export function nikFacts(nik: string, onDate: PlainDate): NikFacts {
  const day = Number(nik.slice(6, 8));
  const birthOn = (century: number) =>
    plainDate(century + Number(nik.slice(10, 12)), Number(nik.slice(8, 10)), day > 40 ? day - 40 : day);
  const century = Math.floor(Number(onDate.slice(0, 4)) / 100) * 100;
  const recent = birthOn(century);
  return {
    districtCode: `${nik.slice(0, 2)}.${nik.slice(2, 4)}.${nik.slice(4, 6)}`,
    sex: day > 40 ? "P" : "L",
    birthDate: recent !== null && recent <= onDate ? recent : birthOn(century - 100),
  };
}

export type NikMismatch = "sex" | "birth_date";

/**
 * Where a NIK and a stated sex and birth date differ; null facts differ from nothing. The century is not compared,
 * since the NIK does not have it.
 */
export function nikMismatches(nik: string, stated: { sex: "L" | "P" | null; birthDate: PlainDate | null }): NikMismatch[] {
  const day = Number(nik.slice(6, 8));
  const written = `${nik.slice(10, 12)}-${nik.slice(8, 10)}-${String(day > 40 ? day - 40 : day).padStart(2, "0")}`;
  const mismatches: NikMismatch[] = [];
  if (stated.sex !== null && stated.sex !== (day > 40 ? "P" : "L")) mismatches.push("sex");
  if (stated.birthDate !== null && stated.birthDate.slice(2) !== written) mismatches.push("birth_date");
  return mismatches;
}
