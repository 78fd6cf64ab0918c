import { codesOf, label, type CodeList, type Language } from "~/shared/codes";

export type Choice = { value: string; label: string };

/** A code list as a form offers it, in the list's order; `except` are left out. */
export function choicesOf(list: CodeList, language: Language, except: readonly string[] = []): Choice[] {
  return codesOf(list)
    .filter((code) => !except.includes(code))
    .map((value) => ({ value, label: label(list, value, language) }));
}
