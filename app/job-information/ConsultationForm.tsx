import { useForm } from "@conform-to/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateField } from "~/ui/form/DateField";
import { FormSection } from "~/ui/form/FormSection";
import { RadioField } from "~/ui/form/RadioField";
import { type RecordAnswer, RecordForm } from "~/ui/form/RecordForm";
import { SelectField } from "~/ui/form/SelectField";
import { TextAreaField } from "~/ui/form/TextAreaField";
import { UnsentTyping } from "~/ui/form/UnsentTyping";
import { useChoices } from "~/ui/form/use-choices";
import { Alert } from "~/ui/Alert";
import type { AskedVacancy } from "./consultations.server";
import { DECLINE_REASONS, OUTCOMES, REFERRAL_TARGETS, TOPICS } from "./codes";

const FIELDS = ["personId", "heldOn", "topic", "vacancyId", "outcome", "reason", "referTo", "followUpOn", "note"] as const;
export type ConsultationValues = Record<(typeof FIELDS)[number] | "id" | "version", string>;
type ConsultationFormProps = { values: ConsultationValues; members: readonly { id: string; name: string }[]; vacancies: readonly AskedVacancy[]; isNew: boolean; today: string; backTo: string; answer: RecordAnswer | undefined };

/** What somebody came to talk over, what came of it, and where they are sent. */
export function ConsultationForm({ values, members, vacancies, isNew, today, backTo, answer }: ConsultationFormProps) {
  const { t } = useTranslation("jobs");
  const choices = useChoices();
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`consultation.${field}`)]));
  const [form, fields] = useForm<ConsultationValues>({ id: "konsultasi", lastResult: answer?.result, defaultValue: values });
  const [asked, setAsked] = useState(values.vacancyId);
  const check = vacancies.find(({ id }) => id === asked)?.check ?? "ok";
  const titleOf = ({ title, check: of }: AskedVacancy) => (of === "ok" ? title : t(of === "ditolak" ? "consultation.bad" : "consultation.unsure", { title }));
  return (
    <RecordForm form={form} fields={fields} values={values} labels={labels} answer={answer} save={t("consultation.save")} backTo={backTo}>
      <FormSection title={t("consultation.what")}>
        {isNew ? (
          <RadioField field={fields.personId} label={t("consultation.personId")} choices={members.map(({ id, name }) => ({ value: id, label: name }))} optional={false} />
        ) : (
          <input type="hidden" name={fields.personId.name} value={values.personId} />
        )}
        <DateField field={fields.heldOn} label={t("consultation.heldOn")} max={today} optional={false} />
        <RadioField field={fields.topic} label={t("consultation.topic")} choices={choices(TOPICS)} optional={false} />
        {vacancies.length > 0 ? (
          <SelectField field={fields.vacancyId} label={t("consultation.vacancyId")} choices={vacancies.map((vacancy) => ({ value: vacancy.id, label: titleOf(vacancy) }))} placeholder={t("consultation.notTold")} onChoose={setAsked} optional />
        ) : null}
        {check === "ok" ? null : <Alert tone={check === "ditolak" ? "bad" : "warn"} title={t(check === "ditolak" ? "withdrawnAsked" : "notChecked")} live />}
      </FormSection>
      <FormSection title={t("consultation.next")}>
        <RadioField field={fields.outcome} label={t("consultation.outcome")} choices={choices(OUTCOMES)} optional={false} />
        <SelectField field={fields.reason} label={t("consultation.reason")} choices={choices(DECLINE_REASONS)} optional />
        {isNew ? <SelectField field={fields.referTo} label={t("consultation.referTo")} hint={t("consultation.referToHint")} choices={choices(REFERRAL_TARGETS)} optional /> : null}
        <DateField field={fields.followUpOn} label={t("consultation.followUpOn")} optional />
        <TextAreaField field={fields.note} label={t("consultation.note")} hint={t("consultation.noteHint")} optional />
      </FormSection>
      <UnsentTyping />
    </RecordForm>
  );
}
