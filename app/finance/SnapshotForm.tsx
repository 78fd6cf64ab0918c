import { useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { DateField } from "~/ui/form/DateField";
import { FormSection } from "~/ui/form/FormSection";
import { MoneyField } from "~/ui/form/MoneyField";
import { RadioField } from "~/ui/form/RadioField";
import { type RecordAnswer, RecordForm } from "~/ui/form/RecordForm";
import { useChoices } from "~/ui/form/use-choices";
import { HABITS, type Habit } from "./code-lists";

const AMOUNT_FIELDS = ["liquidSavingsIdr", "expenseIdr", "debtServiceIdr", "incomeRemitIdr", "incomeLocalIdr", "incomeEnterpriseIdr", "debtOutstandingIdr", "debtInterestIdr"] as const;
const HABIT_FIELDS = Object.keys(HABITS) as Habit[];
export type SnapshotValues = Record<(typeof AMOUNT_FIELDS)[number] | Habit | "id" | "version" | "asOf", string>;

type SnapshotFormProps = { values: SnapshotValues; today: string; backTo: string; answer: RecordAnswer | undefined };

/** The family's money of a month, as one reading on a day. Empty is not known, zero is written as 0. */
export function SnapshotForm({ values, today, backTo, answer }: SnapshotFormProps) {
  const { t } = useTranslation("finance");
  const choices = useChoices();
  const [form, fields] = useForm<SnapshotValues>({ id: "keuangan", lastResult: answer?.result, defaultValue: values });
  const labels = { asOf: t("field.asOf"), ...Object.fromEntries([...AMOUNT_FIELDS, ...HABIT_FIELDS].map((field) => [field, t(`field.${field}`)])) };
  const amount = (field: (typeof AMOUNT_FIELDS)[number], hint?: string) => <MoneyField field={fields[field]} label={t(`field.${field}`)} hint={hint} optional />;
  return (
    <RecordForm form={form} fields={fields} values={values} labels={labels} answer={answer} save={t("snapshot.button")} backTo={backTo}>
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
    </RecordForm>
  );
}
