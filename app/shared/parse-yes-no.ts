import { ok, refused, type Result } from "~/shared/result";
import { isUnknownText, searchKey, withoutTextMark } from "~/shared/text";

const YES = new Set(["ya", "y", "iya", "yes", "true", "benar", "1", "v", "x", "ada"]);
const NO = new Set(["tidak", "t", "no", "n", "tdk", "false", "salah", "0", "tidak ada", "bukan"]);

/** A yes or no cell; null when it says neither. */
export function parseYesNo(text: string): Result<boolean | null, { code: "not_yes_or_no" }> {
  if (isUnknownText(text)) return ok(null);
  const word = /^[✓✔]$/u.test(text.trim()) ? "ya" : searchKey(withoutTextMark(text));
  if (YES.has(word)) return ok(true);
  return NO.has(word) ? ok(false) : refused({ code: "not_yes_or_no" });
}
