import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { FormErrors } from "~/ui/form/FormErrors";
import { FormSection } from "~/ui/form/FormSection";
import { RadioField } from "~/ui/form/RadioField";
import { TextField } from "~/ui/form/TextField";
import { useChoices } from "~/ui/form/use-choices";
import { SubmitButton } from "~/ui/SubmitButton";
import { DATA_REQUEST_KINDS } from "./codes";

/** A wish about one's own records, in one's own words. */
export function DataRequestForm({ newId, result }: { newId: string; result: SubmissionResult | undefined }) {
  const { t } = useTranslation("households");
  const choices = useChoices();
  const [form, fields] = useForm<{ kind: string; wish: string }>({ id: "permintaan", lastResult: result });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate>
      <input type="hidden" name="id" value={newId} />
      <FormSection title={t("ownData.ask")} note={t("ownData.askNote")}>
        <FormErrors formId={form.id} errors={form.allErrors} labels={{ kind: t("ownData.kind"), wish: t("ownData.wish") }} />
        <RadioField field={fields.kind} label={t("ownData.kind")} choices={choices(DATA_REQUEST_KINDS)} layout="column" optional={false} />
        <TextField field={fields.wish} label={t("ownData.wish")} hint={t("ownData.wishHint")} autoComplete="off" optional={false} />
        <SubmitButton name="kirim" value="minta">{t("ownData.send")}</SubmitButton>
      </FormSection>
    </Form>
  );
}
