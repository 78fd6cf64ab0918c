import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { debts, financeSnapshots, remittanceUses, remittances } from "~/db/schema/remittances";
import { OPEN_DEBT_STATUSES } from "~/finance/codes";
import { monthOf, monthsBetween, type Month, type PlainDate } from "~/shared/dates";
import type { UseCategory } from "./codes";
import { asSaid, countUses, type MonthMoney, sum } from "./month-uses";
import { monthReceipts } from "./month-receipts.server";

export type MoneyMonth = {
  month: Month;
  /** Net of cash-out fees. 0 only when the family said that nothing came; null when nobody asked or an amount is not known. */
  receivedIdr: bigint | null;
  /** Why it is null. */
  unknown: "not_asked" | "amount_unknown" | null;
  isConfirmedNone: boolean;
  transfers: number;
  /** By category, as far as the month's money reaches; null when no use was recorded. */
  uses: { category: UseCategory; amountIdr: bigint }[] | null;
  otherMoneyIdr: bigint;
  /** At the month's last reading; null without one. */
  savingsIdr: bigint | null;
  debtsIdr: bigint | null;
};

/**
 * A household's money month by month, from its first record to `until`, oldest first and at most `most` months. Empty
 * while nothing at all is recorded.
 */
export async function moneyThroughTime(tx: Tx, { householdId, until, most = 36 }: { householdId: string; until: Month; most?: number }): Promise<MoneyMonth[]> {
  const receipts = (await monthReceipts(tx, [householdId])).get(householdId) ?? new Map<Month, bigint | null>();
  const counts = await transferCounts(tx, householdId);
  const uses = await usesByMonth(tx, householdId);
  const snapshots = await tx
    .select({ asOf: financeSnapshots.asOf, savingsIdr: financeSnapshots.liquidSavingsIdr, debtsIdr: financeSnapshots.debtOutstandingIdr })
    .from(financeSnapshots)
    .where(and(eq(financeSnapshots.householdId, householdId), isNull(financeSnapshots.deletedAt)))
    .orderBy(asc(financeSnapshots.asOf));
  // Later readings of a month replace earlier ones.
  const stands = new Map(snapshots.map((snapshot) => [monthOf(snapshot.asOf), snapshot]));
  const counted = countUses([...uses].map(([month, rows]): MonthMoney => ({ month, receivedIdr: receipts.get(month) ?? null, uses: rows })));
  const first = [...receipts.keys(), ...uses.keys(), ...stands.keys()].sort()[0];
  if (first === undefined) return [];
  return monthsBetween(first, until).slice(-most).map((month): MoneyMonth => {
    const receivedIdr = receipts.get(month) ?? null;
    const transfers = counts.get(month) ?? 0;
    const rows = uses.get(month);
    return {
      month, receivedIdr, transfers,
      unknown: receivedIdr !== null ? null : receipts.has(month) ? "amount_unknown" : "not_asked",
      isConfirmedNone: receivedIdr === 0n && transfers === 0,
      uses: rows ? rows.map(({ category, amountIdr }) => ({ category, amountIdr })) : null,
      otherMoneyIdr: counted.get(month)?.otherMoneyIdr ?? 0n,
      savingsIdr: stands.get(month)?.savingsIdr ?? null,
      debtsIdr: stands.get(month)?.debtsIdr ?? null,
    };
  });
}

async function transferCounts(tx: Tx, householdId: string): Promise<Map<Month, number>> {
  const rows = await tx
    .select({ month: remittances.month, count: sql<number>`count(*)::int` })
    .from(remittances)
    .where(and(eq(remittances.householdId, householdId), isNull(remittances.deletedAt), sql`${remittances.channel} <> 'goods'`))
    .groupBy(remittances.month);
  return new Map(rows.map(({ month, count }) => [monthOf(month), count]));
}

