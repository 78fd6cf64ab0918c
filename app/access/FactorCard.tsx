import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/LinkButton";
import { useFormat } from "~/ui/use-format";

/** Whether the account has a second factor, and the way to the page where it is set up or changed. */
export function FactorCard({ factor: { on, left } }: { factor: { on: string | null; left: number } }) {
  const { t } = useTranslation("access");
  const format = useFormat();
  return (
    <div className="space-y-4">
      <p>{on === null ? t("factor.off") : t("factor.on", { on: format.date(on), count: left })}</p>
      <LinkButton to="/akun/langkah-kedua" variant="secondary">
        {t(on === null ? "factor.setUp" : "factor.change")}
      </LinkButton>
    </div>
  );
}
