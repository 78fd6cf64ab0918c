import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { uuidv7 } from "uuidv7";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { insertOf, insertRows } from "~/db/insert-rows.server";
import { auditLog, changes } from "~/db/schema/access";
import { refused, ok, type Result } from "~/shared/result";
import type { FieldChanges, RecordChange } from "./record-change.server";

/** Rows in one statement: enough for the statement itself to cost little, few enough to be held in memory twice. */
const BATCH_ROWS = 500;

export function inBatches<T>(rows: readonly T[], size = BATCH_ROWS): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size));
}

/** `recordChange` for many records at once, in their order. */
export async function recordChanges(tx: Tx, actor: Actor, all: readonly RecordChange[]): Promise<void> {
  for (const batch of inBatches(all)) {
    await Promise.all([insertRows(tx, changes, batch.map((change) => historyRow(actor, change))), insertRows(tx, auditLog, batch.map((change) => auditRow(actor, change)))]);
  }
}

/**
 * Inserts new records with their history, in one statement. A record whose key is taken already is left alone, and
 * history tells nothing of it. Answers the ids of those inserted; `first` tells what history says of each row.
 */
export async function insertRecords<Table extends PgTable>(
  tx: Tx, actor: Actor, table: Table, rows: readonly (Table["$inferInsert"] & { id: string })[], first: readonly RecordChange[],
): Promise<Set<string>> {
  const inserted = new Set<string>();
  for (let from = 0; from < rows.length; from += BATCH_ROWS) {
    const told = first.slice(from, from + BATCH_ROWS);
    const added = await tx.execute<{ id: string }>(sql`
      with added as (${insertOf(table, rows.slice(from, from + BATCH_ROWS))} on conflict do nothing returning id),
        history as (${insertOf(changes, told.map((change) => historyRow(actor, change)), sql`entity_id in (select id from added)`)}),
        log as (${insertOf(auditLog, told.map((change) => auditRow(actor, change)), sql`entity_id in (select id::text from added)`)})
      select id from added`);
    for (const { id } of added) inserted.add(id);
  }
  return inserted;
}

const historyRow = (actor: Actor, { entity, entityId, householdId, regionCode, version, kind, fields, reason }: RecordChange): typeof changes.$inferInsert =>
  ({ id: uuidv7(), entity, entityId, householdId, regionCode, version, kind, fields, reason: reason ?? null, changedBy: actor.userId });

const auditRow = (actor: Actor, { entity, entityId, regionCode, version, kind, fields }: RecordChange): typeof auditLog.$inferInsert =>
  ({ actorId: actor.userId, actorKind: actor.kind, action: kind, entity, entityId, regionCode, detail: { version, fields: Object.keys(fields) } });

/** A record's first content as history holds it: every field that was not empty, before null. */
export function createdFields(content: Record<string, unknown>): FieldChanges {
  return Object.fromEntries(
    Object.entries(content)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([field, value]) => [field, [null, value]]),
  );
}

/** Whether a record was created with exactly this content, however it was edited since: a repeated delivery. */
export async function createdAs(tx: Tx, entity: string, wanted: ReadonlyMap<string, Record<string, unknown>>): Promise<Set<string>> {
  const same = new Set<string>();
  for (const ids of inBatches([...wanted.keys()])) {
    const rows = await tx
      .select({ id: changes.entityId, fields: changes.fields })
      .from(changes)
      .where(and(eq(changes.entity, entity), inArray(changes.entityId, ids), eq(changes.kind, "create")));
    for (const { id, fields } of rows) {
      if (sorted(fields) === sorted(plain(createdFields(wanted.get(id) ?? {})))) same.add(id);
    }
  }
  return same;
}

export type FieldConflict = { field: string; base: unknown; mine: unknown; theirs: unknown };
/** Both states of a record that two people changed from the same version, and who was first. */
export type Conflict = {
  code: "conflict";
  current: Record<string, unknown>;
  version: number;
  changedBy: string | null;
  changedAt: string | null;
  fields: FieldConflict[];
};

/** `resolved`: the version whose values the person has seen beside their own; where both differ up to there, theirs wins. */
type Edited = { entity: string; id: string; version: number; resolved?: number | undefined };

/**
 * What an edit that started from `version` still has to change. From an older version, fields that only one side
 * touched are merged; where both sides changed one field differently, the answer is the conflict with both values.
 * `forced` names fields that change although they look the same (numbers that are shown masked).
 */
export async function pendingChanges(
  tx: Tx,
  { entity, id, version, resolved = version }: Edited,
  current: Record<string, unknown> & { version: number },
  wanted: Record<string, unknown>,
  forced: readonly string[] = [],
): Promise<Result<FieldChanges, Conflict>> {
  const { version: currentVersion, ...state } = plain(current) as Record<string, unknown> & { version: number };
  const mine = Object.fromEntries(Object.entries(plain(wanted)).filter(([, value]) => value !== undefined));
  const since = currentVersion > version ? await changesSince(tx, entity, id, version) : [];
  const base = { ...state };
  for (const { fields } of [...since].reverse()) {
    for (const [field, [before]] of Object.entries(fields as FieldChanges)) base[field] = before;
  }
  const touched = new Set(since.filter((change) => change.version > resolved).flatMap(({ fields }) => Object.keys(fields as object)));
  const pending: FieldChanges = {};
  const fields: FieldConflict[] = [];
  for (const [field, value] of Object.entries(mine)) {
    const isForced = forced.includes(field);
    if (!isForced && (same(value, base[field]) || same(value, state[field]))) continue;
    if (touched.has(field)) fields.push({ field, base: base[field] ?? null, mine: value, theirs: state[field] ?? null });
    else pending[field] = [state[field] ?? null, value ?? null];
  }
  const last = since.at(-1);
  if (fields.length === 0 && (currentVersion === version || last !== undefined)) return ok(pending);
  const changedAt = last?.changedAt.toISOString() ?? null;
  return refused({ code: "conflict", current: state, version: currentVersion, changedBy: last?.changedBy ?? null, changedAt, fields });
}

function changesSince(tx: Tx, entity: string, id: string, version: number) {
  return tx
    .select({
      version: changes.version,
      fields: changes.fields,
      changedAt: changes.changedAt,
      changedBy: sql<string | null>`app_user_name(${changes.changedBy})`,
    })
    .from(changes)
    .where(and(eq(changes.entity, entity), eq(changes.entityId, id), gt(changes.version, version)))
    .orderBy(asc(changes.version), asc(changes.id));
}

/** As it comes back from JSON: bigint as text, no undefined. */
function plain<T extends Record<string, unknown>>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? inner.toString() : inner)));
}

const same = (a: unknown, b: unknown) => sorted(a ?? null) === sorted(b ?? null);

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
