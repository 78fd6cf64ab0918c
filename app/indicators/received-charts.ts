import type { Language } from "~/shared/codes";
import { label, UNKNOWN_CODE, type CodeList } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { LEBARAN, monthOf } from "~/shared/dates";
import { CHANNELS, USE_CATEGORIES } from "~/remittances/codes";
import type { IndicatorRow } from "./figure";
import { showing } from "./showing";
import { withheldParts } from "./small-numbers";

/** Numbers of the dashboard's charts; null is "not known" and drawn as a gap, never as zero. */
export type MonthPoint = { month: string; value: number | null };
export type BarRow = { key: string; label: string; value: number | null; share: number | null; unknown: boolean };
export type ReceivedCharts = { months: MonthPoint[]; lebaran: string[]; channels: BarRow[]; countries: BarRow[]; uses: BarRow[] };
/** What the charts are drawn from; exports write the same rows. */
export type ChartRows = Readonly<Record<"months" | "channels" | "countries" | "uses", readonly IndicatorRow[]>>;

const MOST_BARS = 8;
/** The small ones together. */
const OTHERS_KEY = "lainnya_lain";

/** The rows as somebody may see them who sees the area's people, or only its numbers. */
export const viewedRows = (rows: ChartRows, seesPeople: boolean): ChartRows =>
  seesPeople ? rows : { months: withheldParts(rows.months), channels: withheldParts(rows.channels), countries: withheldParts(rows.countries), uses: withheldParts(rows.uses) };

export function receivedCharts(rows: ChartRows, seesPeople: boolean, other: string, language: Language): ReceivedCharts {
  const viewed = viewedRows(rows, seesPeople);
  const months = viewed.months.filter(({ indicator }) => indicator === "R01").map((row) => ({ month: row.period, value: showing("R01", row).hidden === null ? row.value : null }));
  return {
    months,
    lebaran: LEBARAN.map(monthOf).filter((month) => months.some((point) => point.month === month)),
    channels: bars(amountsOf(viewed.channels), wholeOf(rows.channels), CHANNELS, other, language),
    countries: bars(amountsOf(viewed.countries), wholeOf(rows.countries), COUNTRIES, other, language),
    uses: bars(amountsOf(viewed.uses), wholeOf(rows.uses), USE_CATEGORIES, other, language),
  };
}

type Amount = { key: string; value: number | null };

/** Groups in which something came; null where it may not be shown. */
const amountsOf = (rows: readonly IndicatorRow[]): Amount[] =>
  rows.flatMap(({ group, numerator, withheld }) => (group !== null && (withheld || (numerator ?? 0) > 0) ? [{ key: group, value: numerator }] : []));
const wholeOf = (rows: readonly IndicatorRow[]): number => rows.reduce((sum, { numerator }) => sum + (numerator ?? 0), 0);

/** Largest first, the small ones together, then what may not be shown, and what is not known last. */
function bars(amounts: readonly Amount[], whole: number, names: CodeList, other: string, language: Language): BarRow[] {
  const known = amounts.filter(({ key }) => key !== UNKNOWN_CODE);
  const open = known.filter(({ value }) => value !== null).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const rest = open.length > MOST_BARS ? open.splice(MOST_BARS - 1) : [];
  const row = ({ key, value }: Amount, text = label(names, key, language)) => ({ key, label: text, value, share: value === null ? null : value / whole, unknown: key === UNKNOWN_CODE });
  return [
    ...open.map((amount) => row(amount)),
    ...(rest.length > 0 ? [row({ key: OTHERS_KEY, value: rest.reduce((sum, { value }) => sum + (value ?? 0), 0) }, other)] : []),
    ...known.filter(({ value }) => value === null).map((amount) => row(amount)),
    ...amounts.filter(({ key }) => key === UNKNOWN_CODE).map((amount) => row(amount)),
  ];
}
