import { addDays, addMonths, type PlainDate } from "~/shared/dates";

/*
 * How often one meets (handbook §4.15, design): weekly in the first month, every two weeks up to the sixth, monthly after
 * that; twenty sessions in a year.
 */
const WEEKLY = [7, 14, 21, 28];
const FORTNIGHTLY = Array.from({ length: 10 }, (_, index) => 28 + 14 * (index + 1));
export const MONTHLY_FROM = 7;
/** Days after the first one by which the sessions of the first half year are due. */
export const EARLY_DAYS: readonly number[] = [...WEEKLY, ...FORTNIGHTLY];

/** The days by which each session is due, first to last. */
export function sessionsPlanned(enrolledOn: PlainDate, plannedMonths: number): PlainDate[] {
  const end = addMonths(enrolledOn, plannedMonths);
  const early = EARLY_DAYS.map((days) => addDays(enrolledOn, days)).filter((day) => day <= end);
  const late = Array.from({ length: Math.max(0, plannedMonths - MONTHLY_FROM + 1) }, (_, index) => addMonths(enrolledOn, MONTHLY_FROM + index));
  return [...early, ...late];
}

/** Without the days between `from` and `to`: nothing is due while a mentoring is paused, and what follows is put off. */
export type Pause = { from: PlainDate; to: PlainDate | null };

/** How many sessions were due by a day; what falls into a pause was not. */
export function sessionsDue(planned: readonly PlainDate[], pauses: readonly Pause[], on: PlainDate): number {
  const isPaused = (day: PlainDate) => pauses.some(({ from, to }) => from <= day && (to === null || day < to));
  return planned.filter((day) => day <= on && !isPaused(day)).length;
}
