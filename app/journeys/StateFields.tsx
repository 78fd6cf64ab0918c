import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { codesOf, label } from "~/shared/codes";
import { DateField } from "~/ui/form/DateField";
import type { FieldFacts } from "~/ui/form/field-facts";
import { FormSection } from "~/ui/form/FormSection";
import { SelectField } from "~/ui/form/SelectField";
import { JOURNEY_STATES } from "./codes";
import { PHASES, phaseOf } from "./phases";

/** Where a journey stands when it is first written down. A death is no beginning, so it is not offered. */
export function StateFields({ fields, today }: { fields: Record<"status" | "openedOn", FieldFacts>; today: string }) {
  const { t } = useTranslation("journeys");
  const lang = useLang();
  const groups = codesOf(PHASES).map((phase) => ({
    label: label(PHASES, phase, lang),
    choices: codesOf(JOURNEY_STATES)
      .filter((state) => state !== "meninggal" && phaseOf(state) === phase)
      .map((state) => ({ value: state, label: label(JOURNEY_STATES, state, lang) })),
  }));
  return (
    <FormSection title={t("open.state")}>
      <SelectField field={fields.status} label={t("field.status")} hint={t("open.statusHint")} choices={groups} optional={false} />
      <DateField field={fields.openedOn} label={t("field.openedOn")} hint={t("open.openedOnHint")} max={today} optional />
    </FormSection>
  );
}
