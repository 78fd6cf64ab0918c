import type { useForm } from "@conform-to/react";
import type { FieldFacts } from "~/ui/form/field-facts";

export type Constraint = NonNullable<Parameters<typeof useForm>[0]["constraint"]>;

/** `value` is what was sent last, where the form came back. */
type Sent = FieldFacts & { value?: unknown };

const textOf = ({ value, initialValue }: Sent): string => [value, initialValue].find((text) => typeof text === "string") ?? "";

export function HiddenInput({ field, value }: { field: Sent; value?: string | undefined }) {
  return <input type="hidden" name={field.name} value={value ?? textOf(field)} />;
}

/** Answers already given stay given when something else still has to be mended. */
export function Remembered({ fields }: { fields: readonly Sent[] }) {
  return fields.map((field) => (textOf(field) === "on" ? <input key={field.name} type="hidden" name={field.name} value="on" /> : null));
}
