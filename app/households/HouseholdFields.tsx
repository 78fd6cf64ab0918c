import { useTranslation } from "react-i18next";
import { CheckboxField } from "~/ui/form/CheckboxField";
import type { FieldFacts } from "~/ui/form/field-facts";
import { FormSection } from "~/ui/form/FormSection";
import { NumberField } from "~/ui/form/NumberField";
import { TextAreaField } from "~/ui/form/TextAreaField";
import { TextField } from "~/ui/form/TextField";

export const HOUSEHOLD_FIELDS = ["label", "kk", "address", "size", "dependantsUnder18", "elderly60plus", "note"] as const;

type HouseholdFieldsProps = {
  fields: Record<(typeof HOUSEHOLD_FIELDS)[number], FieldFacts> & { removeKk?: FieldFacts };
  /** The family card already stored, masked. */
  storedKk?: string | null;
};

/** The household itself. An empty count is not known; zero says there is nobody. */
export function HouseholdFields({ fields, storedKk = null }: HouseholdFieldsProps) {
  const { t } = useTranslation("households");
  return (
    <FormSection title={t("household.title")}>
      <TextField field={fields.label} label={t("field.label")} hint={t("household.labelHint")} autoComplete="off" autoCapitalize="words" spellCheck={false} />
      <TextField
        field={fields.kk}
        label={t("field.kk")}
        hint={storedKk ? t("household.kkKept", { kk: storedKk }) : t("household.kkHint")}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
      />
      {storedKk && fields.removeKk ? <CheckboxField field={fields.removeKk} label={t("household.removeKk")} /> : null}
      <TextField field={fields.address} label={t("field.address")} hint={t("household.addressHint")} autoComplete="off" />
      <fieldset className="min-w-0">
        <legend className="mb-1.5 font-medium">{t("household.counts")}</legend>
        <p className="-mt-1 mb-3 text-muted">{t("household.countsHint")}</p>
        <div className="grid gap-4 sm:grid-cols-3">
          <NumberField field={fields.size} label={t("field.size")} />
          <NumberField field={fields.dependantsUnder18} label={t("field.dependantsUnder18")} />
          <NumberField field={fields.elderly60plus} label={t("field.elderly60plus")} />
        </div>
      </fieldset>
      <TextAreaField field={fields.note} label={t("field.note")} />
    </FormSection>
  );
}
