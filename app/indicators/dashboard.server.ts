import type { TFunction } from "i18next";
import { can } from "~/access/capabilities";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { breadcrumbs, regionByCode, retiredInto, type Crumb, type Region } from "~/regions/regions.server";
import { timeZoneOf } from "~/regions/time-zone";
import type { Language } from "~/shared/codes";
import { addToMonth, dateIn, formatDate, monthOf } from "~/shared/dates";
import { areaEntries, areaLines, chosenAreas, columnIds, type AreaEntry, type AreaLine } from "./area-table";
import { CARD_IDS, figureCards, type FigureCard } from "./cards";
import type { DashboardQuery } from "./dashboard-query";
import { computeIndicators } from "./engine.server";
import { receivedCharts, type ReceivedCharts } from "./received-charts";
import { levelBelow, levelNamed, levelOf, WHOLE_COUNTRY, type Level } from "./scope.server";

/** Everything one dashboard shows, as the engine counts it. Exports read the same. */
export const SHOWN_IDS: readonly string[] = [...new Set([...CARD_IDS, "R02", "R02b", "R05b", "R06", "R06b", "R07b", "R08b", "R09", "R10", "I08", "X09"])];
const MOST_LINES = 200;

export type AreaTable = { level: Level; levels: Level[]; lines: AreaLine[]; count: number; columns: string[] };
export type Tasks = { month: string; missing: number; eligible: number; incompleteCosts: number };
export type Dashboard = { asOf: string; cards: FigureCard[]; charts: ReceivedCharts; table: AreaTable | null; tasks: Tasks | null };
export type Reading = { actor: Actor; region: string; query: DashboardQuery; t: TFunction; language: Language; now: Date };

export type Place = { region: Region | null; crumbs: Crumb[]; retired: { code: string; name: string }[] };

/** The area of an address and what was mapped into it; null when there is no such area. The whole country is `ID`. */
export async function placeOf(tx: Tx, code: string): Promise<Place | null> {
  if (code === WHOLE_COUNTRY) return { region: null, crumbs: [], retired: [] };
  const region = await regionByCode(tx, code);
  if (region === null) return null;
  const retired = await retiredInto(tx, code);
  return { region, crumbs: await breadcrumbs(tx, code), retired: retired.filter((one) => levelOf(one.code) === "desa").map(({ code: old, name }) => ({ code: old, name })) };
}

export async function dashboard(tx: Tx, reading: Reading): Promise<Dashboard> {
  const { region, query, t, language, now } = reading;
  const asked = { region, from: query.from, to: query.to, now };
  const totals = await computeIndicators(tx, { ...asked, ids: SHOWN_IDS });
  const by = async (dimension: "month" | "channel" | "country" | "use", id: string) =>
    (await computeIndicators(tx, { ...asked, by: dimension, ids: [id] })).rows;
  const [months, channels, countries, uses] = [await by("month", "R01"), await by("channel", "R01"), await by("country", "R01"), await by("use", "R08c")];
  const asOf = asOfText(now, region, language);
  return {
    asOf,
    cards: figureCards(totals.rows, asOf, t, language),
    charts: receivedCharts({ months, channels, countries, uses }, t("charts.other"), language),
    table: await tableOf(tx, reading),
    tasks: await tasksOf(tx, reading),
  };
}

/** The areas inside, filtered and sorted; null for a village, which has none. */
export async function areasInside(tx: Tx, { region, query, now }: Reading): Promise<{ level: Level; levels: Level[]; entries: AreaEntry[] } | null> {
  const levels = levelsInside(region);
  const [first] = levels;
  if (first === undefined) return null;
  const named = levelNamed(query.level ?? "");
  const level = named !== null && levels.includes(named) ? named : first;
  const ids = columnIds(query.indicator);
  const { areas, rows } = await computeIndicators(tx, { region, level, from: query.from, to: query.to, ids, sparse: query.filter !== "semua", now });
  return { level, levels, entries: chosenAreas(areaEntries(areas, rows), query) };
}

async function tableOf(tx: Tx, reading: Reading): Promise<AreaTable | null> {
  const inside = await areasInside(tx, reading);
  if (inside === null) return null;
  const { level, levels, entries } = inside;
  const { indicator } = reading.query;
  const lines = areaLines(entries.slice(0, MOST_LINES), indicator, reading.t, reading.language);
  return { level, levels, lines, count: entries.length, columns: columnIds(indicator) };
}

function levelsInside(region: string): Level[] {
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
  const thisMonth = await computeIndicators(tx, { region, from: month, to: month, ids: ["R01"], now });
  const lastYear = await computeIndicators(tx, { region, from: addToMonth(month, -11), to: month, ids: ["R05"], now });
  const gap = (row: { known: number | null; eligible: number | null } | undefined) => (row?.eligible ?? 0) - (row?.known ?? 0);
  return { month, missing: gap(thisMonth.rows[0]), eligible: thisMonth.rows[0]?.eligible ?? 0, incompleteCosts: gap(lastYear.rows[0]) };
}

const ZONES = { "Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT" } as const;

/** "25 Nov 2026 12.04 WIB": when the figures were counted, in the area's own time. */
export function asOfText(now: Date, region: string, language: Language): string {
  const zone = timeZoneOf(region);
  const time = new Intl.DateTimeFormat("id-ID", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(now);
  return `${formatDate(dateIn(zone, now), language, "short")} ${language === "id" ? time : time.replace(".", ":")} ${ZONES[zone]}`;
}
