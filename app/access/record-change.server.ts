import type { Actor } from "~/db/actor";
import { auditLog } from "~/db/schema/access";
import type { Tx } from "~/db/db.server";
import { insertRows } from "~/db/insert-rows.server";
import { recordChanges } from "./record-batch.server";

export type AuditEntry = {
  action: string;
  entity: string;
  entityId?: string | null;
  regionCode?: string | null;
  /** Codes, counts, field names, a stated reason: never a name, a number of a person, an amount. */
  detail?: Record<string, unknown>;
};

/** Appends to the audit log, in the transaction of what it tells of. */
export async function audit(tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> {
  await insertRows(tx, auditLog, [{
    actorId: actor.userId,
    actorKind: actor.kind,
    action: entry.action,
    entity: entry.entity,
    entityId: entry.entityId ?? null,
    regionCode: entry.regionCode ?? null,
    detail: entry.detail ?? {},
  }]);
}

export type FieldChanges = Record<string, [before: unknown, after: unknown]>;
export type RecordChange = {
  entity: string;
  entityId: string;
  householdId: string | null;
  regionCode: string;
  version: number;
  /** Of a merge: `moved` to the other household, `set_aside` as told twice, `merge` for the two records themselves. */
  kind: "create" | "update" | "delete" | "undo" | "merge" | "moved" | "set_aside";
  fields: FieldChanges;
  reason?: string;
};

/**
 * Writes the history people see beside a record (values before and after, identifiers already masked by the caller)
 * and the audit entry (names of the changed fields only).
 */
export async function recordChange(tx: Tx, actor: Actor, change: RecordChange): Promise<void> {
  await recordChanges(tx, actor, [change]);
}

/** The fields in which two states differ, in the order of `after`. */
export function changedFields<T extends Record<string, unknown>>(before: T, after: Partial<T>): FieldChanges {
  const text = (value: unknown) => JSON.stringify(value, (_, v: unknown) => (typeof v === "bigint" ? v.toString() : v)) ?? "null";
  return Object.fromEntries(
    Object.entries(after)
      .filter(([field, value]) => text(before[field] ?? null) !== text(value ?? null))
      .map(([field, value]) => [field, [before[field] ?? null, value ?? null]]),
  );
}
