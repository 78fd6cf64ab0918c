import { addDays, LEBARAN, type PlainDate } from "~/shared/dates";

/**
 * The season of Lebaran (handbook X08): the four weeks before 1 Syawal beside the sixteen weeks before those. The lunar
 * year moves through the calendar, so that years are compared by these days and not by their months.
 */
const WINDOW_WEEKS = 4;
const BASE_WEEKS = 16;

export type Season = { lebaran: PlainDate; baseFrom: PlainDate; windowFrom: PlainDate; windowTo: PlainDate };

const seasonOf = (lebaran: PlainDate): Season => ({
  lebaran,
  baseFrom: addDays(lebaran, -7 * (WINDOW_WEEKS + BASE_WEEKS)),
  windowFrom: addDays(lebaran, -7 * WINDOW_WEEKS),
  windowTo: addDays(lebaran, -1),
});

/** The last Lebaran of a period whose four weeks are over, and the one of the year before; null where the table has none. */
export function seasonsIn(from: PlainDate, to: PlainDate): { now: Season; before: Season | null } | null {
  const lebaran = LEBARAN.filter((day) => day >= from && day <= to).at(-1);
  if (lebaran === undefined) return null;
  const before = LEBARAN[LEBARAN.indexOf(lebaran) - 1];
  return { now: seasonOf(lebaran), before: before === undefined ? null : seasonOf(before) };
}

export const WEEKS_OF_SEASON = WINDOW_WEEKS + BASE_WEEKS;

/** From the sums of the weeks that end with the day before Lebaran, the earliest first: weekly mean of the last four beside the median of those before. */
export function seasonalIndex(weeks: readonly number[]): { weekly: number; usual: number; index: number | null } {
  const weekly = weeks.slice(-WINDOW_WEEKS).reduce((sum, week) => sum + week, 0) / WINDOW_WEEKS;
  const base = weeks.slice(0, BASE_WEEKS).sort((a, b) => a - b);
  const usual = (base[BASE_WEEKS / 2 - 1]! + base[BASE_WEEKS / 2]!) / 2;
  return { weekly, usual, index: usual > 0 ? weekly / usual : null };
}
