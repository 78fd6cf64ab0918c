import { Field, type FieldProps } from "./Field";
import { describe, initialText } from "./field-facts";

type DateFieldProps = FieldProps & { min?: string; max?: string; kind?: "date" | "month" };

/** A calendar day (or month), by the device's own calendar. */
export function DateField({ field, label, hint, optional, min, max, kind = "date" }: DateFieldProps) {
  return (
    <Field field={field} label={label} hint={hint} optional={optional}>
      <input
        key={field.key}
        id={field.id}
        name={field.name}
        type={kind}
        defaultValue={initialText(field)?.slice(0, kind === "date" ? 10 : 7)}
        required={field.required}
        min={min ?? field.min}
        max={max ?? field.max}
        placeholder={kind === "date" ? "2025-03-12" : "2025-03"}
        className="field num max-w-60"
        {...describe(field, Boolean(hint))}
      />
    </Field>
  );
}
