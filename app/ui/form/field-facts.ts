/**
 * What a control needs to know of its field. A conform field (`fields.amount`) fits as it is; a filter form without
 * conform makes one by `plainField`.
 */
export type FieldFacts = {
  key?: string | undefined;
  id: string;
  name: string;
  errorId: string;
  descriptionId: string;
  errors?: readonly string[] | undefined;
  initialValue?: unknown;
  required?: boolean | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  min?: string | number | undefined;
  max?: string | number | undefined;
  step?: string | number | undefined;
  pattern?: string | undefined;
};

export function plainField(name: string, initialValue?: string | readonly string[] | null, id = name): FieldFacts {
  return {
    id,
    name,
    errorId: `${id}-error`,
    descriptionId: `${id}-description`,
    initialValue: initialValue ?? undefined,
  };
}

export const initialText = (field: FieldFacts): string | undefined =>
  typeof field.initialValue === "string" ? field.initialValue : undefined;

/** Whether a choice was chosen, in a field that holds one value or several. */
export function isChosen(field: FieldFacts, value: string): boolean {
  const { initialValue } = field;
  return Array.isArray(initialValue) ? initialValue.includes(value) : initialValue === value;
}

/** Ties the control to its hint and its error, so that both are read with it. */
export function describe(field: FieldFacts, hasHint: boolean) {
  const invalid = Boolean(field.errors?.length);
  const ids = [invalid ? field.errorId : "", hasHint ? field.descriptionId : ""].filter(Boolean).join(" ");
  return { "aria-invalid": invalid || undefined, "aria-describedby": ids || undefined };
}
