import type { Tx } from "~/db/db.server";
import { areaMap, type AreaMapModel } from "~/indicators/area-map.server";
import { areaEntries } from "~/indicators/area-table";
import { asOfText, levelsInside, type Reading } from "~/indicators/dashboard.server";
import { computeIndicators } from "~/indicators/engine.server";
import { NOTHING, type IndicatorRow } from "~/indicators/figure";
import { figureText } from "~/indicators/figure-text";
import { levelNamed, type Level } from "~/indicators/scope.server";
import { coverageOf, formatFigure, showing } from "~/indicators/showing";
import { withheld, withheldParts } from "~/indicators/small-numbers";
import { timeZoneOf } from "~/regions/time-zone";
import { dateIn, daysBetween, lastDay } from "~/shared/dates";
import { formatNumber, formatPercent } from "~/shared/numbers";
import { compareQuery, LEAST_BESIDE, type CompareQuery, type SortKey } from "./compare-query";
import type { FunnelWord } from "./funnel";
import { compareAreas, type Compared, type ComparedPlace } from "./place";

const PAGE_LINES = 50;
/** More would be no picture any more; the table holds all. */
const MOST_DOTS = 40;
const MOST_APART = 100;
/** Those that differ most; of thousands the rest would lie on each other in the middle. */
const MOST_POINTS = 400;

export type CompareLine = {
  code: string; name: string; value: string | null; reason: string | null; interval: string | null; shrunk: string | null; n: string; unknown: string | null;
  word: string | null; rank: number | null;
};
export type Dot = { code: string; name: string; value: number; low: number | null; high: number | null; rank: number | null; said: string };
export type FunnelPoint = { code: string; name: string; n: number; share: number; word: FunnelWord };
/** What one might look at first: an area that differs, with how many of its cases are not known. */
export type Advice = { code: string; name: string; direction: "higher" | "lower"; unknown: number; all: number };
export type BesideSeries = { code: string; name: string; points: { month: string; value: number | null }[] };
export type Comparison = {
  asOf: string; level: Level; levels: Level[]; isShare: boolean; count: number; compared: number;
  lines: CompareLine[]; page: number; pageSize: number; sort: CompareQuery["sort"];
  apart: { code: string; name: string; reason: string; why: string }[]; apartLeft: number;
  dots: Dot[]; dotsLeft: number;
  funnel: { centre: number; spread: number; points: FunnelPoint[]; left: number } | null;
  advice: Advice[]; map: AreaMapModel | null; beside: BesideSeries[]; chosen: string[];
};

/** The areas inside an area compared by one indicator; null inside a village, where there are none. */
export async function comparison(tx: Tx, reading: Reading, params: URLSearchParams): Promise<Comparison | null> {
  const { region, query, now, seesPeople, language } = reading;
  const levels = levelsInside(region);
  const [first] = levels;
  if (first === undefined) return null;
  const named = levelNamed(query.level ?? "");
  const level = named !== null && levels.includes(named) ? named : first;
  const { areas, rows } = await computeIndicators(tx, { region, level, from: query.from, to: query.to, ids: [query.indicator, "X09"], sparse: true, now });
  const entries = areaEntries(areas, seesPeople ? rows : withheld(rows));
  // Old or not is asked of the day the period ends: what came later does not make its records older.
  const since = Math.max(0, daysBetween(lastDay(query.to), dateIn(timeZoneOf(region), now)));
  const compared = compareAreas(query.indicator, entries.map(({ code, name, figures }) => ({
    code, name, figure: figures.get(query.indicator) ?? nothing(query.indicator, code), freshness: daysOld(figures.get("X09")?.value ?? null, since),
  })));
  const own = compareQuery(params);
  const sorted = sortPlaces(compared.places.filter(({ value }) => value !== null), own.sort);
  const page = Math.min(own.page, Math.max(1, Math.ceil(sorted.length / PAGE_LINES)));
  const line = (place: ComparedPlace) => lineOf(place, reading);
  return {
    asOf: asOfText(now, region, language), level, levels, isShare: compared.isShare, count: compared.places.length, compared: sorted.length,
    lines: sorted.slice((page - 1) * PAGE_LINES, page * PAGE_LINES).map(line), page, pageSize: PAGE_LINES, sort: own.sort,
    ...apartOf(compared, reading),
    ...dotsOf(compared, reading),
    funnel: funnelOf(compared),
    advice: adviceOf(compared),
    map: await areaMap(region, level, entries, query.indicator, language),
    beside: own.beside.length < LEAST_BESIDE ? [] : await besideOf(tx, reading, entries.filter(({ code }) => own.beside.includes(code))),
    chosen: own.beside,
  };
}

const daysOld = (today: number | null, since: number): number | null => (today === null ? null : today - since);

const nothing = (indicator: string, region: string): IndicatorRow => ({ ...NOTHING, indicator, region, period: "", group: null, unit: "%", low: null, high: null });

