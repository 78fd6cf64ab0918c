import type { TFunction } from "i18next";
import type { Language } from "~/shared/codes";
import { formatNumber } from "~/shared/numbers";
import { figureCards, type FigureCard } from "./cards";
import { indicator } from "./catalogue";
import { NOTHING, type IndicatorRow } from "./figure";
import { INDEX_FIGURE_IDS, INDEX_IDS, INDEX_PARTS, INDEX_PILLARS, type IndexPillar } from "./outcome-index";
import { formatFigure, showing } from "./showing";

/** All that is told of a pillar, what the index is made of first. */
export const PILLAR_CARD_IDS: Readonly<Record<IndexPillar, readonly string[]>> = {
  E: ["E01", "E02", "E03", "E04", "E05"],
  I: ["I07", "I01", "I02", "I03", "I04", "I05", "I06", "I09"],
  P: ["R08", "B01", "F01", "B02", "B03", "B04", "B05", "B06", "M01", "M02", "M03", "M05"],
  M: ["C03", "C04", "C01", "C02", "C05", "C06", "C07"],
};
/** What the bars on a dashboard are told from. */
export const BAR_IDS: readonly string[] = [...INDEX_FIGURE_IDS, ...INDEX_IDS];
/** Everything the page of the pillars shows, companions that stand beside a figure too. */
export const PILLAR_PAGE_IDS: readonly string[] = [...new Set([...BAR_IDS, ...INDEX_PILLARS.flatMap((pillar) => PILLAR_CARD_IDS[pillar]), "E02b", "E05b", "M02b", "M03b", "B01b", "B01c", "B02b", "I06b", "I08", "C02b", "R08b", "R09", "F01b"])];

/** Figures of which no single records are listed. */
const WITHOUT_RECORDS: ReadonlySet<string> = new Set(["B04", ...PILLAR_CARD_IDS.I.filter((id) => id !== "I07"), ...PILLAR_CARD_IDS.M]);
export const hasRecords = (id: string): boolean => !WITHOUT_RECORDS.has(id);

export type PillarPart = { id: string; name: string; value: string | null; reason: string | null };
export type PillarBar = { pillar: IndexPillar; score: string | null; percent: number | null; reason: string | null; parts: PillarPart[] };
export type PillarBars = { index: FigureCard; bars: PillarBar[] };

/** The index with a bar a pillar and what it is made of, as far as this viewer may see each part. */
export function pillarBars(rows: readonly IndicatorRow[], asOf: string, t: TFunction, language: Language): PillarBars {
  const figures = new Map(rows.map((row) => [row.indicator, row]));
  const bars = INDEX_PILLARS.map((pillar): PillarBar => {
    const id = `X01${pillar.toLowerCase()}`;
    const figure = figures.get(id) ?? NOTHING;
    const { hidden } = showing(id, figure);
    const percent = hidden === null ? figure.value : null;
    return {
      pillar, percent, score: percent === null ? null : formatNumber(percent, 1, language), reason: hidden === null ? null : t("pillars.notYet", { known: figure.n, of: INDEX_PARTS[pillar].length }),
      parts: INDEX_PARTS[pillar].map(({ indicator: part }) => partOf(part, figures.get(part) ?? NOTHING, t, language)),
    };
  });
  return { index: figureCards(rows, asOf, t, language, ["X01"])[0]!, bars };
}

function partOf(id: string, figure: IndicatorRow | typeof NOTHING, t: TFunction, language: Language): PillarPart {
  const { hidden } = showing(id, figure);
  return { id, name: indicator(id).name[language], value: hidden === null ? formatFigure(id, figure, language) : null, reason: hidden === null ? null : t(`hidden.${hidden}`) };
}
