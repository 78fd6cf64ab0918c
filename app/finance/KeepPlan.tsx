import { useTranslation } from "react-i18next";
import { buttonClass } from "~/ui/button-class";
import { Card } from "~/ui/Card";
import { plainField } from "~/ui/form/field-facts";
import { TextField } from "~/ui/form/TextField";
import { KEEP } from "./ReturnPlanCalculator";

/** Keeps the calculation above with a name of its own, as part of the calculator's form. */
export function KeepPlan({ id, title, error }: { id: string; title: string; error: string | undefined }) {
  const { t } = useTranslation("plan");
  const field = { ...plainField("title", title, "rencana-title"), maxLength: 80, errors: error ? [error] : undefined };
  return (
    <div className="no-print">
      <Card title={t("own.keepTitle")} note={t("own.keepNote")}>
        <input type="hidden" name="id" value={id} />
        <TextField field={field} label={t("own.name")} hint={t("own.nameHint")} autoComplete="off" optional />
        <p className="mt-3"><button type="submit" name="intent" value={KEEP} className={buttonClass("primary", "normal")}>{t("own.keep")}</button></p>
      </Card>
    </div>
  );
}
