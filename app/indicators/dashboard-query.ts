import { addToMonth, isMonth, monthsApart, type Month } from "~/shared/dates";
import { findIndicator } from "./catalogue";

/** What a dashboard's address asks for; whatever it cannot mean falls back to the usual view. */
export type CoverageFilter = "terisi" | "cukup" | "kurang" | "semua";
export const COVERAGE_FILTERS: readonly CoverageFilter[] = ["terisi", "cukup", "kurang", "semua"];

export type DashboardQuery = {
  from: Month;
  to: Month;
  /** The newest month there is. */
  latest: Month;
  indicator: string;
  level: string | null;
  search: string;
  filter: CoverageFilter;
  sort: { key: string; direction: "naik" | "turun" } | null;
};

/** Figures by which areas can be compared in the table and on the map. */
export const COMPARED_IDS: readonly string[] = ["R03", "R01", "R02", "R04", "R05", "R06", "R07", "R08", "R08b", "R09", "R10", "F02", "F03", "I07", "I08"];
const LONGEST_MONTHS = 120;
const YEAR = 12;

export function dashboardQuery(params: URLSearchParams, thisMonth: Month): DashboardQuery {
  const asked = findIndicator(params.get("indikator") ?? "")?.id;
  const filter = COVERAGE_FILTERS.find((one) => one === params.get("cakupan")) ?? "terisi";
  const key = params.get("urut");
  return {
    ...periodOf(params.get("dari"), params.get("sampai"), thisMonth),
    latest: thisMonth,
    indicator: asked && COMPARED_IDS.includes(asked) ? asked : "R03",
    level: params.get("tingkat"),
    search: (params.get("cari") ?? "").trim().slice(0, 80),
    filter,
    sort: key ? { key, direction: params.get("arah") === "naik" ? "naik" : "turun" } : null,
  };
}

/** The last twelve months unless both months are given, in order, and neither is in the future. */
function periodOf(from: string | null, to: string | null, thisMonth: Month): { from: Month; to: Month } {
  if (isMonth(from) && isMonth(to) && from <= to && from <= thisMonth) {
    const last = to < thisMonth ? to : thisMonth;
    return { from: monthsApart(from, last) < LONGEST_MONTHS ? from : addToMonth(last, 1 - LONGEST_MONTHS), to: last };
  }
  return { from: addToMonth(thisMonth, 1 - YEAR), to: thisMonth };
}
