import { useTranslation } from "react-i18next";
import type { CodeList } from "~/shared/codes";
import { Disclosure } from "~/ui/Disclosure";
import { CheckboxField } from "~/ui/form/CheckboxField";
import { initialText, type FieldFacts } from "~/ui/form/field-facts";
import { FormSection } from "~/ui/form/FormSection";
import { NumberField } from "~/ui/form/NumberField";
import { RadioField } from "~/ui/form/RadioField";
import { type Choice, SelectField } from "~/ui/form/SelectField";
import { TextAreaField } from "~/ui/form/TextAreaField";
import { TextField } from "~/ui/form/TextField";
import { useChoices } from "~/ui/form/use-choices";
import { EDUCATIONS, LITERACIES, MARITAL_STATUSES, MEMBER_ROLES, PREFERRED_CONTACTS, SEXES } from "./codes";

export const PERSON_FIELDS = [
  "fullName", "memberRole", "sex", "birthDate", "birthYear", "nikState", "nik", "phone", "education", "marital", "literacy", "preferredContact", "note",
] as const;
export type PersonFieldName = (typeof PERSON_FIELDS)[number];
type PersonFacts = Record<PersonFieldName, FieldFacts>;

type PersonFieldsProps = {
  fields: PersonFacts & { removePhone?: FieldFacts };
  title: string;
  /** Last digits of numbers already stored, masked; a form never shows them in full. */
  stored?: { nik: string | null; phone: string | null };
};

/** One person, as a new member, as the first of a household, or edited. What is not asked stays empty: unknown is not "no". */
export function PersonFields({ fields, title, stored = { nik: null, phone: null } }: PersonFieldsProps) {
  const { t } = useTranslation("households");
  const choices = useChoices();
  const nikChoices: Choice[] = [
    ...(stored.nik ? [{ value: "tetap", label: t("person.nikKept", { nik: stored.nik }) }] : []),
    { value: "ada", label: t(stored.nik ? "person.nikNew" : "person.nikKnown") },
    { value: "belum", label: t("person.nikNone") },
  ];
  return (
    <>
      <FormSection title={title}>
        <TextField field={fields.fullName} label={t("field.fullName")} hint={t("person.nameHint")} autoComplete="off" autoCapitalize="words" spellCheck={false} />
        <SelectField field={fields.memberRole} label={t("field.memberRole")} choices={choices(MEMBER_ROLES)} />
        <RadioField field={fields.sex} label={t("field.sex")} choices={choices(SEXES)} />
        <TextField field={fields.birthDate} label={t("field.birthDate")} hint={t("person.birthHint")} autoComplete="off" placeholder="17/08/1990" />
        <NumberField field={fields.birthYear} label={t("field.birthYear")} hint={t("person.yearHint")} />
      </FormSection>
      <FormSection title={t("person.numbers")} note={t("person.numbersNote")}>
        <RadioField field={fields.nikState} label={t("field.nik")} choices={nikChoices} layout="column" />
        <TextField field={fields.nik} label={t("person.nikNumber")} hint={t("person.nikHint")} inputMode="numeric" autoComplete="off" spellCheck={false} />
        <TextField
          field={fields.phone}
          label={t("field.phone")}
          hint={stored.phone ? t("person.phoneKept", { phone: stored.phone }) : t("person.phoneHint")}
          type="tel"
          autoComplete="off"
        />
        {stored.phone && fields.removePhone ? <CheckboxField field={fields.removePhone} label={t("person.removePhone")} /> : null}
      </FormSection>
      <MoreFields fields={fields} choices={choices} />
    </>
  );
}

function MoreFields({ fields, choices }: { fields: PersonFacts; choices: (list: CodeList) => Choice[] }) {
  const { t } = useTranslation("households");
  const names = ["education", "marital", "literacy", "preferredContact", "note"] as const;
  const isOpen = names.some((name) => fields[name].errors?.length || !["", "tidak_diketahui"].includes(initialText(fields[name]) ?? ""));
  return (
    <section className="card p-4 sm:p-6">
      <Disclosure summary={t("person.more")} open={isOpen}>
        <div className="space-y-5 pt-3">
          <SelectField field={fields.education} label={t("field.education")} choices={choices(EDUCATIONS)} placeholder={null} />
          <SelectField field={fields.marital} label={t("field.marital")} choices={choices(MARITAL_STATUSES)} placeholder={null} />
          <SelectField field={fields.literacy} label={t("field.literacy")} choices={choices(LITERACIES)} placeholder={t("person.notAsked")} />
          <SelectField field={fields.preferredContact} label={t("field.preferredContact")} choices={choices(PREFERRED_CONTACTS)} placeholder={t("person.notAsked")} />
          <TextAreaField field={fields.note} label={t("field.note")} />
        </div>
      </Disclosure>
    </section>
  );
}