function sortPlaces(places: ComparedPlace[], sort: CompareQuery["sort"]): ComparedPlace[] {
  const { key, direction } = sort ?? { key: "nilai" as const, direction: "turun" as const };
  const turn = direction === "naik" ? 1 : -1;
  const keys: Record<SortKey, (place: ComparedPlace) => number | string> = {
    nama: ({ name }) => name, nilai: ({ value }) => value ?? 0, taksiran: ({ shrunk }) => shrunk ?? 0, n: ({ figure }) => figure.n, belum: ({ figure }) => 1 - (coverageOf(figure) ?? 1),
  };
  return [...places].sort((a, b) => {
    const [one, two] = [keys[key](a), keys[key](b)];
    return one === two ? (a.code < b.code ? -1 : 1) : (one < two ? -1 : 1) * turn;
  });
}

function lineOf({ code, name, figure, value, apart, funnel, shrunk, rank }: ComparedPlace, { query, t, language }: Reading): CompareLine {
  const coverage = coverageOf(figure);
  const text = figureText(query.indicator, figure, t, language);
  return {
    code, name, rank,
    value: text.value ?? (value === null ? null : formatPercent(value / 100, language)),
    reason: apart === null ? null : t(`compare:apart.${apart}`),
    interval: intervalOf(figure, language),
    shrunk: shrunk === null ? null : formatPercent(shrunk, language),
    n: formatNumber(figure.n, 0, language),
    unknown: coverage === null ? null : formatPercent(1 - coverage, language),
    word: funnel && t(`compare:word.${funnel.word}`),
  };
}

function intervalOf({ indicator, low, high, unit }: IndicatorRow, language: Reading["language"]): string | null {
  if (low === null || high === null) return null;
  return `${formatNumber(low, 1, language)}–${unit === "%" ? formatPercent(high / 100, language) : formatFigure(indicator, { value: high }, language)}`;
}

function apartOf({ places }: Compared, { query, t, language }: Reading): Pick<Comparison, "apart" | "apartLeft"> {
  const standing = places.filter(({ apart }) => apart !== null);
  const apart = standing.slice(0, MOST_APART).map(({ code, name, apart, figure }) => ({
    code, name, reason: t(`compare:apart.${apart}`), why: (apart === "unknown" || apart === "hidden" ? figureText(query.indicator, figure, t, language).why : null) ?? t(`compare:apartWhy.${apart}`),
  }));
  return { apart, apartLeft: standing.length - apart.length };
}

function dotsOf({ places, isShare }: Compared, { query, t, language }: Reading): Pick<Comparison, "dots" | "dotsLeft"> {
  const shown = places.filter((place) => place.value !== null && (isShare ? place.rank !== null : true)).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const dots = shown.slice(0, MOST_DOTS).map(({ code, name, figure, value, rank }) => ({
    code, name, value: value ?? 0, low: isShare ? figure.low : null, high: isShare ? figure.high : null, rank,
    said: [figureText(query.indicator, figure, t, language).value, intervalOf(figure, language)].filter(Boolean).join(" · "),
  }));
  return { dots, dotsLeft: shown.length - dots.length };
}

function funnelOf({ places, funnel }: Compared): Comparison["funnel"] {
  if (funnel === null) return null;
  const counted = places.filter(({ funnel: place }) => place !== null).sort((a, b) => Math.abs(b.funnel?.z ?? 0) - Math.abs(a.funnel?.z ?? 0));
  const points = counted.slice(0, MOST_POINTS).flatMap(({ code, name, figure, funnel: place }) => (place ? [{ code, name, n: figure.denominator ?? 0, share: place.share, word: place.word }] : []));
  return { centre: funnel.centre, spread: funnel.spread, points, left: counted.length - points.length };
}

/** Areas outside the far limits, those with the most unknown first: what is not known may be the difference. */
function adviceOf({ places }: Compared): Advice[] {
  return places
    .flatMap(({ code, name, figure, funnel }) => {
      if (funnel?.word !== "different") return [];
      const [all, known] = [figure.eligible ?? figure.n, figure.known ?? figure.n];
      return [{ code, name, direction: funnel.z > 0 ? ("higher" as const) : ("lower" as const), unknown: all - known, all }];
    })
    .sort((a, b) => b.unknown - a.unknown)
    .slice(0, 5);
}

async function besideOf(tx: Tx, { query, now, seesPeople }: Reading, chosen: readonly { code: string; name: string }[]): Promise<BesideSeries[]> {
  const series: BesideSeries[] = [];
  for (const { code, name } of chosen) {
    const { rows } = await computeIndicators(tx, { region: code, from: query.from, to: query.to, by: "month", ids: [query.indicator], now });
    const seen = seesPeople ? rows : withheldParts(rows);
    series.push({ code, name, points: seen.map((row) => ({ month: row.period, value: showing(query.indicator, row).hidden === null ? row.value : null })) });
  }
  return series;
}
