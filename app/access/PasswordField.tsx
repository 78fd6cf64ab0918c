import { Eye, EyeOff } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "~/ui/form/Field";
import { describe, type FieldFacts } from "~/ui/form/field-facts";

type PasswordFieldProps = { field: FieldFacts; label: string; hint?: ReactNode; autoComplete: "current-password" | "new-password" };

/** A password that can be looked at while typing, on a phone one often mistypes. Without scripts it stays hidden. */
export function PasswordField({ field, label, hint, autoComplete }: PasswordFieldProps) {
  const { t } = useTranslation("access");
  const [shown, setShown] = useState(false);
  const [canShow, setCanShow] = useState(false);
  useEffect(() => setCanShow(true), []);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field field={field} label={label} hint={hint} optional={false}>
      <div className="relative">
        <input
          key={field.key}
          id={field.id}
          name={field.name}
          type={shown ? "text" : "password"}
          required={field.required}
          minLength={field.minLength}
          maxLength={field.maxLength}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          className="field pr-14"
          {...describe(field, Boolean(hint))}
        />
        {canShow ? (
          <button
            type="button"
            aria-pressed={shown}
            aria-label={t("showPassword")}
            onClick={() => setShown(!shown)}
            className="touch absolute inset-y-0 right-0 flex w-12 items-center justify-center text-muted hover:text-ink"
          >
            <Icon aria-hidden="true" className="size-5" />
          </button>
        ) : null}
      </div>
    </Field>
  );
}
