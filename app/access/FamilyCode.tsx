import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";

/** The code, shown this once, to write down or print and hand over. */
export function FamilyCode({ code, login, days }: { code: string; login: string; days: number }) {
  const { t } = useTranslation("access");
  return (
    <Alert tone="good" title={t("familyCode.made")} live>
      <p className="num text-2xl font-bold tracking-wider">{code}</p>
      <p className="mt-2">{t("familyCode.login", { login })}</p>
      <ol className="mt-2 list-decimal space-y-1 pl-5">
        <li>{t("familyCode.step1")}</li>
        <li>{t("familyCode.step2")}</li>
        <li>{t("familyCode.step3")}</li>
      </ol>
      <p className="mt-2 text-muted">{t("familyCode.once", { days })}</p>
    </Alert>
  );
}
