import { readdirSync, readFileSync } from "node:fs";
import type { Lang } from "./languages";
import { byNamespace, type Texts } from "./options";

/** Both languages in memory. The command line runs the sources without a bundler and reads the files themselves. */
export const textsByLang: Record<Lang, Texts> = import.meta.env
  ? {
      id: byNamespace(import.meta.glob("./id/*.json", { eager: true, import: "default" })),
      en: byNamespace(import.meta.glob("./en/*.json", { eager: true, import: "default" })),
    }
  : { id: fromDisk("id"), en: fromDisk("en") };

function fromDisk(lang: Lang): Texts {
  const folder = new URL(`./${lang}/`, import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return byNamespace(
    Object.fromEntries(names.map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), "utf8"))])),
  );
}
