import { addDays, monthsApart, monthOf, yearsBetween, type PlainDate } from "~/shared/dates";

/** What must hold of a placement and its contract (handbook §4.3, §4.21). */

/** Law 18/2017 art. 5 holds the requirements; the age itself is the handbook's reading. */
const MINIMUM_AGE = 18;

export type AgeAnswer = "old_enough" | "too_young" | "year_only" | "unknown";

/**
 * Whether a person was of age when the placement started. `year_only`: the birth year alone leaves it open, which is
 * pointed out and not refused.
 */
export function ageAtStart(person: { birthDate: PlainDate | null; birthYear: number | null }, startOn: PlainDate | null): AgeAnswer {
  if (startOn === null) return "unknown";
  if (person.birthDate !== null) return yearsBetween(person.birthDate, startOn) >= MINIMUM_AGE ? "old_enough" : "too_young";
  if (person.birthYear === null) return "unknown";
  const years = Number(startOn.slice(0, 4)) - person.birthYear;
  if (years === MINIMUM_AGE) return "year_only";
  return years > MINIMUM_AGE ? "old_enough" : "too_young";
}

/** An extension may begin this long before the contract it follows ends. */
const EXTENSION_OVERLAP_DAYS = 31;

export type ContractProblem = "ends_before_start" | "extension_too_early" | "return_before_departure";

/** Why the days of a contract or a stay cannot be right; empty when they can or are unknown. */
export function contractProblems(contract: {
  startOn: PlainDate | null;
  endOn: PlainDate | null;
  previousEndOn: PlainDate | null;
  departedOn: PlainDate | null;
  returnedOn: PlainDate | null;
}): ContractProblem[] {
  const { startOn, endOn, previousEndOn, departedOn, returnedOn } = contract;
  const problems: ContractProblem[] = [];
  if (startOn !== null && endOn !== null && endOn < startOn) problems.push("ends_before_start");
  if (startOn !== null && previousEndOn !== null && startOn < addDays(previousEndOn, -EXTENSION_OVERLAP_DAYS)) problems.push("extension_too_early");
  if (departedOn !== null && returnedOn !== null && returnedOn < departedOn) problems.push("return_before_departure");
  return problems;
}

/** Whole months of a contract, the day after its last day counted (1 Jan 2024 to 31 Dec 2025 is 24). */
export function contractMonths(startOn: PlainDate, endOn: PlainDate): number {
  const after = addDays(endOn, 1);
  const months = monthsApart(monthOf(startOn), monthOf(after));
  return after.slice(8) < startOn.slice(8) ? months - 1 : months;
}
