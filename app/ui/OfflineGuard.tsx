import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "./Alert";

/**
 * Without a connection a sent form would end in an error page, and what was typed would be gone. It is held back, and the
 * page says so. A form that keeps its own unsent state says `data-keeps-unsent`.
 */
export function OfflineGuard() {
  const { t } = useTranslation("ui");
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    const hold = (event: SubmitEvent) => {
      setHeld(false);
      const form = event.target;
      if (navigator.onLine || !(form instanceof HTMLFormElement) || !form.closest("main") || "keepsUnsent" in form.dataset) return;
      event.preventDefault();
      event.stopPropagation();
      setHeld(true);
    };
    const release = () => setHeld(false);
    // Before the page's own listeners, which would send.
    window.addEventListener("submit", hold, { capture: true });
    window.addEventListener("online", release);
    return () => {
      window.removeEventListener("submit", hold, { capture: true });
      window.removeEventListener("online", release);
    };
  }, []);
  if (!isHeld) return null;
  return (
    <div className="no-print fixed inset-x-3 top-3 z-50 mx-auto max-w-xl shadow-lg">
      <Alert tone="bad" live>
        <p className="font-medium">{t("offline")}</p>
      </Alert>
    </div>
  );
}
