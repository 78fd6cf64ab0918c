import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { FormErrors } from "~/ui/form/FormErrors";
import { RadioField } from "~/ui/form/RadioField";
import { TextField } from "~/ui/form/TextField";
import { useChoices } from "~/ui/form/use-choices";
import { SubmitButton } from "~/ui/SubmitButton";
import { DATA_REQUEST_STATES } from "./codes";

/** What became of one wish. */
export function AnswerRequestForm({ id, version, result }: { id: string; version: number; result: SubmissionResult | undefined }) {
  const { t } = useTranslation("households");
  const choices = useChoices();
  const [form, fields] = useForm<{ status: string; answer: string }>({ id: `jawab-${id}`, lastResult: result, defaultValue: { status: "selesai" } });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="no-print space-y-4 pt-2">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <FormErrors formId={form.id} errors={form.allErrors} labels={{ status: t("ownData.became"), answer: t("ownData.answerText") }} />
      <RadioField field={fields.status} label={t("ownData.became")} choices={choices(DATA_REQUEST_STATES).filter(({ value }) => value !== "baru")} optional={false} />
      <TextField field={fields.answer} label={t("ownData.answerText")} autoComplete="off" optional={false} />
      <SubmitButton variant="secondary" name="kirim" value={id}>{t("ownData.answerButton")}</SubmitButton>
    </Form>
  );
}
