import type { InitOptions } from "i18next";
import { languages } from "./languages";

/** Texts of one language: namespace → keys. */
export type Texts = Record<string, Record<string, unknown>>;

/** Settings that server and browser must share, or the hydrated text would differ from the sent one. */
export const sharedOptions = {
  supportedLngs: [...languages],
  fallbackLng: "id",
  defaultNS: "common",
  initImmediate: false,
  returnNull: false,
  interpolation: { escapeValue: false },
} satisfies InitOptions;

/** `./id/households.json` → `households`, for every file of a language folder. */
export function byNamespace(files: Record<string, unknown>): Texts {
  const texts: Texts = {};
  for (const [path, keys] of Object.entries(files)) {
    const namespace = path.slice(path.lastIndexOf("/") + 1).replace(/\.json$/, "");
    texts[namespace] = keys as Record<string, unknown>;
  }
  return texts;
}
