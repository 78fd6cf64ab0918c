import { useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { DateField } from "~/ui/form/DateField";
import { FormSection } from "~/ui/form/FormSection";
import { NumberField } from "~/ui/form/NumberField";
import { RadioField } from "~/ui/form/RadioField";
import { type RecordAnswer, RecordForm } from "~/ui/form/RecordForm";
import { UnsentTyping } from "~/ui/form/UnsentTyping";
import { useChoices } from "~/ui/form/use-choices";
import { MEDIA } from "./codes";
import type { TellablePerson } from "./contacts.server";
import { NameList } from "./NameList";

const FIELDS = ["contactedOn", "medium", "personIds", "headCount", "isUnique"] as const;
export type ContactValues = { id: string; version: string; contactedOn: string; medium: string; personIds: string[]; headCount: string; isUnique: string };
type ContactFormProps = { values: ContactValues; people: readonly TellablePerson[]; isCut: boolean; today: string; backTo: string; answer: RecordAnswer | undefined };

/** Who was told, at once: names to tick, and a number for those without one. */
export function ContactForm({ values, people, isCut, today, backTo, answer }: ContactFormProps) {
  const { t } = useTranslation("jobs");
  const choices = useChoices();
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`contacts.${field}`)]));
  const [form, fields] = useForm<ContactValues>({ id: "informasi", lastResult: answer?.result, defaultValue: values });
  return (
    <RecordForm form={form} fields={fields} values={values} labels={labels} answer={answer} save={t("contacts.save")} backTo={backTo}>
      <FormSection title={t("contacts.how")}>
        <RadioField field={fields.medium} label={t("contacts.medium")} choices={choices(MEDIA)} optional={false} />
        <DateField field={fields.contactedOn} label={t("contacts.contactedOn")} max={today} optional={false} />
      </FormSection>
      <FormSection title={t("contacts.named")} note={isCut ? t("contacts.cut", { count: people.length }) : undefined}>
        <NameList field={fields.personIds} people={people} />
      </FormSection>
      <FormSection title={t("contacts.unnamed")}>
        <NumberField field={fields.headCount} label={t("contacts.headCount")} hint={t("contacts.headCountHint")} optional />
        <RadioField field={fields.isUnique} label={t("contacts.isUnique")} choices={[{ value: "ya", label: t("contacts.yes") }, { value: "tidak", label: t("contacts.no") }]} optional />
      </FormSection>
      <UnsentTyping />
    </RecordForm>
  );
}
