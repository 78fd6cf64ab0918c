import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { FormEventHandler, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { ConflictNote } from "./ConflictNote";
import { FormActions } from "./FormActions";
import { FormErrors } from "./FormErrors";
import type { ShownConflict } from "./shown-conflict";

/** What an action answers a record's form that was not stored. */
export type RecordAnswer = { result: SubmissionResult; conflict?: ShownConflict };

type Identity = { id?: string; version?: string };
type RecordFormProps = {
  /** conform's form, and its fields of the record's identity. */
  form: { id: string; onSubmit: FormEventHandler<HTMLFormElement>; allErrors: Record<string, string[]> };
  fields: { id: { initialValue?: string | undefined }; version: { initialValue?: string | undefined } };
  /** A new record has an `id` made by the page, one that is mended the `version` that was seen. */
  values: Identity;
  labels: Record<string, string>;
  answer: RecordAnswer | undefined;
  save: string;
  backTo: string;
  children: ReactNode;
};

/** The form of a record: which one and from which state, what is wrong, what others changed meanwhile, and the way out. */
export function RecordForm({ form, fields, values, labels, answer, save, backTo, children }: RecordFormProps) {
  const { t } = useTranslation("common");
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-6">
      {(["id", "version"] as const).map((name) => (values[name] ? <input key={name} type="hidden" name={name} value={fields[name].initialValue ?? values[name]} /> : null))}
      <FormErrors formId={form.id} errors={form.allErrors} labels={labels} />
      {answer?.conflict ? <ConflictNote conflict={answer.conflict} labels={labels} /> : null}
      {children}
      <FormActions>
        <SubmitButton size="large">{save}</SubmitButton>
        <LinkButton to={backTo} variant="quiet">{t("cancel")}</LinkButton>
      </FormActions>
    </Form>
  );
}
