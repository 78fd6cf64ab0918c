import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DateField } from "~/ui/form/DateField";
import { FormActions } from "~/ui/form/FormActions";
import { FormErrors } from "~/ui/form/FormErrors";
import { FormSection } from "~/ui/form/FormSection";
import { NumberField } from "~/ui/form/NumberField";
import { RadioField } from "~/ui/form/RadioField";
import { useChoices } from "~/ui/form/use-choices";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { TRACKS } from "./codes";

export type EnrolValues = { id: string; personId: string; track: string; enrolledOn: string; plannedMonths: string };
type EnrolFormProps = { values: EnrolValues; members: readonly { id: string; name: string }[]; today: string; backTo: string; lastResult: SubmissionResult | undefined };

/** Takes a member of a family into mentoring. */
export function EnrolForm({ values, members, today, backTo, lastResult }: EnrolFormProps) {
  const { t } = useTranslation("mentoring");
  const choices = useChoices();
  const [form, fields] = useForm<EnrolValues>({ id: "daftar", lastResult, defaultValue: values });
  const labels = Object.fromEntries(["personId", "track", "enrolledOn", "plannedMonths"].map((field) => [field, t(`field.${field}`)]));
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-6">
      <input type="hidden" name="id" value={values.id} />
      <FormErrors formId={form.id} errors={form.allErrors} labels={labels} />
      <FormSection title={t("enrol.who")}>
        <RadioField field={fields.personId} label={t("field.personId")} choices={members.map(({ id, name }) => ({ value: id, label: name }))} layout="column" optional={false} />
        <RadioField field={fields.track} label={t("field.track")} choices={choices(TRACKS)} layout="column" optional={false} />
      </FormSection>
      <FormSection title={t("enrol.when")}>
        <DateField field={fields.enrolledOn} label={t("field.enrolledOn")} max={today} optional={false} />
        <NumberField field={fields.plannedMonths} label={t("field.plannedMonths")} hint={t("enrol.monthsHint")} optional={false} />
      </FormSection>
      <FormActions>
        <SubmitButton size="large">{t("enrol.button")}</SubmitButton>
        <LinkButton to={backTo} variant="quiet">{t("common:cancel")}</LinkButton>
      </FormActions>
    </Form>
  );
}
