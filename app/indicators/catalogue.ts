import { FINANCE_INDICATORS } from "./catalogue-finance";
import { HOUSEHOLD_INDICATORS } from "./catalogue-households";
import { REMITTANCE_INDICATORS } from "./catalogue-remittances";
import type { Dimension, IndicatorDefinition } from "./definition";

/** Every indicator once. Screens, exports, the command line, the glossary and the engine read this list. */
export const CATALOGUE: readonly IndicatorDefinition[] = [...REMITTANCE_INDICATORS, ...FINANCE_INDICATORS, ...HOUSEHOLD_INDICATORS];

const byId = new Map(CATALOGUE.map((definition) => [definition.id, definition]));

/** The indicator of an id ("R07b") or of a code ("formal_share_count"); null when the catalogue has none. */
export function findIndicator(idOrCode: string): IndicatorDefinition | null {
  return byId.get(idOrCode) ?? CATALOGUE.find(({ code }) => code === idOrCode) ?? null;
}

/** The same for an id that stands in the code. */
export function indicator(id: string): IndicatorDefinition {
  const found = byId.get(id);
  if (!found) throw new Error(`the catalogue has no indicator ${id}`);
  return found;
}

export const INDICATOR_IDS: readonly string[] = CATALOGUE.map(({ id }) => id);
export const HEADLINE_IDS: readonly string[] = CATALOGUE.filter(({ headline }) => headline).map(({ id }) => id);
export const DIMENSIONS: readonly Dimension[] = ["month", "country", "sex", "channel", "use", "scheme", "sector", "provider", "lender"];

export const isDimension = (text: string): text is Dimension => (DIMENSIONS as readonly string[]).includes(text);
