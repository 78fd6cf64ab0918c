import type { Language } from "~/shared/codes";

/** What one indicator is: the glossary, every screen, the exports and the engine read the same entry. */
export type Words = Readonly<Record<Language, string>>;
/** `rate`: of a thousand residents; `score`: out of a hundred; `index`: times the usual; `count`: households; `points`: of a test; `ratio`: from 0 to 1; `fte`: full-time workers; `number` and `mean`: of what the catalogue says. */
export type Unit = "Rp" | "%" | "months" | "days" | "count" | "score" | "rate" | "index" | "points" | "ratio" | "fte" | "number" | "mean";
/** `up`: higher is better; `down`: lower is better; `none`: context, never coloured. */
export type Direction = "up" | "down" | "none";
/** By what a figure may be taken apart. Months are calendar months of the village. */
export type Dimension = "month" | "country" | "sex" | "channel" | "use" | "scheme" | "sector" | "provider" | "lender" | "zone" | "kind";
export type Counted = "household_months" | "households" | "transfers" | "departures" | "returns" | "migrants" | "days" | "indicators" | "seats" | "people" | "enterprises" | "loans" | "parts" | "vacancies" | "orders" | "products" | "buyers";

export type IndicatorDefinition = {
  id: string;
  code: string;
  name: Words;
  /** What a unit of the value stands for, where "Rp" or "%" alone would not say it. */
  of: Words;
  pillar: "E" | "I" | "P" | "M" | "X";
  unit: Unit;
  direction: Direction;
  meaning: Words;
  numerator: Words | null;
  denominator: Words | null;
  unknown: Words;
  excluded: Words | null;
  dimensions: readonly Dimension[];
  /** What `n` counts. */
  counted: Counted;
  /** Shown to staff from so many cases on; beside it coverage must reach a half (handbook §5.0, §5.9). */
  minimum: number;
  /** The value is a share of `n` separate cases, so that Wilson's interval applies. */
  proportion: boolean;
  companionOf: string | null;
  /** One of the ten whose coverage makes X10. */
  headline: boolean;
  /** Where the programme's handbook defines it. */
  source: string;
};
