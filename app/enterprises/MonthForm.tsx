import { useForm } from "@conform-to/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { parseRupiah } from "~/shared/parse-amount";
import { Facts } from "~/ui/Facts";
import { FormSection } from "~/ui/form/FormSection";
import { MoneyField } from "~/ui/form/MoneyField";
import { RadioField } from "~/ui/form/RadioField";
import { type RecordAnswer, RecordForm } from "~/ui/form/RecordForm";
import { UnsentTyping } from "~/ui/form/UnsentTyping";
import { useChoices } from "~/ui/form/use-choices";
import { LinkButton } from "~/ui/LinkButton";
import { useFormat } from "~/ui/use-format";
import { monthProfit } from "./book";
import { RECORD_QUALITIES } from "./codes";

const COSTS = ["salesIdr", "cogsIdr", "opexIdr", "interestIdr"] as const;
const REST = ["ownerDrawIdr", "principalIdr", "stockEndIdr", "cashEndIdr"] as const;
type Amount = (typeof COSTS)[number] | (typeof REST)[number];
export type MonthValues = Record<Amount | "id" | "version" | "recordQuality" | "keptBy", string>;
const BY_DAY = ["salesIdr", "cogsIdr", "opexIdr", "interestIdr", "ownerDrawIdr", "principalIdr"] as const satisfies readonly Amount[];

type MonthFormProps = { enterpriseId: string; month: string; values: MonthValues; backTo: string; answer: RecordAnswer | undefined };

/** A month's book in a villager's words; the profit is counted while one types. What the family takes is no cost. */
export function MonthForm({ enterpriseId, month, values, backTo, answer }: MonthFormProps) {
  const { t } = useTranslation("enterprises");
  const choices = useChoices();
  const labels = Object.fromEntries([...COSTS, ...REST, "recordQuality"].map((field) => [field, t(`book.${field}`)]));
  const [form, fields] = useForm<MonthValues>({ id: "buku", lastResult: answer?.result, defaultValue: values });
  const isByDay = values.keptBy === "hari";
  const [typed, setTyped] = useState<Partial<Record<Amount, string>>>({});
  const amount = (name: Amount, hint?: string) => (
    <MoneyField key={name} field={fields[name]} label={t(`book.${name}`)} hint={hint} onAmount={(text) => setTyped((before) => ({ ...before, [name]: text }))} optional />
  );
  return (
    <RecordForm form={form} fields={fields} values={values} labels={labels} answer={answer} save={t("book.save")} backTo={backTo}>
      {isByDay ? <SumsOfDays enterpriseId={enterpriseId} month={month} values={values} /> : (
      <FormSection title={t("book.profit")} note={t("book.profitNote")}>
        {amount("salesIdr", t("book.salesHint"))}
        {amount("cogsIdr", t("book.cogsHint"))}
        {amount("opexIdr", t("book.opexHint"))}
        {amount("interestIdr")}
        <Profit month={month} amounts={{ ...values, ...typed }} />
      </FormSection>
      )}
      <FormSection title={t("book.rest")} note={t("book.restNote")}>
        {REST.filter((name) => !isByDay || !(BY_DAY as readonly Amount[]).includes(name)).map((name) => amount(name))}
        <RadioField field={fields.recordQuality} label={t("book.recordQuality")} choices={choices(RECORD_QUALITIES)} optional />
      </FormSection>
      <UnsentTyping />
    </RecordForm>
  );
}

/** What the days of the month come to; it is mended day by day. */
function SumsOfDays({ enterpriseId, month, values }: { enterpriseId: string; month: string; values: MonthValues }) {
  const { t } = useTranslation("enterprises");
  const format = useFormat();
  return (
    <FormSection title={t("book.profit")} note={t("day.sums")}>
      <Facts items={BY_DAY.map((name) => ({ term: t(`book.${name}`), value: values[name] === "" ? t("unknown") : format.rupiah(values[name]) }))} />
      <Profit month={month} amounts={values} />
      <LinkButton variant="secondary" to={`/usaha/${enterpriseId}/harian?bulan=${month}`}>{t("day.open")}</LinkButton>
    </FormSection>
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
