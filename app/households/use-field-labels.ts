import { useTranslation } from "react-i18next";
import { HOUSEHOLD_FIELDS } from "./HouseholdFields";
import { PERSON_FIELDS } from "./PersonFields";

/** What the fields of a household's forms are called in the list of errors; the person's fields may stand behind a prefix. */
export function useFieldLabels(prefix = ""): Record<string, string> {
  const { t } = useTranslation("households");
  const household = [...HOUSEHOLD_FIELDS, "status", "caretakerPersonId"].map((name) => [name, t(`field.${name}`)]);
  const person = PERSON_FIELDS.map((name) => [`${prefix}${name}`, t(`field.${name}`)]);
  return Object.fromEntries([...household, ...person]);
}
