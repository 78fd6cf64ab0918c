import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ConflictNote } from "~/journeys/ConflictNote";
import type { ShownConflict } from "~/journeys/shown-conflict";
import { DateField } from "~/ui/form/DateField";
import { FormActions } from "~/ui/form/FormActions";
import { FormErrors } from "~/ui/form/FormErrors";
import { FormSection } from "~/ui/form/FormSection";
import { MoneyField } from "~/ui/form/MoneyField";
import { NumberField } from "~/ui/form/NumberField";
import { SelectField } from "~/ui/form/SelectField";
import { TextAreaField } from "~/ui/form/TextAreaField";
import { TextField } from "~/ui/form/TextField";
import { useChoices } from "~/ui/form/use-choices";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { ACTIVITY_PILLARS, ACTIVITY_TYPES, FUNDINGS } from "./codes";

const FIELDS = ["title", "type", "pillar", "startOn", "endOn", "sessions", "hours", "trainer", "quota", "invited", "costIdr", "funding", "cancelledOn", "note"] as const;
export type ActivityValues = Record<(typeof FIELDS)[number] | "id" | "version", string>;
export type ActivityAnswer = { result: SubmissionResult; conflict?: ShownConflict };

type ActivityFormProps = { values: ActivityValues; isNew: boolean; backTo: string; answer: ActivityAnswer | undefined };

/** What a village holds: what, when, how many meetings, and what it costs. */
export function ActivityForm({ values, isNew, backTo, answer }: ActivityFormProps) {
  const { t } = useTranslation("learning");
  const choices = useChoices();
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`field.${field}`)]));
  const [form, fields] = useForm<ActivityValues>({ id: "kegiatan", lastResult: answer?.result, defaultValue: values });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-6">
      {isNew ? <input type="hidden" name="id" value={values.id} /> : <input type="hidden" name="version" value={fields.version.initialValue ?? values.version} />}
      <FormErrors formId={form.id} errors={form.allErrors} labels={labels} />
      {answer?.conflict ? <ConflictNote conflict={answer.conflict} labels={labels} /> : null}
      <FormSection title={t("form.what")}>
        <TextField field={fields.title} label={t("field.title")} autoComplete="off" optional={false} />
        <SelectField field={fields.type} label={t("field.type")} choices={choices(ACTIVITY_TYPES)} optional={false} />
        <SelectField field={fields.pillar} label={t("field.pillar")} choices={choices(ACTIVITY_PILLARS)} placeholder={null} />
        <TextField field={fields.trainer} label={t("field.trainer")} autoComplete="off" optional />
      </FormSection>
      <FormSection title={t("form.when")}>
        <div className="grid gap-5 sm:grid-cols-2">
          <DateField field={fields.startOn} label={t("field.startOn")} optional={false} />
          <DateField field={fields.endOn} label={t("field.endOn")} hint={t("form.endHint")} optional />
        </div>
        <NumberField field={fields.sessions} label={t("field.sessions")} hint={t("form.sessionsHint")} optional={false} />
        <NumberField field={fields.hours} label={t("field.hours")} optional />
        {isNew ? null : <DateField field={fields.cancelledOn} label={t("field.cancelledOn")} optional />}
      </FormSection>
      <FormSection title={t("form.means")}>
        <NumberField field={fields.quota} label={t("field.quota")} optional />
        <NumberField field={fields.invited} label={t("field.invited")} optional />
        <MoneyField field={fields.costIdr} label={t("field.costIdr")} optional />
        <SelectField field={fields.funding} label={t("field.funding")} choices={choices(FUNDINGS)} placeholder={null} />
        <TextAreaField field={fields.note} label={t("field.note")} optional />
      </FormSection>
      <FormActions>
        <SubmitButton size="large">{t("form.save")}</SubmitButton>
        <LinkButton to={backTo} variant="quiet">{t("common:cancel")}</LinkButton>
      </FormActions>
    </Form>
  );
}
