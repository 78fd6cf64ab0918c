import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "./error-text";
import type { FieldFacts } from "./field-facts";

/** What every field takes. Fields that may stay empty say so; `optional={false}` hides it where that is plain. */
export type FieldProps = { field: FieldFacts; label: string; hint?: ReactNode; optional?: boolean };

/** Label, hint, control and error of one field, in the order they are read. */
export function Field({ field, label, hint, optional, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className="min-w-0">
      <label htmlFor={field.id} className="mb-1.5 block font-medium">
        <LabelText field={field} label={label} optional={optional} />
      </label>
      <FieldHint field={field} hint={hint} />
      {children}
      <FieldError field={field} />
    </div>
  );
}

/** The same around several controls: a fieldset with a legend. The fieldset takes the focus from the error summary. */
export function FieldGroup({ field, label, hint, optional, children }: FieldProps & { children: ReactNode }) {
  const describedBy = [field.errors?.length ? field.errorId : "", hint ? field.descriptionId : ""];
  return (
    <fieldset
      id={field.id}
      tabIndex={-1}
      className="min-w-0"
      aria-describedby={describedBy.filter(Boolean).join(" ") || undefined}
    >
      <legend className="mb-1.5 font-medium">
        <LabelText field={field} label={label} optional={optional} />
      </legend>
      <FieldHint field={field} hint={hint} />
      {children}
      <FieldError field={field} />
    </fieldset>
  );
}

function LabelText({ field, label, optional }: Pick<FieldProps, "field" | "label" | "optional">) {
  const { t } = useTranslation("common");
  const shown = optional ?? field.required === false;
  return (
    <>
      {label}
      {shown ? <span className="font-normal text-muted"> ({t("optional")})</span> : null}
    </>
  );
}

function FieldHint({ field, hint }: { field: FieldFacts; hint: ReactNode }) {
  return hint ? (
    <div id={field.descriptionId} className="-mt-1 mb-1.5 text-muted">
      {hint}
    </div>
  ) : null;
}

export function FieldError({ field }: { field: FieldFacts }) {
  const errorText = useErrorText(field.errors ?? []);
  if (!field.errors?.length) return null;
  return (
    <div id={field.errorId} className="mt-1.5 space-y-1 font-medium text-bad">
      {field.errors.map((message) => (
        <p key={message} className="flex gap-1.5">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
          {errorText(message)}
        </p>
      ))}
    </div>
  );
}
