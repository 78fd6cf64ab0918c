import { useRouteLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Alert } from "./Alert";
import type { FlashMessage } from "./flash-message";

/** The message the last step left for this page. It stays until the next page, so that slow readers can read it. */
export function FlashAlert() {
  const message = useRouteLoaderData<{ flash: FlashMessage | null }>("root")?.flash;
  // The texts of the step before may not be here yet: the message waits for them, and the page does not wait for it.
  const { t, i18n } = useTranslation(message?.key.split(":", 1)[0], { useSuspense: false });
  if (!message || !i18n.exists(message.key)) return null;
  return (
    <div className="no-print mx-auto w-full max-w-6xl px-4 pt-3 sm:px-6">
      <Alert tone={message.tone} live>
        <p className="font-medium">{t(message.key, message.facts)}</p>
      </Alert>
    </div>
  );
}
