import { FieldGroup, type FieldProps } from "./Field";
import { isChosen } from "./field-facts";
import type { Choice } from "./SelectField";

type RadioFieldProps = FieldProps & {
  choices: readonly Choice[];
  /** `row` for short labels, `column` for sentences. */
  layout?: "row" | "column";
  onChoose?: (value: string) => void;
};

/** One of a few, each a chip a thumb can hit. */
export function RadioField({ field, label, hint, optional, choices, layout = "row", onChoose }: RadioFieldProps) {
  return (
    <FieldGroup field={field} label={label} hint={hint} optional={optional}>
      <div key={field.key} className={layout === "row" ? "flex flex-wrap gap-2" : "grid gap-2"}>
        {choices.map((choice) => (
          <label key={choice.value} className="chip">
            <input
              type="radio"
              id={`${field.id}-${choice.value}`}
              name={field.name}
              value={choice.value}
              defaultChecked={isChosen(field, choice.value)}
              required={field.required}
              disabled={choice.disabled}
              onChange={onChoose ? () => onChoose(choice.value) : undefined}
            />
            <span>
              {choice.label}
              {choice.hint ? <span className="block text-muted">{choice.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
