import { EDUCATION_INDICATORS } from "./catalogue-education";
import { ENTERPRISE_INDICATORS } from "./catalogue-enterprises";
import { FINANCE_INDICATORS } from "./catalogue-finance";
import { HOUSEHOLD_INDICATORS } from "./catalogue-households";
import { INFORMATION_INDICATORS } from "./catalogue-information";
import { MARKETING_INDICATORS } from "./catalogue-marketing";
import { MENTORING_INDICATORS } from "./catalogue-mentoring";
import { OUTCOME_INDICATORS } from "./catalogue-outcome";
import { REMITTANCE_INDICATORS } from "./catalogue-remittances";
import type { Dimension, IndicatorDefinition } from "./definition";

/** Every indicator once. Screens, exports, the command line, the glossary and the engine read this list. */
export const CATALOGUE: readonly IndicatorDefinition[] = [
  ...REMITTANCE_INDICATORS, ...FINANCE_INDICATORS, ...EDUCATION_INDICATORS, ...MENTORING_INDICATORS, ...ENTERPRISE_INDICATORS, ...INFORMATION_INDICATORS, ...HOUSEHOLD_INDICATORS,
  ...MARKETING_INDICATORS, ...OUTCOME_INDICATORS,
];

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
export const DIMENSIONS: readonly Dimension[] = ["month", "country", "sex", "channel", "use", "scheme", "sector", "provider", "lender", "zone", "kind"];

/** Shares of a whole that only say something taken apart: by use, and by zone. */
const ONLY_APART: ReadonlySet<string> = new Set(["R08c", "M04"]);
export const isOnlyApart = (id: string): boolean => ONLY_APART.has(id);

export const isDimension = (text: string): text is Dimension => (DIMENSIONS as readonly string[]).includes(text);
