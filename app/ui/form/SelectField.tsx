import { useTranslation } from "react-i18next";
import { Field, type FieldProps } from "./Field";
import { describe, initialText } from "./field-facts";

export type Choice = { value: string; label: string; hint?: string; disabled?: boolean };
export type ChoiceGroup = { label: string; choices: readonly Choice[] };

type SelectFieldProps = FieldProps & {
  choices: readonly (Choice | ChoiceGroup)[];
  /** The empty choice; null leaves it out. */
  placeholder?: string | null;
  onChoose?: (value: string) => void;
};

export function SelectField({ field, label, hint, optional, choices, placeholder, onChoose }: SelectFieldProps) {
  const { t } = useTranslation("ui");
  return (
    <Field field={field} label={label} hint={hint} optional={optional}>
      <select
        key={field.key}
        id={field.id}
        name={field.name}
        defaultValue={initialText(field)}
        required={field.required}
        onChange={onChoose ? (event) => onChoose(event.currentTarget.value) : undefined}
        className="field"
        {...describe(field, Boolean(hint))}
      >
        {placeholder === null ? null : <option value="">{placeholder ?? t("choose")}</option>}
        {choices.map((item) =>
          "choices" in item ? (
            <optgroup key={item.label} label={item.label}>
              {item.choices.map(toOption)}
            </optgroup>
          ) : (
            toOption(item)
          ),
        )}
      </select>
    </Field>
  );
}

const toOption = ({ value, label, disabled }: Choice) => (
  <option key={value} value={value} disabled={disabled}>
    {label}
  </option>
);
