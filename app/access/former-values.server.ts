import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { changes } from "~/db/schema/access";
import { inBatches } from "./record-batch.server";

/** Which values each field of a record ever had, as text, by the record's id and the field; from its history. */
export type FormerValues = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

/**
 * The former values of these records, so that an old file brought again does not take back what was corrected since.
 */
export async function formerValues(tx: Tx, entity: string, ids: readonly string[]): Promise<FormerValues> {
  const found = new Map<string, Map<string, Set<string>>>();
  for (const batch of inBatches([...new Set(ids)])) {
    const rows = await tx
      .select({ id: changes.entityId, fields: changes.fields })
      .from(changes)
      .where(and(eq(changes.entity, entity), inArray(changes.entityId, batch)));
    for (const { id, fields } of rows) {
      const ofRecord = found.get(id) ?? new Map<string, Set<string>>();
      found.set(id, ofRecord);
      for (const [field, [before, after]] of Object.entries(fields as Record<string, [unknown, unknown]>)) {
        const values = ofRecord.get(field) ?? new Set<string>();
        for (const value of [before, after]) if (value !== null && value !== undefined) values.add(String(value));
        ofRecord.set(field, values);
      }
    }
  }
  return found;
}

/** Whether this field of the record once held this value. */
export const wasOnce = (former: FormerValues, id: string, field: string, value: unknown): boolean =>
  former.get(id)?.get(field)?.has(String(value)) ?? false;
