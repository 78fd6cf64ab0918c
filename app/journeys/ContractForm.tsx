import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { FormActions } from "~/ui/form/FormActions";
import { FormErrors } from "~/ui/form/FormErrors";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { ConflictNote } from "./ConflictNote";
import { type CONTRACT_FIELDS, ContractFields, useContractLabels } from "./ContractFields";
import type { ShownConflict } from "./shown-conflict";

export type ContractValues = Partial<Record<(typeof CONTRACT_FIELDS)[number] | "id" | "version", string>>;
export type ContractAnswer = { result: SubmissionResult; conflict?: ShownConflict };

/** A new contract (`id` made by the page) or one that is mended (`version` as it was seen). */
export function ContractForm({ journeyId, values, answer }: { journeyId: string; values: ContractValues; answer: ContractAnswer | undefined }) {
  const { t } = useTranslation("journeys");
  const [form, fields] = useForm<ContractValues>({ id: "kontrak", lastResult: answer?.result, defaultValue: values });
  const labels = useContractLabels();
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-6">
      {(["id", "version"] as const).map((name) => (values[name] ? <input key={name} type="hidden" name={name} value={fields[name].initialValue ?? values[name]} /> : null))}
      <FormErrors formId={form.id} errors={form.allErrors} labels={labels} />
      {answer?.conflict ? <ConflictNote conflict={answer.conflict} labels={labels} /> : null}
      <ContractFields fields={fields} />
      <FormActions>
        <SubmitButton size="large">{t("contract.button")}</SubmitButton>
        <LinkButton to={`/perjalanan/${journeyId}`} variant="quiet">
          {t("common:cancel")}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
