import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { AreaField } from "~/regions/AreaField";
import { COUNTRIES } from "~/shared/countries";
import { CheckboxField } from "~/ui/form/CheckboxField";
import { DateField } from "~/ui/form/DateField";
import { FormErrors } from "~/ui/form/FormErrors";
import { FormSection } from "~/ui/form/FormSection";
import { RadioField } from "~/ui/form/RadioField";
import { SelectField } from "~/ui/form/SelectField";
import { TextAreaField } from "~/ui/form/TextAreaField";
import { TextField } from "~/ui/form/TextField";
import { useChoices } from "~/ui/form/use-choices";
import { SubmitButton } from "~/ui/SubmitButton";
import { TRACKS } from "./codes";

const FIELDS = ["fullName", "place", "regionCode", "phone", "track", "returnMonth", "country", "note", "agreed"] as const;
type RequestValues = Record<(typeof FIELDS)[number] | "id", string>;
export type RequestAnswer = { result: SubmissionResult; choices?: { code: string; name: string; path: string }[] };

/** "I would like a mentor": two minutes on a phone, without an account. */
export function RequestForm({ newId, answer }: { newId: string; answer: RequestAnswer | undefined }) {
  const { t } = useTranslation("mentoring");
  const choices = useChoices();
  const [form, fields] = useForm<RequestValues>({ id: "minta", lastResult: answer?.result, defaultValue: { id: newId } });
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`ask.${field}`)]));
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-6">
      <input type="hidden" name="id" value={fields.id.initialValue ?? newId} />
      <FormErrors formId={form.id} errors={form.allErrors} labels={labels} />
      <FormSection title={t("ask.who")}>
        <TextField field={fields.fullName} label={t("ask.fullName")} autoComplete="name" optional={false} />
        <AreaField field={fields.place} chosen={fields.regionCode} choices={answer?.choices ?? []} label={t("ask.place")} />
        <TextField field={fields.phone} label={t("ask.phone")} hint={t("ask.phoneHint")} type="tel" autoComplete="tel" optional />
      </FormSection>
      <FormSection title={t("ask.situation")}>
        <RadioField field={fields.track} label={t("ask.track")} choices={choices(TRACKS)} layout="column" optional={false} />
        <SelectField field={fields.country} label={t("ask.country")} choices={choices(COUNTRIES)} optional />
        <DateField field={fields.returnMonth} label={t("ask.returnMonth")} hint={t("ask.returnHint")} kind="month" optional />
        <TextAreaField field={fields.note} label={t("ask.note")} hint={t("ask.noteHint")} optional />
      </FormSection>
      <FormSection title={t("ask.consent")} note={t("ask.consentText")}>
        <CheckboxField field={fields.agreed} label={t("ask.agreed")} />
      </FormSection>
      <SubmitButton size="large">{t("ask.button")}</SubmitButton>
    </Form>
  );
}
