import { monthOf, plainDate, type Month, type PlainDate } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { isOverlong, isUnknownText, searchKey, withoutTextMark } from "~/shared/text";

/**
 * Days and months from forms and files: day before month, always, and month names in Indonesian or English. A day
 * that does not exist is refused and never rolls over (field cases C013, C022, C023, C025).
 */
export type DateRefusal = { code: "not_a_date" | "no_such_day" | "two_digit_year" | "year_out_of_range" };

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2100;

const MONTH_NAMES: readonly (readonly string[])[] = [
  ["januari", "january", "jan"],
  ["februari", "pebruari", "february", "feb", "peb"],
  ["maret", "march", "mar", "mrt"],
  ["april", "apr"],
  ["mei", "may"],
  ["juni", "june", "jun"],
  ["juli", "july", "jul"],
  ["agustus", "august", "agu", "agt", "ags", "agst", "agust", "aug"],
  ["september", "sep", "sept"],
  ["oktober", "october", "okt", "oct"],
  ["november", "nopember", "nov", "nop"],
  ["desember", "december", "des", "dec"],
];
const DAY_NAMES = /^(senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad|(mon|tues|wednes|thurs|fri|satur|sun)day)\s*,?\s+/i;

/** The number of a month by its name or abbreviation in either language; null when it is none. */
function monthNumber(name: string): number | null {
  const index = MONTH_NAMES.findIndex((names) => names.includes(searchKey(name)));
  return index < 0 ? null : index + 1;
}

/**
 * A day from "2025-04-03", "03/04/2025" (3 April), "3-4-2025", "17 Agustus 1990" or "05 Agt 2024". Null when the text
 * says unknown or is empty. Two-digit years are refused: nobody can tell 1925 from 2025.
 */
export function parseDate(text: string): Result<PlainDate | null, DateRefusal> {
  if (isUnknownText(text)) return ok(null);
  if (isOverlong(text)) return refused({ code: "not_a_date" });
  const typed = withoutTextMark(text).replace(DAY_NAMES, "").replace(/[T ]00:00(:00(\.0+)?)?$/, "");
  return readIso(typed) ?? readDayFirst(typed) ?? readNamed(typed) ?? refused({ code: "not_a_date" });
}

type Reading = Result<PlainDate, DateRefusal> | null;

function dayOf(year: string, month: number, day: string): Reading {
  if (year.length === 2) return refused({ code: "two_digit_year" });
  const date = plainDate(Number(year), month, Number(day));
  if (date === null) return refused({ code: "no_such_day" });
  const inRange = Number(year) >= EARLIEST_YEAR && Number(year) <= LATEST_YEAR;
  return inRange ? ok(date) : refused({ code: "year_out_of_range" });
}

function readIso(text: string): Reading {
  const parts = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  return parts ? dayOf(parts[1] ?? "", Number(parts[3]), parts[4] ?? "") : null;
}

function readDayFirst(text: string): Reading {
  const parts = /^(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$/.exec(text);
  return parts ? dayOf(parts[4] ?? "", Number(parts[3]), parts[1] ?? "") : null;
}

function readNamed(text: string): Reading {
  const dayFirst = /^(\d{1,2})[\s\-/.]*(\p{L}+)[.,]?[\s\-/.]*(\d{4}|\d{2})$/u.exec(text);
  const monthFirst = /^(\p{L}+)\.?\s+(\d{1,2})(?:\s*,\s*|\s+)(\d{4})$/u.exec(text);
  const [name, day, year] = dayFirst
    ? [dayFirst[2], dayFirst[1], dayFirst[3]]
    : [monthFirst?.[1], monthFirst?.[2], monthFirst?.[3]];
  const month = name === undefined ? null : monthNumber(name);
  return month === null ? null : dayOf(year ?? "", month, day ?? "");
}

/**
 * A month from "2025-03", "03/2025", "Maret 2025", "Mar-2025", or a whole day in it. Null when the text says unknown
 * or is empty.
 */
export function parseMonth(text: string): Result<Month | null, DateRefusal> {
  if (isUnknownText(text)) return ok(null);
  if (isOverlong(text)) return refused({ code: "not_a_date" });
  const typed = withoutTextMark(text);
  const yearFirst = /^(\d{4})[-/. ](\d{1,2})$/.exec(typed);
  const monthFirst = /^(\d{1,2})[-/. ](\d{4})$/.exec(typed);
  const named = /^(\p{L}+)\.?[\s\-/,]*(\d{4})$/u.exec(typed);
  const year = yearFirst?.[1] ?? monthFirst?.[2] ?? named?.[2];
  if (year === undefined) return monthOfDay(typed);
  const month = named ? monthNumber(named[1] ?? "") : Number(yearFirst?.[2] ?? monthFirst?.[1]);
  const day = month === null ? null : dayOf(year, month, "1");
  if (day === null) return refused({ code: "not_a_date" });
  return day.ok ? ok(monthOf(day.value)) : day;
}

function monthOfDay(typed: string): Result<Month | null, DateRefusal> {
  const date = parseDate(typed);
  return date.ok && date.value !== null ? ok(monthOf(date.value)) : date.ok ? refused({ code: "not_a_date" }) : date;
}

/** A year of birth or the like, four digits; null when unknown. */
export function parseYear(text: string): Result<number | null, DateRefusal> {
  if (isUnknownText(text)) return ok(null);
  if (isOverlong(text)) return refused({ code: "not_a_date" });
  const typed = withoutTextMark(text);
  if (/^\d{2}$/.test(typed)) return refused({ code: "two_digit_year" });
  if (!/^\d{4}$/.test(typed)) return refused({ code: "not_a_date" });
  const year = Number(typed);
  return year < EARLIEST_YEAR || year > LATEST_YEAR ? refused({ code: "year_out_of_range" }) : ok(year);
}
