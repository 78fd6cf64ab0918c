import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { DateField } from "~/ui/form/DateField";
import { plainField } from "~/ui/form/field-facts";
import { FormActions } from "~/ui/form/FormActions";
import { SelectField } from "~/ui/form/SelectField";
import { useChoices } from "~/ui/form/use-choices";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { PERMIT_STATES, PERMITS, type Permit, type PermitState } from "./codes";

export type PermitValue = { permit: Permit; state: PermitState; expiresOn: string };

/** Every permit with how it stands and until when it is valid. */
export function PermitForm({ values, backTo, errors }: { values: readonly PermitValue[]; backTo: string; errors: Record<string, string[] | null> }) {
  const { t } = useTranslation("enterprises");
  const lang = useLang();
  const choices = useChoices();
  return (
    <Form method="post" noValidate className="space-y-6">
      {values.map(({ permit, state, expiresOn }, index) => (
        <fieldset key={permit} className="card space-y-4 p-4 sm:p-6">
          <legend className="float-left w-full pb-3 text-lg font-semibold">{label(PERMITS, permit, lang)}</legend>
          <input type="hidden" name={`permits[${index}].permit`} value={permit} />
          <div className="clear-both grid gap-5 sm:grid-cols-2">
            <SelectField field={plainField(`permits[${index}].state`, state)} label={t("permit.state")} choices={choices(PERMIT_STATES)} placeholder={null} />
            <DateField field={{ ...plainField(`permits[${index}].expiresOn`, expiresOn), errors: errors[`permits[${index}].expiresOn`] ?? undefined }} label={t("permit.expiresOn")} />
          </div>
        </fieldset>
      ))}
      <FormActions>
        <SubmitButton size="large">{t("permit.save")}</SubmitButton>
        <LinkButton to={backTo} variant="quiet">{t("common:cancel")}</LinkButton>
      </FormActions>
    </Form>
  );
}
