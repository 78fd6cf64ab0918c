import { RemixBrowser } from "@remix-run/react";
import i18next, { type BackendModule } from "i18next";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { sharedOptions, type Texts } from "~/i18n/options";
import { PAGE_TEXTS_ID, RequestContext } from "~/ui/request-context";
import { isTheme } from "~/ui/theme";

const { lang, dataset } = document.documentElement;
const sentTexts = document.getElementById(PAGE_TEXTS_ID)?.textContent ?? "{}";

let fetching: Promise<{ texts: Texts }> | undefined;
const allTexts = () => (fetching ??= lang === "en" ? import("~/i18n/texts-en") : import("~/i18n/texts-id"));

/** Namespaces the first page did not use, fetched all together when one is asked for. */
const otherTexts: BackendModule = {
  type: "backend",
  init: () => {},
  read: (_lang, namespace, done) => {
    allTexts().then(
      ({ texts }) => done(null, texts[namespace] ?? {}),
      (error: unknown) => {
        fetching = undefined;
        done(error as Error, false);
      },
    );
  },
};

async function hydrate() {
  const texts = JSON.parse(sentTexts) as Texts;
  await i18next.use(initReactI18next).use(otherTexts).init({
    ...sharedOptions,
    fallbackLng: lang,
    lng: lang,
    ns: Object.keys(texts),
    resources: { [lang]: texts },
    partialBundledLanguages: true,
  });
  const theme = isTheme(dataset.theme) ? dataset.theme : "otomatis";
  const facts = { nonce: "", reference: dataset.reference ?? null, theme, usedTexts: () => sentTexts, drawn: () => "" };

  startTransition(() => {
    hydrateRoot(
      document,
      <I18nextProvider i18n={i18next}>
        <RequestContext.Provider value={facts}>
          <StrictMode>
            <RemixBrowser />
          </StrictMode>
        </RequestContext.Provider>
      </I18nextProvider>,
    );
  });
}

void hydrate();

// A touch mostly leads to another page: its texts start on their way a moment early.
addEventListener("pointerdown", () => void allTexts().catch(() => {}), { once: true, passive: true });
