import { useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { codesOf, label } from "~/shared/codes";
import { CheckboxField } from "~/ui/form/CheckboxField";
import { DateField } from "~/ui/form/DateField";
import { FormSection } from "~/ui/form/FormSection";
import { RadioField } from "~/ui/form/RadioField";
import { type RecordAnswer, RecordForm } from "~/ui/form/RecordForm";
import { SelectField, type Choice } from "~/ui/form/SelectField";
import { TextAreaField } from "~/ui/form/TextAreaField";
import { UnsentTyping } from "~/ui/form/UnsentTyping";
import { useChoices } from "~/ui/form/use-choices";
import { SURVEY_FIELDS, SURVEY_MODES } from "./codes";
import type { SectionValues } from "./form-values";
import { FIELDS, GATES, type Section } from "./questions";
import { AmountQuestion, AnswerQuestion, GateQuestion } from "./SurveyFields";

type SectionFormProps = { section: Section; values: SectionValues; members: readonly Choice[]; today: string; canDecline: boolean; backTo: string; answer: RecordAnswer | undefined };

/** One short part of a round, saved by itself; empty is not known, and zero is written as 0. */
export function SectionForm({ section, values, members, today, canDecline, backTo, answer }: SectionFormProps) {
  const { t } = useTranslation("surveys");
  const lang = useLang();
  const [form, fields] = useForm<SectionValues>({ id: "survei", lastResult: answer?.result, defaultValue: values });
  const labels = Object.fromEntries(codesOf(SURVEY_FIELDS).map((name) => [name, label(SURVEY_FIELDS, name, lang)]));
  const { gates, amounts, answers } = FIELDS[section];
  const gated = new Set<string>(gates.flatMap((gate) => GATES[gate]));
  return (
    <RecordForm form={form} fields={fields} values={values} labels={labels} answer={answer} save={t("form.save")} backTo={backTo}>
      <FormSection title={t(`section.${section}`)} note={t(`sectionNote.${section}`)}>
        {section === "wawancara" ? <Interview fields={fields} members={members} today={today} canDecline={canDecline} /> : null}
        {gates.map((gate) => (
          <GateQuestion key={gate} name={gate} fields={fields}>{gate === "hasDebt" ? <AnswerQuestion name="paysOnTime" fields={fields} /> : null}</GateQuestion>
        ))}
        {amounts.filter((name) => !gated.has(name)).map((name) => <AmountQuestion key={name} name={name} fields={fields} />)}
        {answers.filter((name) => name !== "paysOnTime").map((name) => <AnswerQuestion key={name} name={name} fields={fields} />)}
        {section === "kebiasaan" ? <TextAreaField field={fields.note!} label={label(SURVEY_FIELDS, "note", lang)} hint={t("hint.note")} optional /> : null}
      </FormSection>
      <UnsentTyping />
    </RecordForm>
  );
}

type InterviewProps = Pick<SectionFormProps, "members" | "today" | "canDecline"> & { fields: ReturnType<typeof useForm<SectionValues>>[1] };

function Interview({ fields, members, today, canDecline }: InterviewProps) {
  const { t } = useTranslation("surveys");
  const lang = useLang();
  const choices = useChoices();
  return (
    <>
      <DateField field={fields.interviewOn!} label={label(SURVEY_FIELDS, "interviewOn", lang)} max={today} optional={false} />
      <RadioField field={fields.mode!} label={label(SURVEY_FIELDS, "mode", lang)} choices={choices(SURVEY_MODES)} optional />
      <SelectField field={fields.respondentPersonId!} label={label(SURVEY_FIELDS, "respondentPersonId", lang)} choices={members} optional />
      {canDecline ? <CheckboxField field={fields.declined!} label={t("form.declined")} hint={t("form.declinedHint")} /> : null}
    </>
  );
}
