import { useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** A thin bar while the next page is fetched; it appears only after a moment, so quick answers do not flicker. */
export function NavigationProgress() {
  const { t } = useTranslation("ui");
  const busy = useNavigation().state !== "idle";
  return (
    <div role="status" className="nav-progress" data-busy={busy || undefined}>
      {busy ? <span className="sr-only">{t("loading")}</span> : null}
    </div>
  );
}
