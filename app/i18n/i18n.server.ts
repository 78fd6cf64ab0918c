import i18next, { type i18n, type TFunction } from "i18next";
import { RemixI18Next } from "remix-i18next/server";
import { readPreference } from "./preference.server";
import { isLang, languages, type Lang } from "./languages";
import { sharedOptions } from "./options";
import { textsByLang } from "./texts.server";

export const LANGUAGE_COOKIE = "bahasa";

const detector = new RemixI18Next({
  detection: {
    supportedLanguages: [...languages],
    fallbackLanguage: "id",
    // The browser's own language is ignored on purpose: phones sold in villages are often set to English.
    order: ["custom"],
    findLocale: async (request) => readPreference(request, LANGUAGE_COOKIE),
  },
});

const shared = i18next.createInstance();
void shared.init({ ...sharedOptions, lng: "id", ns: Object.keys(textsByLang.id), resources: textsByLang });

/** The language this person chose, Indonesian when none was chosen. */
export async function langOf(request: Request): Promise<Lang> {
  const locale = await detector.getLocale(request);
  return isLang(locale) ? locale : "id";
}

/** Texts of one namespace for a loader or an action, in the language of the request. */
export async function getFixedT(request: Request, namespace = "common"): Promise<TFunction> {
  return shared.getFixedT(await langOf(request), namespace);
}

/** The same where the language is already known, as in the command line. */
export const fixedT = (lang: Lang, namespace = "common"): TFunction => shared.getFixedT(lang, namespace);

/** An own instance per page: a language set on a shared one would leak into another person's page. */
export const i18nFor = (lang: Lang): i18n => shared.cloneInstance({ lng: lang });
