import { formatRupiah, formatRupiahShort } from "~/shared/money";
import { formatNumber, wilson95, type Interval } from "~/shared/numbers";
import type { Language } from "~/shared/codes";
import { indicator } from "./catalogue";
import type { Figure, FigureState } from "./figure";

/**
 * Whether and how a figure may be shown to staff (handbook §5.0, §5.9): from half known on, marked as incomplete up
 * to four fifths, and from so many cases on. What is hidden stays null: it is never a zero, and it is never ranked.
 */
const LEAST_COVERAGE = 0.5;
const COMPLETE_COVERAGE = 0.8;
/** Above, the number says only that it is long. */
const RUNWAY_CAP_MONTHS = 60;

export type Hidden = "withheld" | "no_case" | "unknown" | "coverage" | "too_few";
export type Shown = {
  hidden: Hidden | null;
  /** Between half and four fifths known. */
  incomplete: boolean;
  coverage: number | null;
  interval: Interval | null;
};

/** Known out of eligible; null where nothing is eligible or it is not counted. */
export function coverageOf({ known, eligible }: Pick<Figure, "known" | "eligible">): number | null {
  return known === null || eligible === null || eligible === 0 ? null : known / eligible;
}

export function showing(id: string, figure: Figure): Shown {
  const { minimum, proportion } = indicator(id);
  const coverage = coverageOf(figure);
  const interval = proportion && figure.numerator !== null && figure.denominator !== null ? wilson95(figure.numerator, figure.denominator) : null;
  return { hidden: hiddenBy(figure, minimum, coverage), incomplete: coverage !== null && coverage >= LEAST_COVERAGE && coverage < COMPLETE_COVERAGE, coverage, interval };
}

/** The 95 % interval in the unit of the value: the figure's own, else Wilson's for a proportion (handbook X03). */
export function interval95(id: string, figure: Figure): { low: number | null; high: number | null } {
  const { interval } = showing(id, figure);
  return { low: figure.low ?? (interval && interval.lower * 100), high: figure.high ?? (interval && interval.upper * 100) };
}

function hiddenBy(figure: Figure, minimum: number, coverage: number | null): Hidden | null {
  if (figure.withheld) return "withheld";
  if (figure.value === null && figure.state === undefined) {
    return figure.n === 0 && (figure.eligible ?? 0) === 0 ? "no_case" : "unknown";
  }
  if (coverage !== null && coverage < LEAST_COVERAGE) return "coverage";
  return figure.n < minimum ? "too_few" : null;
}

/** With more of the departures unknown than this, the procedural share compares nothing (handbook I07, I08). */
const MOST_UNKNOWN_STATUS = 0.25;

/** The number to sort and colour by: null when hidden, infinite for a state, which stands above all numbers. */
export function comparable(id: string, figure: Figure): number | null {
  const { hidden, coverage } = showing(id, figure);
  if (hidden !== null) return null;
  if (id === "I07" && coverage !== null && 1 - coverage > MOST_UNKNOWN_STATUS) return null;
  return figure.state ? Infinity : figure.value;
}

const STATES: Record<FigureState, Record<Language, string>> = {
  berkelanjutan: { id: "berkelanjutan", en: "sustained" },
  tak_tertutup: { id: "tak tertutup", en: "not covered" },
};

/** The value as people read it, rounded only here; "–" where there is none. Short amounts are for cards. */
export function formatFigure(id: string, figure: Pick<Figure, "value" | "state">, language: Language, length: "short" | "long" = "short"): string {
  const { value, state } = figure;
  if (state) return STATES[state][language];
  if (value === null || !Number.isFinite(value)) return "–";
  switch (indicator(id).unit) {
    case "Rp":
      return length === "short" ? formatRupiahShort(value, language) : formatRupiah(value, language);
    case "%":
      return `${formatNumber(value, 1, language)}${language === "id" ? " %" : "%"}`;
    case "months":
      return `${value > RUNWAY_CAP_MONTHS ? "> 60" : formatNumber(value, 1, language)} ${language === "id" ? "bulan" : "months"}`;
    case "days":
      return `${formatNumber(value, 0, language)} ${language === "id" ? "hari" : "days"}`;
    case "count":
    case "number":
      return formatNumber(value, 0, language);
    case "score":
    case "rate":
    case "points":
    case "fte":
    case "mean":
      return formatNumber(value, 1, language);
    case "ratio":
      return formatNumber(value, 3, language);
    case "index":
      return `${formatNumber(value, 2, language)} ×`;
  }
}
