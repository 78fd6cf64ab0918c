import { useLang } from "~/i18n/use-lang";
import { type CodeList, codesOf, label } from "~/shared/codes";
import type { Choice } from "./SelectField";

/** The codes of a list as choices, in the language of the page. */
export function useChoices(): (list: CodeList) => Choice[] {
  const lang = useLang();
  return (list) => codesOf(list).map((value) => ({ value, label: label(list, value, lang) }));
}
