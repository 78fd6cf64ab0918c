import { sql } from "drizzle-orm";
import { inBatches, recordChanges } from "~/access/record-batch.server";
import type { FieldChanges, RecordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { mergeMoves, merges } from "~/db/schema/merges";
import { maskAllButLast4 } from "~/shared/text";
import type { Side } from "./questions";
import { changedSince, type Moved, type Records } from "./records.server";

type Done = { id: string; entity: "household" | "person"; keptId: string; mergedId: string; kept: Side; merged: Side };

/** Keeps how every row stood that a merge has changed, and tells it in the histories of both records and of each row. */
export async function writeMerge(tx: Tx, actor: Actor, before: Records, { id, entity, keptId, mergedId, kept, merged }: Done): Promise<void> {
  const moved = await changedSince(tx, actor, before, [...new Set([kept.id, merged.id])]);
  await tx.insert(merges).values({
    id, entity, keptId, mergedId, householdId: kept.id, regionCode: kept.regionCode, mergedRegionCode: merged.regionCode, mergedBy: actor.userId,
  });
  for (const batch of inBatches(moved)) {
    await tx.insert(mergeMoves).values(batch.map((row) => ({
      mergeId: id, entity: row.entity, entityId: row.before.id, versionAfter: row.after.version, before: sql`${row.before.whole}::jsonb`,
    })));
  }
  const told = moved.map((row) => changeOf(row, row.before.id === mergedId ? "merge" : null));
  const isKeptTold = moved.some((row) => row.before.id === keptId);
  const version = before.get(entity)?.get(keptId)?.version ?? 1;
  const ofKept: RecordChange[] = isKeptTold ? [] : [{ entity, entityId: keptId, householdId: kept.id, regionCode: kept.regionCode, version, kind: "merge", fields: {} }];
  await recordChanges(tx, actor, [...told.map((change) => (change.entityId === keptId ? { ...change, kind: "merge" as const } : change)), ...ofKept]);
}

type Content = Record<string, unknown>;
/** Of no interest beside what a person would call a change, or not for reading. */
const UNTOLD = /_cipher$|_index$|^search_|^(household_id|region_code|deleted_at|merged_into|province_code|seq|person_id|journey_id|survey_response_id)$/;

/**
 * One row's change as its history tells it. A row that only went over to the other household is `moved`, one that was
 * taken out `set_aside`; the rest is told field by field.
 */
export function changeOf({ entity, before, after }: Moved, kind: RecordChange["kind"] | null): RecordChange {
  const [was, is] = [JSON.parse(before.content) as Content, JSON.parse(after.content) as Content];
  const fields = toldFields(was, is);
  const isOut = was.deleted_at == null && is.deleted_at != null;
  const ownKind = was.merged_into == null && is.merged_into != null ? "merge" : isOut ? "set_aside" : Object.keys(fields).length > 0 ? "merge" : "moved";
  // What a merged record was before stays where its own history is.
  const place = kind === "merge" ? was : is;
  return {
    entity, entityId: before.id, householdId: entity === "household" ? before.id : String(place.household_id), regionCode: String(place.region_code),
    version: after.version, kind: kind ?? ownKind, fields,
  };
}

function toldFields(was: Content, is: Content): FieldChanges {
  const told = Object.keys(is).filter((column) => !UNTOLD.test(column) && JSON.stringify(was[column]) !== JSON.stringify(is[column]));
  return Object.fromEntries(told.map((column) => [fieldOf(column), [shown(column, was[column]), shown(column, is[column])]]));
}

const LAST4: Record<string, string> = { nik_last4: "nik", phone_last4: "phone", kk_last4: "kk", number_last4: "number" };
const fieldOf = (column: string): string => LAST4[column] ?? column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const shown = (column: string, value: unknown): unknown => (column in LAST4 && typeof value === "string" ? maskAllButLast4(value.padStart(12, "0")) : (value ?? null));
