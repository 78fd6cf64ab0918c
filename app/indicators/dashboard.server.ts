import type { TFunction } from "i18next";
import { can } from "~/access/capabilities";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { areaName } from "~/regions/area-name";
import { breadcrumbs, regionByCode, type Crumb, type Region } from "~/regions/regions.server";
import { timeZoneOf } from "~/regions/time-zone";
import type { Language } from "~/shared/codes";
import { addToMonth, dateIn, formatDate, monthOf } from "~/shared/dates";
import { areaMap, type AreaMapModel } from "./area-map.server";
import { areaEntries, areaLines, chosenAreas, columnIds, type AreaEntry, type AreaLine } from "./area-table";
import { CARD_IDS, figureCards, type FigureCard } from "./cards";
import { dashboardQuery, type DashboardQuery } from "./dashboard-query";
import { computeIndicators } from "./engine.server";
import type { IndicatorRow } from "./figure";
import { latestMonth } from "./freshness.server";
import { BAR_IDS, pillarBars, type PillarBars } from "./pillars";
import { receivedCharts, viewedRows, type ChartRows, type ReceivedCharts } from "./received-charts";
import { retiredWithRecords, type RetiredArea } from "./retired.server";
import { levelBelow, levelNamed, levelOf, WHOLE_COUNTRY, type Level } from "./scope.server";
import { withheld } from "./small-numbers";
import { MONTHLY_IDS, trendCharts, type TrendCharts } from "./trend-charts";

/** Everything one dashboard shows, as the engine counts it. Exports read the same rows. */
const SHOWN_IDS: readonly string[] = [...new Set([...CARD_IDS, "R02", "R02b", "R05b", "R06", "R06b", "R07b", "R08b", "R09", "R10", "I08", "X09", ...BAR_IDS])];

const PAGE_LINES = 100;

export type AreaTable = { level: Level; levels: Level[]; lines: AreaLine[]; count: number; page: number; pageSize: number; columns: string[] };
export type Tasks = { month: string; since: string; missing: number; eligible: number; incompleteCosts: number };
export type Dashboard = { asOf: string; cards: FigureCard[]; pillars: PillarBars; charts: ReceivedCharts; trends: TrendCharts; table: AreaTable | null; map: AreaMapModel | null; tasks: Tasks | null };
export type Reading = { actor: Actor; region: string; query: DashboardQuery; t: TFunction; language: Language; now: Date; seesPeople: boolean };

export type Place = { region: Region | null; name: string; crumbs: Crumb[]; retired: RetiredArea[] };

/** The area of an address and the old codes counted in it; null when there is no such area. The whole country is `ID`. */
export async function placeOf(tx: Tx, code: string, language: Language): Promise<Place | null> {
  if (code === WHOLE_COUNTRY) return { region: null, name: "Indonesia", crumbs: [], retired: await retiredWithRecords(tx, code) };
  const region = await regionByCode(tx, code);
  if (region === null) return null;
  const crumbs = await breadcrumbs(tx, code);
  return { region, name: areaName(region, language), crumbs: crumbs.map((crumb) => ({ ...crumb, name: areaName(crumb, language) })), retired: await retiredWithRecords(tx, code) };
}

/** The same where old codes lead nowhere: 404 for what is no area of today. */
export async function placeToday(tx: Tx, code: string, language: Language): Promise<Place> {
  const place = await placeOf(tx, code, language);
  if (place === null || (place.region && place.region.currentCode !== code)) throw new Response(null, { status: 404 });
  return place;
}

type Asked = { actor: Actor; region: string; params: URLSearchParams; t: TFunction; language: Language; now: Date };

/** What an address asks for, with the usual period ending where the area's data end. */
export async function readingOf(tx: Tx, { params, ...asked }: Asked): Promise<Reading> {
  const { actor, region, now } = asked;
  const today = dateIn(timeZoneOf(region), now);
  const query = dashboardQuery(params, monthOf(today), await latestMonth(tx, { region, today }));
  return { ...asked, query, seesPeople: can(actor, "people:read", region) };
}

export type AreasInside = { level: Level; levels: Level[]; all: AreaEntry[]; chosen: AreaEntry[] };
export type DashboardRows = { totals: readonly IndicatorRow[]; charts: ChartRows; inside: AreasInside | null };

