import { and, asc, isNull, sql } from "drizzle-orm";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { uuidList } from "~/db/uuid-list.server";
import { remittanceUses } from "~/db/schema/remittances";
import { firstDay, type Month, monthOf } from "~/shared/dates";
import { asSaid, countUses, type MonthMoney } from "./month-uses";
import { monthReceipts } from "./month-receipts.server";

/**
 * Sets the counted amounts of uses again after receipts of their household changed: shares follow the new receipt,
 * and what it can no longer cover becomes other money. What the family said stays as it is, so this is no edit and
 * leaves the rows' version alone. Money is carried from month to month, so receipts from `since` on change no use before.
 */
export async function recountUses(tx: Tx, actor: Actor, householdIds: readonly string[], since: Month = "0001-01"): Promise<void> {
  const ids = new Set(householdIds);
  if (ids.size === 0) return;
  const later = await tx.execute<{ household_id: string }>(sql`
    select distinct household_id from remittance_uses where household_id = ${uuidList(ids)} and month >= ${firstDay(since)}::date and deleted_at is null`);
  if (later.length === 0) return;
  const uses = await usesOf(tx, new Set(later.map(({ household_id }) => household_id)));
  const affected = new Set(uses.map(({ householdId }) => householdId));
  if (affected.size === 0) return;
  const receipts = await monthReceipts(tx, affected);
  const changed = [...affected].flatMap((householdId) => {
    const months = new Map<Month, MonthMoney<(typeof uses)[number]>>();
    for (const use of uses.filter((row) => row.householdId === householdId).map(asSaid)) {
      const month = monthOf(use.month);
      const before = months.get(month);
      months.set(month, { month, receivedIdr: receipts.get(householdId)?.get(month) ?? null, uses: [...(before?.uses ?? []), use] });
    }
    const counted = countUses([...months.values()]);
    return [...months.values()].flatMap(({ month, uses: rows }) =>
      rows.flatMap((row, index) => {
        const amountIdr = counted.get(month)?.amounts[index];
        return amountIdr === undefined || amountIdr === row.amountIdr ? [] : [{ id: row.id, amount: amountIdr.toString() }];
      }),
    );
  });
  if (changed.length === 0) return;
  await tx.execute(sql`
    update remittance_uses u set amount_idr = q.amount, updated_at = now(), updated_by = ${actor.userId}
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as q(id uuid, amount bigint) where u.id = q.id`);
}

function usesOf(tx: Tx, ids: Set<string>) {
  return tx
    .select({
      id: remittanceUses.id, householdId: remittanceUses.householdId, month: remittanceUses.month,
      statedIdr: remittanceUses.statedIdr, shareBp: remittanceUses.shareBp, amountIdr: remittanceUses.amountIdr,
    })
    .from(remittanceUses)
    .where(and(sql`${remittanceUses.householdId} = ${uuidList(ids)}`, isNull(remittanceUses.deletedAt)))
    .orderBy(asc(remittanceUses.householdId), asc(remittanceUses.month), asc(remittanceUses.id));
}
