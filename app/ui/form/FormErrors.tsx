import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "./error-text";

type FormErrorsProps = {
  /** conform's `form.id`; a field's control is found under `formId-fieldName`. */
  formId: string;
  /** conform's `form.allErrors`: messages by field name, under "" for the form as a whole. */
  errors: Record<string, readonly string[] | undefined>;
  /** What each field is called on this form; rows of a list share `members[].name`. */
  labels?: Record<string, string>;
};

/** Everything that must be mended, on top of the form, each with a link to its field. Takes the focus when it appears. */
export function FormErrors({ formId, errors, labels = {} }: FormErrorsProps) {
  const { t } = useTranslation("ui");
  const errorText = useErrorText(Object.values(errors).flatMap((messages) => messages ?? []));
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(errors).filter(([, messages]) => messages && messages.length > 0);
  const fingerprint = JSON.stringify(entries);
  useEffect(() => {
    if (fingerprint !== "[]") box.current?.focus();
  }, [fingerprint]);
  if (entries.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className="tone-bad rounded-[var(--radius-card)] border-2 border-bad p-4">
      <p className="flex gap-2 font-semibold">
        <CircleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
        {t("form.errors", { count: entries.length })}
      </p>
      <ul className="mt-2 list-disc space-y-1 pl-7 text-ink">
        {entries.map(([name, messages]) => {
          const text = (messages ?? []).map((message) => errorText(message)).join(" ");
          const label = labels[name] ?? labels[name.replace(/\[\d+\]/g, "[]")];
          return (
            <li key={name}>
              {name === "" ? (
                text
              ) : (
                <a href={`#${formId}-${name}`} className="link tap py-1">
                  {label ? `${label}: ${text}` : text}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
