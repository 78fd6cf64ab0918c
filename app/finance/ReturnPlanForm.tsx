import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { Disclosure } from "~/ui/Disclosure";
import { FormErrors } from "~/ui/form/FormErrors";
import { plainField } from "~/ui/form/field-facts";
import { MoneyField } from "~/ui/form/MoneyField";
import { NumberField } from "~/ui/form/NumberField";
import { SelectField } from "~/ui/form/SelectField";
import { type Amount, AMOUNTS, type PlanForm, STOPS, WISHES } from "./plan-form";

/** Names the boxes on the page, where their errors lead. */
const FORM = "rencana";

/** The boxes of the calculator; what is wrong is said above and at its box, and nothing typed is lost. */
export function ReturnPlanForm({ values, errors, needed = ["saldo", "belanja"], notes = {} }: Pick<PlanForm, "values" | "errors"> & { needed?: readonly Amount[]; notes?: Partial<Record<Amount, string>> }) {
  const { t } = useTranslation("plan");
  const field = (name: string) => ({ ...plainField(name, values[name], `${FORM}-${name}`), errors: errors[name] ? [errors[name]] : undefined });
  const amount = (name: Amount) => ({ ...field(name), required: needed.includes(name) || undefined });
  const hint = (name: Amount, text?: string) => [text, notes[name]].filter(Boolean).join(" ") || undefined;
  const isTold = (...names: string[]) => names.some((name) => values[name] || errors[name]);
  const wishLabels = WISHES.flatMap((wish) => [[wish, t(`wish.${wish}`)], [`${wish}_bulan`, `${t(`wish.${wish}`)}, ${t("wishMonths")}`]]);
  const labels = { ...Object.fromEntries([...AMOUNTS.map((name) => [name, t(name)]), ...wishLabels]), cicilan_bulan: t("cicilanMonths") };
  return (
    <>
      <FormErrors formId={FORM} errors={Object.fromEntries(Object.entries(errors).map(([name, error]) => [name, [error]]))} labels={labels} />
      <Card title={t("now.title")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <MoneyField field={amount("saldo")} label={t("saldo")} hint={hint("saldo", t("saldoHint"))} />
          <MoneyField field={amount("belanja")} label={t("belanja")} hint={hint("belanja", t("belanjaHint"))} />
          <MoneyField field={amount("penghasilan")} label={t("penghasilan")} hint={hint("penghasilan", t("penghasilanHint"))} />
        </div>
      </Card>
      <Card title={t("remittance.title")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <MoneyField field={amount("kiriman")} label={t("kiriman")} hint={hint("kiriman")} />
          <SelectField field={field("berhenti")} label={t("berhenti")} placeholder={null} choices={STOPS.map((value) => ({ value, label: t(`stops.${value}`) }))} />
        </div>
      </Card>
      <div className="card px-4 py-2">
        <Disclosure summary={t("debt.title")} open={needed.includes("cicilan") || isTold("cicilan", "cicilan_bulan")}>
          <div className="grid gap-4 py-3 sm:grid-cols-2">
            <MoneyField field={amount("cicilan")} label={t("cicilan")} hint={hint("cicilan")} />
            <NumberField field={field("cicilan_bulan")} label={t("cicilanMonths")} hint={t("cicilanMonthsHint")} unit={t("unit")} />
          </div>
        </Disclosure>
      </div>
      <div className="card px-4 py-2">
        <Disclosure summary={t("wishes.title")} open={isTold(...WISHES.flatMap((wish) => [wish, `${wish}_bulan`]))}>
          <p className="text-muted">{t("wishes.note")}</p>
          <div className="space-y-4 py-3">
            {WISHES.map((wish) => (
              <fieldset key={wish} className="grid gap-4 sm:grid-cols-2">
                <legend className="mb-1 font-semibold">{t(`wish.${wish}`)}</legend>
                <MoneyField field={field(wish)} label={t("wishAmount")} />
                <NumberField field={field(`${wish}_bulan`)} label={t("wishMonths")} unit={t("unit")} />
              </fieldset>
            ))}
          </div>
        </Disclosure>
      </div>
    </>
  );
}
