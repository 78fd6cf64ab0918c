import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { COUNTRIES } from "~/shared/countries";
import { DateField } from "~/ui/form/DateField";
import type { FieldFacts } from "~/ui/form/field-facts";
import { FormSection } from "~/ui/form/FormSection";
import { SelectField } from "~/ui/form/SelectField";
import { TextAreaField } from "~/ui/form/TextAreaField";
import { TextField } from "~/ui/form/TextField";
import { choicesOf } from "./choices";
import { JOURNEY_SOURCES, NON_PROCEDURAL_EVIDENCES, SCHEMES, SECTORS } from "./codes";

export const JOURNEY_FIELDS = ["country", "scheme", "sector", "departedOn", "returnedOn", "registeredOn", "evidenceSource", "nonProceduralEvidence", "transitRegionCode", "note"] as const;
type Fields = Record<(typeof JOURNEY_FIELDS)[number], FieldFacts>;

/** Where the journey goes and when. */
export function RouteFields({ fields, today }: { fields: Fields; today: string }) {
  const { t } = useTranslation("journeys");
  const lang = useLang();
  return (
    <FormSection title={t("form.route")}>
      <SelectField field={fields.country} label={t("field.country")} choices={choicesOf(COUNTRIES, lang)} placeholder={t("unknown")} />
      <SelectField field={fields.sector} label={t("field.sector")} choices={choicesOf(SECTORS, lang)} placeholder={null} />
      <SelectField field={fields.scheme} label={t("field.scheme")} choices={choicesOf(SCHEMES, lang)} placeholder={null} />
      <div className="grid gap-5 sm:grid-cols-2">
        <DateField field={fields.departedOn} label={t("field.departedOn")} hint={t("form.departedHint")} max={today} />
        <DateField field={fields.returnedOn} label={t("field.returnedOn")} hint={t("form.returnedHint")} max={today} />
      </div>
    </FormSection>
  );
}

/** What the procedural status is derived from; nobody types the status itself. */
export function EvidenceFields({ fields, today }: { fields: Fields; today: string }) {
  const { t } = useTranslation("journeys");
  const lang = useLang();
  return (
    <FormSection title={t("form.evidence")} note={t("form.evidenceNote")}>
      <DateField field={fields.registeredOn} label={t("field.registeredOn")} hint={t("form.registeredHint")} max={today} />
      <SelectField field={fields.evidenceSource} label={t("field.evidenceSource")} choices={choicesOf(JOURNEY_SOURCES, lang, ["tidak_diketahui"])} placeholder={t("unknown")} />
      <SelectField
        field={fields.nonProceduralEvidence}
        label={t("field.nonProceduralEvidence")}
        hint={t("form.nonProceduralHint")}
        choices={choicesOf(NON_PROCEDURAL_EVIDENCES, lang)}
        placeholder={t("form.noEvidence")}
      />
    </FormSection>
  );
}

export function MoreFields({ fields }: { fields: Fields }) {
  const { t } = useTranslation("journeys");
  return (
    <FormSection title={t("form.more")}>
      <TextField field={fields.transitRegionCode} label={t("field.transitRegionCode")} hint={t("form.transitHint")} inputMode="decimal" autoComplete="off" />
      <TextAreaField field={fields.note} label={t("field.note")} />
    </FormSection>
  );
}

/** What each field is called, for the list of errors and for conflicts. */
export function useJourneyLabels(): Record<string, string> {
  const { t } = useTranslation("journeys");
  return Object.fromEntries(["status", "openedOn", ...JOURNEY_FIELDS].map((field) => [field, t(`field.${field}`)]));
}
