import type { Tx } from "~/db/db.server";
import { timeZoneOf } from "~/regions/time-zone";
import { dateIn, type Month } from "~/shared/dates";
import { HEADLINE_IDS, INDICATOR_IDS, indicator, isOnlyApart } from "./catalogue";
import type { Dimension } from "./definition";
import { departures } from "./departures.server";
import { attendanceRate, classResults, familyReach } from "./education.server";
import { localJobs, loansOnTime, permits, profits, survival } from "./enterprises.server";
import { type Cell, type Figure, type IndicatorRow, NOTHING, percentOf } from "./figure";
import { finance } from "./finance.server";
import { freshness } from "./freshness.server";
import { checkedVacancies, infoReach, jobFunnel, processDays } from "./information.server";
import { keptFigures, type Counted } from "./kept-figures.server";
import { lebaran } from "./lebaran.server";
import { marketing } from "./marketing.server";
import { mentoringCompletion, mentoringReach, sessionAdherence, zoneMoves, zoneShares } from "./mentoring.server";
import { INDEX_IDS, isOfIndex, outcomeFigures } from "./outcome-index";
import { received } from "./received.server";
import { regularity } from "./regularity.server";
import { migrantRate } from "./residents.server";
import { moneyGone } from "./returns.server";
import { areasOf, periodsOf, WHOLE_COUNTRY, type Area, type Level, type Scope } from "./scope.server";
import { interval95 } from "./showing";
import { transfers } from "./transfers.server";
import { uses, usesByCategory } from "./uses.server";

export type IndicatorQuery = {
  /** A code as it stands today, or "ID". The caller has asked whether the actor may see the numbers of all of it. */
  region: string;
  /** Each area of this level inside the region instead of the region itself. */
  level?: Level | null;
  from: Month;
  to: Month;
  by?: Dimension | null;
  /** Each month for itself, also where figures are taken apart by something else. */
  monthly?: boolean;
  ids?: readonly string[];
  /** Only areas in which something is known or should be; for screens, which have no use for 8,000 empty lines. */
  sparse?: boolean;
  now?: Date;
};
export type Indicators = { asOf: string; areas: readonly Area[]; rows: readonly IndicatorRow[] };

/** The queries, each with the indicators it answers; one query answers for all areas and periods at once. */
const FAMILIES: readonly { ids: readonly string[]; read: (tx: Tx, scope: Scope, ids: ReadonlySet<string>) => Promise<Cell[]> }[] = [
  { ids: ["R01", "R01b", "R02", "R02b", "R03"], read: received },
  { ids: ["R04"], read: regularity },
  { ids: ["R05", "R05b", "R06", "R06b", "R07", "R07b"], read: transfers },
  { ids: ["R08", "R08b", "R09"], read: uses },
  { ids: ["R08c"], read: usesByCategory },
  { ids: ["R10", "F01", "F01b", "F02", "F03", "F04", "F06", "E05", "E05b"], read: finance },
  { ids: ["F05", "F05b"], read: moneyGone },
  { ids: ["E01"], read: attendanceRate },
  { ids: ["E02", "E02b", "E03"], read: classResults },
  { ids: ["E04"], read: familyReach },
  { ids: ["M01"], read: mentoringReach },
  { ids: ["M02", "M02b"], read: mentoringCompletion },
  { ids: ["M03", "M03b"], read: zoneMoves },
  { ids: ["M04"], read: zoneShares },
  { ids: ["M05"], read: sessionAdherence },
  { ids: ["B01", "B01b", "B01c"], read: survival },
  { ids: ["B02", "B02b", "B05"], read: profits },
  { ids: ["B03"], read: permits },
  { ids: ["B04"], read: localJobs },
  { ids: ["B06"], read: loansOnTime },
  { ids: ["I01"], read: infoReach },
  { ids: ["I02", "I03", "I04", "I05"], read: jobFunnel },
  { ids: ["I06", "I06b"], read: processDays },
  { ids: ["I09"], read: checkedVacancies },
  { ids: ["I07", "I08"], read: departures },
  { ids: ["C01", "C02", "C02b", "C03", "C04", "C05", "C06", "C07"], read: marketing },
  { ids: ["X02"], read: migrantRate },
  { ids: ["X08", "X08b"], read: lebaran },
  { ids: ["X09"], read: freshness },
];

/**
 * Figures at full precision from the number views, which show an actor only areas whose numbers are theirs. Rows come
 * in the order of areas, periods, catalogue. Apart by a dimension only those indicators answer that the catalogue
 * says can be; apart by month each area has every month, otherwise only groups that occur.
 */
