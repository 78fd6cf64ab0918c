import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { FormErrors } from "~/ui/form/FormErrors";
import { FormSection } from "~/ui/form/FormSection";
import { RadioField } from "~/ui/form/RadioField";
import { TextField } from "~/ui/form/TextField";
import { SubmitButton } from "~/ui/SubmitButton";

export type Candidate = { id: string; name: string; hint: string };
type DecisionFormProps = { version: number; ids: Record<"enrolmentId" | "householdId" | "newPersonId", string>; candidates: readonly Candidate[]; answer: { result: SubmissionResult; intent: string } | undefined };

/** Who the person that asked is among those recorded, or that nothing comes of it. */
export function DecisionForm({ version, ids, candidates, answer }: DecisionFormProps) {
  const { t } = useTranslation("mentoring");
  const lastOf = (intent: string) => (answer?.intent === intent ? answer.result : undefined);
  const [accept, who] = useForm<{ personId: string }>({ id: "terima", lastResult: lastOf("terima"), defaultValue: candidates.length === 0 ? { personId: "baru" } : {} });
  const [decline, why] = useForm<{ reason: string }>({ id: "tolak", lastResult: lastOf("tolak") });
  const choices = [...candidates.map(({ id, name, hint }) => ({ value: id, label: name, hint })), { value: "baru", label: t("request.newFamily"), hint: t("request.newFamilyHint") }];
  return (
    <>
      <Form method="post" id={accept.id} onSubmit={accept.onSubmit} noValidate>
        <input type="hidden" name="intent" value="terima" />
        <input type="hidden" name="version" value={version} />
        {Object.entries(ids).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        <FormSection title={t("request.accept")} note={t("request.acceptNote")}>
          <FormErrors formId={accept.id} errors={accept.allErrors} labels={{ personId: t("request.whoIsIt") }} />
          <RadioField field={who.personId} label={t("request.whoIsIt")} choices={choices} layout="column" optional={false} />
          <SubmitButton size="large" name="kirim" value="terima">{t("request.acceptButton")}</SubmitButton>
        </FormSection>
      </Form>
      <Form method="post" id={decline.id} onSubmit={decline.onSubmit} noValidate>
        <input type="hidden" name="intent" value="tolak" />
        <input type="hidden" name="version" value={version} />
        <FormSection title={t("request.decline")}>
          <FormErrors formId={decline.id} errors={decline.allErrors} labels={{ reason: t("request.reason") }} />
          <TextField field={why.reason} label={t("request.reason")} autoComplete="off" optional={false} />
          <SubmitButton variant="secondary" name="kirim" value="tolak">{t("request.declineButton")}</SubmitButton>
        </FormSection>
      </Form>
    </>
  );
}
