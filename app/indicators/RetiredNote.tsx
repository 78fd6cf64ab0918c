import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";

const MOST_NAMES = 5;

/** Says when records of codes no longer in force are counted here, and under which code one came. */
export function RetiredNote({ former, retired }: { former: string | null; retired: readonly { code: string; name: string }[] }) {
  const { t } = useTranslation("indicators");
  if (retired.length === 0) return null;
  const names = retired.slice(0, MOST_NAMES).map(({ code, name }) => `${name} (${code})`).join(", ");
  const more = retired.length > MOST_NAMES ? ` ${t("retired.more", { count: retired.length - MOST_NAMES })}` : "";
  return (
    <Alert title={t("retired.title")}>
      {former ? <p>{t("retired.moved", { from: former })}</p> : null}
      <p>{t("retired.text", { count: retired.length, names: names + more })}</p>
    </Alert>
  );
}
