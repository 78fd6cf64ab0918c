import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { CheckboxField } from "~/ui/form/CheckboxField";
import { FormErrors } from "~/ui/form/FormErrors";
import { NumberField } from "~/ui/form/NumberField";
import { SelectField } from "~/ui/form/SelectField";
import { TextAreaField } from "~/ui/form/TextAreaField";
import { TextField } from "~/ui/form/TextField";
import { useChoices } from "~/ui/form/use-choices";
import { SubmitButton } from "~/ui/SubmitButton";
import { BUYER_SCOPES, ENQUIRY_CHANNELS } from "./codes";

const FIELDS = ["quantity", "name", "phone", "scope", "channel", "note", "agreed"] as const;
type EnquiryValues = Record<(typeof FIELDS)[number] | "id" | "website", string>;
export type EnquiryAnswer = { result: SubmissionResult };

/** "I would like to buy this": a minute on a phone, without an account. */
export function EnquiryForm({ newId, unit, answer }: { newId: string; unit: string; answer: EnquiryAnswer | undefined }) {
  const { t } = useTranslation("market");
  const choices = useChoices();
  const [form, fields] = useForm<EnquiryValues>({ id: "pesan", lastResult: answer?.result, defaultValue: { id: newId, quantity: "1" } });
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`ask.${field}`)]));
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-5">
      <input type="hidden" name="id" value={fields.id.initialValue ?? newId} />
      <FormErrors formId={form.id} errors={form.allErrors} labels={labels} />
      <NumberField field={fields.quantity} label={t("ask.quantity")} unit={unit} optional={false} />
      <TextField field={fields.name} label={t("ask.name")} autoComplete="name" optional={false} />
      <TextField field={fields.phone} label={t("ask.phone")} hint={t("ask.phoneHint")} type="tel" autoComplete="tel" optional={false} />
      <SelectField field={fields.scope} label={t("ask.scope")} choices={choices(BUYER_SCOPES)} optional />
      <SelectField field={fields.channel} label={t("ask.channel")} choices={choices(ENQUIRY_CHANNELS)} optional />
      <TextAreaField field={fields.note} label={t("ask.note")} hint={t("ask.messageHint")} optional />
      {/* People do not see it; a machine fills in every box. */}
      <div hidden aria-hidden="true"><input type="text" name="website" tabIndex={-1} autoComplete="off" aria-label="website" /></div>
      <CheckboxField field={fields.agreed} label={t("ask.agreed")} />
      <SubmitButton size="large">{t("ask.button")}</SubmitButton>
    </Form>
  );
}
