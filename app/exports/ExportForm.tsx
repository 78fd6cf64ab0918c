import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { plainField, type FieldFacts } from "~/ui/form/field-facts";
import { FormErrors } from "~/ui/form/FormErrors";
import { FormSection } from "~/ui/form/FormSection";
import { FieldGroup } from "~/ui/form/Field";
import { RadioField } from "~/ui/form/RadioField";
import { SelectField } from "~/ui/form/SelectField";
import { TextField } from "~/ui/form/TextField";
import { useChoices } from "~/ui/form/use-choices";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";
import { EXPORT_KINDS, EXPORT_REASONS } from "./export-choice";

export type ExportValues = { [field: string]: string };
type ExportFormProps = {
  action: string;
  /** What was chosen before the form came back, by field. */
  values: ExportValues;
  errors: { [field: string]: string[] };
  months: readonly string[];
  mayHaveFull: boolean;
};

/** What to take away, how, and why. Sent past the page's scripts, since the answer is a file. */
export function ExportForm({ action, values, errors, months, mayHaveFull }: ExportFormProps) {
  const { t } = useTranslation("exports");
  const format = useFormat();
  const field = (name: string, fallback = ""): FieldFacts => ({ ...plainField(name, values[name] ?? fallback, `ekspor-${name}`), errors: errors[name], required: false });
  const codes = useChoices();
  const choices = months.map((value) => ({ value, label: format.month(value) }));
  const labels = { jenis: t("kind"), alasan: t("reason.label"), keterangan: t("reason.note") };
  return (
    <Form method="post" action={action} reloadDocument className="space-y-6">
      <FormErrors formId="ekspor" errors={errors} labels={labels} />
      <FormSection title={t("sections.content")}>
        <RadioField field={{ ...field("jenis"), required: true }} label={t("kind")} choices={codes(EXPORT_KINDS)} layout="column" />
        <FieldGroup field={field("masa")} label={t("period.label")} hint={t("period.hint")} optional={false}>
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectField field={field("dari")} label={t("period.from")} choices={choices} placeholder={t("period.first")} optional={false} />
            <SelectField field={field("sampai")} label={t("period.to")} choices={choices} placeholder={t("period.last")} optional={false} />
          </div>
        </FieldGroup>
        <RadioField
          field={{ ...field("berkas", "xlsx"), required: true }}
          label={t("format.label")}
          layout="column"
          choices={(["xlsx", "csv"] as const).map((value) => ({ value, label: t(`format.${value}`), hint: t(`format.${value}Hint`) }))}
        />
      </FormSection>
      <FormSection title={t("sections.reason")}>
        {mayHaveFull ? (
          <RadioField
            field={{ ...field("nomor", "masked"), required: true }}
            label={t("identifiers.label")}
            layout="column"
            choices={(["masked", "full"] as const).map((value) => ({ value, label: t(`identifiers.${value}`), hint: t(`identifiers.${value}Hint`) }))}
          />
        ) : null}
        <RadioField field={{ ...field("alasan"), required: true }} label={t("reason.label")} choices={codes(EXPORT_REASONS)} layout="column" />
        <TextField field={field("keterangan")} label={t("reason.note")} hint={t("reason.noteHint")} autoComplete="off" optional={false} />
      </FormSection>
      <SubmitButton size="large" pending={false}>
        {t("button")}
      </SubmitButton>
    </Form>
  );
}
