import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { uuidList } from "~/db/uuid-list.server";
import type { Month } from "~/shared/dates";

/** Money of each month, net of cash-out fees, without goods. */
export type Receipts = Map<Month, bigint | null>;

/**
 * What each household received, by month: a sum; 0 where the family confirmed that nothing came; null where a
 * transfer's amount is not known. Months without any record are absent: nobody asked.
 */
export async function monthReceipts(tx: Tx, householdIds: Iterable<string>): Promise<Map<string, Receipts>> {
  const ids = uuidList(householdIds);
  const rows = await tx.execute<{ household_id: string; month: string; received: string | null }>(sql`
    select household_id, to_char(month, 'YYYY-MM') as month,
      case when bool_and(received_idr is not null) then sum(received_idr - coalesce(receive_fee_idr, 0))::text end as received
    from remittances where household_id = ${ids} and deleted_at is null and channel <> 'goods'
    group by household_id, month
    union all
    select household_id, to_char(month, 'YYYY-MM'), '0' from no_transfer_months n where household_id = ${ids} and deleted_at is null
      and not exists (select from remittances m where m.household_id = n.household_id and m.month = n.month and m.deleted_at is null and m.channel <> 'goods')
    order by household_id, month`);
  const found = new Map<string, Receipts>();
  for (const { household_id, month, received } of rows) {
    const months = found.get(household_id) ?? new Map<Month, bigint | null>();
    months.set(month, received === null ? null : BigInt(received));
    found.set(household_id, months);
  }
  return found;
}
