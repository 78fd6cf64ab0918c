import { timeZoneOf } from "~/regions/time-zone";
import { isMonth, monthOf, todayIn, type Month } from "~/shared/dates";

/** The day in the enterprise's village, and the month an address asks for: this one where it names none that has begun. */
export function dayBookOf(regionCode: string, asked: string | null): { today: string; month: Month } {
  const today = todayIn(timeZoneOf(regionCode), new Date());
  return { today, month: isMonth(asked) && asked <= monthOf(today) ? asked : monthOf(today) };
}
