import { inArray, sql } from "drizzle-orm";
import { inBatches } from "~/access/record-batch.server";
import type { Tx } from "~/db/db.server";
import { uuidList } from "~/db/uuid-list.server";
import { journeys } from "~/db/schema/journeys";
import { noTransferMonths, remittances, remittanceUses } from "~/db/schema/remittances";
import { plainRate } from "./prepare-remittance";
import { asSaid } from "./month-uses";

/** What is recorded of money already, to compare whole files with. Only what the actor may see. */
export type KnownTransfer = typeof remittances.$inferSelect;
export type KnownUse = typeof remittanceUses.$inferSelect;

/** Transfers by their ids, also those that were deleted since. Rates without closing zeros. */
export async function transfersById(tx: Tx, ids: readonly string[]): Promise<Map<string, KnownTransfer>> {
  const found = new Map<string, KnownTransfer>();
  for (const batch of inBatches([...new Set(ids)])) {
    for (const row of await tx.select().from(remittances).where(inArray(remittances.id, batch))) {
      found.set(row.id, { ...row, appliedRate: row.appliedRate && plainRate(row.appliedRate) });
    }
  }
  return found;
}

export async function noTransferMonthsById(tx: Tx, ids: readonly string[]): Promise<Map<string, { householdId: string; month: string; isDeleted: boolean }>> {
  const found = new Map<string, { householdId: string; month: string; isDeleted: boolean }>();
  for (const batch of inBatches([...new Set(ids)])) {
    const rows = await tx
      .select({ id: noTransferMonths.id, householdId: noTransferMonths.householdId, month: noTransferMonths.month, deletedAt: noTransferMonths.deletedAt })
      .from(noTransferMonths)
      .where(inArray(noTransferMonths.id, batch));
    for (const { id, deletedAt, ...row } of rows) found.set(id, { ...row, isDeleted: deletedAt !== null });
  }
  return found;
}

/** All uses ever said of these households, those taken out since too. */
export async function usesOfHouseholds(tx: Tx, householdIds: Iterable<string>): Promise<KnownUse[]> {
  const rows = await tx.select().from(remittanceUses).where(sql`${remittanceUses.householdId} = ${uuidList(householdIds)}`);
  return rows.map(asSaid);
}

export type SendersJourney = { id: string; personId: string; householdId: string; departedOn: string | null; returnedOn: string | null };

/** Journeys of these people on which money may have been sent, the latest first. */
export async function journeysOfSenders(tx: Tx, personIds: Iterable<string>): Promise<SendersJourney[]> {
  const rows = await tx
    .select({ id: journeys.id, personId: journeys.personId, householdId: journeys.householdId, departedOn: journeys.departedOn, returnedOn: journeys.returnedOn })
    .from(journeys)
    .where(sql`${journeys.personId} = ${uuidList(personIds)} and ${journeys.deletedAt} is null`)
    .orderBy(sql`${journeys.openedOn} desc, ${journeys.id} desc`);
  return rows;
}
