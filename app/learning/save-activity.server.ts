import { and, eq, sql } from "drizzle-orm";
import { can } from "~/access/capabilities";
import { createdAs, createdFields, pendingChanges, type Conflict } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { activities } from "~/db/schema/learning";
import type { Created } from "~/households/create-households.server";
import { ok, refused, type Result } from "~/shared/result";
import { lockedActivity } from "./activities.server";
import type { EditActivity, NewActivity } from "./learning.schema";

type Problem = { code: "ends_before_start" } | { code: "fewer_sessions"; sessions: number };
export type ActivityRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "id_taken" } | Problem | Conflict;

/** Records an activity of a village with its meetings. The same id with the same content is success. */
export async function recordActivity(tx: Tx, actor: Actor, regionCode: string, { id, sessions, ...content }: NewActivity): Promise<Result<Created, ActivityRefusal>> {
  if (!can(actor, "people:write", regionCode)) return refused({ code: "forbidden" });
  if (content.endOn !== null && content.endOn < content.startOn) return refused({ code: "ends_before_start" });
  const rows = await tx.insert(activities).values({ ...content, id, regionCode, createdBy: actor.userId, updatedBy: actor.userId }).onConflictDoNothing().returning({ id: activities.id });
  if (rows.length === 0) {
    const same = await createdAs(tx, "activity", new Map([[id, content]]));
    return same.has(id) ? ok({ id, version: 1, repeated: true }) : refused({ code: "id_taken" });
  }
  await addSessions(tx, id, sessions);
  await recordChange(tx, actor, { entity: "activity", entityId: id, householdId: null, regionCode, version: 1, kind: "create", fields: createdFields(content) });
  return ok({ id, version: 1, repeated: false });
}

/** Mends an activity from the version that was seen; it may get more meetings and never fewer. */
export async function editActivity(tx: Tx, actor: Actor, id: string, { version, resolved, sessions, ...content }: EditActivity): Promise<Result<{ version: number }, ActivityRefusal>> {
  const current = await lockedActivity(tx, id);
  if (!current) return refused({ code: "not_found" });
  if (!can(actor, "people:write", current.regionCode)) return refused({ code: "forbidden" });
  if (content.endOn !== null && content.endOn < content.startOn) return refused({ code: "ends_before_start" });
  const [held] = await tx.execute<{ sessions: number }>(sql`select count(*)::int as sessions from activity_sessions where activity_id = ${id}`);
  if (held && sessions < held.sessions) return refused({ code: "fewer_sessions", sessions: held.sessions });
  await addSessions(tx, id, sessions);
  const { id: _id, regionCode, ...state } = current;
  const pending = await pendingChanges(tx, { entity: "activity", id, version, resolved }, state, content);
  if (!pending.ok) return pending;
  const fields = Object.keys(pending.value);
  if (fields.length === 0) return ok({ version: current.version });
  const next = current.version + 1;
  const written = await tx
    .update(activities)
    .set({ ...Object.fromEntries(Object.entries(content).filter(([field]) => fields.includes(field))), version: next, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(activities.id, id), eq(activities.version, current.version)))
    .returning({ id: activities.id });
  if (written.length !== 1) throw new Error(`${written.length} activities written where one was meant`);
  await recordChange(tx, actor, { entity: "activity", entityId: id, householdId: null, regionCode, version: next, kind: "update", fields: pending.value });
  return ok({ version: next });
}

/** Meetings up to this number; those that are there already stay. */
async function addSessions(tx: Tx, activityId: string, upTo: number): Promise<void> {
  await tx.execute(sql`
    insert into activity_sessions (id, activity_id, number) select gen_random_uuid(), ${activityId}, n from generate_series(1, ${upTo}::int) n on conflict do nothing`);
}
