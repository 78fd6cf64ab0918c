import { isScientific } from "~/shared/parse-decimal";
import { ok, refused, type Result } from "~/shared/result";
import { isOverlong, isUnknownText, withoutTextMark } from "~/shared/text";

export type RegionCodeRefusal =
  | { code: "ambiguous_code" }
  | { code: "lost_digits" }
  | { code: "not_a_code" }
  | { code: "wrong_length"; length: number };

const LENGTHS = [2, 4, 6, 10];

/**
 * An area code with dots ("35.04.01.1001") from "3504011001", "35 04 01 1001", "35-04-01-1001" or a number cell. Null
 * when unknown or empty. A block with one digit is refused as ambiguous: 35.1 may be 35.01 or, with its zero lost in a
 * number cell, 35.10 (field cases C011, C074). Whether such an area exists is another question.
 */
export function parseRegionCode(text: string): Result<string | null, RegionCodeRefusal> {
  const typed = withoutTextMark(text);
  if (isUnknownText(typed)) return ok(null);
  if (isOverlong(typed)) return refused({ code: "wrong_length", length: typed.length });
  if (isScientific(typed)) return refused({ code: "lost_digits" });
  const blocks = typed.split(/[\s\p{Zs}\p{Pd}._]+/u).filter((block) => block !== "");
  if (blocks.length === 0 || !blocks.every((block) => /^[0-9]+$/.test(block))) return refused({ code: "not_a_code" });
  const digits = blocks.join("");
  if (blocks.some((block) => block.length % 2 === 1)) {
    return blocks.length === 1 ? refused({ code: "wrong_length", length: digits.length }) : refused({ code: "ambiguous_code" });
  }
  if (!LENGTHS.includes(digits.length)) return refused({ code: "wrong_length", length: digits.length });
  return ok(dotted(digits));
}

/** Dots between the blocks of an undotted code of 2, 4, 6 or 10 digits. */
function dotted(digits: string): string {
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)].filter((block) => block !== "").join(".");
}
