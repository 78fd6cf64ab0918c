import { type DefaultValue, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Disclosure } from "~/ui/Disclosure";
import { DateField } from "~/ui/form/DateField";
import { FormErrors } from "~/ui/form/FormErrors";
import { FormSection } from "~/ui/form/FormSection";
import { SelectField } from "~/ui/form/SelectField";
import { useChoices } from "~/ui/form/use-choices";
import { SubmitButton } from "~/ui/SubmitButton";
import { CONSENT_BASES, CONSENT_FORMS, CONSENT_PURPOSES } from "./codes";
import { HiddenInput, type Constraint } from "./hidden-inputs";
import type { NewConsent } from "./household.schema";

type ConsentFormProps = {
  defaultValue: DefaultValue<NewConsent>;
  constraint: Constraint;
  result: SubmissionResult | undefined;
  members: readonly { id: string; name: string }[];
  today: string;
};

/** One consent for one purpose, with the text that is read aloud. Nothing is ticked beforehand. */
export function ConsentForm({ defaultValue, constraint, result, members, today }: ConsentFormProps) {
  const { t } = useTranslation("households");
  const [form, fields] = useForm<NewConsent>({ id: "persetujuan", lastResult: result, constraint, defaultValue });
  const choices = useChoices();
  const labels = Object.fromEntries(["purpose", "basis", "givenOn", "givenHow", "personId"].map((name) => [name, t(`field.${name}`)]));
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-6">
      <FormErrors formId={form.id} errors={form.allErrors} labels={labels} />
      <HiddenInput field={fields.id} />
      <FormSection title={t("consent.new")}>
        <Disclosure summary={t("consent.text")}>
          <p>{t("consent.textBody")}</p>
        </Disclosure>
        <SelectField field={fields.purpose} label={t("field.purpose")} choices={choices(CONSENT_PURPOSES)} />
        <SelectField field={fields.basis} label={t("field.basis")} choices={choices(CONSENT_BASES)} placeholder={null} />
        <SelectField field={fields.personId} label={t("field.personId")} placeholder={t("consent.family")} choices={members.map(({ id, name }) => ({ value: id, label: name }))} />
        <SelectField field={fields.givenHow} label={t("field.givenHow")} hint={t("consent.givenHint")} choices={choices(CONSENT_FORMS)} />
        <DateField field={fields.givenOn} label={t("field.givenOn")} max={today} />
        <SubmitButton size="large" name="intent" value="beri">
          {t("save")}
        </SubmitButton>
      </FormSection>
    </Form>
  );
}
