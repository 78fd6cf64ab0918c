import { and, asc, eq, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { remittanceUses } from "~/db/schema/remittances";
import { type Month, monthOf } from "~/shared/dates";
import type { UseCategory } from "./codes";
import { asSaid, countUses, type MonthMoney } from "./month-uses";
import { monthReceipts } from "./month-receipts.server";
import { usesVersion } from "./record-uses.server";

export type SaidUse = {
  category: UseCategory;
  amountIdr: bigint;
  statedIdr: bigint | null;
  shareBp: number | null;
  assetProductive: boolean | null;
  forBusiness: boolean | null;
  note: string | null;
};
export type SaidMonth = {
  month: Month;
  version: number;
  receivedIdr: bigint | null;
  /** Left over from earlier months whose uses are known. */
  openingIdr: bigint;
  otherMoneyIdr: bigint;
  uses: SaidUse[];
};

/** What a household said of one month, with what that month could cover. */
export async function saidMonth(tx: Tx, { householdId, month }: { householdId: string; month: Month }): Promise<SaidMonth> {
  const receipts = (await monthReceipts(tx, [householdId])).get(householdId) ?? new Map<Month, bigint | null>();
  const all = await tx
    .select({
      id: remittanceUses.id, month: remittanceUses.month, version: remittanceUses.version, deletedAt: remittanceUses.deletedAt,
      category: sql<UseCategory>`${remittanceUses.category}`, amountIdr: remittanceUses.amountIdr, statedIdr: remittanceUses.statedIdr, shareBp: remittanceUses.shareBp,
      assetProductive: remittanceUses.assetProductive, forBusiness: remittanceUses.forBusiness, note: remittanceUses.note,
    })
    .from(remittanceUses)
    .where(and(eq(remittanceUses.householdId, householdId)))
    .orderBy(asc(remittanceUses.month), asc(remittanceUses.id));
  const standing = all.filter(({ deletedAt }) => deletedAt === null).map(asSaid);
  const months = [...new Set([...standing.map((row) => monthOf(row.month)), month])].sort();
  const money = months.map((one): MonthMoney => ({ month: one, receivedIdr: receipts.get(one) ?? null, uses: standing.filter((row) => monthOf(row.month) === one) }));
  const counted = countUses(money).get(month);
  return {
    month,
    version: usesVersion(all.filter((row) => monthOf(row.month) === month)),
    receivedIdr: receipts.get(month) ?? null,
    openingIdr: counted?.openingIdr ?? 0n,
    otherMoneyIdr: counted?.otherMoneyIdr ?? 0n,
    uses: standing
      .filter((row) => monthOf(row.month) === month)
      .map(({ category, amountIdr, statedIdr, shareBp, assetProductive, forBusiness, note }) => ({ category, amountIdr, statedIdr, shareBp, assetProductive, forBusiness, note })),
  };
}
