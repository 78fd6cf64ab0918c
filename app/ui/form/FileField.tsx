import { Field, type FieldProps } from "./Field";
import { describe } from "./field-facts";

type FileFieldProps = FieldProps & { accept?: string; capture?: "environment" };

export function FileField({ field, label, hint, optional, accept, capture }: FileFieldProps) {
  return (
    <Field field={field} label={label} hint={hint} optional={optional}>
      <input
        key={field.key}
        id={field.id}
        name={field.name}
        type="file"
        accept={accept}
        capture={capture}
        required={field.required}
        className="field"
        {...describe(field, Boolean(hint))}
      />
    </Field>
  );
}
