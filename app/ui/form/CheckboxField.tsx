import type { ReactNode } from "react";
import { FieldError, FieldGroup, type FieldProps } from "./Field";
import { describe, isChosen, type FieldFacts } from "./field-facts";
import type { Choice } from "./SelectField";

/** One yes or no ("on" when ticked, as conform reads a boolean). */
export function CheckboxField({ field, label, hint }: { field: FieldFacts; label: ReactNode; hint?: ReactNode }) {
  return (
    <div>
      <label className="chip">
        <input
          key={field.key}
          type="checkbox"
          id={field.id}
          name={field.name}
          defaultChecked={isChosen(field, "on")}
          required={field.required}
          {...describe(field, Boolean(hint))}
        />
        <span>
          {label}
          {hint ? (
            <span id={field.descriptionId} className="block text-muted">
              {hint}
            </span>
          ) : null}
        </span>
      </label>
      <FieldError field={field} />
    </div>
  );
}

/** Any number of a few, all under one name. */
export function CheckboxGroup({ field, label, hint, optional, choices }: FieldProps & { choices: readonly Choice[] }) {
  return (
    <FieldGroup field={field} label={label} hint={hint} optional={optional}>
      <div key={field.key} className="flex flex-wrap gap-2">
        {choices.map((choice) => (
          <label key={choice.value} className="chip">
            <input
              type="checkbox"
              id={`${field.id}-${choice.value}`}
              name={field.name}
              value={choice.value}
              defaultChecked={isChosen(field, choice.value)}
              disabled={choice.disabled}
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
