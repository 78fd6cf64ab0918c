import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Alert } from "~/ui/Alert";
import { useFormat } from "~/ui/use-format";
import { SURVEY_FIELDS } from "./codes";
import type { SurveyWarning } from "./warnings";

/** What looks odd, to be asked once more; nobody is held up by it. */
export function SurveyWarnings({ warnings }: { warnings: readonly SurveyWarning[] }) {
  const { t } = useTranslation("surveys");
  const lang = useLang();
  const format = useFormat();
  if (warnings.length === 0) return null;
  const text = (warning: SurveyWarning): string => {
    if (warning.code === "spends_more") return t("warning.spends_more", { expense: format.rupiah(warning.expenseIdr), income: format.rupiah(warning.incomeIdr) });
    if (warning.code === "savings_fell") return t("warning.savings_fell", { before: format.rupiah(warning.beforeIdr), now: format.rupiah(warning.nowIdr) });
    if (warning.code === "times_ten") return t("warning.times_ten", { field: label(SURVEY_FIELDS, warning.field, lang), before: format.rupiah(warning.beforeIdr), now: format.rupiah(warning.nowIdr) });
    return t(`warning.${warning.code}`);
  };
  return (
    <Alert tone="warn" title={t("warning.title")}>
      <ul className="list-disc space-y-1 pl-5">
        {warnings.map((warning) => <li key={`${warning.code} ${"field" in warning ? warning.field : ""}`}>{text(warning)}</li>)}
      </ul>
      <p className="mt-2 text-muted">{t("warning.note")}</p>
    </Alert>
  );
}
