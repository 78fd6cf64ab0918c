import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, ROOT } from "./sources";

const PLURAL = /_(zero|one|two|few|many|other)$/;
const namespaces = (lang: string) => filesIn(`app/i18n/${lang}`, /\.json$/).map((path) => path.split("/").at(-1)!);

describe("texts", () => {
  it("exist in both languages for every namespace", () => {
    expect(namespaces("en")).toEqual(namespaces("id"));
  });

  it.each(namespaces("id"))("of %s have the same keys, none empty, the same places for values", (file) => {
    const [id, en] = [textsOf("id", file), textsOf("en", file)];
    expect([...en.keys()]).toEqual([...id.keys()]);
    for (const texts of [id, en]) expect([...texts].filter(([, text]) => text.trim() === "")).toEqual([]);
    const placesDiffer = [...id].filter(([key, text]) => placesIn(text) !== placesIn(en.get(key) ?? ""));
    expect(placesDiffer.map(([key]) => key)).toEqual([]);
  });
});

/** Flat keys in order, plural forms taken together (Indonesian has one form where English has two). */
function textsOf(lang: string, file: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, key: string): void => {
    if (typeof value === "string") {
      const name = key.replace(PLURAL, "");
      // The form for "other" tells the places for values; English "one" may say "a" instead of a number.
      if (!found.has(name) || key.endsWith("_other")) found.set(name, value);
    } else {
      for (const [name, inner] of Object.entries(value as object)) walk(inner, key === "" ? name : `${key}.${name}`);
    }
  };
  walk(JSON.parse(readFileSync(join(ROOT, "app", "i18n", lang, file), "utf8")), "");
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function placesIn(text: string): string {
  return [...new Set([...text.matchAll(/\{\{\s*-?\s*(\w+)/g)].map(([, name]) => name))].sort().join();
}
