import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FormErrors } from "~/ui/form/FormErrors";
import type { FieldFacts } from "~/ui/form/field-facts";
import { SubmitButton } from "~/ui/SubmitButton";
import type { GrantForm } from "./account.schema";
import { GrantFields } from "./GrantFields";

type AddGrantProps = {
  newId: string;
  today: string;
  roles: readonly string[];
  lastResult: SubmissionResult | undefined;
  /** Filled in beforehand, from a link that proposes a task. */
  proposed: { role: string | null; area: string | null };
  area: (field: FieldFacts, chosen: FieldFacts) => ReactNode;
};

/** One more task for somebody. */
export function AddGrantForm({ newId, today, roles, lastResult, proposed, area }: AddGrantProps) {
  const { t } = useTranslation("access");
  const role = roles.find((known) => known === proposed.role) as GrantForm["role"] | undefined;
  const [form, fields] = useForm<GrantForm>({
    id: "tugas",
    lastResult,
    defaultValue: { id: newId, role, area: proposed.area ?? undefined, validFrom: today },
    constraint: { role: { required: true }, area: { required: true }, validFrom: { required: true } },
  });
  const labels = { role: t("role"), area: t("area"), areaCode: t("area"), validFrom: t("grant.validFrom"), validTo: t("grant.validTo") };
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate} className="space-y-5">
      <FormErrors formId={form.id} errors={form.allErrors} labels={labels} />
      <input type="hidden" name="id" value={newId} />
      <GrantFields fields={fields} roles={roles} area={area(fields.area, fields.areaCode)} />
      <SubmitButton name="intent" value="grant">
        {t("person.addButton")}
      </SubmitButton>
    </Form>
  );
}
