import type { TFunction } from "i18next";
import { label, type Language } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { CHANNELS, USE_CATEGORIES } from "~/remittances/codes";
import { columnIds } from "./area-table";
import { indicator } from "./catalogue";
import { asOfText, type DashboardRows, type Reading } from "./dashboard.server";
import type { IndicatorRow } from "./figure";
import { figureText } from "./figure-text";
import { viewedRows } from "./received-charts";
import { showing } from "./showing";

/** A table of the figures on a page: the cards, the charts and every line of the area table, each figure in a row. */
export type FigureFile = { columns: { header: string; type?: "number" }[]; rows: (string | number | null)[][] };
type Written = { dimension: string; group: string; row: IndicatorRow; area: string };

/**
 * The same rows as on screen, at full precision. What the screen hides is empty here too, with the reason in the last
 * column but one; unknown is an empty field and never zero.
 */
export function figureFile({ totals, charts, inside }: DashboardRows, reading: Reading, name: string): FigureFile {
  const { seesPeople, query, t, language, now, region } = reading;
  const viewed = viewedRows(charts, seesPeople);
  const named = (row: IndicatorRow, dimension: string, group: string, area = name): Written => ({ dimension, group, row, area });
  const written = [
    ...totals.map((row) => named(row, "", "")),
    ...viewed.months.map((row) => named(row, t("file.by.month"), row.period)),
    ...viewed.channels.map((row) => named(row, t("file.by.channel"), label(CHANNELS, row.group ?? "", language))),
    ...viewed.countries.map((row) => named(row, t("file.by.country"), label(COUNTRIES, row.group ?? "", language))),
    ...viewed.uses.map((row) => named(row, t("file.by.use"), label(USE_CATEGORIES, row.group ?? "", language))),
    ...(inside?.chosen ?? []).flatMap(({ name: area, figures }) =>
      columnIds(query.indicator).flatMap((id) => {
        const figure = figures.get(id);
        return figure ? [named(figure, t(`table.title.${inside?.level}`), area, area)] : [];
      })),
  ];
  const asOf = asOfText(now, region, language);
  return { columns: columnsOf(t), rows: written.map((one) => cells(one, asOf, t, language)) };
}

const COLUMNS = ["code", "area", "period", "dimension", "group", "indicator", "name", "value", "low", "high", "state", "unit", "numerator", "denominator", "n", "known", "eligible", "note", "asOf"] as const;
const NUMBERS = new Set<string>(["value", "low", "high", "numerator", "denominator", "n", "known", "eligible"]);

const columnsOf = (t: TFunction) => COLUMNS.map((key) => ({ header: t(`file.${key}`), ...(NUMBERS.has(key) ? { type: "number" as const } : {}) }));

function cells({ dimension, group, row, area }: Written, asOf: string, t: TFunction, language: Language): (string | number | null)[] {
  const { indicator: id, region, period, unit, n, known, eligible, state } = row;
  const { hidden } = showing(id, row);
  const text = figureText(id, row, t, language);
  const shown = <Value>(value: Value) => (hidden === null ? value : null);
  const note = hidden === null ? (text.incomplete ? t("incomplete") : "") : `${text.reason}: ${text.why}`;
  return [
    region, area, period, dimension, group, id, indicator(id).name[language], shown(row.value), shown(row.low), shown(row.high), shown(state ?? null), unit === "Rp" || unit === "%" ? unit : t(`unitName.${unit}`),
    shown(row.numerator), shown(row.denominator), n, known, eligible, note, asOf,
  ];
}
