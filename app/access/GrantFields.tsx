import type { FieldMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { DateField } from "~/ui/form/DateField";
import { SelectField } from "~/ui/form/SelectField";
import { ROLE_NAMES } from "./codes";

type GrantFieldsProps = {
  fields: { role: FieldMetadata<string>; validFrom: FieldMetadata<string>; validTo: FieldMetadata<string | undefined> };
  roles: readonly string[];
  /** The field for the area, which knows where areas are looked up. */
  area: ReactNode;
};

/** Role, area and dates of a grant. */
export function GrantFields({ fields, roles, area }: GrantFieldsProps) {
  const { t } = useTranslation("access");
  const lang = useLang();
  return (
    <>
      <SelectField field={fields.role} label={t("role")} choices={roles.map((code) => ({ value: code, label: label(ROLE_NAMES, code, lang) }))} />
      {area}
      <div className="grid gap-5 sm:grid-cols-2">
        <DateField field={fields.validFrom} label={t("grant.validFrom")} />
        <DateField field={fields.validTo} label={t("grant.validTo")} hint={t("grant.validToHint")} />
      </div>
    </>
  );
}
