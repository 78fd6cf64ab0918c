import { useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { P3MI_STATUSES } from "~/journeys/codes";
import { DateField } from "~/ui/form/DateField";
import { FormSection } from "~/ui/form/FormSection";
import { RadioField } from "~/ui/form/RadioField";
import { type RecordAnswer, RecordForm } from "~/ui/form/RecordForm";
import { TextField } from "~/ui/form/TextField";
import { useChoices } from "~/ui/form/use-choices";

const FIELDS = ["name", "licenceNumber", "status", "licenceFrom", "licenceUntil", "checkedOn"] as const;
export type CompanyValues = Record<(typeof FIELDS)[number] | "id" | "version", string>;
type CompanyFormProps = { values: CompanyValues; today: string; backTo: string; answer: RecordAnswer | undefined };

/** A placement company as the official list tells it. */
export function CompanyForm({ values, today, backTo, answer }: CompanyFormProps) {
  const { t } = useTranslation("vacancies");
  const choices = useChoices();
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`companies.${field}`)]));
  const [form, fields] = useForm<CompanyValues>({ id: "perusahaan", lastResult: answer?.result, defaultValue: values });
  return (
    <RecordForm form={form} fields={fields} values={values} labels={labels} answer={answer} save={t("companies.save")} backTo={backTo}>
      <FormSection title={t("companies.one")}>
        <TextField field={fields.name} label={t("companies.name")} autoComplete="off" optional={false} />
        <TextField field={fields.licenceNumber} label={t("companies.licenceNumber")} autoComplete="off" optional />
        <RadioField field={fields.status} label={t("companies.status")} choices={choices(P3MI_STATUSES)} optional={false} />
      </FormSection>
      <FormSection title={t("companies.dates")} note={t("companies.statusHint")}>
        <DateField field={fields.licenceFrom} label={t("companies.licenceFrom")} optional />
        <DateField field={fields.licenceUntil} label={t("companies.licenceUntil")} hint={t("companies.untilHint")} optional />
        <DateField field={fields.checkedOn} label={t("companies.checkedOn")} max={today} optional={false} />
      </FormSection>
    </RecordForm>
  );
}
