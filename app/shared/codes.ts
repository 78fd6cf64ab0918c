/**
 * Code lists: what a record stores (`code`) and what people read. A list is a plain constant, so that the database
 * checks, the schemas, the screens and the importers all read the same one.
 */
export type Language = "id" | "en";
export type CodeEntry = { readonly id: string; readonly en: string; readonly synonyms?: readonly string[] };
export type CodeList = { readonly [code: string]: CodeEntry };
export type CodeOf<List extends CodeList> = keyof List & string;

/** The code most lists keep for "we do not know", which is never the same as no, none or zero. */
export const UNKNOWN_CODE = "tidak_diketahui";

/** The words people read for a code; a code the list does not have is shown as it is stored. */
export function label(list: CodeList, code: string, language: Language): string {
  const entry = Object.hasOwn(list, code) ? list[code] : undefined;
  return entry ? entry[language] : code;
}

/** The codes in the order of the list, as the non-empty tuple that `z.enum` and a drizzle enum column want. */
export function codesOf<List extends CodeList>(list: List): [CodeOf<List>, ...CodeOf<List>[]] {
  return Object.keys(list) as [CodeOf<List>, ...CodeOf<List>[]];
}

export function isCode<List extends CodeList>(list: List, code: unknown): code is CodeOf<List> {
  return typeof code === "string" && Object.hasOwn(list, code);
}

/** Letters and digits only, lower case, without marks: "Pos / PT Pos" and "pos_pt-pos" compare equal. */
export function codeKey(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * The code meant by what a person or a file wrote: the code itself, its Indonesian or English label, or a synonym,
 * without regard to case, marks, spaces and punctuation. Null when nothing fits; never the nearest one.
 */
export function findCode<List extends CodeList>(list: List, text: string): CodeOf<List> | null {
  const wanted = codeKey(text);
  if (wanted === "") return null;
  const codes = codesOf(list);
  const byCode = codes.find((code) => codeKey(code) === wanted);
  if (byCode) return byCode;
  return codes.find((code) => wordsOf(list[code] as CodeEntry).some((word) => codeKey(word) === wanted)) ?? null;
}

function wordsOf(entry: CodeEntry): readonly string[] {
  return [entry.id, entry.en, ...(entry.synonyms ?? [])];
}
