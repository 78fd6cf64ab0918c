import { Field, type FieldProps } from "./Field";
import { describe, initialText } from "./field-facts";

type TextAreaFieldProps = FieldProps & { rows?: number; placeholder?: string };

export function TextAreaField({ field, label, hint, optional, rows = 3, placeholder }: TextAreaFieldProps) {
  return (
    <Field field={field} label={label} hint={hint} optional={optional}>
      <textarea
        key={field.key}
        id={field.id}
        name={field.name}
        rows={rows}
        defaultValue={initialText(field)}
        required={field.required}
        minLength={field.minLength}
        maxLength={field.maxLength}
        placeholder={placeholder}
        className="field"
        {...describe(field, Boolean(hint))}
      />
    </Field>
  );
}
