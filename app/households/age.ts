import { type PlainDate, yearsBetween } from "~/shared/dates";

/** Full years on a day; `isAbout` when only the year of birth is known; null when neither is. */
export type Age = { years: number; isAbout: boolean } | null;

export function ageOf({ birthDate, birthYear }: { birthDate: string | null; birthYear: number | null }, today: PlainDate): Age {
  if (birthDate) return { years: yearsBetween(birthDate, today), isAbout: false };
  return birthYear === null ? null : { years: Number(today.slice(0, 4)) - birthYear, isAbout: true };
}
