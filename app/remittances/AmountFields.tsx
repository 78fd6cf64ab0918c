import { useState } from "react";
import { useTranslation } from "react-i18next";
import { parseAmount, parseRate } from "~/shared/parse-amount";
import { Field, FieldError } from "~/ui/form/Field";
import { MoneyField } from "~/ui/form/MoneyField";
import { describe, plainField, type FieldFacts } from "~/ui/form/field-facts";
import { useFormat } from "~/ui/use-format";
import type { FormErrors, TransferValues } from "./form-values";
import { offerText, takenRate, type RateOffer } from "./rate-offer";
import { receivedFromRate } from "./remittance-checks";
import type { Choice } from "./transfer-choices.server";

type AmountFieldsProps = {
  values: TransferValues;
  errors: FormErrors;
  currencies: readonly Choice[];
  currency: string;
  onCurrency: (currency: string) => void;
  offers: readonly RateOffer[];
  autoFocus: boolean;
};

/** What was sent, at which rate, and what came out of it: reckoned while typing, and correctable. */
export function AmountFields({ values, errors, currencies, currency, onCurrency, offers, autoFocus }: AmountFieldsProps) {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  const [amount, setAmount] = useState(values.jumlah);
  const [counted, setCounted] = useState(values.diterima);
  const { rate, offer, setRate } = useOfferedRate(values, offers, currency);
  const field = (name: keyof TransferValues): FieldFacts => ({ ...plainField(name, values[name], `kiriman-${name}`), errors: errors[name] });
  const isRupiah = currency === "IDR";
  const taken = takenRate({ offer, rate, currency });
  const reckoned = isRupiah || taken === "other_currency" ? null : reckonedRupiah(amount, currency, rate);
  const [amountField, rateField] = [field("jumlah"), field("kurs")];
  const offered = offers.find((one) => one.currency === currency);
  const hint = {
    reference: offered ? t("form.rateReference", { month: format.month(offered.of) }) : t("form.rateEstimate"),
    last: offered ? t("form.rateLast", { on: format.date(offered.of) }) : t("form.rateHint"),
    typed: t("form.rateHint"),
    other_currency: t("form.rateHint"),
  }[taken];
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
            value={currency}
            onChange={(event) => onCurrency(event.currentTarget.value)}
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
      <div className={isRupiah ? "hidden" : "grid items-end gap-5 sm:grid-cols-2"}>
        <Field field={rateField} label={t("form.rate", { currency })} optional={false} hint={hint}>
          <input
            id={rateField.id}
            name="kurs"
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={rate}
            onChange={(event) => setRate(event.currentTarget.value)}
            className="field num"
            {...describe(rateField, true)}
          />
        </Field>
        <MoneyField
          field={field("diterima")}
          label={t("form.received")}
          optional={false}
          placeholder={reckoned ? format.rupiah(reckoned).replace(/^Rp\s/, "") : undefined}
          hint={t("form.receivedHint")}
          onAmount={setCounted}
        />
      </div>
      {reckoned !== null && counted.trim() === "" ? (
        <p role="status" className="tone-info rounded-lg px-4 py-3 text-lg">
          {taken === "reference" ? t("form.estimatedAt") : t("form.comesTo")} <strong className="num">{format.rupiah(reckoned)}</strong>
        </p>
      ) : null}
      <input type="hidden" name="kurs_ditawarkan" value={offer} />
    </div>
  );
}

/** The rate box with its offer. Another currency brings its own offer, unless somebody typed a rate. */
function useOfferedRate(values: TransferValues, offers: readonly RateOffer[], currency: string) {
  const [rate, setRate] = useState(values.kurs);
  const [offer, setOffer] = useState(values.kurs_ditawarkan);
  const [offeredFor, setOfferedFor] = useState(values.mata_uang);
  if (offeredFor !== currency) {
    setOfferedFor(currency);
    const isFree = rate.trim() === "" || takenRate({ offer, rate, currency: offeredFor }) !== "typed";
    const next = offers.find((one) => one.currency === currency);
    setOffer(next ? offerText(next) : "");
    if (isFree) setRate(next?.rate ?? "");
  }
  return { rate, offer, setRate };
}

/** Rupiah for an amount and a rate as typed so far; null while either cannot be read. */
function reckonedRupiah(amountText: string, currency: string, rateText: string): bigint | null {
  const amount = parseAmount(amountText, currency);
  const rate = parseRate(rateText);
  if (!amount.ok || !rate.ok || amount.value === null || rate.value === null) return null;
  return receivedFromRate({ sentMinor: amount.value, currency, rate: rate.value });
}
