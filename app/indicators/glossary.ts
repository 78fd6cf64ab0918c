import type { TFunction } from "i18next";
import type { Language } from "~/shared/codes";
import { CATALOGUE } from "./catalogue";
import type { IndicatorDefinition } from "./definition";

/** The catalogue in words, by pillar; what an entry does not have is left out. */
export type GlossaryEntry = { id: string; code: string; name: string; meaning: string; companion: string | null; facts: { term: string; value: string }[] };
export type GlossaryPart = { pillar: string; entries: GlossaryEntry[] };

export function glossary(t: TFunction, language: Language): GlossaryPart[] {
  const pillars = [...new Set(CATALOGUE.map(({ pillar }) => pillar))];
  return pillars.map((pillar) => ({
    pillar: t(`pillars.${pillar}`),
    entries: CATALOGUE.filter((one) => one.pillar === pillar).map((one) => entryOf(one, t, language)),
  }));
}

function entryOf(one: IndicatorDefinition, t: TFunction, language: Language): GlossaryEntry {
  const facts: [string, string | null][] = [
    ["of", one.of[language]],
    ["unit", t(`units.${one.unit}`)],
    ["direction", t(`directions.${one.direction}`)],
    ["numerator", one.numerator?.[language] ?? null],
    ["denominator", one.denominator?.[language] ?? null],
    ["unknown", one.unknown[language]],
    ["excluded", one.excluded?.[language] ?? null],
    ["by", one.dimensions.map((dimension) => t(`dimensions.${dimension}`)).join(", ") || null],
    ["minimum", one.minimum > 0 ? t("minimumText", { count: one.minimum, counted: t(`counted.${one.counted}`) }) : t("always")],
    ["source", t("handbook", { ref: one.source })],
  ];
  return {
    id: one.id,
    code: one.code,
    name: one.name[language],
    meaning: one.meaning[language],
    companion: one.companionOf && t("companion", { id: one.companionOf }),
    facts: facts.flatMap(([key, value]) => (value === null ? [] : [{ term: t(key), value }])),
  };
}
