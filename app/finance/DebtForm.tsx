import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { choicesOf } from "~/journeys/choices";
import { ConflictNote } from "~/ui/form/ConflictNote";
import type { ShownConflict } from "~/ui/form/shown-conflict";
import { DateField } from "~/ui/form/DateField";
import { FormActions } from "~/ui/form/FormActions";
import { FormErrors } from "~/ui/form/FormErrors";
import { FormSection } from "~/ui/form/FormSection";
import { MoneyField } from "~/ui/form/MoneyField";
import { NumberField } from "~/ui/form/NumberField";
import { SelectField } from "~/ui/form/SelectField";
import { TextField } from "~/ui/form/TextField";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { DEBT_PURPOSES, DEBT_STATUSES, INSTALMENT_PERIODS, INTEREST_KINDS, LENDER_TYPES } from "./codes";

const DEBT_FIELDS = [
  "lenderType", "purpose", "principalIdr", "outstandingIdr", "instalmentIdr", "instalmentPeriod", "status", "interestKind", "ratePercentYear",
  "startOn", "endOn", "graceMonths", "collateral",
] as const;
export type DebtValues = Partial<Record<(typeof DEBT_FIELDS)[number] | "id" | "version", string>>;
export type DebtAnswer = { result: SubmissionResult; conflict?: ShownConflict; intent?: "edit" | "close" };

/** What each field is called, for the list of errors and for conflicts. */
export function useDebtLabels(): Record<string, string> {
  const { t } = useTranslation("finance");
  return { ...Object.fromEntries(DEBT_FIELDS.map((field) => [field, t(`field.${field}`)])), rateBpYear: t("field.ratePercentYear") };
}

/** A debt as it stands: a new one (`id` made by the page) or one that is mended. An empty amount is not known. */
export function DebtForm({ values, today, backTo, answer }: { values: DebtValues; today: string; backTo: string; answer: DebtAnswer | undefined }) {
  const { t } = useTranslation("finance");
  const lang = useLang();
  const [form, fields] = useForm<DebtValues>({ id: "utang", lastResult: answer?.result, defaultValue: values });
  const labels = useDebtLabels();
  // An open debt is ended with its day, below; only one that was ended by mistake is opened again here.
  const ends = ["lunas", "dihapus"];
  const statuses = choicesOf(DEBT_STATUSES, lang, ends.includes(values.status ?? "") ? [] : ends);
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-6">
      <input type="hidden" name="intent" value="edit" />
      {(["id", "version"] as const).map((name) => (values[name] ? <input key={name} type="hidden" name={name} value={fields[name].initialValue ?? values[name]} /> : null))}
      <FormErrors formId={form.id} errors={form.allErrors} labels={labels} />
      {answer?.conflict ? <ConflictNote conflict={answer.conflict} labels={labels} /> : null}
      <FormSection title={t("debt.what")}>
        <SelectField field={fields.lenderType} label={t("field.lenderType")} choices={choicesOf(LENDER_TYPES, lang)} optional={false} />
        <SelectField field={fields.purpose} label={t("field.purpose")} choices={choicesOf(DEBT_PURPOSES, lang)} optional={false} />
        <MoneyField field={fields.principalIdr} label={t("field.principalIdr")} optional />
        <MoneyField field={fields.outstandingIdr} label={t("field.outstandingIdr")} hint={t("debt.outstandingHint")} optional />
        <SelectField field={fields.status} label={t("field.status")} choices={statuses} optional={false} />
      </FormSection>
      <FormSection title={t("debt.instalments")}>
        <MoneyField field={fields.instalmentIdr} label={t("field.instalmentIdr")} optional />
        <SelectField field={fields.instalmentPeriod} label={t("field.instalmentPeriod")} choices={choicesOf(INSTALMENT_PERIODS, lang, ["tidak_diketahui"])} placeholder={t("unknown")} />
        <SelectField field={fields.interestKind} label={t("field.interestKind")} choices={choicesOf(INTEREST_KINDS, lang)} placeholder={null} />
        <NumberField field={fields.ratePercentYear} label={t("field.ratePercentYear")} hint={t("debt.rateHint")} unit="%" decimals optional />
      </FormSection>
      <FormSection title={t("debt.term")}>
        <div className="grid gap-5 sm:grid-cols-2">
          <DateField field={fields.startOn} label={t("field.startOn")} max={today} optional />
          <DateField field={fields.endOn} label={t("field.endOn")} hint={t("debt.endHint")} optional />
        </div>
        <NumberField field={fields.graceMonths} label={t("field.graceMonths")} hint={t("debt.graceHint")} unit={t("debt.months")} optional />
        <TextField field={fields.collateral} label={t("field.collateral")} hint={t("debt.collateralHint")} autoComplete="off" optional />
      </FormSection>
      <FormActions>
        <SubmitButton size="large" name="kirim" value="simpan">
          {t("debt.button")}
        </SubmitButton>
        <LinkButton to={backTo} variant="quiet">
          {t("common:cancel")}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
