import { useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { DateField } from "~/ui/form/DateField";
import { FormSection } from "~/ui/form/FormSection";
import { RadioField } from "~/ui/form/RadioField";
import { type RecordAnswer, RecordForm } from "~/ui/form/RecordForm";
import { REFERRAL_STATES } from "./codes";
import type { StoredState } from "./referral-states";

type ReferralValues = { id: string; version: string; to: string; on: string };
type ReferralFormProps = { version: number; ahead: readonly StoredState[]; today: string; backTo: string; answer: RecordAnswer | undefined };

/** What an office answered, and on which day. */
export function ReferralForm({ version, ahead, today, backTo, answer }: ReferralFormProps) {
  const { t } = useTranslation("jobs");
  const lang = useLang();
  const values: ReferralValues = { id: "", version: String(version), to: "", on: today };
  const [form, fields] = useForm<ReferralValues>({ id: "rujukan", lastResult: answer?.result, defaultValue: values });
  return (
    <RecordForm form={form} fields={fields} values={values} labels={{ to: t("referral.to"), on: t("referral.on") }} answer={answer} save={t("referral.save")} backTo={backTo}>
      <FormSection title={t("referral.answer")}>
        <RadioField field={fields.to} label={t("referral.to")} choices={ahead.map((state) => ({ value: state, label: label(REFERRAL_STATES, state, lang) }))} optional={false} />
        <DateField field={fields.on} label={t("referral.on")} max={today} optional={false} />
      </FormSection>
    </RecordForm>
  );
}
