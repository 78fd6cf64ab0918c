import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DateField } from "~/ui/form/DateField";
import { plainField } from "~/ui/form/field-facts";
import { SelectField } from "~/ui/form/SelectField";
import { TextField } from "~/ui/form/TextField";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { AUDIT_ACTIONS, AUDIT_ENTITIES } from "./audit-codes";
import type { AuditQuery } from "./audit-query";

type AuditFilterProps = { query: AuditQuery; people: readonly { id: string; name: string }[] };

/** By person, action, kind, record and days. */
export function AuditFilter({ query, people }: AuditFilterProps) {
  const { t } = useTranslation("access");
  return (
    <Form method="get" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <SelectField
        field={plainField("pelaku", query.actorId)}
        label={t("audit.who")}
        placeholder={t("audit.anyone")}
        choices={people.map(({ id, name }) => ({ value: id, label: name }))}
        optional={false}
      />
      <SelectField
        field={plainField("kegiatan", query.action)}
        label={t("audit.what")}
        placeholder={t("audit.anything")}
        choices={AUDIT_ACTIONS.map((code) => ({ value: code, label: t(`audit.actions.${code}`) }))}
        optional={false}
      />
      <SelectField
        field={plainField("jenis", query.entity)}
        label={t("audit.kind")}
        placeholder={t("audit.anyKind")}
        choices={AUDIT_ENTITIES.map((code) => ({ value: code, label: t(`audit.entities.${code}`) }))}
        optional={false}
      />
      <DateField field={plainField("dari", query.from)} label={t("audit.from")} optional={false} />
      <DateField field={plainField("sampai", query.to)} label={t("audit.to")} optional={false} />
      <TextField field={plainField("catatan", query.entityId)} label={t("audit.record")} autoComplete="off" spellCheck={false} optional={false} />
      <div className="flex flex-wrap gap-3 sm:col-span-2 lg:col-span-3">
        <SubmitButton variant="secondary">{t("audit.show")}</SubmitButton>
        <LinkButton to="/admin/audit" reloadDocument variant="quiet">
          {t("audit.clear")}
        </LinkButton>
      </div>
    </Form>
  );
}
