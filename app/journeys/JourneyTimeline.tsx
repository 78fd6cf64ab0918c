import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Disclosure } from "~/ui/Disclosure";
import { FormErrors } from "~/ui/form/FormErrors";
import { TextField } from "~/ui/form/TextField";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";
import { JOURNEY_STATES } from "./codes";
import type { JourneyPage } from "./journey-page.server";

type Entry = JourneyPage["log"][number];

/** Every entry of the log, latest first; what was corrected stays readable and is struck through. */
export function JourneyTimeline({ log }: { log: readonly Entry[] }) {
  return (
    <ol className="space-y-4 border-l-2 border-line pl-4">
      {[...log].reverse().map((entry) => (
        <TimelineEntry key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}

function TimelineEntry({ entry }: { entry: Entry }) {
  const { t } = useTranslation("journeys");
  const lang = useLang();
  const format = useFormat();
  const state = (code: string) => label(JOURNEY_STATES, code, lang);
  const by = entry.recordedBy ?? t("log.somebody");
  const written = entry.confirmedBy ? t("log.confirmed", { by, second: entry.confirmedBy, on: format.date(entry.recordedOn) }) : t("log.written", { by, on: format.date(entry.recordedOn) });
  return (
    <li>
      <p className="text-muted">{format.date(entry.happenedOn)}</p>
      <p className="font-medium">
        {entry.kind === "step" ? entry.isCorrected ? <s>{state(entry.toStatus)}</s> : state(entry.toStatus) : t(`log.${entry.kind}`, { state: state(entry.toStatus) })}
        {entry.isCorrected ? <span className="font-normal text-muted"> ({t("log.taken_back")})</span> : null}
      </p>
      {entry.shown ? <p className="break-words">{t("log.evidence", { text: entry.shown })}</p> : null}
      {entry.reason ? <p className="break-words">{t("log.reason", { text: entry.reason })}</p> : null}
      <p className="text-muted">{written}</p>
    </li>
  );
}

type CorrectionProps = { step: { id: string; from: string; to: string; happenedOn: string }; eventId: string; lastResult?: SubmissionResult | undefined };

/** Takes back the last step, with the reason. */
export function CorrectionForm({ step, eventId, lastResult }: CorrectionProps) {
  const { t } = useTranslation("journeys");
  const lang = useLang();
  const [form, fields] = useForm<{ reason: string }>({ id: "pembetulan", lastResult });
  const names = { from: label(JOURNEY_STATES, step.from, lang), to: label(JOURNEY_STATES, step.to, lang) };
  return (
    <Disclosure summary={t("correct.open")} open={lastResult !== undefined || undefined} className="mt-4">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-4 pt-2">
        <input type="hidden" name="intent" value="correct" />
        <input type="hidden" name="stepId" value={step.id} />
        <input type="hidden" name="eventId" value={eventId} />
        <FormErrors formId={form.id} errors={form.allErrors} labels={{ reason: t("correct.reason") }} />
        <p>{t("correct.explain", names)}</p>
        <TextField field={fields.reason} label={t("correct.reason")} hint={t("correct.reasonHint")} autoComplete="off" optional={false} />
        <SubmitButton variant="secondary" name="kirim" value="correct">
          {t("correct.button")}
        </SubmitButton>
      </Form>
    </Disclosure>
  );
}
