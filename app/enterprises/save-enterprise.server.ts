import { and, eq, isNull, sql } from "drizzle-orm";
import { canWriteHousehold } from "~/access/capabilities";
import { createdAs, createdFields, pendingChanges, type Conflict } from "~/access/record-batch.server";
import { audit, recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { enterprises } from "~/db/schema/enterprises";
import { households } from "~/db/schema/households";
import type { Created } from "~/households/create-households.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn, type PlainDate } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import type { EditEnterprise, NewEnterprise, SetPermits } from "./enterprise.schema";
import { lockedEnterprise } from "./enterprises.server";

type Problem = { code: "starts_in_future" } | { code: "closed_in_future" } | { code: "closed_before_start" } | { code: "reason_missing" };
export type EnterpriseRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "id_taken" } | Problem | Conflict;

/** Records a family's enterprise. The same id with the same content is success. */
export async function recordEnterprise(tx: Tx, actor: Actor, { id, householdId, ...content }: NewEnterprise): Promise<Result<Created, EnterpriseRefusal>> {
  const [household] = await tx.select({ id: households.id, regionCode: households.regionCode }).from(households).where(and(eq(households.id, householdId), isNull(households.deletedAt)));
  if (!household) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, household)) return refused({ code: "forbidden" });
  const problem = problemOf(content, household.regionCode);
  if (problem) return refused(problem);
  const rows = await tx
    .insert(enterprises)
    .values({ ...content, id, householdId, regionCode: household.regionCode, createdBy: actor.userId, updatedBy: actor.userId })
    .onConflictDoNothing()
    .returning({ id: enterprises.id });
  if (rows.length === 0) {
    const same = await createdAs(tx, "enterprise", new Map([[id, content]]));
    return same.has(id) ? ok({ id, version: 1, repeated: true }) : refused({ code: "id_taken" });
  }
  await recordChange(tx, actor, { entity: "enterprise", entityId: id, householdId, regionCode: household.regionCode, version: 1, kind: "create", fields: createdFields(content) });
  return ok({ id, version: 1, repeated: false });
}

/** Mends an enterprise, pauses or closes it, from the version that was seen. */
export async function editEnterprise(tx: Tx, actor: Actor, id: string, { version, resolved, ...content }: EditEnterprise): Promise<Result<{ version: number }, EnterpriseRefusal>> {
  const current = await lockedEnterprise(tx, id);
  if (!current) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { ...current, id: current.householdId })) return refused({ code: "forbidden" });
  const problem = problemOf(content, current.regionCode);
  if (problem) return refused(problem);
  const { id: _id, householdId, regionCode, homeCode: _home, ...state } = current;
  const pending = await pendingChanges(tx, { entity: "enterprise", id, version, resolved }, state, content);
  if (!pending.ok) return pending;
  const fields = Object.keys(pending.value);
  if (fields.length === 0) return ok({ version: current.version });
  const next = current.version + 1;
  const written = await tx
    .update(enterprises)
    .set({ ...Object.fromEntries(Object.entries(content).filter(([field]) => fields.includes(field))), version: next, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(enterprises.id, id), eq(enterprises.version, current.version)))
    .returning({ id: enterprises.id });
  if (written.length !== 1) throw new Error(`${written.length} enterprises written where one was meant`);
  await recordChange(tx, actor, { entity: "enterprise", entityId: id, householdId, regionCode, version: next, kind: "update", fields: pending.value });
  return ok({ version: next });
}

/** Says of each permit how it stands. */
export async function setPermits(tx: Tx, actor: Actor, id: string, { permits }: SetPermits): Promise<Result<true, { code: "not_found" } | { code: "forbidden" }>> {
  const enterprise = await lockedEnterprise(tx, id);
  if (!enterprise) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { ...enterprise, id: enterprise.householdId })) return refused({ code: "forbidden" });
  const rows = await tx.execute(sql`
    insert into enterprise_permits (enterprise_id, permit, state, expires_on, updated_by)
    select ${id}, permit, state, "expiresOn", ${actor.userId} from jsonb_to_recordset(${JSON.stringify(permits)}::jsonb) as q(permit text, state text, "expiresOn" date)
    on conflict (enterprise_id, permit) do update set state = excluded.state, expires_on = excluded.expires_on, updated_at = now(), updated_by = excluded.updated_by
      where (enterprise_permits.state, enterprise_permits.expires_on) is distinct from (excluded.state, excluded.expires_on)
    returning permit`);
  if (rows.length > 0) await audit(tx, actor, { action: "update", entity: "enterprise", entityId: id, regionCode: enterprise.regionCode, detail: { kind: "permits", count: rows.length } });
  return ok(true);
}

type Days = { startedOn: PlainDate | null; closedOn?: PlainDate | null; closedReason?: string | null };
function problemOf({ startedOn, closedOn = null, closedReason = null }: Days, regionCode: string): Problem | null {
  const today = todayIn(timeZoneOf(regionCode), new Date());
  if (startedOn !== null && startedOn > today) return { code: "starts_in_future" };
  if (closedOn === null) return null;
  if (closedOn > today) return { code: "closed_in_future" };
  if (startedOn !== null && closedOn < startedOn) return { code: "closed_before_start" };
  return closedReason === null ? { code: "reason_missing" } : null;
}
