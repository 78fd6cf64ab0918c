import type { InputHTMLAttributes } from "react";
import { Field, type FieldProps } from "./Field";
import { describe, initialText } from "./field-facts";

type TextFieldProps = FieldProps & {
  type?: "text" | "email" | "tel" | "password" | "search" | "url" | "month";
} & Pick<
    InputHTMLAttributes<HTMLInputElement>,
    "autoComplete" | "inputMode" | "placeholder" | "autoCapitalize" | "spellCheck" | "readOnly" | "autoFocus" | "list"
  >;

export function TextField({ field, label, hint, optional, type = "text", ...input }: TextFieldProps) {
  return (
    <Field field={field} label={label} hint={hint} optional={optional}>
      <input
        key={field.key}
        id={field.id}
        name={field.name}
        type={type}
        defaultValue={type === "password" ? undefined : initialText(field)}
        required={field.required}
        minLength={field.minLength}
        maxLength={field.maxLength}
        pattern={field.pattern}
        className="field"
        {...describe(field, Boolean(hint))}
        {...input}
      />
    </Field>
  );
}
