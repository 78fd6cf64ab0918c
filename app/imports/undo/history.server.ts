import { and, asc, eq, inArray } from "drizzle-orm";
import { inBatches, recordChanges } from "~/access/record-batch.server";
import type { FieldChanges, RecordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { changes } from "~/db/schema/access";
import { groupBy } from "../work/entry";
import type { Write } from "../work/run";

/** `versionBefore`: 0 for what the import created. */
type Undone = Pick<Write, "entity" | "id" | "versionAfter"> & { versionBefore: number };

/** Writes into each record's history that it is as it was before; the answer is the households concerned. */
export async function writeUndoHistory(tx: Tx, actor: Actor, writes: readonly Undone[]): Promise<string[]> {
  const households = new Set<string>();
  for (const [entity, all] of groupBy(writes, (write) => write.entity)) {
    for (const batch of inBatches(all)) {
      const rows = await tx
        .select({ entityId: changes.entityId, householdId: changes.householdId, regionCode: changes.regionCode, version: changes.version, fields: changes.fields })
        .from(changes)
        .where(and(eq(changes.entity, entity), inArray(changes.entityId, batch.map(({ id }) => id))))
        .orderBy(asc(changes.version), asc(changes.id));
      const byRecord = groupBy(rows, ({ entityId }) => entityId);
      const undone = batch.flatMap(({ id, versionBefore, versionAfter }): RecordChange[] => {
        const written = (byRecord.get(id) ?? []).filter(({ version }) => version > versionBefore);
        const last = written.at(-1);
        if (!last) return [];
        if (last.householdId !== null) households.add(last.householdId);
        return [{ entity, entityId: id, householdId: last.householdId, regionCode: last.regionCode, version: versionAfter + 1, kind: "undo", fields: inverse(written.map(({ fields }) => fields as FieldChanges)) }];
      });
      await recordChanges(tx, actor, undone);
    }
  }
  return [...households];
}

/** Several changes, oldest first, taken back as one. */
function inverse(all: readonly FieldChanges[]): FieldChanges {
  const back: FieldChanges = {};
  for (const fields of all) {
    for (const [field, [before, after]] of Object.entries(fields)) back[field] = [after, back[field] === undefined ? before : back[field][1]];
  }
  return back;
}
