import type { ReactNode } from "react";
import { Field, type FieldProps } from "./Field";
import { describe, initialText } from "./field-facts";

type NumberFieldProps = FieldProps & {
  /** Behind the number: "orang", "%". */
  unit?: ReactNode;
  decimals?: boolean;
  placeholder?: string;
};

/** A count or a rate. A text box with a number pad: a number box would drop "1.500" and turn by the mouse wheel. */
export function NumberField({ field, label, hint, optional, unit, decimals = false, placeholder }: NumberFieldProps) {
  return (
    <Field field={field} label={label} hint={hint} optional={optional}>
      <div className="relative max-w-60">
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
          className={`field num ${unit ? "pr-20" : ""}`}
          {...describe(field, Boolean(hint))}
        />
        {unit ? (
          <span className="pointer-events-none absolute inset-y-0 right-3.5 flex items-center text-muted">{unit}</span>
        ) : null}
      </div>
    </Field>
  );
}
