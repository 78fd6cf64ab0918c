import { type DefaultValue, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { FormActions } from "~/ui/form/FormActions";
import { FormErrors } from "~/ui/form/FormErrors";
import { FormSection } from "~/ui/form/FormSection";
import { SelectField } from "~/ui/form/SelectField";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { CHOSEN_STATUSES, HOUSEHOLD_STATUSES } from "./codes";
import { FormNotices } from "./FormNotices";
import type { FormRefusal } from "./form-questions";
import { HiddenInput, type Constraint } from "./hidden-inputs";
import type { EditHousehold } from "./household.schema";
import { HouseholdFields } from "./HouseholdFields";
import { useFieldLabels } from "./use-field-labels";

type HouseholdFormProps = {
  defaultValue: DefaultValue<EditHousehold>;
  constraint: Constraint;
  result: SubmissionResult | undefined;
  refusal: FormRefusal | undefined;
  storedKk: string | null;
  members: readonly { id: string; name: string }[];
  cancelTo: string;
};

/** A household's own sheet, edited. */
export function HouseholdForm({ defaultValue, constraint, result, refusal, storedKk, members, cancelTo }: HouseholdFormProps) {
  const { t } = useTranslation("households");
  const lang = useLang();
  const [form, fields] = useForm<EditHousehold>({ id: "keluarga", lastResult: result, constraint, defaultValue });
  const resolved = refusal?.conflict ? String(refusal.conflict.version) : undefined;
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-6">
      <FormErrors formId={form.id} errors={form.allErrors} labels={useFieldLabels()} />
      <FormNotices refusal={refusal} />
      <HiddenInput field={fields.id} />
      <HiddenInput field={fields.version} />
      <HiddenInput field={fields.resolved} value={resolved} />
      <HouseholdFields fields={fields} storedKk={storedKk} />
      <FormSection title={t("household.programme")}>
        <SelectField
          field={fields.caretakerPersonId}
          label={t("field.caretakerPersonId")}
          hint={t("household.caretakerHint")}
          placeholder={t("household.caretakerNone")}
          choices={members.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          field={fields.status}
          label={t("field.status")}
          placeholder={null}
          choices={CHOSEN_STATUSES.map((value) => ({ value, label: label(HOUSEHOLD_STATUSES, value, lang) }))}
        />
      </FormSection>
      <FormActions>
        <SubmitButton size="large">{t(refusal?.conflict ? "conflict.save" : "save")}</SubmitButton>
        <LinkButton to={cancelTo} variant="quiet">
          {t("cancel")}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
