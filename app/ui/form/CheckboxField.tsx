import type { ReactNode } from "react";
import { FieldError } from "./Field";
import { describe, isChosen, type FieldFacts } from "./field-facts";

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
