import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";

/** Says how many families' latest records the figures on the page do not contain yet. */
export function WaitingNote({ households }: { households: number }) {
  const { t } = useTranslation("indicators");
  return households === 0 ? null : (
    <Alert title={t("waiting.title")}>
      <p>{t("waiting.text", { count: households })}</p>
    </Alert>
  );
}
