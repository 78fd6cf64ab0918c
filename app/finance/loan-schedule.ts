import { addDays, addMonths, monthOf, monthsApart, type Month, type PlainDate } from "~/shared/dates";
import type { InstalmentPeriod, InterestKind } from "./codes";
import { annuityInstalment, flatInstalment, monthlyInstalment } from "./debt-service";

/*
 * The calendar of a loan's instalments (handbook §4.8), from what a debt's record says. Equal monthly instalments of whole
 * rupiah, the last one takes what rounding left, so that the principal comes out exactly. Where the handbook gives no rule,
 * as for profit sharing, there is no calendar and the reason is told; nothing is guessed.
 */
export type Loan = {
  principalIdr: number | null;
  /** Hundredths of a percent a year. */
  rateBpYear: number | null;
  interestKind: InterestKind;
  period: InstalmentPeriod | null;
  startOn: PlainDate | null;
  endOn: PlainDate | null;
  /** Months before the first instalment, none of them paid. */
  graceMonths: number | null;
};
export type NoSchedule = "no_rule" | "principal_unknown" | "rate_unknown" | "term_unknown" | "not_monthly";
export type Instalment = { number: number; dueOn: PlainDate; principalIdr: number; interestIdr: number; leftIdr: number };

const MOST_MONTHS = 480;

/** Equal instalments of a whole loan, from the month after `startOn` and the grace. */
export function instalments({ principalIdr, rateBpYear, interestKind, startOn, months, graceMonths = 0 }: { principalIdr: number; rateBpYear: number; interestKind: "flat" | "efektif" | "tanpa"; startOn: PlainDate; months: number; graceMonths?: number }): Instalment[] {
  const ratePercentYear = interestKind === "tanpa" ? 0 : rateBpYear / 100;
  const whole = interestKind === "flat" ? flatInstalment({ principalIdr, flatPercentMonth: ratePercentYear / 12, months }) : annuityInstalment({ principalIdr, ratePercentYear, months });
  const instalment = Math.round(whole);
  const flatInterest = Math.round((principalIdr * ratePercentYear) / 100 / 12);
  let leftIdr = principalIdr;
  return Array.from({ length: months }, (_, index) => {
    const interestIdr = interestKind === "flat" ? flatInterest : Math.round((leftIdr * ratePercentYear) / 100 / 12);
    const paid = index === months - 1 ? leftIdr : Math.min(leftIdr, Math.max(0, instalment - interestIdr));
    leftIdr -= paid;
    return { number: index + 1, dueOn: addMonths(startOn, graceMonths + index + 1), principalIdr: paid, interestIdr, leftIdr };
  });
}

/** The calendar of a recorded debt. No interest is counted in the months of grace: whether it runs there differs by bank, and `graceCost` tells what it would add. */
export function loanSchedule(loan: Loan): { kind: "schedule"; instalments: Instalment[] } | { kind: "none"; because: NoSchedule } {
  const { principalIdr, rateBpYear, interestKind, period, startOn, endOn } = loan;
  const none = (because: NoSchedule) => ({ kind: "none", because }) as const;
  if (interestKind === "bagi_hasil" || interestKind === "tidak_diketahui") return none("no_rule");
  if (period !== "bulan") return none("not_monthly");
  if (principalIdr === null || principalIdr <= 0) return none("principal_unknown");
  if (interestKind !== "tanpa" && rateBpYear === null) return none("rate_unknown");
  const graceMonths = loan.graceMonths ?? 0;
  const months = startOn === null || endOn === null ? 0 : monthsOf(startOn, endOn) - graceMonths;
  if (startOn === null || months < 1 || months > MOST_MONTHS) return none("term_unknown");
  return { kind: "schedule", instalments: instalments({ principalIdr, rateBpYear: rateBpYear ?? 0, interestKind, startOn, months, graceMonths }) };
}

/** The instalment if interest also runs in the months of grace and is added to the loan; null without grace or interest. */
export function instalmentWithGraceInterest(loan: Loan): number | null {
  const graceMonths = loan.graceMonths ?? 0;
  const schedule = loanSchedule(loan);
  if (schedule.kind === "none" || graceMonths === 0 || loan.interestKind === "tanpa" || loan.principalIdr === null) return null;
  const [months, monthly] = [schedule.instalments.length, (loan.rateBpYear ?? 0) / 10_000 / 12];
  if (loan.interestKind === "flat") return Math.round(loan.principalIdr / months + (loan.principalIdr * monthly * (months + graceMonths)) / months);
  return Math.round(annuityInstalment({ principalIdr: loan.principalIdr * (1 + monthly) ** graceMonths, ratePercentYear: (loan.rateBpYear ?? 0) / 100, months }));
}

/** A day before the same day of the month, as contracts end, counts as the whole month. */
const monthsOf = (startOn: PlainDate, endOn: PlainDate): number => monthsApart(monthOf(startOn), monthOf(addDays(endOn, 1)));

/** What is still to come by the calendar on a day. */
export function stillDue(all: readonly Instalment[], today: PlainDate): { next: Instalment | null; count: number; owedIdr: number } {
  const left = all.filter(({ dueOn }) => dueOn >= today);
  return { next: left[0] ?? null, count: left.length, owedIdr: left.reduce((sum, { principalIdr }) => sum + principalIdr, 0) };
}

/** What an open debt asks in a month: by its calendar, else the instalment written down; null while neither is known. */
export function dueIn(loan: Loan & { instalmentIdr: number | null }, month: Month): number | null {
  const schedule = loanSchedule(loan);
  if (schedule.kind === "none") {
    const ended = loan.endOn !== null && monthOf(loan.endOn) < month;
    return ended ? 0 : monthlyInstalment(loan.instalmentIdr, loan.period ?? "tidak_diketahui");
  }
  return schedule.instalments.filter(({ dueOn }) => monthOf(dueOn) === month).reduce((sum, { principalIdr, interestIdr }) => sum + principalIdr + interestIdr, 0);
}

/**
 * B06: what is owed on loans paid on time, of what is owed on loans of which both the amount and the state are known (handbook
 * §5.6: 180 of 225 million, 80 %). `unknown` counts the others; loans that are paid off or written off are in neither.
 */
export function onTime(loans: readonly { status: string; outstandingIdr: number | null }[]): { onTimeIdr: number; owedIdr: number; unknown: number } {
  const open = loans.filter(({ status }) => status !== "lunas" && status !== "dihapus");
  const known = open.flatMap(({ status, outstandingIdr }) => (outstandingIdr === null || status === "tidak_diketahui" ? [] : [{ status, outstandingIdr }]));
  const sum = (of: typeof known) => of.reduce((total, { outstandingIdr }) => total + outstandingIdr, 0);
  return { onTimeIdr: sum(known.filter(({ status }) => status === "lancar")), owedIdr: sum(known), unknown: open.length - known.length };
}
