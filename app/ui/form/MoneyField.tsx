import { useState } from "react";
import { groupDigits } from "~/shared/numbers";
import { useFormat } from "../use-format";
import { Field, type FieldProps } from "./Field";
import { describe, initialText } from "./field-facts";

type MoneyFieldProps = FieldProps & {
  /** Rupiah, unless another currency is being typed. */
  currency?: string;
  decimals?: boolean;
  size?: "normal" | "large";
  placeholder?: string;
  onAmount?: (text: string) => void;
};

/** Digits alone, or with points between thousands; "1.5" is neither and is left for the server to ask about. */
const WHOLE = /^\s*(\d{1,3}(\.\d{3})+|\d[\d\s]*)\s*$/;

/**
 * An amount. Rupiah is grouped when the person leaves the box ("1500000" → "1.500.000") and said in short beside it,
 * which catches a zero too many. What is sent is the text as typed; the server reads it.
 */
export function MoneyField(props: MoneyFieldProps) {
  const { field, label, hint, optional, currency = "IDR", decimals = currency !== "IDR", size, placeholder, onAmount } = props;
  const format = useFormat();
  const [typed, setTyped] = useState(initialText(field) ?? "");
  const digits = WHOLE.test(typed) && currency === "IDR" ? typed.replace(/\D/g, "").slice(0, 16) : "";
  return (
    <Field field={field} label={label} hint={hint} optional={optional}>
      <div className="flex max-w-96">
        <span className="flex min-w-14 items-center justify-center rounded-l-[0.625rem] border border-r-0 border-line-strong bg-raised px-3 font-semibold text-muted">
          {currency === "IDR" ? "Rp" : currency}
        </span>
        <input
          key={field.key}
          id={field.id}
          name={field.name}
          type="text"
          inputMode={decimals ? "decimal" : "numeric"}
          autoComplete="off"
          defaultValue={initialText(field)}
          required={field.required}
          placeholder={placeholder}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            onAmount?.(event.currentTarget.value);
          }}
          onBlur={(event) => {
            if (digits) event.currentTarget.value = groupDigits(BigInt(digits), "id");
          }}
          className={`field num rounded-l-none ${size === "large" ? "min-h-14 text-2xl font-semibold" : ""}`}
          {...describe(field, Boolean(hint))}
        />
      </div>
      {digits.length > 6 ? <p className="mt-1 text-muted">= {format.rupiahShort(digits)}</p> : null}
    </Field>
  );
}
