import type { IndicatorRow } from "./figure";
import { coverageOf, showing } from "./showing";

/** How an area's figures went month by month; null is "not known", "too few" or "not for this viewer", and a gap. */
export type TrendPoint = { month: string; values: Record<string, number | null> | null };
export type TrendCharts = {
  perFamily: TrendPoint[];
  cost: TrendPoint[];
  shares: TrendPoint[];
  departures: TrendPoint[];
  coverage: { month: string; value: number | null }[];
};

/** The indicators by month that these charts and the one of what was received are drawn from. */
export const MONTHLY_IDS: readonly string[] = ["R01", "R02", "R03", "R05", "R07", "R08", "R08b", "I07"];

export function trendCharts(rows: readonly IndicatorRow[]): TrendCharts {
  const months = [...new Set(rows.map(({ period }) => period))];
  const row = (id: string, month: string) => rows.find(({ indicator, period }) => indicator === id && period === month);
  const shown = (id: string, month: string): number | null => {
    const figure = row(id, month);
    return figure && showing(id, figure).hidden === null ? figure.value : null;
  };
  const share = (id: string, month: string) => {
    const value = shown(id, month);
    return value === null ? null : value / 100;
  };
  return {
    perFamily: months.map((month) => ({ month, values: { median: shown("R03", month), mean: shown("R02", month) } })),
    cost: months.map((month) => ({ month, values: { cost: share("R05", month) } })),
    shares: months.map((month) => ({ month, values: { formal: share("R07", month), strict: share("R08", month), broad: share("R08b", month) } })),
    departures: months.map((month) => ({ month, values: departuresOf(row("I07", month)) })),
    coverage: months.map((month) => ({ month, value: coverageOf(row("R01", month) ?? { known: null, eligible: null }) })),
  };
}

/** Departures of a month by status; counts are shown from the first one on, since a month has few. */
function departuresOf(row: IndicatorRow | undefined): TrendPoint["values"] {
  if (!row || row.withheld) return null;
  const { numerator, known, eligible } = row;
  const procedural = numerator ?? 0;
  return { procedural, other: (known ?? 0) - procedural, unknown: (eligible ?? 0) - (known ?? 0) };
}
