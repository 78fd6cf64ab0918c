import { indicator } from "~/indicators/catalogue";
import type { IndicatorRow } from "~/indicators/figure";
import { comparable, coverageOf, showing } from "~/indicators/showing";
import { funnel, type Funnel, type FunnelPlace } from "./funnel";
import { shrink } from "./shrinkage";

/** Why an area is not compared with the others, or compared without a place among them. */
export type Apart = "hidden" | "unknown" | "stale" | "few";
/** One area as the comparison sees it. Shares are fractions; everything else is in the unit of the indicator. */
export type ComparedPlace = {
  code: string;
  name: string;
  figure: IndicatorRow;
  value: number | null;
  apart: Apart | null;
  /** Of a share: where it stands against all, and moved towards them. */
  funnel: FunnelPlace | null;
  shrunk: number | null;
  /** From 1, the highest first; only of shares, which have an interval, and only of enough cases. */
  rank: number | null;
};
export type Compared = { places: ComparedPlace[]; funnel: Pick<Funnel, "centre" | "spread"> | null; isShare: boolean };

/** Older than this at the end of the period, an area's last record tells of the past (handbook X09). */
const STALE_DAYS = 92;
/** A share of fewer cases is not ranked (handbook §5.10). */
const LEAST_RANKED_CASES = 20;

/** `freshness`: days from the last record to the end of the period, negative where records came later. */
export type Entry = { code: string; name: string; figure: IndicatorRow; freshness: number | null };

/** Compares areas by one indicator. What is unknown, stale or too small stands apart and is never ranked. */
export function compareAreas(id: string, entries: readonly Entry[]): Compared {
  const isShare = indicator(id).proportion;
  const places = entries.map((entry): ComparedPlace => {
    const apart = apartOf(id, entry);
    const value = apart === null || apart === "few" ? comparableValue(id, entry.figure) : null;
    return { code: entry.code, name: entry.name, figure: entry.figure, value, apart, funnel: null, shrunk: null, rank: null };
  });
  if (!isShare) return { places, funnel: null, isShare };
  const counted = places.filter(({ value, figure }) => value !== null && (figure.denominator ?? 0) > 0);
  const shares = counted.map(({ figure }) => ({ successes: figure.numerator ?? 0, trials: figure.denominator ?? 0 }));
  const plot = funnel(shares);
  const moved = shrink(shares);
  counted.forEach((place, index) => Object.assign(place, { funnel: plot?.places[index] ?? null, shrunk: moved?.shrunk[index] ?? null }));
  const ranked = counted.filter(({ apart }) => apart === null).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  ranked.forEach((place) => (place.rank = 1 + ranked.filter(({ value }) => (value ?? 0) > (place.value ?? 0)).length));
  return { places, funnel: plot && { centre: plot.centre, spread: plot.spread }, isShare };
}

/** A state such as "sustained" is no number to compare by; a share of few cases is, beside limits that say how few. */
function comparableValue(id: string, figure: IndicatorRow): number | null {
  const value = comparable(id, figure) ?? (isFew(id, figure) ? figure.value : null);
  return value !== null && Number.isFinite(value) ? value : null;
}

const isFew = (id: string, figure: IndicatorRow) => showing(id, figure).hidden === "too_few" && indicator(id).proportion;

function apartOf(id: string, { figure, freshness }: Entry): Apart | null {
  if (freshness !== null && freshness > STALE_DAYS) return "stale";
  if (isFew(id, figure)) return "few";
  if (showing(id, figure).hidden !== null) return coverageOf(figure) === null ? "hidden" : "unknown";
  if (comparable(id, figure) === null) return "unknown";
  if (comparableValue(id, figure) === null) return "hidden";
  return indicator(id).proportion && figure.n < LEAST_RANKED_CASES ? "few" : null;
}
