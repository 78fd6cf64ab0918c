import type { TFunction } from "i18next";
import type { Language } from "~/shared/codes";
import { formatNumber, formatPercent, shareWithUnknown } from "~/shared/numbers";
import { indicator } from "./catalogue";
import { type Figure, type IndicatorRow, NOTHING } from "./figure";
import { coverageText, definitionText, figureText, type Definition } from "./figure-text";
import { formatFigure, showing } from "./showing";

/** What a card shows: the figure, what stands beside it, how complete it is, and what it means. */
export type FigureCard = {
  id: string;
  label: string;
  /** What one unit of the value is: "rupiah a household and month". */
  of: string;
  value: string | null;
  reason: string | null;
  why: string | null;
  incomplete: boolean;
  beside: string[];
  coverage: string | null;
  definition: Definition;
};

export const CARD_IDS: readonly string[] = ["R03", "R01", "R05", "R07", "R08", "I07", "F01", "F02", "F03", "F06", "R04", "X10"];

/** The cards of these indicators in order, without more said those of a dashboard; `asOf` comes formatted. */
export function figureCards(rows: readonly IndicatorRow[], asOf: string, t: TFunction, language: Language, ids: readonly string[] = CARD_IDS): FigureCard[] {
  const byId = new Map(rows.map((row) => [row.indicator, row]));
  const figure = (id: string): Figure => byId.get(id) ?? NOTHING;
  return ids.map((id) => {
    const { name, of } = indicator(id);
    const text = figureText(id, figure(id), t, language);
    return {
      id,
      label: name[language],
      of: of[language],
      ...text,
      beside: text.value === null && id !== "I07" && id !== "X10" ? [] : besideOf(id, figure, t, language),
      coverage: id === "X10" ? null : coverageText(id, figure(id), t, language),
      definition: definitionText(id, figure(id), asOf, t, language),
    };
  });
}

type Figures = (id: string) => Figure;

function besideOf(id: string, figure: Figures, t: TFunction, language: Language): string[] {
  const shown = (other: string) => (showing(other, figure(other)).hidden === null ? formatFigure(other, figure(other), language) : null);
  const say = (key: string, other: string) => {
    const value = shown(other);
    return value === null ? [] : [t(`sub.${key}`, { value })];
  };
  switch (id) {
    case "R03":
      return [...say("mean", "R02"), ...say("recipient", "R02b")];
    case "R05":
      return [...say("target", "R06"), ...say("over", "R06b"), ...say("simple", "R05b")];
    case "R07":
      return say("count", "R07b");
    case "R08":
      return [...say("broad", "R08b"), ...say("debt", "R09")];
    case "R01":
      return [...say("households", "R01b"), ...say("dependency", "R10"), ...say("season", "X08"), ...say("growth", "X08b")];
    case "I07":
      return [...say("rate", "X02"), ...proceduralBeside(figure("I07"), t, language)];
    case "F01":
      return say("cashSaved", "F01b");
    case "F02":
      return [...say("fund", "F04"), ...say("gone", "F05")];
    case "F03":
      return nearThreshold(figure("F03")) ? [t("sub.below30")] : [];
    case "E02":
      return say("normalised", "E02b");
    case "E05":
      return say("sometimes", "E05b");
    case "M02":
      return say("leftAgain", "M02b");
    case "M03":
      return say("net", "M03b");
    case "B01":
      return [...say("open6", "B01b"), ...say("open24", "B01c")];
    case "B02":
      return say("growthShare", "B02b");
    case "I06":
      return say("nineOfTen", "I06b");
    case "C02":
      return say("orderMean", "C02b");
    case "X10":
      return freshnessBeside(figure("X09"), t, language);
    default:
      return [];
  }
}

/** Shows 30,0 % although it stays below: the band is read before rounding (handbook F03). */
const nearThreshold = ({ value }: Figure) => value !== null && ((value < 30 && value >= 29.95) || (value < 40 && value >= 39.95));

/** The unknown beside the share, its bounds, Wilson's interval, and the warning above a quarter unknown. */
function proceduralBeside(figure: Figure, t: TFunction, language: Language): string[] {
  const { known, eligible, numerator } = figure;
  if (!eligible || known === null) return [];
  const counts = { yes: numerator ?? 0, no: known - (numerator ?? 0), unknown: eligible - known };
  const { unknownShare, bounds } = shareWithUnknown(counts);
  const range = (key: string, interval: { lower: number; upper: number }) =>
    t(`sub.${key}`, { lower: formatNumber(interval.lower * 100, 1, language), upper: formatPercent(interval.upper, language) });
  const { interval, hidden } = showing("I07", figure);
  return [
    t("sub.unknownStatus", { value: formatPercent(unknownShare, language), part: formatNumber(counts.unknown, 0, language), all: formatNumber(eligible, 0, language) }),
    ...(hidden === null && interval ? [range("interval", interval)] : []),
    ...(hidden === null && bounds && counts.unknown > 0 ? [range("bounds", bounds)] : []),
    ...((unknownShare ?? 0) > 0.25 ? [t("sub.unusable")] : []),
  ];
}

const FRESH_DAYS = 31;
const STALE_DAYS = 92;

function freshnessBeside(figure: Figure, t: TFunction, language: Language): string[] {
  if (figure.value === null) return [];
  const state = figure.value <= FRESH_DAYS ? "fresh" : figure.value <= STALE_DAYS ? "ageing" : "stale";
  const { of } = indicator("X09");
  return [`${t(`sub.freshness.${state}`)}: ${formatNumber(figure.value, 0, language)} ${of[language]}`];
}
