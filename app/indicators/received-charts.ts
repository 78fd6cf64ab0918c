import type { Language } from "~/shared/codes";
import { label, UNKNOWN_CODE, type CodeList } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { LEBARAN, monthOf } from "~/shared/dates";
import { CHANNELS, USE_CATEGORIES } from "~/remittances/codes";
import type { IndicatorRow } from "./figure";
import { showing } from "./showing";

/** Numbers of the dashboard's charts; null is "not known" and drawn as a gap, never as zero. */
export type MonthPoint = { month: string; value: number | null };
export type BarRow = { key: string; label: string; value: number; share: number; unknown: boolean };
export type ReceivedCharts = { months: MonthPoint[]; lebaran: string[]; channels: BarRow[]; countries: BarRow[]; uses: BarRow[] };

const MOST_BARS = 8;

export function receivedCharts(rows: { months: IndicatorRow[]; channels: IndicatorRow[]; countries: IndicatorRow[]; uses: IndicatorRow[] }, other: string, language: Language): ReceivedCharts {
  const months = rows.months.map((row) => ({ month: row.period, value: showing("R01", row).hidden === null ? row.value : null }));
  return {
    months,
    lebaran: LEBARAN.map(monthOf).filter((month) => months.some((point) => point.month === month)),
    channels: bars(rows.channels, CHANNELS, other, language),
    countries: bars(rows.countries, COUNTRIES, other, language),
    uses: bars(rows.uses.map((row) => ({ ...row, value: row.numerator })), USE_CATEGORIES, other, language),
  };
}

/** Largest first, the small ones together, what is not known last; shares of everything shown. */
function bars(rows: readonly IndicatorRow[], names: CodeList, other: string, language: Language): BarRow[] {
  const amounts = rows.flatMap(({ group, value }) => (group !== null && value !== null && value > 0 ? [{ key: group, value }] : []));
  const whole = amounts.reduce((sum, { value }) => sum + value, 0);
  const known = amounts.filter(({ key }) => key !== UNKNOWN_CODE).sort((a, b) => b.value - a.value);
  const rest = known.length > MOST_BARS ? known.splice(MOST_BARS - 1) : [];
  const row = (key: string, text: string, value: number) => ({ key, label: text, value, share: value / whole, unknown: key === UNKNOWN_CODE });
  return [
    ...known.map(({ key, value }) => row(key, label(names, key, language), value)),
    ...(rest.length > 0 ? [row("lainnya_lain", other, rest.reduce((sum, { value }) => sum + value, 0))] : []),
    ...amounts.filter(({ key }) => key === UNKNOWN_CODE).map(({ key, value }) => row(key, label(names, key, language), value)),
  ];
}
