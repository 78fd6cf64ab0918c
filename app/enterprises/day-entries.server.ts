import { and, desc, eq, gte, isNull, lte, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { enterpriseEntries, enterpriseMonths } from "~/db/schema/enterprises";
import { firstDay, lastDay, type Month } from "~/shared/dates";
import type { EntryKind, KeptBy } from "./codes";

/** More in one month than a villager writes by hand. */
const MOST_ENTRIES = 1_000;

const columns = {
  id: enterpriseEntries.id, enterpriseId: enterpriseEntries.enterpriseId, entryOn: enterpriseEntries.entryOn, kind: sql<EntryKind>`${enterpriseEntries.kind}`, amountIdr: enterpriseEntries.amountIdr, note: enterpriseEntries.note,
  version: enterpriseEntries.version,
};

/** A month's days, the latest first. */
export async function entriesIn(tx: Tx, enterpriseId: string, month: Month) {
  const rows = await tx
    .select(columns)
    .from(enterpriseEntries)
    .where(and(eq(enterpriseEntries.enterpriseId, enterpriseId), isNull(enterpriseEntries.removedAt), gte(enterpriseEntries.entryOn, firstDay(month)), lte(enterpriseEntries.entryOn, lastDay(month))))
    .orderBy(desc(enterpriseEntries.entryOn), desc(enterpriseEntries.id))
    .limit(MOST_ENTRIES);
  return rows.map((row) => ({ ...row, amountIdr: Number(row.amountIdr) }));
}
export type StoredEntry = Awaited<ReturnType<typeof entriesIn>>[number];

/** One entry that was not removed, held until the transaction ends where it is to be changed. */
export async function entryById(tx: Tx, id: string, hold: "read" | "write" = "read") {
  const query = tx.select(columns).from(enterpriseEntries).where(and(eq(enterpriseEntries.id, id), isNull(enterpriseEntries.removedAt)));
  const [row] = await (hold === "write" ? query.for("update") : query);
  return row;
}

/** How a month is kept, and whether anything is known of it; undefined while nobody told of it. */
export async function keptMonth(tx: Tx, enterpriseId: string, month: Month) {
  const [row] = await tx
    .select({
      id: enterpriseMonths.id, version: enterpriseMonths.version, keptBy: sql<KeptBy>`${enterpriseMonths.keptBy}`,
      hasSums: sql<boolean>`num_nonnulls(sales_idr, cogs_idr, opex_idr, interest_idr, owner_draw_idr, principal_idr) > 0`,
    })
    .from(enterpriseMonths)
    .where(and(eq(enterpriseMonths.enterpriseId, enterpriseId), eq(enterpriseMonths.month, firstDay(month))))
    .for("update");
  return row;
}
