import { useForm } from "@conform-to/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { parseRupiah } from "~/shared/parse-amount";
import { FormSection } from "~/ui/form/FormSection";
import { MoneyField } from "~/ui/form/MoneyField";
import { RadioField } from "~/ui/form/RadioField";
import { type RecordAnswer, RecordForm } from "~/ui/form/RecordForm";
import { UnsentTyping } from "~/ui/form/UnsentTyping";
import { useChoices } from "~/ui/form/use-choices";
import { useFormat } from "~/ui/use-format";
import { monthProfit } from "./book";
import { RECORD_QUALITIES } from "./codes";

const COSTS = ["salesIdr", "cogsIdr", "opexIdr", "interestIdr"] as const;
const REST = ["ownerDrawIdr", "principalIdr", "stockEndIdr", "cashEndIdr"] as const;
type Amount = (typeof COSTS)[number] | (typeof REST)[number];
export type MonthValues = Record<Amount | "id" | "version" | "recordQuality", string>;

type MonthFormProps = { month: string; values: MonthValues; backTo: string; answer: RecordAnswer | undefined };

/** A month's book in a villager's words; the profit is counted while one types. What the family takes is no cost. */
export function MonthForm({ month, values, backTo, answer }: MonthFormProps) {
  const { t } = useTranslation("enterprises");
  const choices = useChoices();
  const labels = Object.fromEntries([...COSTS, ...REST, "recordQuality"].map((field) => [field, t(`book.${field}`)]));
  const [form, fields] = useForm<MonthValues>({ id: "buku", lastResult: answer?.result, defaultValue: values });
  const [typed, setTyped] = useState<Partial<Record<Amount, string>>>({});
  const amount = (name: Amount, hint?: string) => (
    <MoneyField key={name} field={fields[name]} label={t(`book.${name}`)} hint={hint} onAmount={(text) => setTyped((before) => ({ ...before, [name]: text }))} optional />
  );
  return (
    <RecordForm form={form} fields={fields} values={values} labels={labels} answer={answer} save={t("book.save")} backTo={backTo}>
      <FormSection title={t("book.profit")} note={t("book.profitNote")}>
        {amount("salesIdr", t("book.salesHint"))}
        {amount("cogsIdr", t("book.cogsHint"))}
        {amount("opexIdr", t("book.opexHint"))}
        {amount("interestIdr")}
        <Profit month={month} amounts={{ ...values, ...typed }} />
      </FormSection>
      <FormSection title={t("book.rest")} note={t("book.restNote")}>
        {REST.map((name) => amount(name))}
        <RadioField field={fields.recordQuality} label={t("book.recordQuality")} choices={choices(RECORD_QUALITIES)} optional />
      </FormSection>
      <UnsentTyping />
    </RecordForm>
  );
}

function Profit({ month, amounts }: { month: string; amounts: Partial<Record<Amount, string>> }) {
  const { t } = useTranslation("enterprises");
  const format = useFormat();
  const read = (name: Amount): number | null => {
    const text = amounts[name] ?? "";
    const parsed = text === "" ? null : parseRupiah(text);
    return parsed?.ok && parsed.value !== null ? Number(parsed.value) : null;
  };
  const profit = monthProfit({ month, salesIdr: read("salesIdr"), cogsIdr: read("cogsIdr"), opexIdr: read("opexIdr"), interestIdr: read("interestIdr") });
  return (
    <p aria-live="polite" className="text-lg font-semibold">
      {profit === null ? t("book.profitUnknown") : t(profit < 0 ? "book.loss" : "book.profitIs", { amount: format.rupiah(BigInt(Math.abs(profit))) })}
    </p>
  );
}
