import { useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { DateField } from "~/ui/form/DateField";
import { FormSection } from "~/ui/form/FormSection";
import { MoneyField } from "~/ui/form/MoneyField";
import { NumberField } from "~/ui/form/NumberField";
import { RadioField } from "~/ui/form/RadioField";
import { type RecordAnswer, RecordForm } from "~/ui/form/RecordForm";
import { TextAreaField } from "~/ui/form/TextAreaField";
import { TextField } from "~/ui/form/TextField";
import { useFormat } from "~/ui/use-format";

const BUDGET = ["needsIdr", "debtsIdr", "savingsIdr", "capitalIdr"] as const;
export type PlanValues = {
  id: string;
  version: string;
  goals: { title: string; amountIdr: string; dueOn: string }[];
  savingsPercent: string;
  debtOrder: string;
  familyAgreed: string;
} & Record<(typeof BUDGET)[number], string>;

type PlanFormProps = { values: PlanValues; fundTargetIdr: number | null; backTo: string; answer: RecordAnswer | undefined };

/** What each field of a plan is called, for the list of errors and for conflicts. */
function usePlanLabels(): Record<string, string> {
  const { t } = useTranslation("mentoring");
  return {
    ...Object.fromEntries([...BUDGET, "savingsPercent", "debtOrder", "familyAgreed", "goals"].map((field) => [field, t(`field.${field}`)])),
    "goals[].title": t("plan.goal"), "goals[].amountIdr": t("plan.amount"), "goals[].dueOn": t("plan.due"),
  };
}

/** Up to three goals, a month's budget and what the family agreed on. */
export function PlanForm({ values, fundTargetIdr, backTo, answer }: PlanFormProps) {
  const { t } = useTranslation("mentoring");
  const format = useFormat();
  const labels = usePlanLabels();
  const [form, fields] = useForm<PlanValues>({ id: "rencana", lastResult: answer?.result, defaultValue: values });
  return (
    <RecordForm form={form} fields={fields} values={values} labels={labels} answer={answer} save={t("plan.save")} backTo={backTo}>
      <FormSection title={t("plan.goals")} note={t("plan.goalsNote")}>
        {fields.goals.getFieldList().map((field, index) => {
          const goal = field.getFieldset();
          return (
            <fieldset key={field.key} className="space-y-4 border-t border-line pt-4 first-of-type:border-0 first-of-type:pt-0">
              <legend className="font-semibold">{t("plan.goalNumber", { number: index + 1 })}</legend>
              <TextField field={goal.title} label={t("plan.goal")} autoComplete="off" optional />
              <MoneyField field={goal.amountIdr} label={t("plan.amount")} optional />
              <DateField field={goal.dueOn} label={t("plan.due")} optional />
            </fieldset>
          );
        })}
      </FormSection>
      <FormSection title={t("plan.budget")} note={fundTargetIdr === null ? t("plan.budgetNote") : t("plan.fundNote", { amount: format.rupiah(BigInt(Math.round(fundTargetIdr))) })}>
        {BUDGET.map((name) => <MoneyField key={name} field={fields[name]} label={t(`field.${name}`)} optional />)}
        <NumberField field={fields.savingsPercent} label={t("field.savingsPercent")} hint={t("plan.percentHint")} unit="%" optional />
        <TextAreaField field={fields.debtOrder} label={t("field.debtOrder")} hint={t("plan.debtHint")} optional />
      </FormSection>
      <FormSection title={t("plan.agreement")}>
        <RadioField field={fields.familyAgreed} label={t("field.familyAgreed")} choices={[{ value: "ya", label: t("plan.agreed") }, { value: "belum", label: t("plan.notAgreed") }]} optional />
      </FormSection>
    </RecordForm>
  );
}
