import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { FormErrors } from "~/ui/form/FormErrors";
import { FormSection } from "~/ui/form/FormSection";
import { NumberField } from "~/ui/form/NumberField";
import { TextField } from "~/ui/form/TextField";
import { SubmitButton } from "~/ui/SubmitButton";

type ArriveValues = Record<"id" | "kode" | "nama" | "tahun", string>;
type ArriveFormProps = { newId: string; code: string; result: SubmissionResult | undefined };

/** "I am here": the code on the sign and one's own name. Nobody else's name is shown. */
export function ArriveForm({ newId, code, result }: ArriveFormProps) {
  const { t } = useTranslation("learning");
  const [form, fields] = useForm<ArriveValues>({ id: "hadir", lastResult: result, defaultValue: { id: newId, kode: code, nama: "", tahun: "" } });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-6">
      <input type="hidden" name="intent" value="hadir" />
      <input type="hidden" name="id" value={fields.id.initialValue ?? newId} />
      <FormErrors formId={form.id} errors={form.allErrors} labels={{ kode: t("arrive.code"), nama: t("arrive.name"), tahun: t("arrive.year") }} />
      <FormSection title={t("arrive.who")} note={t("arrive.note")}>
        <TextField field={fields.kode} label={t("arrive.code")} hint={t("arrive.codeHint")} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
        <TextField field={fields.nama} label={t("arrive.name")} hint={t("arrive.nameHint")} autoComplete="name" />
        <NumberField field={fields.tahun} label={t("arrive.year")} hint={t("arrive.yearHint")} optional />
        <SubmitButton size="large">{t("arrive.button")}</SubmitButton>
      </FormSection>
    </Form>
  );
}
