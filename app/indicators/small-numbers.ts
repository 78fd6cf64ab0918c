import { indicator } from "./catalogue";
import type { IndicatorRow } from "./figure";

/**
 * Whoever sees an area's numbers but not its people is not shown what one to four households received, spent or did:
 * a planner, a village head and the export of either. Zero may be shown (handbook X06). Whoever keeps the records of
 * the area has every figure in view.
 */
export const LEAST_HOUSEHOLDS = 5;

/** How many households (for departures: departures) stand behind a figure; null where it tells of none. */
function behind({ indicator: id, n, eligible, households }: IndicatorRow): number | null {
  if (households !== undefined) return households;
  switch (indicator(id).counted) {
    case "households":
    case "migrants":
    case "people":
    case "enterprises":
    case "loans":
    case "seats":
    case "buyers":
    case "orders":
    case "products":
      return n;
    case "departures":
    case "returns":
      return eligible;
    default:
      return null;
  }
}

const isSmall = (row: IndicatorRow): boolean => {
  const count = behind(row);
  return count !== null && count > 0 && count < LEAST_HOUSEHOLDS;
};

/** The same row without what it would tell; how many cases there are and how many are known stays. */
function closed(row: IndicatorRow): IndicatorRow {
  const { state: _, ...rest } = row;
  const inRupiah = row.indicator === "R07" ? { known: null, eligible: null } : {};
  return { ...rest, value: null, numerator: null, denominator: null, low: null, high: null, ...inRupiah, withheld: true };
}

/** Figures of areas, each by itself. */
export const withheld = (rows: readonly IndicatorRow[]): IndicatorRow[] => rows.map((row) => (isSmall(row) ? closed(row) : row));

/**
 * Parts of a whole that is shown beside them (months, channels, countries, uses). A single closed part would follow
 * from the whole by subtraction, so the smallest open one is closed with it.
 */
export function withheldParts(rows: readonly IndicatorRow[]): IndicatorRow[] {
  const parts = withheld(rows);
  for (const id of new Set(parts.map((row) => row.indicator))) {
    const ofOne = parts.filter((row) => row.indicator === id);
    if (ofOne.filter((row) => row.withheld).length !== 1) continue;
    const open = ofOne.filter((row) => !row.withheld && (behind(row) ?? 0) > 0);
    const smallest = open.sort((a, b) => (behind(a) ?? 0) - (behind(b) ?? 0) || (a.value ?? 0) - (b.value ?? 0) || (nameOf(a) < nameOf(b) ? -1 : 1))[0];
    if (smallest) parts[parts.indexOf(smallest)] = closed(smallest);
  }
  return parts;
}

const nameOf = ({ period, group }: IndicatorRow) => `${period} ${group ?? ""}`;
