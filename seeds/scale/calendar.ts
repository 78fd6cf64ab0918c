import { monthsBetween } from "../demo/world";

/** Months are numbers here: 0 is January 2021, 59 December 2025, and earlier ones are below zero. */
export const MONTHS = 60;
const texts = monthsBetween("2018-01", "2035-12");
const ZERO = texts.indexOf("2021-01");
const days = texts.map((month) => Array.from({ length: 28 }, (_, day) => `${month}-${String(day + 1).padStart(2, "0")}`));

/** YYYY-MM. */
export const monthText = (month: number): string => texts[month + ZERO]!;
/** YYYY-MM-DD; every month has 28 days. */
export const dayText = (month: number, day: number): string => days[month + ZERO]![day - 1]!;
/** The moment a record of that day was written. */
export const stampOf = (day: string): string => `${day}T10:00:00Z`;
