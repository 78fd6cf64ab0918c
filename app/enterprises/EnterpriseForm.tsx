import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ConflictNote } from "~/journeys/ConflictNote";
import type { ShownConflict } from "~/journeys/shown-conflict";
import { DateField } from "~/ui/form/DateField";
import { FieldGroup } from "~/ui/form/Field";
import { isChosen } from "~/ui/form/field-facts";
import { FormActions } from "~/ui/form/FormActions";
import { FormErrors } from "~/ui/form/FormErrors";
import { FormSection } from "~/ui/form/FormSection";
import { MoneyField } from "~/ui/form/MoneyField";
import { NumberField } from "~/ui/form/NumberField";
import { SelectField } from "~/ui/form/SelectField";
import { TextField } from "~/ui/form/TextField";
import { useChoices } from "~/ui/form/use-choices";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { CAPITAL_SOURCES, CLOSING_REASONS, ENTERPRISE_KINDS } from "./codes";

const FIELDS = ["name", "kind", "ownerPersonId", "startedOn", "capitalInitialIdr", "capitalSources", "workersFamily", "workersPaid", "pausedSince", "closedOn", "closedReason"] as const;
export type EnterpriseValues = Record<Exclude<(typeof FIELDS)[number], "capitalSources"> | "id" | "version", string> & { capitalSources: string[] };
export type EnterpriseAnswer = { result: SubmissionResult; conflict?: ShownConflict };

type EnterpriseFormProps = { values: EnterpriseValues; members: readonly { id: string; name: string }[]; isNew: boolean; today: string; backTo: string; answer: EnterpriseAnswer | undefined };

/** A family's enterprise: what it is, whose, with what it began, and whether it goes on. */
export function EnterpriseForm({ values, members, isNew, today, backTo, answer }: EnterpriseFormProps) {
  const { t } = useTranslation("enterprises");
  const choices = useChoices();
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`field.${field}`)]));
  const [form, fields] = useForm<EnterpriseValues>({ id: "usaha", lastResult: answer?.result, defaultValue: values });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-6">
      {isNew ? <input type="hidden" name="id" value={values.id} /> : <input type="hidden" name="version" value={fields.version.initialValue ?? values.version} />}
      <FormErrors formId={form.id} errors={form.allErrors} labels={labels} />
      {answer?.conflict ? <ConflictNote conflict={answer.conflict} labels={labels} /> : null}
      <FormSection title={t("form.what")}>
        <TextField field={fields.name} label={t("field.name")} autoComplete="off" optional={false} />
        <SelectField field={fields.kind} label={t("field.kind")} choices={choices(ENTERPRISE_KINDS)} optional={false} />
        <SelectField field={fields.ownerPersonId} label={t("field.ownerPersonId")} choices={members.map(({ id, name }) => ({ value: id, label: name }))} optional />
        <DateField field={fields.startedOn} label={t("field.startedOn")} hint={t("form.startHint")} max={today} optional />
      </FormSection>
      <FormSection title={t("form.capital")}>
        <MoneyField field={fields.capitalInitialIdr} label={t("field.capitalInitialIdr")} optional />
        <FieldGroup field={fields.capitalSources} label={t("field.capitalSources")} optional>
          <div key={fields.capitalSources.key} className="flex flex-wrap gap-2">
            {choices(CAPITAL_SOURCES).map(({ value, label }) => (
              <label key={value} className="chip">
                <input type="checkbox" name={fields.capitalSources.name} value={value} defaultChecked={isChosen(fields.capitalSources, value)} />
                <span>{label}</span>
              </label>
            ))}
          </div>
        </FieldGroup>
        <NumberField field={fields.workersFamily} label={t("field.workersFamily")} optional />
        <NumberField field={fields.workersPaid} label={t("field.workersPaid")} optional />
      </FormSection>
      {isNew ? null : (
        <FormSection title={t("form.goesOn")} note={t("form.goesOnNote")}>
          <DateField field={fields.pausedSince} label={t("field.pausedSince")} max={today} optional />
          <DateField field={fields.closedOn} label={t("field.closedOn")} max={today} optional />
          <SelectField field={fields.closedReason} label={t("field.closedReason")} choices={choices(CLOSING_REASONS)} optional />
        </FormSection>
      )}
      <FormActions>
        <SubmitButton size="large">{t("form.save")}</SubmitButton>
        <LinkButton to={backTo} variant="quiet">{t("common:cancel")}</LinkButton>
      </FormActions>
    </Form>
  );
}
