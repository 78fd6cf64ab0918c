import { FieldGroup, type FieldProps } from "./Field";
import { isChosen } from "./field-facts";
import type { Choice } from "./SelectField";

/** Any of a few, each a chip a thumb can hit. */
export function CheckboxesField({ field, choices, ...group }: FieldProps & { choices: readonly Choice[] }) {
  return (
    <FieldGroup field={field} {...group}>
      <div key={field.key} className="flex flex-wrap gap-2">
        {choices.map(({ value, label }) => (
          <label key={value} className="chip">
            <input type="checkbox" name={field.name} value={value} defaultChecked={isChosen(field, value)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
