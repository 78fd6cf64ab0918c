import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { DateField } from "~/ui/form/DateField";
import { FormErrors } from "~/ui/form/FormErrors";
import { RadioField } from "~/ui/form/RadioField";
import { TextField } from "~/ui/form/TextField";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { JOURNEY_STATES, type JourneyState } from "./codes";
import type { StepAhead } from "./journey-steps.server";

type Typed = { to: string; happenedOn: string; evidence: string; reason: string };
type StepFormProps = {
  journey: { id: string; personId: string; householdId: string; status: JourneyState; version: number };
  steps: readonly StepAhead[];
  today: string;
  /** Made with the page, so that a second tap is the same step. */
  eventId: string;
  lastResult?: SubmissionResult | undefined;
};

/** The steps that may follow, with the day they happened and what they rest on. A death has a form of its own. */
export function StepForm({ journey, steps, today, eventId, lastResult }: StepFormProps) {
  const { t } = useTranslation("journeys");
  const lang = useLang();
  const [form, fields] = useForm<Typed>({ id: `langkah-${eventId}`, lastResult, defaultValue: { happenedOn: today } });
  const ahead = steps.filter(({ to }) => to !== "meninggal" && !(journey.status === "pulang" && to === "terinformasi"));
  const needsContract = ahead.some(({ blockedBy }) => blockedBy === "renewal_contract_missing");
  const needsLetter = ahead.some(({ blockedBy }) => blockedBy === "gate_not_passed");
  const choices = ahead.map(({ to, blockedBy }) => ({
    value: to,
    label: label(JOURNEY_STATES, to, lang),
    disabled: blockedBy !== null,
    ...(blockedBy === null ? {} : { hint: t(`blocked.${blockedBy}`) }),
  }));
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-5">
      <input type="hidden" name="intent" value="step" />
      <input type="hidden" name="version" value={journey.version} />
      <input type="hidden" name="eventId" value={eventId} />
      <FormErrors formId={form.id} errors={form.allErrors} labels={{ to: t("step.to"), happenedOn: t("step.on"), evidence: t("step.evidence"), reason: t("step.reason") }} />
      {choices.length > 0 ? (
        <>
          <RadioField field={fields.to} label={t("step.to")} choices={choices} optional={false} />
          <DateField field={fields.happenedOn} label={t("step.on")} hint={t("step.onHint")} max={today} optional={false} />
          <TextField field={fields.evidence} label={t("step.evidence")} hint={t("step.evidenceHint")} autoComplete="off" optional />
          <TextField field={fields.reason} label={t("step.reason")} autoComplete="off" optional />
          <SubmitButton name="kirim" value="step">
            {t("step.button")}
          </SubmitButton>
        </>
      ) : null}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {needsContract ? (
          <LinkButton variant="secondary" to={`/perjalanan/${journey.id}/kontrak/baru?perpanjangan=1`}>
            {t("contract.addRenewal")}
          </LinkButton>
        ) : null}
        {needsLetter ? (
          <LinkButton variant="secondary" to={`/perjalanan/${journey.id}/dokumen/rekom_paspor`}>
            {t("paper.recordLetter")}
          </LinkButton>
        ) : null}
        {journey.status === "pulang" ? (
          <LinkButton variant="secondary" to={`/keluarga/${journey.householdId}/anggota/${journey.personId}/perjalanan/baru`}>
            {t("step.again")}
          </LinkButton>
        ) : null}
      </div>
    </Form>
  );
}
