import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ConflictNote } from "~/journeys/ConflictNote";
import type { ShownConflict } from "~/journeys/shown-conflict";
import { DateField } from "~/ui/form/DateField";
import { FieldGroup } from "~/ui/form/Field";
import { isChosen } from "~/ui/form/field-facts";
import { FormActions } from "~/ui/form/FormActions";
import { FormErrors } from "~/ui/form/FormErrors";
import { FormSection } from "~/ui/form/FormSection";
import { MoneyField } from "~/ui/form/MoneyField";
import { NumberField } from "~/ui/form/NumberField";
import { RadioField } from "~/ui/form/RadioField";
import { TextAreaField } from "~/ui/form/TextAreaField";
import { TextField } from "~/ui/form/TextField";
import { useChoices } from "~/ui/form/use-choices";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { HOMEWORK_ANSWERS, SESSION_KINDS, SESSION_TOPICS } from "./codes";

const FIELDS = ["heldOn", "kind", "minutes", "topics", "homeworkDone", "homework", "savingsIdr", "note", "nextOn"] as const;
export type SessionValues = Record<Exclude<(typeof FIELDS)[number], "topics"> | "id" | "version", string> & { topics: string[] };
export type SessionAnswer = { result: SubmissionResult; conflict?: ShownConflict };

type SessionFormProps = { values: SessionValues; lastHomework: string | null; today: string; backTo: string; answer: SessionAnswer | undefined };

/** One meeting, made for one thumb: what was talked about, what was promised, and when one meets again. */
export function SessionForm({ values, lastHomework, today, backTo, answer }: SessionFormProps) {
  const { t } = useTranslation("mentoring");
  const choices = useChoices();
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`field.${field}`)]));
  const [form, fields] = useForm<SessionValues>({ id: "pertemuan", lastResult: answer?.result, defaultValue: values });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-6">
      <input type="hidden" name="id" value={values.id} />
      {values.version ? <input type="hidden" name="version" value={fields.version.initialValue ?? values.version} /> : null}
      <FormErrors formId={form.id} errors={form.allErrors} labels={labels} />
      {answer?.conflict ? <ConflictNote conflict={answer.conflict} labels={labels} /> : null}
      <FormSection title={t("session.when")}>
        <DateField field={fields.heldOn} label={t("field.heldOn")} max={today} optional={false} />
        <RadioField field={fields.kind} label={t("field.kind")} choices={choices(SESSION_KINDS)} optional={false} />
        <NumberField field={fields.minutes} label={t("field.minutes")} optional />
      </FormSection>
      <FormSection title={t("session.talked")}>
        {lastHomework ? <RadioField field={fields.homeworkDone} label={t("session.wasHomework", { what: lastHomework })} choices={choices(HOMEWORK_ANSWERS)} optional /> : null}
        <FieldGroup field={fields.topics} label={t("field.topics")} optional>
          <div key={fields.topics.key} className="flex flex-wrap gap-2">
            {choices(SESSION_TOPICS).map(({ value, label }) => (
              <label key={value} className="chip">
                <input type="checkbox" name={fields.topics.name} value={value} defaultChecked={isChosen(fields.topics, value)} />
                <span>{label}</span>
              </label>
            ))}
          </div>
        </FieldGroup>
        <MoneyField field={fields.savingsIdr} label={t("field.savingsNow")} hint={t("session.savingsHint")} optional />
      </FormSection>
      <FormSection title={t("session.ahead")}>
        <TextField field={fields.homework} label={t("field.homework")} hint={t("session.homeworkHint")} autoComplete="off" optional />
        <DateField field={fields.nextOn} label={t("field.nextOn")} min={today} optional />
        <TextAreaField field={fields.note} label={t("field.note")} hint={t("session.noteHint")} optional />
      </FormSection>
      <FormActions>
        <SubmitButton size="large">{t("session.save")}</SubmitButton>
        <LinkButton to={backTo} variant="quiet">{t("common:cancel")}</LinkButton>
      </FormActions>
    </Form>
  );
}
