import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { plainField } from "~/ui/form/field-facts";
import { FormActions } from "~/ui/form/FormActions";
import { NumberField } from "~/ui/form/NumberField";
import { TextField } from "~/ui/form/TextField";
import { SubmitButton } from "~/ui/SubmitButton";
import type { TestPhase } from "./codes";

type ScoreFormProps = { phase: TestPhase; formFamily: string; rows: readonly { id: string; name: string; score: string }[]; errors: Record<string, string[] | null> };

/** The points of one test, everybody on one page. */
export function ScoreForm({ phase, formFamily, rows, errors }: ScoreFormProps) {
  const { t } = useTranslation("learning");
  const field = (name: string, value: string) => ({ ...plainField(name, value), errors: errors[name] ?? undefined });
  return (
    <Form method="post" noValidate className="space-y-4">
      <input type="hidden" name="phase" value={phase} />
      <TextField field={field("formFamily", formFamily)} label={t("scores.family")} hint={t("scores.familyHint")} autoComplete="off" optional={false} />
      <ol className="grid gap-4 sm:grid-cols-2">
        {rows.map(({ id, name, score }, index) => (
          <li key={id}>
            <input type="hidden" name={`scores[${index}].participantId`} value={id} />
            <NumberField field={field(`scores[${index}].score`, score)} label={name} />
          </li>
        ))}
      </ol>
      <FormActions><SubmitButton size="large">{t("scores.save")}</SubmitButton></FormActions>
    </Form>
  );
}
