import { addToMonth, isMonth, monthsApart, type Month } from "~/shared/dates";
import { findIndicator, INDICATOR_IDS, isOnlyApart } from "./catalogue";

/** What a dashboard's address asks for; whatever it cannot mean falls back to the usual view. */
export type CoverageFilter = "terisi" | "cukup" | "kurang" | "semua";
export const COVERAGE_FILTERS: readonly CoverageFilter[] = ["terisi", "cukup", "kurang", "semua"];

export type DashboardQuery = {
  from: Month;
  to: Month;
  /** The newest month there is. */
  latest: Month;
  /** The newest month with any record of money; null where there is none. */
  dataUntil: Month | null;
  /** Nobody asked for a period, so it is the usual one. */
  usual: boolean;
  indicator: string;
  level: string | null;
  search: string;
  filter: CoverageFilter;
  sort: { key: string; direction: "naik" | "turun" } | null;
  page: number;
};

/** Figures by which areas can be compared in the table and on the map: all but those that are only told part by part. */
export const COMPARED_IDS: readonly string[] = INDICATOR_IDS.filter((id) => !isOnlyApart(id));
const LONGEST_MONTHS = 120;
const YEAR = 12;

export function dashboardQuery(params: URLSearchParams, thisMonth: Month, dataUntil: Month | null): DashboardQuery {
  const asked = findIndicator(params.get("indikator") ?? "")?.id;
  const filter = COVERAGE_FILTERS.find((one) => one === params.get("cakupan")) ?? "terisi";
  const key = params.get("urut");
  return {
    ...periodOf(params.get("dari"), params.get("sampai"), thisMonth, dataUntil ?? thisMonth),
    latest: thisMonth,
    dataUntil,
    indicator: asked && COMPARED_IDS.includes(asked) ? asked : "R03",
    level: params.get("tingkat"),
    search: (params.get("cari") ?? "").trim().slice(0, 80),
    filter,
    sort: key ? { key, direction: params.get("arah") === "naik" ? "naik" : "turun" } : null,
    page: Math.max(1, Math.trunc(Number(params.get("hal"))) || 1),
  };
}

/** Twelve months up to the last one with data, unless both months are given, in order, and neither is in the future. */
function periodOf(from: string | null, to: string | null, thisMonth: Month, usualEnd: Month): { from: Month; to: Month; usual: boolean } {
  if (isMonth(from) && isMonth(to) && from <= to && from <= thisMonth) {
    const last = to < thisMonth ? to : thisMonth;
    return { from: monthsApart(from, last) < LONGEST_MONTHS ? from : addToMonth(last, 1 - LONGEST_MONTHS), to: last, usual: false };
  }
  return { from: addToMonth(usualEnd, 1 - YEAR), to: usualEnd, usual: true };
}
