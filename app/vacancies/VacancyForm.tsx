import { useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { SECTORS } from "~/journeys/codes";
import { COUNTRIES } from "~/shared/countries";
import { CURRENCIES } from "~/shared/currencies";
import { DateField } from "~/ui/form/DateField";
import { FormSection } from "~/ui/form/FormSection";
import { MoneyField } from "~/ui/form/MoneyField";
import { NumberField } from "~/ui/form/NumberField";
import { type RecordAnswer, RecordForm } from "~/ui/form/RecordForm";
import { SelectField } from "~/ui/form/SelectField";
import { TextAreaField } from "~/ui/form/TextAreaField";
import { TextField } from "~/ui/form/TextField";
import { useChoices } from "~/ui/form/use-choices";
import { VACANCY_SOURCES, WAGE_PERIODS } from "./codes";

const FIELDS = ["title", "source", "country", "sector", "employerName", "companyName", "sip2miNo", "wage", "wageCurrency", "wagePeriod", "costIdr", "quotaM", "quotaF", "ageMin", "ageMax", "requirements", "validUntil"] as const;
export type VacancyValues = Record<(typeof FIELDS)[number] | "id" | "version", string>;

type VacancyFormProps = { values: VacancyValues; backTo: string; answer: RecordAnswer | undefined };

/** Work that the village tells of: who offers it, through whom, for what wage and cost. */
export function VacancyForm({ values, backTo, answer }: VacancyFormProps) {
  const { t } = useTranslation("vacancies");
  const choices = useChoices();
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`field.${field}`)]));
  const [form, fields] = useForm<VacancyValues>({ id: "lowongan", lastResult: answer?.result, defaultValue: values });
  return (
    <RecordForm form={form} fields={fields} values={values} labels={labels} answer={answer} save={t("form.save")} backTo={backTo}>
      <FormSection title={t("form.work")}>
        <TextField field={fields.title} label={t("field.title")} autoComplete="off" optional={false} />
        <SelectField field={fields.country} label={t("field.country")} choices={[{ value: "ID", label: t("indonesia") }, ...choices(COUNTRIES)]} optional={false} />
        <SelectField field={fields.sector} label={t("field.sector")} choices={choices(SECTORS)} placeholder={null} />
        <TextField field={fields.employerName} label={t("field.employerName")} autoComplete="off" optional />
        <DateField field={fields.validUntil} label={t("field.validUntil")} optional={false} />
      </FormSection>
      <FormSection title={t("form.through")} note={t("form.throughNote")}>
        <SelectField field={fields.source} label={t("field.source")} choices={choices(VACANCY_SOURCES)} optional={false} />
        <TextField field={fields.companyName} label={t("field.companyName")} hint={t("form.companyHint")} autoComplete="off" optional />
        <TextField field={fields.sip2miNo} label={t("field.sip2miNo")} autoComplete="off" optional />
      </FormSection>
      <FormSection title={t("form.money")}>
        <div className="grid gap-5 sm:grid-cols-3">
          <NumberField field={fields.wage} label={t("field.wage")} decimals optional />
          <SelectField field={fields.wageCurrency} label={t("field.wageCurrency")} choices={choices(CURRENCIES)} optional />
          <SelectField field={fields.wagePeriod} label={t("field.wagePeriod")} choices={choices(WAGE_PERIODS)} optional />
        </div>
        <MoneyField field={fields.costIdr} label={t("field.costIdr")} hint={t("form.costHint")} optional />
      </FormSection>
      <FormSection title={t("form.who")}>
        <div className="grid gap-5 sm:grid-cols-2">
          <NumberField field={fields.quotaM} label={t("field.quotaM")} optional />
          <NumberField field={fields.quotaF} label={t("field.quotaF")} optional />
          <NumberField field={fields.ageMin} label={t("field.ageMin")} optional />
          <NumberField field={fields.ageMax} label={t("field.ageMax")} optional />
        </div>
        <TextAreaField field={fields.requirements} label={t("field.requirements")} hint={t("form.requirementsHint")} optional />
      </FormSection>
    </RecordForm>
  );
}
