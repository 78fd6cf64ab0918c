import { useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { CheckboxesField } from "~/ui/form/CheckboxesField";
import { DateField } from "~/ui/form/DateField";
import { FormSection } from "~/ui/form/FormSection";
import { MoneyField } from "~/ui/form/MoneyField";
import { NumberField } from "~/ui/form/NumberField";
import { type RecordAnswer, RecordForm } from "~/ui/form/RecordForm";
import { SelectField } from "~/ui/form/SelectField";
import { TextField } from "~/ui/form/TextField";
import { useChoices } from "~/ui/form/use-choices";
import { CAPITAL_SOURCES, CLOSING_REASONS, ENTERPRISE_KINDS } from "./codes";

const FIELDS = ["name", "kind", "ownerPersonId", "startedOn", "capitalInitialIdr", "capitalSources", "workersFamily", "workersPaid", "pausedSince", "closedOn", "closedReason"] as const;
export type EnterpriseValues = Record<Exclude<(typeof FIELDS)[number], "capitalSources"> | "id" | "version", string> & { capitalSources: string[] };

type EnterpriseFormProps = { values: EnterpriseValues; members: readonly { id: string; name: string }[]; isNew: boolean; today: string; backTo: string; answer: RecordAnswer | undefined };

/** A family's enterprise: what it is, whose, with what it began, and whether it goes on. */
export function EnterpriseForm({ values, members, isNew, today, backTo, answer }: EnterpriseFormProps) {
  const { t } = useTranslation("enterprises");
  const choices = useChoices();
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`field.${field}`)]));
  const [form, fields] = useForm<EnterpriseValues>({ id: "usaha", lastResult: answer?.result, defaultValue: values });
  return (
    <RecordForm form={form} fields={fields} values={values} labels={labels} answer={answer} save={t("form.save")} backTo={backTo}>
      <FormSection title={t("form.what")}>
        <TextField field={fields.name} label={t("field.name")} autoComplete="off" optional={false} />
        <SelectField field={fields.kind} label={t("field.kind")} choices={choices(ENTERPRISE_KINDS)} optional={false} />
        <SelectField field={fields.ownerPersonId} label={t("field.ownerPersonId")} choices={members.map(({ id, name }) => ({ value: id, label: name }))} optional />
        <DateField field={fields.startedOn} label={t("field.startedOn")} hint={t("form.startHint")} max={today} optional />
      </FormSection>
      <FormSection title={t("form.capital")}>
        <MoneyField field={fields.capitalInitialIdr} label={t("field.capitalInitialIdr")} optional />
        <CheckboxesField field={fields.capitalSources} label={t("field.capitalSources")} choices={choices(CAPITAL_SOURCES)} optional />
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
    </RecordForm>
  );
}
