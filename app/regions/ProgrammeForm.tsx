import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label, type CodeList } from "~/shared/codes";
import { DateField } from "~/ui/form/DateField";
import { FormActions } from "~/ui/form/FormActions";
import { FormErrors } from "~/ui/form/FormErrors";
import { FormSection } from "~/ui/form/FormSection";
import { NumberField } from "~/ui/form/NumberField";
import { RadioField } from "~/ui/form/RadioField";
import { SelectField } from "~/ui/form/SelectField";
import { TextField } from "~/ui/form/TextField";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { KANTONG_BASES, PERDES_STATUSES, PROGRAMME_STATUSES } from "./codes";
import type { Programme } from "./programme.schema";

type ProgrammeFormProps = { stored: Programme; basis: string; lastResult: SubmissionResult | undefined; back: string };
type Typed = Record<keyof Programme, string>;

/** A village's part in the programme. `basis` tells the server which state the form began from. */
export function ProgrammeForm({ stored, basis, lastResult, back }: ProgrammeFormProps) {
  const { t } = useTranslation("regions");
  const lang = useLang();
  const [form, fields] = useForm<Typed>({ id: "program", lastResult, defaultValue: typedOf(stored) });
  const choices = (list: CodeList) => Object.keys(list).map((code) => ({ value: code, label: label(list, code, lang) }));
  const labels = {
    programmeStatus: t("programme.status"), programmeStart: t("programme.start"), cohort: t("programme.cohort"), isKantong: t("programme.kantong"),
    kantongBasis: t("programme.kantongBasis"), perdesStatus: t("programme.perdes"), perdesNumber: t("programme.perdesNumber"), perdesOn: t("programme.perdesOn"),
    satgasMembers: t("programme.satgas"), population: t("programme.population"), populationYear: t("programme.populationYear"),
  };
  const yesNo = [
    { value: "ya", label: t("programme.yes") },
    { value: "bukan", label: t("programme.no") },
    { value: "tidak_diketahui", label: t("programme.unknown") },
  ];
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate} className="space-y-6">
      <FormErrors formId={form.id} errors={form.allErrors} labels={labels} />
      <input type="hidden" name="basis" value={basis} />
      <FormSection title={t("programme.participation")}>
        <SelectField field={fields.programmeStatus} label={labels.programmeStatus} choices={choices(PROGRAMME_STATUSES)} placeholder={null} optional={false} />
        <DateField field={fields.programmeStart} label={labels.programmeStart} optional />
        <TextField field={fields.cohort} label={labels.cohort} hint={t("programme.cohortHint")} optional />
        <RadioField field={fields.isKantong} label={labels.isKantong} choices={yesNo} optional={false} />
        <SelectField field={fields.kantongBasis} label={labels.kantongBasis} choices={choices(KANTONG_BASES)} optional />
      </FormSection>
      <FormSection title={t("programme.law")}>
        <RadioField field={fields.perdesStatus} label={labels.perdesStatus} choices={choices(PERDES_STATUSES)} optional={false} />
        <TextField field={fields.perdesNumber} label={labels.perdesNumber} optional />
        <DateField field={fields.perdesOn} label={labels.perdesOn} optional />
        <NumberField field={fields.satgasMembers} label={labels.satgasMembers} hint={t("programme.satgasHint")} unit={t("programme.persons")} optional />
      </FormSection>
      <FormSection title={t("programme.people")}>
        <NumberField field={fields.population} label={labels.population} unit={t("programme.persons")} optional />
        <NumberField field={fields.populationYear} label={labels.populationYear} optional />
      </FormSection>
      <FormActions>
        <SubmitButton size="large">{t("programme.save")}</SubmitButton>
        <LinkButton to={back} variant="quiet">
          {t("programme.cancel")}
        </LinkButton>
      </FormActions>
    </Form>
  );
}

/** The stored facts as the form's controls hold them. */
function typedOf(stored: Programme): Typed {
  const texts = Object.entries(stored).map(([name, value]) => [name, value === null ? "" : String(value)]);
  const isKantong = stored.isKantong === null ? "tidak_diketahui" : stored.isKantong ? "ya" : "bukan";
  return { ...(Object.fromEntries(texts) as Typed), isKantong };
}
