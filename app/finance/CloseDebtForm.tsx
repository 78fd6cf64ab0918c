import { useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { choicesOf } from "~/journeys/choices";
import { ConflictNote } from "~/ui/form/ConflictNote";
import { Card } from "~/ui/Card";
import { DateField } from "~/ui/form/DateField";
import { FormErrors } from "~/ui/form/FormErrors";
import { RadioField } from "~/ui/form/RadioField";
import { SubmitButton } from "~/ui/SubmitButton";
import { DEBT_STATUSES } from "./codes";
import { type DebtAnswer, useDebtLabels } from "./DebtForm";

/** Ends a debt: paid off or written off, and nothing is owed from that day on. */
export function CloseDebtForm({ version, today, answer }: { version: string; today: string; answer: DebtAnswer | undefined }) {
  const { t } = useTranslation("finance");
  const lang = useLang();
  const defaultValue = { status: "lunas", endOn: today };
  const [form, fields] = useForm<{ status: string; endOn: string }>({ id: "tutup", lastResult: answer?.result, defaultValue });
  const labels = { ...useDebtLabels(), endOn: t("close.on") };
  return (
    <Card title={t("close.title")} note={t("close.note")}>
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-5">
        <input type="hidden" name="intent" value="close" />
        <input type="hidden" name="version" value={version} />
        <FormErrors formId={form.id} errors={form.allErrors} labels={labels} />
        {answer?.conflict ? <ConflictNote conflict={answer.conflict} labels={labels} /> : null}
        <RadioField field={fields.status} label={t("close.how")} choices={choicesOf(DEBT_STATUSES, lang).filter(({ value }) => value === "lunas" || value === "dihapus")} optional={false} />
        <DateField field={fields.endOn} label={t("close.on")} max={today} optional={false} />
        <SubmitButton variant="secondary" name="kirim" value="tutup">
          {t("close.button")}
        </SubmitButton>
      </Form>
    </Card>
  );
}
