import { type DefaultValue, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { FormActions } from "~/ui/form/FormActions";
import { FormErrors } from "~/ui/form/FormErrors";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { FormNotices } from "./FormNotices";
import type { FormRefusal } from "./form-questions";
import { useFieldLabels } from "./use-field-labels";
import type { NewFamily } from "./household.schema";
import { HouseholdFields } from "./HouseholdFields";
import { HiddenInput, Remembered, type Constraint } from "./hidden-inputs";
import { PersonFields } from "./PersonFields";

type FamilyFormProps = {
  defaultValue: DefaultValue<NewFamily>;
  constraint: Constraint;
  result: SubmissionResult | undefined;
  refusal: FormRefusal | undefined;
  cancelTo: string;
};

/** A new household with its first member, on one page. */
export function FamilyForm({ defaultValue, constraint, result, refusal, cancelTo }: FamilyFormProps) {
  const { t } = useTranslation("households");
  const [form, fields] = useForm<NewFamily>({ id: "keluarga", lastResult: result, constraint, defaultValue });
  const head = fields.head.getFieldset();
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-6">
      <FormErrors formId={form.id} errors={form.allErrors} labels={useFieldLabels("head.")} />
      <FormNotices refusal={refusal} names={{ duplicate: head.confirmedDuplicate.name, difference: head.confirmedDifference.name }} />
      <HiddenInput field={fields.id} />
      <HiddenInput field={head.id} />
      <Remembered fields={[head.confirmedDuplicate, head.confirmedDifference]} />
      <HouseholdFields fields={fields} />
      <PersonFields fields={head} title={t("person.first")} />
      <FormActions>
        <SubmitButton size="large">{t("save")}</SubmitButton>
        <LinkButton to={cancelTo} variant="quiet">
          {t("cancel")}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
