import { RemixBrowser } from "@remix-run/react";
import i18next from "i18next";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { sharedOptions } from "~/i18n/options";
import { RequestContext } from "~/ui/request-context";

async function hydrate() {
  const lang = document.documentElement.lang === "en" ? "en" : "id";
  const { texts } = lang === "en" ? await import("~/i18n/texts-en") : await import("~/i18n/texts-id");
  await i18next.use(initReactI18next).init({
    ...sharedOptions,
    fallbackLng: lang,
    lng: lang,
    ns: Object.keys(texts),
    resources: { [lang]: texts },
  });
  const reference = document.documentElement.dataset.reference ?? null;

  startTransition(() => {
    hydrateRoot(
      document,
      <I18nextProvider i18n={i18next}>
        <RequestContext.Provider value={{ nonce: "", reference }}>
          <StrictMode>
            <RemixBrowser />
          </StrictMode>
        </RequestContext.Provider>
      </I18nextProvider>,
    );
  });
}

void hydrate();
