import { useForm } from "@conform-to/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { instalments } from "~/finance/loan-schedule";
import { effectiveRateOfFlat } from "~/finance/debt-service";
import { parseRupiah } from "~/shared/parse-amount";
import { DateField } from "~/ui/form/DateField";
import { FormSection } from "~/ui/form/FormSection";
import { MoneyField } from "~/ui/form/MoneyField";
import { NumberField } from "~/ui/form/NumberField";
import { type RecordAnswer, RecordForm } from "~/ui/form/RecordForm";
import { SelectField } from "~/ui/form/SelectField";
import { UnsentTyping } from "~/ui/form/UnsentTyping";
import { useFormat } from "~/ui/use-format";

const FIELDS = ["memberId", "principalIdr", "months", "servicePercent", "lentOn"] as const;
export type LoanValues = Record<(typeof FIELDS)[number] | "id", string>;
type LoanFormProps = { values: LoanValues; members: readonly { id: string; name: string }[]; today: string; backTo: string; answer: RecordAnswer | undefined };

/** A loan from the group's box to a member, with what she will pay each month. */
export function LoanForm({ values, members, today, backTo, answer }: LoanFormProps) {
  const { t } = useTranslation("savings");
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`loan.field.${field}`)]));
  const [form, fields] = useForm<LoanValues & { version?: string }>({ id: "pinjaman", lastResult: answer?.result, defaultValue: values });
  const [principal, setPrincipal] = useState(values.principalIdr);
  return (
    <RecordForm form={form} fields={fields} values={values} labels={labels} answer={answer} save={t("loan.save")} backTo={backTo}>
      <FormSection title={t("loan.one")}>
        <SelectField field={fields.memberId} label={t("loan.field.memberId")} choices={members.map(({ id, name }) => ({ value: id, label: name }))} optional={false} />
        <MoneyField field={fields.principalIdr} label={t("loan.field.principalIdr")} onAmount={setPrincipal} optional={false} />
        <NumberField field={fields.months} label={t("loan.field.months")} unit={t("loan.months")} optional={false} />
        <NumberField field={fields.servicePercent} label={t("loan.field.servicePercent")} hint={t("loan.serviceHint")} unit="%" decimals optional />
        <DateField field={fields.lentOn} label={t("loan.field.lentOn")} max={today} optional={false} />
        <Example principal={principal} />
      </FormSection>
      <UnsentTyping />
    </RecordForm>
  );
}

/** What one percent a month over ten months comes to, so that a flat rate is not taken for a small one. */
function Example({ principal }: { principal: string }) {
  const { t } = useTranslation("savings");
  const format = useFormat();
  const read = principal === "" ? null : parseRupiah(principal);
  if (!read?.ok || read.value === null || read.value <= 0n) return null;
  const [first] = instalments({ principalIdr: Number(read.value), rateBpYear: 1_200, interestKind: "flat", startOn: "2025-01-01", months: 10 });
  return <p className="text-muted">{t("loan.example", { amount: format.rupiah((first?.principalIdr ?? 0) + (first?.interestIdr ?? 0)), real: format.percent(effectiveRateOfFlat({ flatPercentMonth: 1, months: 10 }).yearly) })}</p>;
}
