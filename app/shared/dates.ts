import type { Language } from "~/shared/codes";

/**
 * Days and months of life events: text, never a `Date`, because a calendar day has no time zone and a `Date` always
 * does. A day is "YYYY-MM-DD" and a month "YYYY-MM", both compare as text. Instants meet days only in `dateIn` and
 * `monthBounds`, with the zone named.
 */
export type PlainDate = string;
export type Month = string;

const DAY_MS = 86_400_000;

function utc(date: PlainDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
}

const fromUtc = (instant: number): PlainDate => new Date(instant).toISOString().slice(0, 10);
const two = (value: number) => String(value).padStart(2, "0");

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day with these numbers, or null when the calendar has none (31 June, 29 February 2023). */
export function plainDate(year: number, month: number, day: number): PlainDate | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

export function isPlainDate(text: unknown): text is PlainDate {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  return plainDate(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))) !== null;
}

export function isMonth(text: unknown): text is Month {
  return typeof text === "string" && isPlainDate(`${text}-01`);
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromUtc(utc(date) + days * DAY_MS);
}

/** The same day so many months on; the last day of the month where that day does not exist (31 Jan + 1 → 28 Feb). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const month = addToMonth(monthOf(date), months);
  const last = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)));
  return `${month}-${two(Math.min(Number(date.slice(8)), last))}`;
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((utc(to) - utc(from)) / DAY_MS);
}

/** Full years lived on a day, as an age is counted. */
export function yearsBetween(from: PlainDate, to: PlainDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/** For sorting: earlier first. */
export function compareDates(a: PlainDate, b: PlainDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function monthOf(date: PlainDate): Month {
  return date.slice(0, 7);
}

export function addToMonth(month: Month, months: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, "0")}-${two((count % 12) + 1)}`;
}

/** How many months the second lies after the first; negative when before. */
export function monthsApart(from: Month, to: Month): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5));
}

/** Every month from the first to the last, both included; empty when the last is earlier. */
export function monthsBetween(from: Month, to: Month): Month[] {
  return Array.from({ length: Math.max(0, monthsApart(from, to) + 1) }, (_, index) => addToMonth(from, index));
}

export function firstDay(month: Month): PlainDate {
  return `${month}-01`;
}

export function lastDay(month: Month): PlainDate {
  return `${month}-${two(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5))))}`;
}

/** Making one takes longer than using it a hundred times. */
const calendars = new Map<string, Intl.DateTimeFormat>();

function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", { timeZone, calendar: "gregory", numberingSystem: "latn", year: "numeric", month: "2-digit", day: "2-digit" });
  calendars.set(timeZone, made);
  return made;
}

/** The calendar day an instant falls on in a time zone such as "Asia/Jakarta". */
export function dateIn(timeZone: string, instant: Date): PlainDate {
  const parts = calendarOf(timeZone).formatToParts(instant);
  const part = (type: string) => parts.find((piece) => piece.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/** Today in a village's time zone; the clock is handed in. */
export function todayIn(timeZone: string, now: Date): PlainDate {
  return dateIn(timeZone, now);
}

const MONTHS = {
  id: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
} as const;
const SHORT_MONTHS = {
  id: "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split(" "),
  en: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" "),
} as const;

export type Length = "short" | "long";

function monthName(month: string, language: Language, length: Length): string {
  return (length === "long" ? MONTHS : SHORT_MONTHS)[language][Number(month) - 1] ?? month;
}

/** "12 Mar 2025", or with `long` "12 Maret 2025" / "12 March 2025". */
export function formatDate(date: PlainDate, language: Language = "id", length: Length = "short"): string {
  return `${Number(date.slice(8))} ${monthName(date.slice(5, 7), language, length)} ${date.slice(0, 4)}`;
}

/** "Maret 2025", or with `short` "Mar 2025". */
export function formatMonth(month: Month, language: Language = "id", length: Length = "long"): string {
  return `${monthName(month.slice(5), language, length)} ${month.slice(0, 4)}`;
}

/**
 * First day of Eid (1 Syawal) by the government's calendar, handbook X08: joint ministerial decrees; 2026 from the
 * holiday decree of 19 September 2025, the sighting decision not yet read.
 */
export const LEBARAN: readonly PlainDate[] = [
  "2021-05-13",
  "2022-05-02",
  "2023-04-22",
  "2024-04-10",
  "2025-03-31",
  "2026-03-21",
];

/**
 * Days from the nearest Lebaran: −1 on the day before, 0 on the day. Null where the nearest known one is more than
 * half a lunar year away, so that a year missing from the table is not measured from its neighbour.
 */
export function lebaranOffset(date: PlainDate): number | null {
  const offsets = LEBARAN.map((lebaran) => daysBetween(lebaran, date));
  const nearest = offsets.reduce((best, offset) => (Math.abs(offset) < Math.abs(best) ? offset : best));
  return Math.abs(nearest) <= 178 ? nearest : null;
}
