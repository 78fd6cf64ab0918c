import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ConflictNote } from "~/journeys/ConflictNote";
import type { ShownConflict } from "~/journeys/shown-conflict";
import { DateField } from "~/ui/form/DateField";
import { FormActions } from "~/ui/form/FormActions";
import { FormErrors } from "~/ui/form/FormErrors";
import { FormSection } from "~/ui/form/FormSection";
import { MoneyField } from "~/ui/form/MoneyField";
import { RadioField } from "~/ui/form/RadioField";
import { useChoices } from "~/ui/form/use-choices";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { HABITS, type Habit } from "./code-lists";

const AMOUNT_FIELDS = ["liquidSavingsIdr", "expenseIdr", "debtServiceIdr", "incomeRemitIdr", "incomeLocalIdr", "incomeEnterpriseIdr", "debtOutstandingIdr", "debtInterestIdr"] as const;
const HABIT_FIELDS = Object.keys(HABITS) as Habit[];
export type SnapshotValues = Record<(typeof AMOUNT_FIELDS)[number] | Habit | "id" | "version" | "asOf", string>;
export type SnapshotAnswer = { result: SubmissionResult; conflict?: ShownConflict };

type SnapshotFormProps = { values: SnapshotValues; today: string; backTo: string; answer: SnapshotAnswer | undefined };

/** The family's money of a month, as one reading on a day. Empty is not known, zero is written as 0. */
export function SnapshotForm({ values, today, backTo, answer }: SnapshotFormProps) {
  const { t } = useTranslation("finance");
  const choices = useChoices();
  const [form, fields] = useForm<SnapshotValues>({ id: "keuangan", lastResult: answer?.result, defaultValue: values });
  const labels = { asOf: t("field.asOf"), ...Object.fromEntries([...AMOUNT_FIELDS, ...HABIT_FIELDS].map((field) => [field, t(`field.${field}`)])) };
  const amount = (field: (typeof AMOUNT_FIELDS)[number], hint?: string) => <MoneyField field={fields[field]} label={t(`field.${field}`)} hint={hint} optional />;
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-6">
      <input type="hidden" name="id" value={fields.id.initialValue ?? values.id} />
      <input type="hidden" name="version" value={fields.version.initialValue ?? values.version} />
      <FormErrors formId={form.id} errors={form.allErrors} labels={labels} />
      {answer?.conflict ? <ConflictNote conflict={answer.conflict} labels={labels} /> : null}
      <FormSection title={t("snapshot.when")} note={t("snapshot.emptyNote")}>
        <DateField field={fields.asOf} label={t("field.asOf")} hint={t("snapshot.asOfHint")} max={today} optional={false} />
      </FormSection>
      <FormSection title={t("snapshot.savings")}>{amount("liquidSavingsIdr", t("snapshot.savingsHint"))}</FormSection>
      <FormSection title={t("snapshot.out")} note={t("snapshot.monthNote")}>
        {amount("expenseIdr", t("snapshot.expenseHint"))}
        {amount("debtServiceIdr")}
        {amount("debtInterestIdr", t("snapshot.interestHint"))}
      </FormSection>
      <FormSection title={t("snapshot.in")} note={t("snapshot.monthNote")}>
        {amount("incomeRemitIdr")}
        {amount("incomeLocalIdr", t("snapshot.localHint"))}
        {amount("incomeEnterpriseIdr", t("snapshot.enterpriseHint"))}
      </FormSection>
      <FormSection title={t("snapshot.debts")}>{amount("debtOutstandingIdr", t("snapshot.debtsHint"))}</FormSection>
      <FormSection title={t("snapshot.habits")} note={t("snapshot.habitsNote")}>
        {HABIT_FIELDS.map((habit) => (
          <RadioField key={habit} field={fields[habit]} label={t(`field.${habit}`)} choices={choices(HABITS[habit])} optional />
        ))}
      </FormSection>
      <FormActions>
        <SubmitButton size="large">{t("snapshot.button")}</SubmitButton>
        <LinkButton to={backTo} variant="quiet">
          {t("common:cancel")}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
