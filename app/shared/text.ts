/** Text as people type it and files bring it. */

export type TextProblem = "nul_character" | "lone_surrogate";

/**
 * What makes a text impossible to store: PostgreSQL takes no NUL, UTF-8 has no half of a surrogate pair. Null when it
 * can be stored.
 */
export function textProblem(text: string): TextProblem | null {
  if (text.includes("\u0000")) return "nul_character";
  return /\p{Surrogate}/u.test(text) ? "lone_surrogate" : null;
}

/** Without NUL and without halves of surrogate pairs. */
export function storableText(text: string): string {
  return text.replace(/\u0000/g, "").replace(/\p{Surrogate}/gu, "");
}

/** One line as it should be kept: composed letters, single plain spaces, nothing at the ends, no control characters. */
export function tidyLine(text: string): string {
  return storableText(text)
    .normalize("NFC")
    .replace(/[\u200B\u200C\u200D\u2060\uFEFF]/g, "")
    .replace(/[\p{Z}\p{Cc}]+/gu, " ")
    .trim();
}

/** A note of several lines: each tidied at its end, at most one empty line between paragraphs. */
export function tidyParagraphs(text: string): string {
  return storableText(text)
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => line.replace(/[\t\p{Zs}]+/gu, " ").replace(/\p{Cc}/gu, "").trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** For searching and comparing: lower case, no marks, no apostrophes, words of letters and digits, single spaces. */
export function searchKey(text: string): string {
  return storableText(text)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’‘`´]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The last four characters behind dots: what a list may show of a NIK or a phone. */
export function maskAllButLast4(identifier: string): string {
  return identifier.length <= 4 ? "••••" : `••••${identifier.slice(-4)}`;
}

/** No amount, date, number or code a person types is longer; what is would only cost the readers time. */
const LONGEST_TYPED_VALUE = 200;

/** Whether a text is too long to be one typed value, blanks at its ends apart. */
export function isOverlong(text: string): boolean {
  return text.length > LONGEST_TYPED_VALUE && text.trim().length > LONGEST_TYPED_VALUE;
}

const TEXT_MARK = /[\s\p{Z}'’‘‚`´ʼ′]/u;

/** Spreadsheet programs put an apostrophe before a number that should stay text; guides tell people to type one. */
export function withoutTextMark(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && TEXT_MARK.test(text.charAt(start))) start += 1;
  while (end > start && TEXT_MARK.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

const UNKNOWN_WORDS = new Set(
  [
    "tidak tahu",
    "tidak diketahui",
    "tdk tahu",
    "tdk diketahui",
    "tidak ada data",
    "tidak tercatat",
    "belum tahu",
    "belum diketahui",
    "tak diketahui",
    "unknown",
    "not known",
    "n a",
    "na",
  ].map((word) => word.replaceAll(" ", "")),
);

/** Whether a cell says "we do not know": empty, dashes, question marks, or words for it. Zero is not one of them. */
export function isUnknownText(text: string): boolean {
  if (isOverlong(text)) return false;
  const key = searchKey(text).replaceAll(" ", "");
  if (key === "") return /^[\s\p{Z}\p{Pd}\p{Pc}?.'’‘"*/−]*$/u.test(text);
  return UNKNOWN_WORDS.has(key);
}
