import { instalments, type Instalment } from "~/finance/loan-schedule";
import { daysBetween, type PlainDate } from "~/shared/dates";
import type { GroupKind, MoneyKind } from "./codes";

/*
 * The book of a savings group (handbook §4.14), in whole rupiah. Everything that passes between a member and the box stands
 * once, in the member's ledger. What the members own and what the group earned on loans is in the box or lent out:
 *
 *   box + lent = savings of all members + service charges
 *
 * The box is counted by which way money went, the ledgers by whose it is, so that one proves the other.
 */
export type Money = { memberId: string; kind: MoneyKind; amountIdr: number };
export type GroupLoan = { id: string; memberId: string; lentOn: PlainDate; principalIdr: number; months: number; serviceBpMonth: number; repaidIdr: number };

const OF_MEMBER: Record<MoneyKind, -1 | 0 | 1> = { pokok: 1, wajib: 1, sukarela: 1, penarikan: -1, angsuran: 0, jasa: 0 };
const INTO_BOX: Record<MoneyKind, -1 | 1> = { pokok: 1, wajib: 1, sukarela: 1, penarikan: -1, angsuran: 1, jasa: 1 };

const sumOf = <T>(all: readonly T[], amount: (one: T) => number): number => all.reduce((sum, one) => sum + amount(one), 0);

/** What a member has in the group; of an arisan less than nothing once the pot was hers. */
export const savingsOf = (entries: readonly Omit<Money, "memberId">[]): number => sumOf(entries, ({ kind, amountIdr }) => OF_MEMBER[kind] * amountIdr);

export type GroupBalance = { savingsIdr: number; lentIdr: number; serviceIdr: number; boxIdr: number };

/** Where a group's money is and whose it is. `repaidIdr` of a loan is not read here: repayments stand among the entries. */
export function groupBalance(entries: readonly Money[], loans: readonly Pick<GroupLoan, "principalIdr">[]): GroupBalance {
  const lentOut = sumOf(loans, ({ principalIdr }) => principalIdr);
  const of = (wanted: MoneyKind) => sumOf(entries, ({ kind, amountIdr }) => (kind === wanted ? amountIdr : 0));
  return { savingsIdr: savingsOf(entries), lentIdr: lentOut - of("angsuran"), serviceIdr: of("jasa"), boxIdr: sumOf(entries, ({ kind, amountIdr }) => INTO_BOX[kind] * amountIdr) - lentOut };
}

export type LedgerProblem = { code: "box_empty"; shortIdr: number } | { code: "more_than_saved"; memberId: string } | { code: "repaid_too_much"; memberId: string };

/** Why a group's book cannot be so; null when it can. Only in an arisan may one take out more than one put in. */
export function ledgerProblem(kind: GroupKind, entries: readonly Money[], loans: readonly Pick<GroupLoan, "memberId" | "principalIdr">[]): LedgerProblem | null {
  const members = [...new Set([...entries, ...loans].map(({ memberId }) => memberId))];
  for (const memberId of members) {
    const own = entries.filter((one) => one.memberId === memberId);
    if (kind !== "arisan" && savingsOf(own) < 0) return { code: "more_than_saved", memberId };
    const lent = sumOf(loans.filter((one) => one.memberId === memberId), ({ principalIdr }) => principalIdr);
    if (sumOf(own, (one) => (one.kind === "angsuran" ? one.amountIdr : 0)) > lent) return { code: "repaid_too_much", memberId };
  }
  const { boxIdr } = groupBalance(entries, loans);
  return boxIdr < 0 ? { code: "box_empty", shortIdr: -boxIdr } : null;
}

/** The calendar of a loan: equal parts, with the group's service charge on the whole principal each month. */
export const loanCalendar = ({ principalIdr, serviceBpMonth, lentOn, months }: Pick<GroupLoan, "principalIdr" | "serviceBpMonth" | "lentOn" | "months">): Instalment[] =>
  instalments({ principalIdr, rateBpYear: serviceBpMonth * 12, interestKind: "flat", startOn: lentOn, months });

/** The first instalment that is not wholly repaid; null when all are. */
export const nextInstalment = (loan: GroupLoan): Instalment | null => loanCalendar(loan).find(({ leftIdr }) => loan.principalIdr - leftIdr > loan.repaidIdr) ?? null;

const LATE_DAYS = 30;
/** `par30`: of what is lent, how much stands on loans with an instalment more than thirty days late. */
export function portfolioAtRisk(loans: readonly GroupLoan[], today: PlainDate): { atRiskIdr: number; lentIdr: number } {
  const left = ({ principalIdr, repaidIdr }: GroupLoan) => principalIdr - repaidIdr;
  const isLate = (loan: GroupLoan) => {
    const next = nextInstalment(loan);
    return next !== null && daysBetween(next.dueOn, today) > LATE_DAYS;
  };
  return { atRiskIdr: sumOf(loans.filter(isLate), left), lentIdr: sumOf(loans, left) };
}

/** Seats taken of those anybody recorded; null while nobody did. */
export function presence(seats: readonly string[]): number | null {
  const recorded = seats.filter((seat) => seat !== "tidak_dicatat");
  return recorded.length === 0 ? null : recorded.filter((seat) => seat === "hadir").length / recorded.length;
}
