import { addToMonth, compareDates, monthsApart, type Month, type PlainDate } from "~/shared/dates";
import { median } from "~/shared/numbers";
import type { EnterpriseState, PermitState } from "./codes";

/*
 * The book of an enterprise (handbook §4.12, §5.6): what is profit and what is not. Amounts are whole rupiah; null is not
 * known. A month that nobody wrote down is missing and not zero; a month declared without sales is zero.
 */
export type BookMonth = {
  month: Month;
  salesIdr: number | null;
  cogsIdr: number | null;
  opexIdr: number | null;
  interestIdr: number | null;
  /** Taken for the family, and repaid of a loan: money that leaves and is no cost. */
  ownerDrawIdr?: number | null;
  principalIdr?: number | null;
  cashEndIdr?: number | null;
};

/** Sales less goods, other cost and interest; null while one of them is not known. */
export function monthProfit({ salesIdr, cogsIdr, opexIdr, interestIdr }: BookMonth): number | null {
  return salesIdr === null || cogsIdr === null || opexIdr === null || interestIdr === null ? null : salesIdr - cogsIdr - opexIdr - interestIdr;
}

const inOrder = (months: readonly BookMonth[]): BookMonth[] => [...months].sort((a, b) => compareDates(a.month, b.month));
const profitsOf = (months: readonly BookMonth[]): number[] => inOrder(months).flatMap((month) => monthProfit(month) ?? []);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const SPAN = 3;
const MONTHS_FOR_GROWTH = 9;

/** B02: how the mean profit of the last three recorded months differs from that of the first three; null below nine months. */
export function profitChange(months: readonly BookMonth[]): { rupiah: number; share: number | null } | null {
  const profits = profitsOf(months);
  if (profits.length < MONTHS_FOR_GROWTH) return null;
  const [base, last] = [sum(profits.slice(0, SPAN)) / SPAN, sum(profits.slice(-SPAN)) / SPAN];
  return { rupiah: last - base, share: base > 0 ? (last - base) / base : null };
}

/** Profit of the last three recorded months together; null with fewer. */
export function lastProfit(months: readonly BookMonth[]): number | null {
  const profits = profitsOf(months).slice(-SPAN);
  return profits.length < SPAN ? null : sum(profits);
}

/** B02 over enterprises: the median change in rupiah, and of the shares where there was a profit to begin with. */
export function medianGrowth(changes: readonly { rupiah: number; share: number | null }[]): { rupiah: number | null; share: number | null; n: number } {
  const shares = changes.flatMap(({ share }) => share ?? []);
  return { rupiah: median(changes.map(({ rupiah }) => rupiah)), share: median(shares), n: shares.length };
}

/** B05: whether the last three recorded months made a profit; null with fewer than three of the last four on record. */
export function isProfitable(months: readonly BookMonth[], upTo: Month): boolean | null {
  const recent = months.filter(({ month }) => month <= upTo && monthsApart(month, upTo) < SPAN + 1);
  const profit = lastProfit(recent);
  return profit === null ? null : profit > 0;
}

/** B03: permits held and valid, of those that apply and are known; what is not needed and what nobody knows is left out. */
export function legalReadiness(permits: readonly PermitState[]): { held: number; of: number; unknown: number } {
  const applicable = permits.filter((state) => state !== "tidak_perlu" && state !== "tidak_diketahui");
  return { held: applicable.filter((state) => state === "ada").length, of: applicable.length, unknown: permits.filter((state) => state === "tidak_diketahui").length };
}

/** A permit that was held is expired from the day after its last. */
export const permitOn = (state: PermitState, expiresOn: PlainDate | null, today: PlainDate): PermitState => (state === "ada" && expiresOn !== null && expiresOn < today ? "kedaluwarsa" : state);

/** B04: paid worker-months as full years of work. */
export const fullTime = (paidWorkersByMonth: readonly number[]): number => sum(paidWorkersByMonth) / 12;

export type EnterpriseFacts = { startedOn: PlainDate | null; closedOn: PlainDate | null; pausedSince: PlainDate | null; months: readonly Pick<BookMonth, "month" | "salesIdr">[] };
/** So many months without a record, and nobody follows an enterprise any more. */
export const UNSEEN_MONTHS = 4;

