import { and, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { changes } from "~/db/schema/access";

export type TransferChange = { id: string; kind: "create" | "update" | "delete" | "undo"; at: string; by: string | null; reason: string | null; fields: Record<string, [before: unknown, after: unknown]> };

/** What happened to one transfer, newest first. */
export async function transferHistory(tx: Tx, id: string): Promise<TransferChange[]> {
  const rows = await tx
    .select({ id: changes.id, kind: changes.kind, fields: changes.fields, reason: changes.reason, at: changes.changedAt, by: sql<string | null>`app_user_name(${changes.changedBy})` })
    .from(changes)
    .where(and(eq(changes.entity, "remittance"), eq(changes.entityId, id)))
    .orderBy(desc(changes.version), desc(changes.id))
    .limit(50);
  return rows.map((row) => ({ ...row, kind: row.kind as TransferChange["kind"], fields: row.fields as TransferChange["fields"], at: row.at.toISOString() }));
}
