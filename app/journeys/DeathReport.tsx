import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Disclosure } from "~/ui/Disclosure";
import { DateField } from "~/ui/form/DateField";
import { FormErrors } from "~/ui/form/FormErrors";
import { TextField } from "~/ui/form/TextField";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";

type ReportFormProps = { version: number; today: string; eventId: string; lastResult?: SubmissionResult | undefined };

/** Reports a death. It stands apart and closed, because a report weighs on a family: it only takes effect with a second person. */
export function DeathReportForm({ version, today, eventId, lastResult }: ReportFormProps) {
  const { t } = useTranslation("journeys");
  const [form, fields] = useForm<{ happenedOn: string; evidence: string }>({ id: "kabar", lastResult });
  return (
    <Disclosure summary={t("death.open")} open={lastResult !== undefined || undefined}>
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-4 pt-2">
        <input type="hidden" name="intent" value="report" />
        <input type="hidden" name="to" value="meninggal" />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="eventId" value={eventId} />
        <FormErrors formId={form.id} errors={form.allErrors} labels={{ happenedOn: t("death.on"), evidence: t("death.evidence") }} />
        <p className="text-muted">{t("death.intro")}</p>
        <DateField field={fields.happenedOn} label={t("death.on")} max={today} optional={false} />
        <TextField field={fields.evidence} label={t("death.evidence")} hint={t("death.evidenceHint")} autoComplete="off" optional />
        <SubmitButton variant="secondary" name="kirim" value="report">
          {t("death.report")}
        </SubmitButton>
      </Form>
    </Disclosure>
  );
}

type WaitingProps = {
  waiting: { happenedOn: string; recordedBy: string | null; isMine: boolean };
  version: number;
  eventId: string;
  /** Messages of a confirmation or withdrawal that was refused. */
  lastResult?: SubmissionResult | undefined;
};

/** A report that waits: the second person confirms it, and whoever keeps the record can take it back. */
export function WaitingReport({ waiting, version, eventId, lastResult }: WaitingProps) {
  const { t } = useTranslation("journeys");
  const format = useFormat();
  const [form, fields] = useForm<{ reason: string }>({ id: "laporan", lastResult });
  const by = waiting.recordedBy ?? t("log.somebody");
  return (
    <Alert tone="neutral" title={t("death.waiting")}>
      <p>{t("death.waitingBy", { by, on: format.date(waiting.happenedOn, "long") })}</p>
      <p className="mt-1 text-muted">{waiting.isMine ? t("death.waitingMine") : t("death.waitingYours")}</p>
      <FormErrors formId={form.id} errors={form.allErrors} labels={{ reason: t("death.withdrawReason") }} />
      {waiting.isMine ? null : (
        <Form method="post" className="mt-4">
          <input type="hidden" name="intent" value="report" />
          <input type="hidden" name="to" value="meninggal" />
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="eventId" value={eventId} />
          <input type="hidden" name="happenedOn" value={waiting.happenedOn} />
          <SubmitButton variant="secondary" name="kirim" value="confirm">
            {t("death.confirm")}
          </SubmitButton>
        </Form>
      )}
      <Disclosure summary={t("death.withdrawOpen")} open={Boolean(fields.reason.errors?.length) || undefined} className="mt-2">
        <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-4 pt-2">
          <input type="hidden" name="intent" value="withdraw" />
          <input type="hidden" name="eventId" value={eventId} />
          <TextField field={fields.reason} label={t("death.withdrawReason")} autoComplete="off" optional={false} />
          <SubmitButton variant="secondary" name="kirim" value="withdraw">
            {t("death.withdraw")}
          </SubmitButton>
        </Form>
      </Disclosure>
    </Alert>
  );
}
