import { useState } from "react";
import { useTranslation } from "react-i18next";
import { parseAmount, parseRate } from "~/shared/parse-amount";
import { Field, FieldError } from "~/ui/form/Field";
import { MoneyField } from "~/ui/form/MoneyField";
import { describe, plainField, type FieldFacts } from "~/ui/form/field-facts";
import { useFormat } from "~/ui/use-format";
import type { FormErrors, TransferValues } from "./form-values";
import { receivedFromRate } from "./remittance-checks";
import type { Choice } from "./transfer-choices.server";

type AmountFieldsProps = {
  values: TransferValues;
  errors: FormErrors;
  currencies: readonly Choice[];
  /** The month's reference rate, to compare a typed one with. */
  reference: { currency: string; rate: string } | null;
  autoFocus: boolean;
};

/** What was sent, at which rate, and what came out of it: computed while typing, and correctable. */
export function AmountFields({ values, errors, currencies, reference, autoFocus }: AmountFieldsProps) {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  const [currency, setCurrency] = useState(values.mata_uang);
  const [amount, setAmount] = useState(values.jumlah);
  const [rate, setRate] = useState(values.kurs);
  const [counted, setCounted] = useState(values.diterima);
  const field = (name: keyof TransferValues): FieldFacts => ({ ...plainField(name, values[name], `kiriman-${name}`), errors: errors[name] });
  const isRupiah = currency === "IDR";
  const computed = isRupiah ? null : computedRupiah(amount, currency, rate);
  const [amountField, rateField] = [field("jumlah"), field("kurs")];
  return (
    <div className="space-y-5">
      <div>
        <label htmlFor={amountField.id} className="mb-1.5 block font-medium">
          {isRupiah ? t("form.amountRupiah") : t("form.amount")}
        </label>
        <div className="flex max-w-md">
          <select
            name="mata_uang"
            aria-label={t("form.currency")}
            defaultValue={values.mata_uang}
            onChange={(event) => setCurrency(event.currentTarget.value)}
            className="field w-28 shrink-0 rounded-r-none font-semibold"
          >
            {currencies.map(({ value, label }) => (
              <option key={value} value={value} aria-label={label}>
                {value}
              </option>
            ))}
          </select>
          <input
            id={amountField.id}
            name="jumlah"
            type="text"
            inputMode="decimal"
            autoComplete="off"
            autoFocus={autoFocus}
            defaultValue={values.jumlah}
            onInput={(event) => setAmount(event.currentTarget.value)}
            className="field num min-h-14 rounded-l-none border-l-0 text-2xl font-semibold"
            {...describe(amountField, false)}
          />
        </div>
        <FieldError field={amountField} />
      </div>
      {/* Without scripts the boxes stay in sight whatever the currency; the server leaves them aside for rupiah. */}
      <div className={isRupiah ? "hidden" : "grid gap-5 sm:grid-cols-2"}>
        <Field
          field={rateField}
          label={t("form.rate", { currency })}
          optional={false}
          hint={reference?.currency === currency ? t("form.referenceHint", { rate: format.rate(reference.rate) }) : t("form.rateHint")}
        >
          <input
            id={rateField.id}
            name="kurs"
            type="text"
            inputMode="decimal"
            autoComplete="off"
            defaultValue={values.kurs}
            onInput={(event) => setRate(event.currentTarget.value)}
            className="field num"
            {...describe(rateField, true)}
          />
        </Field>
        <MoneyField
          field={field("diterima")}
          label={t("form.received")}
          optional={false}
          placeholder={computed ? format.rupiah(computed).replace(/^Rp\s/, "") : undefined}
          hint={t("form.receivedHint")}
          onAmount={setCounted}
        />
      </div>
      {computed !== null && counted.trim() === "" ? (
        <p role="status" className="tone-info rounded-lg px-4 py-3 text-lg">
          {t("form.comesTo")} <strong className="num">{format.rupiah(computed)}</strong>
        </p>
      ) : null}
      <input type="hidden" name="kurs_ditawarkan" value={values.kurs_ditawarkan} />
    </div>
  );
}

/** Rupiah for an amount and a rate as typed so far; null while either cannot be read. */
function computedRupiah(amountText: string, currency: string, rateText: string): bigint | null {
  const amount = parseAmount(amountText, currency);
  const rate = parseRate(rateText);
  if (!amount.ok || !rate.ok || amount.value === null || rate.value === null) return null;
  return receivedFromRate({ sentMinor: amount.value, currency, rate: rate.value });
}
