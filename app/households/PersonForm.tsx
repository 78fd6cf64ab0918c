import { type DefaultValue, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { FormActions } from "~/ui/form/FormActions";
import { FormErrors } from "~/ui/form/FormErrors";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { FormNotices } from "./FormNotices";
import type { FormRefusal } from "./form-questions";
import { HiddenInput, Remembered, type Constraint } from "./hidden-inputs";
import type { EditPerson } from "./household.schema";
import { PersonFields } from "./PersonFields";
import { useFieldLabels } from "./use-field-labels";

type PersonFormProps = {
  /** Of a new member without `version`; of an edited one with the version that was seen. */
  defaultValue: DefaultValue<EditPerson>;
  constraint: Constraint;
  result: SubmissionResult | undefined;
  refusal: FormRefusal | undefined;
  stored?: { nik: string | null; phone: string | null };
  cancelTo: string;
};

/** One member, new or edited. */
export function PersonForm({ defaultValue, constraint, result, refusal, stored, cancelTo }: PersonFormProps) {
  const { t } = useTranslation("households");
  const [form, fields] = useForm<EditPerson>({ id: "anggota", lastResult: result, constraint, defaultValue });
  const resolved = refusal?.conflict ? String(refusal.conflict.version) : undefined;
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-6">
      <FormErrors formId={form.id} errors={form.allErrors} labels={useFieldLabels()} />
      <FormNotices refusal={refusal} />
      <HiddenInput field={fields.id} />
      <HiddenInput field={fields.version} />
      <HiddenInput field={fields.resolved} value={resolved} />
      <Remembered fields={[fields.confirmedDuplicate, fields.confirmedDifference]} />
      <PersonFields fields={fields} title={t("person.title")} stored={stored} />
      <FormActions>
        <SubmitButton size="large">{t(refusal?.conflict ? "conflict.save" : "save")}</SubmitButton>
        <LinkButton to={cancelTo} variant="quiet">
          {t("cancel")}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
