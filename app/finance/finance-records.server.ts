import { and, asc, isNull, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { debts, financeSnapshots } from "~/db/schema/remittances";
import { uuidList } from "~/db/uuid-list.server";
import { groupedBy } from "~/shared/grouped";
import type { DebtStatus, InstalmentPeriod } from "./codes";

const numberOf = (amount: bigint | null): number | null => (amount === null ? null : Number(amount));

/** Readings and debts of many households at once, by household, readings oldest first; amounts in whole rupiah, null where nobody told. */
export async function moneyOfHouseholds(tx: Tx, householdIds: readonly string[]) {
  const [snapshots, owed] = await Promise.all([
    tx.select().from(financeSnapshots).where(and(sql`${financeSnapshots.householdId} = ${uuidList(householdIds)}`, isNull(financeSnapshots.deletedAt))).orderBy(asc(financeSnapshots.asOf)),
    tx
      .select({ householdId: debts.householdId, instalmentIdr: debts.instalmentIdr, period: debts.instalmentPeriod, status: debts.status })
      .from(debts)
      .where(and(sql`${debts.householdId} = ${uuidList(householdIds)}`, isNull(debts.deletedAt))),
  ]);
  return {
    readings: groupedBy(snapshots.map((one) => ({
      householdId: one.householdId, asOf: one.asOf, savingsIdr: numberOf(one.liquidSavingsIdr), expenseIdr: numberOf(one.expenseIdr), serviceIdr: numberOf(one.debtServiceIdr),
      remittanceIdr: numberOf(one.incomeRemitIdr), localIdr: numberOf(one.incomeLocalIdr), enterpriseIdr: numberOf(one.incomeEnterpriseIdr), recordsKept: one.recordsKept,
    })), ({ householdId }) => householdId),
    debts: groupedBy(owed.map(({ householdId, instalmentIdr, period, status }) => ({
      householdId, instalmentIdr: numberOf(instalmentIdr), period: (period ?? "bulan") as InstalmentPeriod, status: status as DebtStatus,
    })), ({ householdId }) => householdId),
  };
}
