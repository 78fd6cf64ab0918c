import { useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { CheckboxesField } from "~/ui/form/CheckboxesField";
import { DateField } from "~/ui/form/DateField";
import { FormSection } from "~/ui/form/FormSection";
import { MoneyField } from "~/ui/form/MoneyField";
import { NumberField } from "~/ui/form/NumberField";
import { RadioField } from "~/ui/form/RadioField";
import { type RecordAnswer, RecordForm } from "~/ui/form/RecordForm";
import { TextAreaField } from "~/ui/form/TextAreaField";
import { TextField } from "~/ui/form/TextField";
import { UnsentTyping } from "~/ui/form/UnsentTyping";
import { useChoices } from "~/ui/form/use-choices";
import { HOMEWORK_ANSWERS, SESSION_KINDS, SESSION_TOPICS } from "./codes";

const FIELDS = ["heldOn", "kind", "minutes", "topics", "homeworkDone", "homework", "savingsIdr", "note", "nextOn"] as const;
export type SessionValues = Record<Exclude<(typeof FIELDS)[number], "topics"> | "id" | "version", string> & { topics: string[] };

type SessionFormProps = { values: SessionValues; lastHomework: string | null; today: string; backTo: string; answer: RecordAnswer | undefined };

/** One meeting, made for one thumb: what was talked about, what was promised, and when one meets again. */
export function SessionForm({ values, lastHomework, today, backTo, answer }: SessionFormProps) {
  const { t } = useTranslation("mentoring");
  const choices = useChoices();
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`field.${field}`)]));
  const [form, fields] = useForm<SessionValues>({ id: "pertemuan", lastResult: answer?.result, defaultValue: values });
  return (
    <RecordForm form={form} fields={fields} values={values} labels={labels} answer={answer} save={t("session.save")} backTo={backTo}>
      <FormSection title={t("session.when")}>
        <DateField field={fields.heldOn} label={t("field.heldOn")} max={today} optional={false} />
        <RadioField field={fields.kind} label={t("field.kind")} choices={choices(SESSION_KINDS)} optional={false} />
        <NumberField field={fields.minutes} label={t("field.minutes")} optional />
      </FormSection>
      <FormSection title={t("session.talked")}>
        {lastHomework ? <RadioField field={fields.homeworkDone} label={t("session.wasHomework", { what: lastHomework })} choices={choices(HOMEWORK_ANSWERS)} optional /> : null}
        <CheckboxesField field={fields.topics} label={t("field.topics")} choices={choices(SESSION_TOPICS)} optional />
        <MoneyField field={fields.savingsIdr} label={t("field.savingsNow")} hint={t("session.savingsHint")} optional />
      </FormSection>
      <FormSection title={t("session.ahead")}>
        <TextField field={fields.homework} label={t("field.homework")} hint={t("session.homeworkHint")} autoComplete="off" optional />
        <DateField field={fields.nextOn} label={t("field.nextOn")} min={today} optional />
        <TextAreaField field={fields.note} label={t("field.note")} hint={t("session.noteHint")} optional />
      </FormSection>
      <UnsentTyping />
    </RecordForm>
  );
}
