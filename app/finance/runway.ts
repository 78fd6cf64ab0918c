import type { CodeList, Language } from "~/shared/codes";
import { addDays, addMonths, type PlainDate } from "~/shared/dates";
import { formatNumber, roundHalfAway } from "~/shared/numbers";

/**
 * How long a household's money lasts (handbook F02, `runway_months`). The answer is a number of months or a state, and
 * a number is never averaged with a state.
 */
export type Runway = { kind: "unknown" } | { kind: "sustainable" } | { kind: "months"; months: number };

/** The states that are not a number of months, as they are stored and shown. */
export const RUNWAY_STATES = {
  berkelanjutan: { id: "Berkelanjutan", en: "Sustainable" },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;

export type MonthlyMoney = {
  /** Liquid savings. */
  balanceIdr: number | null;
  /** Monthly expense, debt service included. */
  expenseIdr: number | null;
  /** Monthly income that will go on; of a returnee without remittance. */
  continuingIncomeIdr: number | null;
};

/** Months until the liquid savings are used up; sustainable when income covers the expense, even with no savings. */
export function runway({ balanceIdr, expenseIdr, continuingIncomeIdr }: MonthlyMoney): Runway {
  if (balanceIdr === null || expenseIdr === null || continuingIncomeIdr === null) return { kind: "unknown" };
  const burn = expenseIdr - continuingIncomeIdr;
  if (burn <= 0) return { kind: "sustainable" };
  return { kind: "months", months: balanceIdr <= 0 ? 0 : balanceIdr / burn };
}

export type HouseholdMoney = {
  balanceIdr: number | null;
  expenseIdr: number | null;
  /** Income earned at home, enterprise profit included. */
  localIncomeIdr: number | null;
  remittanceIdr: number | null;
};

/** The runway today, with the remittance going on. */
export function runwayWithRemittance(money: HouseholdMoney): Runway {
  const known = money.localIncomeIdr !== null && money.remittanceIdr !== null;
  const continuingIncomeIdr = known ? (money.localIncomeIdr ?? 0) + (money.remittanceIdr ?? 0) : null;
  return runway({ balanceIdr: money.balanceIdr, expenseIdr: money.expenseIdr, continuingIncomeIdr });
}

/** "If the remittance stops": the same household living on its local income and its savings. */
export function runwayIfRemittanceStops(money: Omit<HouseholdMoney, "remittanceIdr">): Runway {
  return runway({ balanceIdr: money.balanceIdr, expenseIdr: money.expenseIdr, continuingIncomeIdr: money.localIncomeIdr });
}

/** Above this many months a number says more than anyone knows. */
export const DISPLAY_CAP_MONTHS = 60;

/** "4,7", "> 60", "Berkelanjutan"; months with one decimal, without the word for months. */
export function formatRunway(answer: Runway, language: Language = "id"): string {
  if (answer.kind === "unknown") return RUNWAY_STATES.tidak_diketahui[language];
  if (answer.kind === "sustainable") return RUNWAY_STATES.berkelanjutan[language];
  return answer.months > DISPLAY_CAP_MONTHS ? `> ${DISPLAY_CAP_MONTHS}` : formatNumber(answer.months, 1, language);
}

/**
 * The day the money is expected to be gone: whole months from the day of assessment, then the fraction × 30 days. Null
 * for a state, and above the cap, where a day would pretend to know.
 */
export function runwayEndsOn(answer: Runway, assessedOn: PlainDate): PlainDate | null {
  if (answer.kind !== "months" || answer.months > DISPLAY_CAP_MONTHS) return null;
  const whole = Math.floor(answer.months);
  return addDays(addMonths(assessedOn, whole), roundHalfAway((answer.months - whole) * 30, 0));
}

/** For sorting: shortest first, sustainable above all numbers, unknown last. */
export function compareRunways(a: Runway, b: Runway): number {
  const rank = (answer: Runway) => (answer.kind === "months" ? answer.months : answer.kind === "sustainable" ? Infinity : Number.NaN);
  const [left, right] = [rank(a), rank(b)];
  if (Number.isNaN(left) || Number.isNaN(right)) return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
  return left === right ? 0 : left - right;
}

/**
 * The median of the known runways, with how many were known. Of an even count the mean of the middle two, but the
 * lower one as soon as either is a state.
 */
export function medianRunway(answers: readonly Runway[]): { median: Runway; known: number } {
  const known = answers.filter((answer) => answer.kind !== "unknown").sort(compareRunways);
  const low = known[Math.floor((known.length - 1) / 2)];
  const high = known[Math.floor(known.length / 2)];
  if (!low || !high) return { median: { kind: "unknown" }, known: 0 };
  const median: Runway =
    low.kind === "months" && high.kind === "months" ? { kind: "months", months: (low.months + high.months) / 2 } : low;
  return { median, known: known.length };
}
