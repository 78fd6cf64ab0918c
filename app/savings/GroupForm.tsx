import { useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { DateField } from "~/ui/form/DateField";
import { FormSection } from "~/ui/form/FormSection";
import { MoneyField } from "~/ui/form/MoneyField";
import { type RecordAnswer, RecordForm } from "~/ui/form/RecordForm";
import { SelectField } from "~/ui/form/SelectField";
import { TextAreaField } from "~/ui/form/TextAreaField";
import { TextField } from "~/ui/form/TextField";
import { UnsentTyping } from "~/ui/form/UnsentTyping";
import { useChoices } from "~/ui/form/use-choices";
import { GROUP_KINDS } from "./codes";

const FIELDS = ["name", "kind", "legalNo", "foundedOn", "duesIdr", "note", "closedOn"] as const;
export type GroupValues = Record<(typeof FIELDS)[number] | "id" | "version", string>;
type GroupFormProps = { values: GroupValues; isNew: boolean; today: string; backTo: string; answer: RecordAnswer | undefined };

/** A village's savings group: what it is, since when, and what each pays at a meeting. */
export function GroupForm({ values, isNew, today, backTo, answer }: GroupFormProps) {
  const { t } = useTranslation("savings");
  const choices = useChoices();
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`field.${field}`)]));
  const [form, fields] = useForm<GroupValues>({ id: "kelompok", lastResult: answer?.result, defaultValue: values });
  return (
    <RecordForm form={form} fields={fields} values={values} labels={labels} answer={answer} save={t("form.save")} backTo={backTo}>
      <FormSection title={t("one")}>
        <TextField field={fields.name} label={t("field.name")} autoComplete="off" optional={false} />
        <SelectField field={fields.kind} label={t("field.kind")} choices={choices(GROUP_KINDS)} optional={false} />
        <MoneyField field={fields.duesIdr} label={t("field.duesIdr")} hint={t("form.duesHint")} optional />
        <DateField field={fields.foundedOn} label={t("field.foundedOn")} max={today} optional />
        <TextField field={fields.legalNo} label={t("field.legalNo")} hint={t("form.legalHint")} autoComplete="off" optional />
        <TextAreaField field={fields.note} label={t("field.note")} rows={3} optional />
        {isNew ? null : <DateField field={fields.closedOn} label={t("field.closedOn")} hint={t("form.closedHint")} max={today} optional />}
      </FormSection>
      <UnsentTyping />
    </RecordForm>
  );
}
