import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import type { Month, PlainDate } from "~/shared/dates";

/** What must be asked because of what is already written about the same family. */
export type SimilarTransfer = {
  id: string;
  receivedOn: PlainDate | null;
  sentOn: PlainDate | null;
  receivedIdr: bigint;
  channel: string;
  provider: string | null;
};
export type Asked = { id: string; householdId: string; dated: PlainDate; receivedIdr: bigint | null };

const asRecords = (asked: readonly Asked[]) =>
  JSON.stringify(asked.map(({ id, householdId, dated, receivedIdr }) => ({ id, household: householdId, dated, idr: receivedIdr?.toString() ?? null })));

/**
 * Transfers that may be the same as one about to be written: same household, same rupiah, received at most two days
 * apart (domain handbook §4.6). By the id of the one asked about, the nearest in days first.
 */
export async function similarTransfers(tx: Tx, asked: readonly Asked[]): Promise<Map<string, SimilarTransfer>> {
  const known = asked.filter(({ receivedIdr }) => receivedIdr !== null);
  if (known.length === 0) return new Map();
  const rows = await tx.execute<Record<string, string | null>>(sql`
    select distinct on (q.id) q.id as asked, m.id, m.received_on::text, m.sent_on::text, m.received_idr::text, m.channel, m.provider
    from jsonb_to_recordset(${asRecords(known)}::jsonb) as q(id uuid, household uuid, dated date, idr bigint)
    join remittances m on m.household_id = q.household and m.received_idr = q.idr and m.deleted_at is null and m.id <> q.id
      and m.month between date_trunc('month', (q.dated - 2)::timestamp)::date and (q.dated + 2)
      and coalesce(m.received_on, m.sent_on) between q.dated - 2 and q.dated + 2
    order by q.id, abs(coalesce(m.received_on, m.sent_on) - q.dated), m.id`);
  return new Map(
    rows.map((row) => [
      String(row.asked),
      {
        id: String(row.id), receivedOn: row.received_on ?? null, sentOn: row.sent_on ?? null,
        receivedIdr: BigInt(row.received_idr ?? 0), channel: String(row.channel), provider: row.provider ?? null,
      },
    ]),
  );
}

export type MarkedMonth = { id: string; version: number; month: Month; regionCode: string };

/** The confirmed "no transfer" of the month in which each transfer falls, by the transfer's id. */
export async function markedMonths(tx: Tx, asked: readonly Asked[]): Promise<Map<string, MarkedMonth>> {
  if (asked.length === 0) return new Map();
  const rows = await tx.execute<{ asked: string; id: string; version: number; month: string; region_code: string }>(sql`
    select q.id as asked, n.id, n.version, to_char(n.month, 'YYYY-MM') as month, n.region_code
    from jsonb_to_recordset(${asRecords(asked)}::jsonb) as q(id uuid, household uuid, dated date, idr bigint)
    join no_transfer_months n on n.household_id = q.household and n.deleted_at is null and n.month = date_trunc('month', q.dated::timestamp)::date`);
  return new Map(rows.map(({ asked: id, region_code, ...month }) => [id, { ...month, regionCode: region_code }]));
}
