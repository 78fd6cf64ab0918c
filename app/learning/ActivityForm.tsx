import { useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { DateField } from "~/ui/form/DateField";
import { FormSection } from "~/ui/form/FormSection";
import { MoneyField } from "~/ui/form/MoneyField";
import { NumberField } from "~/ui/form/NumberField";
import { type RecordAnswer, RecordForm } from "~/ui/form/RecordForm";
import { SelectField } from "~/ui/form/SelectField";
import { TextAreaField } from "~/ui/form/TextAreaField";
import { TextField } from "~/ui/form/TextField";
import { useChoices } from "~/ui/form/use-choices";
import { ACTIVITY_PILLARS, ACTIVITY_TYPES, FUNDINGS } from "./codes";

const FIELDS = ["title", "type", "pillar", "startOn", "endOn", "sessions", "hours", "trainer", "quota", "invited", "costIdr", "funding", "cancelledOn", "note"] as const;
export type ActivityValues = Record<(typeof FIELDS)[number] | "id" | "version", string>;

type ActivityFormProps = { values: ActivityValues; isNew: boolean; backTo: string; answer: RecordAnswer | undefined };

/** What a village holds: what, when, how many meetings, and what it costs. */
export function ActivityForm({ values, isNew, backTo, answer }: ActivityFormProps) {
  const { t } = useTranslation("learning");
  const choices = useChoices();
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`field.${field}`)]));
  const [form, fields] = useForm<ActivityValues>({ id: "kegiatan", lastResult: answer?.result, defaultValue: values });
  return (
    <RecordForm form={form} fields={fields} values={values} labels={labels} answer={answer} save={t("form.save")} backTo={backTo}>
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
    </RecordForm>
  );
}