/** Where an enterprise stands in a month, by its first sale, its book and what was declared. */
export function enterpriseState({ startedOn, closedOn, pausedSince, months }: EnterpriseFacts, now: Month): EnterpriseState {
  if (closedOn !== null) return "tutup";
  if (startedOn === null) return "rintisan";
  const last = inOrder(months as BookMonth[]).at(-1);
  if (pausedSince !== null) return "jeda";
  if (monthsApart(last?.month ?? startedOn.slice(0, 7), now) >= UNSEEN_MONTHS) return "tidak_terpantau";
  return last?.salesIdr === 0 ? "jeda" : "berjalan";
}

/** B01: months from the first sale to the closing, or to the last month on record where nobody follows it any more. */
export function survivalOf({ startedOn, closedOn, months, ...rest }: EnterpriseFacts, now: Month): { time: number; ended: boolean } | null {
  if (startedOn === null) return null;
  const from = startedOn.slice(0, 7);
  if (closedOn !== null) return { time: monthsApart(from, closedOn.slice(0, 7)), ended: true };
  const isLost = enterpriseState({ startedOn, closedOn, months, ...rest }, now) === "tidak_terpantau";
  const until = isLost ? (inOrder(months as BookMonth[]).at(-1)?.month ?? from) : now;
  return { time: Math.max(0, monthsApart(from, until)), ended: false };
}

/** What a loan of the enterprise asks in the months to come; null where that is not known. */
export type LoanDue = (month: Month) => number | null;
export type CashForecast =
  | { kind: "months"; months: { month: Month; flowIdr: number; loansIdr: number; cashIdr: number }[] }
  | { kind: "unknown"; missing: "months" | "recent" | "cash" | "draw" | "loans" };

/**
 * Cash at the end of the next three months: each brings what the last three months on record brought in the mean (sales less
 * goods, other cost and what the family took) and pays the loans' instalments due. Seasons are not invented. With no loan on
 * record, what the book itself paid on loans goes on in the mean. Unknown, with what is missing, as soon as one part is, or when the last
 * month on record is more than three months ago.
 */
export function cashForecast(months: readonly BookMonth[], loans: readonly LoanDue[], now: Month): CashForecast {
  const recent = inOrder(months).slice(-SPAN);
  const last = recent.at(-1);
  if (!last || recent.length < SPAN || recent.some((month) => monthProfit(month) === null)) return { kind: "unknown", missing: "months" };
  if (monthsApart(last.month, now) > SPAN) return { kind: "unknown", missing: "recent" };
  if (last.cashEndIdr == null) return { kind: "unknown", missing: "cash" };
  if (recent.some(({ ownerDrawIdr }) => ownerDrawIdr == null)) return { kind: "unknown", missing: "draw" };
  const meanOf = (amount: (month: BookMonth) => number) => sum(recent.map(amount)) / SPAN;
  const flow = meanOf((month) => (monthProfit(month) ?? 0) + (month.interestIdr ?? 0) - (month.ownerDrawIdr ?? 0));
  if (loans.length === 0 && recent.some(({ interestIdr, principalIdr }) => (interestIdr ?? 0) > 0 && principalIdr == null)) return { kind: "unknown", missing: "loans" };
  const booked = meanOf(({ interestIdr, principalIdr }) => (interestIdr ?? 0) + (principalIdr ?? 0));
  const ahead: { month: Month; flowIdr: number; loansIdr: number; cashIdr: number }[] = [];
  let cash = last.cashEndIdr;
  for (const month of [1, 2, 3].map((count) => addToMonth(last.month, count))) {
    const asked = loans.length === 0 ? [booked] : loans.map((loan) => loan(month));
    if (asked.includes(null)) return { kind: "unknown", missing: "loans" };
    const due = sum(asked.map((amount) => amount ?? 0));
    cash += flow - due;
    ahead.push({ month, flowIdr: Math.round(flow), loansIdr: Math.round(due), cashIdr: Math.round(cash) });
  }
  return { kind: "months", months: ahead };
}
