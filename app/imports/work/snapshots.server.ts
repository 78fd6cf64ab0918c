import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { uuidList } from "~/db/uuid-list.server";
import type { WrittenEntity } from "./run";

/** The tables an import writes to, in the order in which undoing takes rows away. */
export const TABLES = {
  attendance: "attendance",
  activity_session: "activity_sessions",
  finance_snapshot: "finance_snapshots",
  survey_response: "survey_responses",
  remittance_use: "remittance_uses",
  no_transfer_month: "no_transfer_months",
  remittance: "remittances",
  placement: "placements",
  journey: "journeys",
  person: "persons",
  household: "households",
} as const satisfies Record<WrittenEntity, string>;

/** Rows as they stand, in the database's own writing, so that an undo can put back exactly what was there. */
export async function snapshots(tx: Tx, entity: WrittenEntity, ids: Iterable<string>): Promise<Map<string, Record<string, unknown>>> {
  const rows = await tx.execute<{ id: string; row: Record<string, unknown> }>(
    sql`select id, to_jsonb(t) as row from ${sql.identifier(TABLES[entity])} t where id = ${uuidList(ids)}`,
  );
  return new Map(rows.map(({ id, row }) => [id, row]));
}
