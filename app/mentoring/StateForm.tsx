import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { DateField } from "~/ui/form/DateField";
import { FormErrors } from "~/ui/form/FormErrors";
import { RadioField } from "~/ui/form/RadioField";
import { TextField } from "~/ui/form/TextField";
import { SubmitButton } from "~/ui/SubmitButton";
import { ENROLMENT_STATES } from "./codes";
import type { MentoringSheet } from "./sheet.server";

type StateFormProps = { version: number; stepId: string; ahead: MentoringSheet["ahead"]; graduation: MentoringSheet["graduation"]; today: string; lastResult: SubmissionResult | undefined };

/** What may follow in a mentoring; a step that is not possible yet says what it waits for. */
export function StateForm({ version, stepId, ahead, graduation, today, lastResult }: StateFormProps) {
  const { t } = useTranslation("mentoring");
  const lang = useLang();
  const [form, fields] = useForm<{ to: string; happenedOn: string; reason: string }>({ id: `langkah-${stepId}`, lastResult, defaultValue: { happenedOn: today } });
  const choices = ahead.map(({ to, blockedBy }) => ({
    value: to, label: label(ENROLMENT_STATES, to, lang), disabled: blockedBy !== null, ...(blockedBy === null ? {} : { hint: t(`blocked.${blockedBy}`, { months: graduation.greenMonths, sessions: graduation.sessionsNeeded }) }),
  }));
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-5">
      <input type="hidden" name="intent" value="langkah" />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="stepId" value={stepId} />
      <FormErrors formId={form.id} errors={form.allErrors} labels={{ to: t("step.to"), happenedOn: t("step.on"), reason: t("step.reason") }} />
      <RadioField field={fields.to} label={t("step.to")} choices={choices} optional={false} />
      <DateField field={fields.happenedOn} label={t("step.on")} max={today} optional={false} />
      <TextField field={fields.reason} label={t("step.reason")} hint={t("step.reasonHint")} autoComplete="off" optional />
      <SubmitButton name="kirim" value="langkah">{t("step.button")}</SubmitButton>
    </Form>
  );
}