async function usesByMonth(tx: Tx, householdId: string) {
  const rows = await tx
    .select({
      month: remittanceUses.month, category: sql<UseCategory>`${remittanceUses.category}`, amountIdr: remittanceUses.amountIdr,
      statedIdr: remittanceUses.statedIdr, shareBp: remittanceUses.shareBp, assetProductive: remittanceUses.assetProductive, forBusiness: remittanceUses.forBusiness,
    })
    .from(remittanceUses)
    .where(and(eq(remittanceUses.householdId, householdId), isNull(remittanceUses.deletedAt)))
    .orderBy(asc(remittanceUses.month), asc(remittanceUses.id));
  const found = new Map<Month, typeof rows>();
  for (const row of rows.map(asSaid)) found.set(monthOf(row.month), [...(found.get(monthOf(row.month)) ?? []), row]);
  return found;
}

/** Shares of use over some months, largest first; `notRecorded` stands apart and is outside of the shares. */
export function sharesOfUse(months: readonly MoneyMonth[]): { rows: { category: UseCategory; amountIdr: bigint; share: number | null }[]; notRecordedIdr: bigint } {
  const totals = new Map<UseCategory, bigint>();
  for (const { uses } of months) {
    for (const { category, amountIdr } of uses ?? []) totals.set(category, (totals.get(category) ?? 0n) + amountIdr);
  }
  const notRecordedIdr = totals.get("tidak_diketahui") ?? 0n;
  totals.delete("tidak_diketahui");
  const all = sum([...totals.values()]);
  const rows = [...totals].map(([category, amountIdr]) => ({ category, amountIdr, share: all > 0n ? Number(amountIdr) / Number(all) : null }));
  rows.sort((a, b) => (a.amountIdr === b.amountIdr ? a.category.localeCompare(b.category) : a.amountIdr > b.amountIdr ? -1 : 1));
  return { rows, notRecordedIdr };
}

/** The household's last reading of its money, with the debts that are still open; null before the first. */
export async function lastReading(tx: Tx, householdId: string) {
  const [reading] = await tx
    .select({
      asOf: financeSnapshots.asOf, savingsIdr: financeSnapshots.liquidSavingsIdr, expenseIdr: financeSnapshots.expenseIdr, debtServiceIdr: financeSnapshots.debtServiceIdr,
      remittanceIdr: financeSnapshots.incomeRemitIdr, localIdr: financeSnapshots.incomeLocalIdr, enterpriseIdr: financeSnapshots.incomeEnterpriseIdr,
    })
    .from(financeSnapshots)
    .where(and(eq(financeSnapshots.householdId, householdId), isNull(financeSnapshots.deletedAt)))
    .orderBy(desc(financeSnapshots.asOf))
    .limit(1);
  return reading ?? null;
}

/** Debts still to be paid, as they stand now. */
export async function openDebts(tx: Tx, householdId: string): Promise<{ count: number; outstandingIdr: bigint | null; instalments: { instalmentIdr: bigint | null; period: string | null }[] }> {
  const rows = await tx
    .select({ outstandingIdr: debts.outstandingIdr, instalmentIdr: debts.instalmentIdr, period: debts.instalmentPeriod })
    .from(debts)
    .where(and(eq(debts.householdId, householdId), isNull(debts.deletedAt), sql`${debts.status} = any(${`{${OPEN_DEBT_STATUSES.join(",")}}`}::text[])`))
    .orderBy(asc(debts.id));
  const known = rows.every(({ outstandingIdr }) => outstandingIdr !== null);
  return {
    count: rows.length,
    outstandingIdr: known ? sum(rows.map(({ outstandingIdr }) => outstandingIdr ?? 0n)) : null,
    instalments: rows.map(({ instalmentIdr, period }) => ({ instalmentIdr, period })),
  };
}

/** Whether the last member abroad has come home: then no remittance is income any more (handbook F02). */
export async function isAnyoneAbroad(tx: Tx, householdId: string, on: PlainDate): Promise<boolean> {
  const [row] = await tx.execute<{ away: boolean }>(sql`
    select exists (select from journeys where household_id = ${householdId} and deleted_at is null
      and (departed_on <= ${on} or (departed_on is null and status in ('bekerja', 'cuti', 'perpanjang', 'bermasalah', 'hilang_kontak')))
      and coalesce(returned_on > ${on}, status not in ('pulang', 'selesai', 'meninggal', 'batal', 'gagal_seleksi'))) as away`);
  return row?.away ?? false;
}
