import type { TFunction } from "i18next";
import type { Language } from "~/shared/codes";
import { formatNumber, formatPercent } from "~/shared/numbers";
import { searchKey } from "~/shared/text";
import { indicator } from "./catalogue";
import type { DashboardQuery } from "./dashboard-query";
import { type Figure, type IndicatorRow, NOTHING } from "./figure";
import { figureText } from "./figure-text";
import { comparable, coverageOf } from "./showing";

/** The areas inside an area, by the figures asked for. Hidden figures are never ranked: they come last either way. */
export type AreaCell = { id: string; value: string | null; reason: string | null; why: string | null; incomplete: boolean };
export type AreaLine = { code: string; name: string; cells: AreaCell[]; n: string; unknown: string | null };
export type AreaEntry = { code: string; name: string; figures: ReadonlyMap<string, IndicatorRow> };

/** What the table shows of every area besides the indicator that was chosen, which comes first. */
const USUAL_IDS: readonly string[] = ["R03", "R01", "R05", "R07", "R08", "I07"];

export const columnIds = (chosen: string): string[] => [chosen, ...USUAL_IDS.filter((id) => id !== chosen)];

export function areaEntries(areas: readonly { code: string; name: string }[], rows: readonly IndicatorRow[]): AreaEntry[] {
  const figures = new Map<string, Map<string, IndicatorRow>>();
  for (const row of rows) {
    const ofArea = figures.get(row.region) ?? new Map<string, IndicatorRow>();
    figures.set(row.region, ofArea.set(row.indicator, row));
  }
  return areas.map(({ code, name }) => ({ code, name, figures: figures.get(code) ?? new Map() }));
}

/** Filtered and sorted as the address says; by code where it says nothing. */
export function chosenAreas(entries: readonly AreaEntry[], query: DashboardQuery): AreaEntry[] {
  const words = searchKey(query.search);
  const kept = entries.filter((entry) => searchKey(entry.name).includes(words) && isKept(entry.figures.get(query.indicator) ?? NOTHING, query.filter));
  const { sort } = query;
  if (sort === null) return kept;
  const turn = sort.direction === "naik" ? 1 : -1;
  const byCode = (a: AreaEntry, b: AreaEntry) => (a.code < b.code ? -1 : 1);
  if (sort.key === "nama") return kept.sort((a, b) => a.name.localeCompare(b.name, "id") * turn || byCode(a, b));
  const keyOf = sortKey(sort.key, query.indicator);
  return kept.sort((a, b) => {
    const [first, second] = [keyOf(a), keyOf(b)];
    if (first === null || second === null) return first === second ? byCode(a, b) : first === null ? 1 : -1;
    return first === second ? byCode(a, b) : (first < second ? -1 : 1) * turn;
  });
}

function sortKey(key: string, chosen: string): (entry: AreaEntry) => number | null {
  const figure = (entry: AreaEntry, id: string) => entry.figures.get(id) ?? NOTHING;
  if (key === "n") return (entry) => figure(entry, chosen).n;
  if (key === "tidak_diketahui") {
    return (entry) => {
      const coverage = coverageOf(figure(entry, chosen));
      return coverage === null ? null : 1 - coverage;
    };
  }
  return (entry) => (columnIds(chosen).includes(key) ? comparable(key, figure(entry, key)) : null);
}

function isKept(figure: Figure, filter: DashboardQuery["filter"]): boolean {
  const coverage = coverageOf(figure);
  if (filter === "cukup") return coverage !== null && coverage >= 0.8;
  if (filter === "kurang") return coverage !== null && coverage < 0.8;
  return true;
}

export function areaLines(entries: readonly AreaEntry[], chosen: string, t: TFunction, language: Language): AreaLine[] {
  return entries.map(({ code, name, figures }) => {
    const figure = figures.get(chosen) ?? NOTHING;
    const coverage = coverageOf(figure);
    return {
      code,
      name,
      cells: columnIds(chosen).map((id) => ({ id, ...figureText(id, figures.get(id) ?? NOTHING, t, language) })),
      n: formatNumber(figure.n, 0, language),
      unknown: coverage === null ? null : formatPercent(1 - coverage, language),
    };
  });
}

export const columnName = (id: string, language: Language): string => indicator(id).name[language];
