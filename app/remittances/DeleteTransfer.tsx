import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "~/ui/button-class";
import { FormErrors as ErrorSummary } from "~/ui/form/FormErrors";
import { RadioField } from "~/ui/form/RadioField";
import { plainField } from "~/ui/form/field-facts";
import { SubmitButton } from "~/ui/SubmitButton";
import type { FormErrors } from "./form-values";

const REASONS = ["twice", "wrong_family", "never_came"] as const;

/** Takes a transfer out of lists and sums, with the reason; opens in place, without scripts too. */
export function DeleteTransfer({ version, errors }: { version: number; errors: FormErrors }) {
  const { t } = useTranslation(["remittances", "common"]);
  const isRefused = Object.keys(errors).length > 0;
  return (
    <details className="disclosure no-print" open={isRefused || undefined}>
      <summary className={buttonClass("danger", "normal", "w-fit")}>{t("delete.open")}</summary>
      <Form method="post" className="card mt-2 max-w-lg space-y-4 p-4">
        <ErrorSummary formId="hapus" errors={errors} labels={{ alasan: t("delete.reason") }} />
        <input type="hidden" name="versi" value={version} />
        <RadioField
          field={{ ...plainField("alasan", null, "hapus-alasan"), errors: errors.alasan }}
          label={t("delete.reason")}
          choices={REASONS.map((reason) => ({ value: t(`delete.reasons.${reason}`), label: t(`delete.reasons.${reason}`) }))}
          layout="column"
        />
        <p className="text-muted">{t("delete.help")}</p>
        <SubmitButton variant="danger" name="intent" value="hapus">
          {t("delete.confirm")}
        </SubmitButton>
      </Form>
    </details>
  );
}