/** The figures themselves, as far as this viewer may see them. Of the charts the whole is kept, for shares of it. */
export async function dashboardRows(tx: Tx, reading: Reading): Promise<DashboardRows> {
  const { region, query, now, seesPeople } = reading;
  const asked = { region, from: query.from, to: query.to, now };
  const by = async (dimension: "month" | "channel" | "country" | "use", ids: readonly string[]) => (await computeIndicators(tx, { ...asked, by: dimension, ids })).rows;
  const [{ rows }, months, channels, countries, uses, inside] = await Promise.all([
    computeIndicators(tx, { ...asked, ids: SHOWN_IDS }), by("month", MONTHLY_IDS), by("channel", ["R01"]), by("country", ["R01"]), by("use", ["R08c"]), areasInside(tx, reading),
  ]);
  return { totals: seesPeople ? rows : withheld(rows), charts: { months, channels, countries, uses }, inside };
}

export async function dashboard(tx: Tx, reading: Reading): Promise<Dashboard> {
  const { region, query, t, language, now, seesPeople } = reading;
  const [{ totals, charts, inside }, tasks] = await Promise.all([dashboardRows(tx, reading), tasksOf(tx, reading)]);
  const asOf = asOfText(now, region, language);
  return {
    asOf,
    cards: figureCards(totals, asOf, t, language),
    pillars: pillarBars(totals, asOf, t, language),
    charts: receivedCharts(charts, seesPeople, t("charts.other"), language),
    trends: trendCharts(viewedRows(charts, seesPeople).months),
    table: inside && tableOf(inside, reading),
    map: inside && (await areaMap(region, inside.level, inside.all, query.indicator, language)),
    tasks,
  };
}

/** The areas inside, filtered and sorted; null for a village, which has none. */
async function areasInside(tx: Tx, { region, query, now, seesPeople }: Reading): Promise<AreasInside | null> {
  const levels = levelsInside(region);
  const [first] = levels;
  if (first === undefined) return null;
  const named = levelNamed(query.level ?? "");
  const level = named !== null && levels.includes(named) ? named : first;
  const ids = columnIds(query.indicator);
  const { areas, rows } = await computeIndicators(tx, { region, level, from: query.from, to: query.to, ids, sparse: query.filter !== "semua", now });
  const all = areaEntries(areas, seesPeople ? rows : withheld(rows));
  return { level, levels, all, chosen: chosenAreas(all, query) };
}

function tableOf({ level, levels, chosen }: AreasInside, { query, t, language }: Reading): AreaTable {
  const page = Math.min(query.page, Math.max(1, Math.ceil(chosen.length / PAGE_LINES)));
  const lines = areaLines(chosen.slice((page - 1) * PAGE_LINES, page * PAGE_LINES), query.indicator, t, language);
  return { level, levels, lines, count: chosen.length, page, pageSize: PAGE_LINES, columns: columnIds(query.indicator) };
}

/** The levels inside an area, the next one first; none inside a village. */
export function levelsInside(region: string): Level[] {
  const levels: Level[] = [];
  for (let level = levelBelow(region); level !== null; level = nextBelow(level)) levels.push(level);
  return levels;
}

const SAMPLE: Record<Level, string> = { provinsi: "00", kabupaten: "00.00", kecamatan: "00.00.00", desa: "00.00.00.0000" };
const nextBelow = (level: Level): Level | null => levelBelow(SAMPLE[level]);

/** What a coordinator's day begins with: families without a record of this month, transfers whose cost is not known. */
async function tasksOf(tx: Tx, { actor, region, now }: Reading): Promise<Tasks | null> {
  if (levelOf(region) !== "desa" || !can(actor, "people:write", region)) return null;
  const month = monthOf(dateIn(timeZoneOf(region), now));
  const since = addToMonth(month, -11);
  const [thisMonth, lastYear] = await Promise.all([
    computeIndicators(tx, { region, from: month, to: month, ids: ["R01"], now }), computeIndicators(tx, { region, from: since, to: month, ids: ["R05"], now }),
  ]);
  const gap = (row: { known: number | null; eligible: number | null } | undefined) => (row?.eligible ?? 0) - (row?.known ?? 0);
  return { month, since, missing: gap(thisMonth.rows[0]), eligible: thisMonth.rows[0]?.eligible ?? 0, incompleteCosts: gap(lastYear.rows[0]) };
}

const ZONES = { "Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT" } as const;

/** "25 Nov 2026 12.04 WIB": when the figures were counted, in the area's own time. */
export function asOfText(now: Date, region: string, language: Language): string {
  const zone = timeZoneOf(region);
  const time = new Intl.DateTimeFormat("id-ID", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(now);
  return `${formatDate(dateIn(zone, now), language, "short")} ${language === "id" ? time : time.replace(".", ":")} ${ZONES[zone]}`;
}
