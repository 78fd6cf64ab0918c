import type { TFunction } from "i18next";
import type { Language } from "~/shared/codes";
import { formatNumber, formatPercent } from "~/shared/numbers";
import { formatRupiah } from "~/shared/money";
import { indicator } from "./catalogue";
import type { Figure } from "./figure";
import { formatFigure, showing } from "./showing";
import { LEAST_HOUSEHOLDS } from "./small-numbers";

/** A figure in words: what is shown, or why it is not; and everything its definition opens to. */
export type FigureText = {
  value: string | null;
  reason: string | null;
  why: string | null;
  incomplete: boolean;
};
export type Definition = { meaning: string; numerator: string | null; denominator: string | null; unknown: string; coverage: string | null; asOf: string; source: string };

export function figureText(id: string, figure: Figure, t: TFunction, language: Language): FigureText {
  const { hidden, incomplete, coverage } = showing(id, figure);
  if (hidden === null) return { value: formatFigure(id, figure, language), reason: null, why: null, incomplete };
  const { counted, minimum } = indicator(id);
  const why = t(`hiddenWhy.${hidden}`, { share: formatPercent(coverage, language), n: formatNumber(figure.n, 0, language), counted: t(`counted.${counted}`), minimum, least: LEAST_HOUSEHOLDS });
  return { value: null, reason: t(`hidden.${hidden}`), why, incomplete: false };
}

export function definitionText(id: string, figure: Figure, asOf: string, t: TFunction, language: Language): Definition {
  const { meaning, numerator, denominator, unknown, excluded, unit, counted, source } = indicator(id);
  const { hidden } = showing(id, figure);
  const isIndex = id === "X10";
  const part = (words: { id: string; en: string } | null, amount: number | null, isCount = false) => {
    if (words === null) return null;
    if (hidden !== null || amount === null || isIndex) return words[language];
    return `${words[language]}: ${isMoney(id, unit) && !isCount ? formatRupiah(amount, language) : formatNumber(amount, 0, language)}`;
  };
  const n = t("n", { n: formatNumber(figure.n, 0, language), counted: t(`counted.${counted}`) });
  return {
    meaning: [meaning[language], excluded?.[language]].filter(Boolean).join(" "),
    numerator: part(numerator, figure.numerator),
    denominator: part(denominator, figure.denominator, id === "C02b" || id === "R02" || id === "R02b" || id === "R03"),
    unknown: unknown[language],
    coverage: [coverageText(id, figure, t, language), n].filter(Boolean).join(" · "),
    asOf,
    source: `${id} · ${t("handbook", { ref: source })}`,
  };
}

/** Numerator and denominator are rupiah in shares of value as in amounts. */
function isMoney(id: string, unit: string): boolean {
  return unit === "Rp" || ["R05", "R07", "R08", "R08b", "R08c", "R09", "B06", "C04"].includes(id);
}

/** "80,0 % known (4 of 5)"; null where coverage is not counted. */
export function coverageText(id: string, figure: Figure, t: TFunction, language: Language): string | null {
  const { coverage } = showing(id, figure);
  if (coverage === null || figure.known === null || figure.eligible === null) return null;
  const amount = (value: number) => (["R07", "C04", "C06"].includes(id) ? formatRupiah(value, language) : formatNumber(value, 0, language));
  return t("known", { share: formatPercent(coverage, language), known: amount(figure.known), eligible: amount(figure.eligible) });
}
