import type { Unit } from "./definition";

/** What a median or ratio is when it is no number: income covers spending (F02), or debt without income (F03). */
export type FigureState = "berkelanjutan" | "tak_tertutup";

/**
 * One figure at full precision. `value` is null where nothing is known, with `state` where it is a state instead of
 * a number; percentages are out of 100. Of `eligible` cases `known` are known; both null where that is not counted
 * (a single channel, for example). `n` is the number of cases behind the value, as the catalogue's `counted` says.
 */
export type Figure = {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  n: number;
  known: number | null;
  eligible: number | null;
  state?: FigureState;
  /** A 95 % interval of the figure's own kind; that of a proportion follows from its numbers (`interval95`). */
  low?: number | null;
  high?: number | null;
  /** How many households the money or the departures are of, where `n` counts something else. */
  households?: number;
  /** Not for this viewer: too few households stand behind it (app/indicators/small-numbers.ts). */
  withheld?: true;
};

/** `low` and `high`: the 95 % interval in the unit of the value, null where the value has none. */
export type IndicatorRow = Figure & { indicator: string; region: string; period: string; group: string | null; unit: Unit; low: number | null; high: number | null };

/** Figures of one area, period and group by indicator id. */
export type Cell = { area: string; period: string; group: string | null; figures: Record<string, Figure> };

export const NOTHING: Figure = { value: null, numerator: null, denominator: null, n: 0, known: 0, eligible: 0 };

/** A share out of a hundred; null of nothing, which is neither 0 % nor 100 %. */
export const percentOf = (part: number, whole: number): number | null => (whole > 0 ? (part / whole) * 100 : null);
