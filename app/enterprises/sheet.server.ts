import type { Tx } from "~/db/db.server";
import { OPEN_DEBT_STATUSES } from "~/finance/codes";
import { loanOf } from "~/finance/debt-values";
import { shownDebts } from "~/finance/debts.server";
import { dueIn } from "~/finance/loan-schedule";
import { daysBetween, monthOf, type PlainDate } from "~/shared/dates";
import { cashForecast, enterpriseState, isProfitable, lastProfit, legalReadiness, permitOn, profitChange, type LoanDue } from "./book";
import { isWhole } from "./day-book";
import { booksOf, enterprisesIn, permitsOf, type Enterprise } from "./enterprises.server";
import type { EnterpriseRow } from "./EnterpriseTable";
import { permitValues } from "./form-values";

/** A permit is warned about so many days before it ends. */
const WARN_DAYS = 60;

/** All that an enterprise's page shows, as of a day. */
export async function enterpriseSheet(tx: Tx, enterprise: Enterprise, today: PlainDate) {
  const months = (await booksOf(tx, [enterprise.id])).get(enterprise.id) ?? [];
  const permits = permitValues(await permitsOf(tx, enterprise.id)).map(({ permit, state, expiresOn }) => ({
    permit, state: permitOn(state, expiresOn || null, today), expiresOn: expiresOn || null, endsSoon: state === "ada" && expiresOn !== "" && expiresOn >= today && daysBetween(today, expiresOn) <= WARN_DAYS,
  }));
  const whole = months.filter((month) => isWhole(month, today));
  return {
    months, permits, state: enterpriseState({ ...enterprise, months }, monthOf(today)), readiness: legalReadiness(permits.map(({ state }) => state)),
    change: profitChange(whole), profitable: isProfitable(whole, monthOf(today)), forecast: cashForecast(whole, await loansOf(tx, enterprise.householdId), monthOf(today)),
  };
}
export type EnterpriseSheet = Awaited<ReturnType<typeof enterpriseSheet>>;

/** The family's open loans for an enterprise; which of several enterprises one is for is not recorded. */
async function loansOf(tx: Tx, householdId: string): Promise<LoanDue[]> {
  const open = (await shownDebts(tx, householdId)).filter(({ purpose, status }) => purpose === "usaha" && OPEN_DEBT_STATUSES.includes(status));
  return open.map((debt) => (month) => dueIn({ ...loanOf(debt), instalmentIdr: debt.instalmentIdr === null ? null : Number(debt.instalmentIdr) }, month));
}

/** A village's enterprises for its list; profit of the last three months on record, null with fewer. */
export async function enterpriseRows(tx: Tx, regionCode: string, today: PlainDate): Promise<EnterpriseRow[]> {
  const all = await enterprisesIn(tx, regionCode);
  const books = await booksOf(tx, all.map(({ id }) => id));
  return all.map((enterprise) => {
    const months = books.get(enterprise.id) ?? [];
    const { id, name, kind, household } = enterprise;
    return { id, name, kind, household, state: enterpriseState({ ...enterprise, months }, monthOf(today)), lastMonth: months[0]?.month ?? null, profitIdr: lastProfit(months.filter((month) => isWhole(month, today))) };
  });
}