export async function computeIndicators(tx: Tx, query: IndicatorQuery): Promise<Indicators> {
  const now = query.now ?? new Date();
  const by = query.by ?? null;
  const scope: Scope = {
    region: query.region, level: query.level ?? null, from: query.from, to: query.to, by, monthly: by === "month" || query.monthly === true,
    today: dateIn(timeZoneOf(query.region === WHOLE_COUNTRY ? "31" : query.region), now),
  };
  const wanted = (query.ids ?? INDICATOR_IDS).filter((id) => isTakenApart(id, by) && (!scope.monthly || isTakenApart(id, "month")));
  const sparse = query.sparse === true;
  const { areas, rows } = await keptFigures(tx, { scope, wanted, sparse }, () => count(tx, scope, wanted, sparse));
  return { asOf: now.toISOString(), areas, rows };
}

async function count(tx: Tx, scope: Scope, wanted: readonly string[], sparse: boolean): Promise<Counted> {
  const { by } = scope;
  const needed = new Set([...wanted, ...(wanted.includes("X10") ? HEADLINE_IDS : []), ...(wanted.some(isOfIndex) ? INDEX_IDS : [])]);
  const cells = new Map<string, Cell>();
  // Asked all at once: the database answers one after the other, and nobody waits in between.
  const asked = FAMILIES.filter(({ ids }) => ids.some((id) => needed.has(id)));
  for (const found of await Promise.all(asked.map(({ read }) => read(tx, scope, needed)))) for (const cell of found) join(cells, cell);
  const groups = groupsOf(cells);
  const areas = await areasOf(tx, scope, sparse ? [...groups.keys()] : null);
  const rows = areas.flatMap(({ code }) =>
    periodsOf(scope).flatMap(({ name }) =>
      (by === null || by === "month" ? [null] : (groups.get(code) ?? [])).flatMap((group) =>
        rowsOf(cells.get(keyOf(code, name, group)), { region: code, period: name, group }, wanted, by !== null && by !== "month"))));
  return { areas, rows };
}

function isTakenApart(id: string, by: Dimension | null): boolean {
  const { dimensions } = indicator(id);
  return by === null ? !isOnlyApart(id) : dimensions.includes(by);
}

const keyOf = (area: string, period: string, group: string | null) => `${area}|${period}|${group ?? ""}`;

function join(cells: Map<string, Cell>, cell: Cell): void {
  const key = keyOf(cell.area, cell.period, cell.group);
  const known = cells.get(key);
  cells.set(key, known ? { ...known, figures: { ...known.figures, ...cell.figures } } : cell);
}

/** The groups that occur in each area, in alphabetical order, "not known" last. */
function groupsOf(cells: Map<string, Cell>): Map<string, (string | null)[]> {
  const groups = new Map<string, Set<string | null>>();
  for (const { area, group } of cells.values()) groups.set(area, (groups.get(area) ?? new Set()).add(group));
  const rank = (group: string | null) => (group === "tidak_diketahui" ? "~" : (group ?? ""));
  return new Map([...groups].map(([area, found]) => [area, [...found].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))]));
}

function rowsOf(cell: Cell | undefined, place: Pick<IndicatorRow, "region" | "period" | "group">, ids: readonly string[], grouped: boolean): IndicatorRow[] {
  const made: Record<string, Figure> = { ...(ids.includes("X10") ? { X10: coverage(cell) } : {}), ...(ids.some(isOfIndex) ? outcomeFigures((id) => cell?.figures[id] ?? NOTHING) : {}) };
  return ids.flatMap((id) => {
    const found = made[id] ?? cell?.figures[id];
    if (grouped && !found) return [];
    const figure = found ?? NOTHING;
    return [{ indicator: id, ...place, unit: indicator(id).unit, ...figure, ...interval95(id, figure) }];
  });
}

/** X10: the mean coverage of the headline indicators that have any case. */
function coverage(cell: Cell | undefined): Figure {
  const shares = HEADLINE_IDS.flatMap((id) => {
    const { known, eligible } = cell?.figures[id] ?? NOTHING;
    return known !== null && eligible !== null && eligible > 0 ? [known / eligible] : [];
  });
  const sum = shares.reduce((a, b) => a + b, 0);
  return { value: percentOf(sum, shares.length), numerator: sum * 100, denominator: shares.length, n: shares.length, known: shares.length, eligible: HEADLINE_IDS.length };
}
