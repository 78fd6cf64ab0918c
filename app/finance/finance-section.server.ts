import type { Tx } from "~/db/db.server";
import { whereaboutsOn } from "~/journeys/journeys.server";
import { daysBetween, type PlainDate } from "~/shared/dates";
import { OPEN_DEBT_STATUSES } from "./codes";
import { debtServiceBand, debtServiceRatio, monthlyDebtService, type DebtService, type DebtServiceBand } from "./debt-service";
import { shownDebts, type ShownDebt } from "./debts.server";
import { snapshotsOf } from "./finance-snapshots.server";
import { STATE_DAYS } from "./household-state";

/**
 * A household's savings and debts for its page: the latest reading with its age, the debts still owed and those closed,
 * and what share of income goes to instalments (handbook F03), unknown while any part of it is.
 */
export async function financeSection(tx: Tx, householdId: string, today: PlainDate) {
  const [reading] = await snapshotsOf(tx, householdId, 1);
  const debts = await shownDebts(tx, householdId);
  const isOpen = ({ status }: ShownDebt) => OPEN_DEBT_STATUSES.includes(status);
  const open = debts.filter(isOpen);
  const service = reading && daysBetween(reading.asOf, today) <= STATE_DAYS ? debtServiceRatio(await monthOf(tx, householdId, reading, open)) : ({ kind: "unknown" } as const);
  return {
    reading: reading ? { ...reading, isOld: daysBetween(reading.asOf, today) > STATE_DAYS } : null,
    open,
    closed: debts.filter((debt) => !isOpen(debt)),
    owedIdr: open.some(({ outstandingIdr }) => outstandingIdr === null) ? null : open.reduce((sum, { outstandingIdr }) => sum + (outstandingIdr ?? 0n), 0n),
    service: service satisfies DebtService,
    band: debtServiceBand(service) satisfies DebtServiceBand | null,
  };
}
export type FinanceSectionFacts = Awaited<ReturnType<typeof financeSection>>;

type Reading = Awaited<ReturnType<typeof snapshotsOf>>[number];

/** Instalments as the reading says, else from the debts written down; income without a remittance that has ended, and a loss is no income. */
async function monthOf(tx: Tx, householdId: string, reading: Reading, open: readonly ShownDebt[]) {
  const written = open.map(({ instalmentIdr, instalmentPeriod, status }) => ({ instalmentIdr: numberOf(instalmentIdr), period: instalmentPeriod ?? ("bulan" as const), status }));
  const instalmentsIdr = numberOf(reading.debtServiceIdr) ?? (open.length > 0 ? monthlyDebtService(written) : null);
  const { isAway, hasReturned } = await whereaboutsOn(tx, householdId, reading.asOf);
  const remittance = hasReturned && !isAway ? 0 : numberOf(reading.incomeRemitIdr);
  const [local, enterprise] = [numberOf(reading.incomeLocalIdr), numberOf(reading.incomeEnterpriseIdr)];
  const incomeIdr = remittance === null || local === null || enterprise === null ? null : remittance + local + Math.max(enterprise, 0);
  return { instalmentsIdr, incomeIdr };
}

const numberOf = (amount: bigint | null): number | null => (amount === null ? null : Number(amount));
