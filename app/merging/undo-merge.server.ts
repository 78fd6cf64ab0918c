import { sql } from "drizzle-orm";
import { recordChanges } from "~/access/record-batch.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { can } from "~/access/capabilities";
import { isUniqueViolation } from "~/households/edit-household.server";
import { recountUses } from "~/remittances/recount-uses.server";
import { ok, refused, type Result } from "~/shared/result";
import { MERGE_UNDO_DAYS, type UndoRefusal } from "./merge";
import { columnsOf, recordsOf, tableOf, type Moved, type Records } from "./records.server";
import { ENTITIES, type Entity } from "./tables";
import { touchedSince } from "./touched.server";
import { changeOf } from "./write-merge.server";

type Standing = { id: string; entity: Entity; keptId: string; mergedId: string; householdId: string; regionCode: string; mergedRegionCode: string; undone: boolean; days: number };
type Undone = { householdId: string; repeated: boolean };

/**
 * Makes two of one again, exactly as they were, while nobody has worked with anything that was moved. What was written
 * since about the record that was kept stays with it.
 */
export async function undoMerge(tx: Tx, actor: Actor, id: string): Promise<Result<Undone, UndoRefusal>> {
  const merge = await lockedMerge(tx, id);
  if (!merge) return refused({ code: "not_found" });
  if (!can(actor, "people:write", merge.regionCode) || !can(actor, "people:write", merge.mergedRegionCode)) return refused({ code: "forbidden" });
  if (merge.undone) return ok({ householdId: merge.householdId, repeated: true });
  if (merge.days > MERGE_UNDO_DAYS) return refused({ code: "too_late", days: MERGE_UNDO_DAYS });
  const households = await householdsOf(tx, merge);
  const before = await recordsOf(tx, households, true);
  const touched = await touchedSince(tx, id);
  if (touched.length > 0) return refused({ code: "touched", records: touched.slice(0, 20) });
  const restored = await restoredInPlace(tx, actor, id, before, households);
  // Something new has taken a place that would have to be given back.
  if (restored === null) return refused({ code: "touched", records: [] });
  await recountUses(tx, actor, households);
  await recordChanges(tx, actor, restored.map((row) => changeOf(row, row.before.id === merge.keptId || row.before.id === merge.mergedId ? "undo" : null))
    .map((change) => ({ ...change, kind: change.kind === "moved" ? change.kind : ("undo" as const) })));
  await tx.execute(sql`update merges set undone_at = clock_timestamp(), undone_by = ${actor.userId} where id = ${id}`);
  return ok({ householdId: merge.householdId, repeated: false });
}

async function lockedMerge(tx: Tx, id: string): Promise<Standing | undefined> {
  const [row] = await tx.execute<Standing>(sql`
    select id, entity, kept_id as "keptId", merged_id as "mergedId", household_id as "householdId", region_code as "regionCode",
      merged_region_code as "mergedRegionCode", undone_at is not null as undone, extract(epoch from now() - merged_at)::float8 / 86400 as days
    from merges where id = ${id} for update`);
  return row;
}

/** The households whose rows were changed, as they are now and as they will be again. */
async function householdsOf(tx: Tx, { id, householdId }: Standing): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct coalesce(before->>'household_id', before->>'id')::uuid as id from merge_moves where merge_id = ${id}`);
  return [...new Set([householdId, ...rows.map((row) => row.id)])].sort();
}

async function restoredInPlace(tx: Tx, actor: Actor, id: string, before: Records, households: readonly string[]): Promise<Moved[] | null> {
  try {
    return await tx.transaction(async (inner) => {
      // Numbers, heads and days are unique among what stands: everything steps aside first, and nothing is in another's way.
      for (const entity of STANDING) await inner.execute(sql`
        update ${tableOf(entity)} set deleted_at = now()
        where deleted_at is null and id in (select entity_id from merge_moves where merge_id = ${id} and entity = ${entity})`);
      for (const entity of ENTITIES) await restore(inner, actor, id, entity);
      const after = await recordsOf(inner, households, false);
      const moved = await inner.execute<{ entity: Entity; id: string }>(sql`select entity, entity_id as id from merge_moves where merge_id = ${id} order by seq`);
      return moved.flatMap(({ entity, id: row }) => {
        const [was, is] = [before.get(entity)?.get(row), after.get(entity)?.get(row)];
        return was && is ? [{ entity, before: was, after: is }] : [];
      });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** Kinds of records that can be taken out and still be there. */
const STANDING: readonly Entity[] = ["person", "household", "journey", "remittance", "no_transfer_month", "remittance_use", "debt", "finance_snapshot", "survey_response"];

async function restore(tx: Tx, actor: Actor, id: string, entity: Entity): Promise<void> {
  const columns = columnsOf(entity);
  const names = sql.join(columns.map((name) => sql.identifier(name)), sql`, `);
  const values = sql.join(columns.map((name) => sql`r.${sql.identifier(name)}`), sql`, `);
  const rows = await tx.execute(sql`
    update ${tableOf(entity)} t set (${names}) = (select ${values} from jsonb_populate_record(null::${tableOf(entity)}, m.before) r),
      version = t.version + 1, updated_at = now(), updated_by = ${actor.userId}
    from merge_moves m where m.merge_id = ${id} and m.entity = ${entity} and t.id = m.entity_id returning t.id`);
  const [wanted] = await tx.execute<{ count: number }>(sql`select count(*)::int as count from merge_moves where merge_id = ${id} and entity = ${entity}`);
  if (rows.length !== wanted?.count) throw new Error(`${rows.length} of ${wanted?.count} rows put back`);
}
