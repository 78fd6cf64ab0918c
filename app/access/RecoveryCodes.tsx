import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/LinkButton";

/** The codes for the day the phone is lost, shown this once, to be printed or written down. */
export function RecoveryCodes({ codes, to }: { codes: readonly string[]; to: string }) {
  const { t } = useTranslation("access");
  return (
    <Alert tone="good" title={t("factor.codesTitle")} live actions={<LinkButton to={to}>{t("factor.codesKept")}</LinkButton>}>
      <p>{t("factor.codesNote")}</p>
      <ol className="mt-3 grid max-w-sm grid-cols-1 gap-x-6 gap-y-1 font-mono text-lg sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ol>
    </Alert>
  );
}
