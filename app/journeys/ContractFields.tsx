import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { COUNTRIES } from "~/shared/countries";
import { CURRENCIES } from "~/shared/currencies";
import { DateField } from "~/ui/form/DateField";
import type { FieldFacts } from "~/ui/form/field-facts";
import { FormSection } from "~/ui/form/FormSection";
import { MoneyField } from "~/ui/form/MoneyField";
import { NumberField } from "~/ui/form/NumberField";
import { SelectField } from "~/ui/form/SelectField";
import { TextField } from "~/ui/form/TextField";
import { choicesOf } from "./choices";
import { COST_FINANCINGS, EMPLOYER_TYPES, FORMALITIES, SECTORS, WAGE_PERIODS } from "./codes";

export const CONTRACT_FIELDS = [
  "country", "city", "sector", "jobTitle", "companyName", "contractStart", "contractEnd", "wage", "wageCurrency", "wagePeriod",
  "placementCostIdr", "costFinancing", "deductionMonths", "formality", "employerType", "employerName",
] as const;
type Fields = Record<(typeof CONTRACT_FIELDS)[number], FieldFacts>;

/** One contract. Everything but the country may be unknown, and an empty box says so. */
export function ContractFields({ fields }: { fields: Fields }) {
  const { t } = useTranslation("journeys");
  const lang = useLang();
  return (
    <>
      <FormSection title={t("contract.work")}>
        <SelectField field={fields.country} label={t("field.country")} choices={choicesOf(COUNTRIES, lang)} optional={false} />
        <TextField field={fields.city} label={t("field.city")} autoComplete="off" optional />
        <TextField field={fields.companyName} label={t("field.companyName")} hint={t("contract.companyHint")} autoComplete="off" spellCheck={false} optional />
        <TextField field={fields.jobTitle} label={t("field.jobTitle")} autoComplete="off" optional />
        <SelectField field={fields.sector} label={t("field.sector")} choices={choicesOf(SECTORS, lang)} placeholder={null} />
      </FormSection>
      <FormSection title={t("contract.terms")} note={t("contract.termsNote")}>
        <div className="grid gap-5 sm:grid-cols-2">
          <DateField field={fields.contractStart} label={t("field.contractStart")} optional />
          <DateField field={fields.contractEnd} label={t("field.contractEnd")} optional />
        </div>
        <NumberField field={fields.wage} label={t("field.wage")} hint={t("contract.wageHint")} decimals optional />
        <div className="grid gap-5 sm:grid-cols-2">
          <SelectField field={fields.wageCurrency} label={t("field.wageCurrency")} choices={choicesOf(CURRENCIES, lang)} placeholder={t("contract.usualCurrency")} />
          <SelectField field={fields.wagePeriod} label={t("field.wagePeriod")} choices={choicesOf(WAGE_PERIODS, lang, ["tidak_diketahui"])} placeholder={t("unknown")} />
        </div>
      </FormSection>
      <FormSection title={t("contract.costs")}>
        <MoneyField field={fields.placementCostIdr} label={t("field.placementCostIdr")} hint={t("contract.costHint")} optional />
        <SelectField field={fields.costFinancing} label={t("field.costFinancing")} choices={choicesOf(COST_FINANCINGS, lang)} placeholder={null} />
        <NumberField field={fields.deductionMonths} label={t("field.deductionMonths")} unit={t("contract.monthsUnit")} optional />
      </FormSection>
      <FormSection title={t("contract.employer")}>
        <SelectField field={fields.formality} label={t("field.formality")} choices={choicesOf(FORMALITIES, lang, ["tidak_diketahui"])} placeholder={t("unknown")} />
        <SelectField field={fields.employerType} label={t("field.employerType")} choices={choicesOf(EMPLOYER_TYPES, lang, ["tidak_diketahui"])} placeholder={t("unknown")} />
        <TextField field={fields.employerName} label={t("field.employerName")} hint={t("contract.employerHint")} autoComplete="off" optional />
      </FormSection>
    </>
  );
}

/** What each field is called, for the list of errors and for conflicts. */
export function useContractLabels(): Record<string, string> {
  const { t } = useTranslation("journeys");
  const labels = Object.fromEntries(CONTRACT_FIELDS.map((field) => [field, t(`field.${field}`)]));
  return { ...labels, wageMinor: t("field.wage") };
}
