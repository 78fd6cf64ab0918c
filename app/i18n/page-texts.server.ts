import type { i18n } from "i18next";
import { i18nFor } from "./i18n.server";
import type { Lang } from "./languages";
import { textsByLang } from "./texts.server";

/**
 * A page's texts: while the server draws a page it notes which namespaces were read, and sends just those along with
 * it. The browser can then bring the page to life without asking for texts; it fetches the rest when it moves on.
 */
export function textsForPage(lang: Lang): { i18n: i18n; usedTexts: () => string } {
  const instance = i18nFor(lang);
  const used = new Set<string>();

  // Texts named with their namespace (`t("remittances:tooLate")`) pass only here.
  const { translator } = instance as unknown as { translator: Translator };
  const getResource = translator.getResource.bind(translator);
  translator.getResource = (code, namespace, key, options) => {
    used.add(namespace);
    return getResource(code, namespace, key, options);
  };
  const hasLoadedNamespace = instance.hasLoadedNamespace.bind(instance);
  instance.hasLoadedNamespace = (namespace, options) => {
    for (const name of [namespace].flat()) used.add(name);
    return hasLoadedNamespace(namespace, options);
  };

  const usedTexts = () => {
    const texts = [...used].sort().map((namespace) => [namespace, textsByLang[lang][namespace] ?? {}]);
    // "<" is escaped, since the text stands inside a script element.
    return JSON.stringify(Object.fromEntries(texts)).replace(/</g, "\\u003c");
  };
  return { i18n: instance, usedTexts };
}

type Translator = { getResource: (code: string, namespace: string, key: string, options?: unknown) => unknown };
