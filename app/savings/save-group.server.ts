import { and, eq, sql } from "drizzle-orm";
import { can } from "~/access/capabilities";
import { createdAs, createdFields, pendingChanges, type Conflict } from "~/access/record-batch.server";
import { audit, recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { savingsGroups } from "~/db/schema/savings";
import { uuidList } from "~/db/uuid-list.server";
import type { Created } from "~/households/create-households.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn, type PlainDate } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { bookOf, lockedGroup, membersOf, type Group } from "./groups.server";
import { savingsOf } from "./ledger";
import { MOST_MEMBERS, type AddMembers, type EditGroup, type NewGroup } from "./savings.schema";

export type NotYours = { code: "not_found" } | { code: "forbidden" };
type Problem = { code: "founded_in_future" } | { code: "closed_in_future" } | { code: "closed_before_start" };
export type GroupRefusal = NotYours | { code: "id_taken" } | Problem | Conflict;

/** Records a savings group of a village. The same id with the same content is success. */
export async function recordGroup(tx: Tx, actor: Actor, regionCode: string, { id, ...content }: NewGroup): Promise<Result<Created, GroupRefusal>> {
  if (!can(actor, "people:write", regionCode)) return refused({ code: "forbidden" });
  const problem = problemOf(content, regionCode);
  if (problem) return refused(problem);
  const rows = await tx.insert(savingsGroups).values({ ...content, id, regionCode, createdBy: actor.userId, updatedBy: actor.userId }).onConflictDoNothing().returning({ id: savingsGroups.id });
  if (rows.length === 0) {
    const same = await createdAs(tx, "savings_group", new Map([[id, content]]));
    return same.has(id) ? ok({ id, version: 1, repeated: true }) : refused({ code: "id_taken" });
  }
  await recordChange(tx, actor, { entity: "savings_group", entityId: id, householdId: null, regionCode, version: 1, kind: "create", fields: createdFields(content) });
  return ok({ id, version: 1, repeated: false });
}

/** Mends a group from the version that was seen, or ends it. */
export async function editGroup(tx: Tx, actor: Actor, id: string, { version, resolved, ...content }: EditGroup): Promise<Result<{ version: number }, GroupRefusal>> {
  const group = await writableGroup(tx, actor, id);
  if (!group.ok) return group;
  const { id: _id, regionCode, ...state } = group.value;
  const problem = problemOf(content, regionCode);
  if (problem) return refused(problem);
  const pending = await pendingChanges(tx, { entity: "savings_group", id, version, resolved }, state, content);
  if (!pending.ok) return pending;
  const fields = Object.keys(pending.value);
  if (fields.length === 0) return ok({ version: state.version });
  const next = state.version + 1;
  const written = await tx
    .update(savingsGroups)
    .set({ ...Object.fromEntries(Object.entries(content).filter(([field]) => fields.includes(field))), version: next, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(savingsGroups.id, id), eq(savingsGroups.version, state.version)))
    .returning({ id: savingsGroups.id });
  if (written.length !== 1) throw new Error(`${written.length} groups written where one was meant`);
  await recordChange(tx, actor, { entity: "savings_group", entityId: id, householdId: null, regionCode, version: next, kind: "update", fields: pending.value });
  return ok({ version: next });
}

export type MemberRefusal = NotYours | { code: "nobody" } | { code: "too_many"; most: number } | { code: "joined_in_future" } | { code: "no_member" } | { code: "still_has_money" };

/** Adds members; who is there already stays, and who had left comes back. Answers how many came new. */
export async function addMembers(tx: Tx, actor: Actor, groupId: string, { joinedOn, personIds, names }: AddMembers): Promise<Result<number, MemberRefusal>> {
  const group = await writableGroup(tx, actor, groupId);
  if (!group.ok) return group;
  if (personIds.length + names.length === 0) return refused({ code: "nobody" });
  if (joinedOn > todayIn(timeZoneOf(group.value.regionCode), new Date())) return refused({ code: "joined_in_future" });
  const now = (await membersOf(tx, groupId)).filter(({ leftOn }) => leftOn === null).length;
  if (now + personIds.length + names.length > MOST_MEMBERS) return refused({ code: "too_many", most: MOST_MEMBERS });
  const added = await tx.execute(sql`
    with wanted as (
      select p.id as person_id, p.full_name from persons p where p.id = ${uuidList(personIds)} and p.deleted_at is null
      union all select null::uuid, name from jsonb_array_elements_text(${JSON.stringify([...new Set(names)])}::jsonb) name
        where not exists (select from savings_members m where m.group_id = ${groupId} and m.left_on is null and lower(m.full_name) = lower(name)))
    insert into savings_members (id, group_id, person_id, full_name, joined_on) select gen_random_uuid(), ${groupId}, person_id, full_name, ${joinedOn} from wanted
    on conflict (group_id, person_id) where person_id is not null do update set left_on = null where savings_members.left_on is not null
    returning id`);
  await log(tx, actor, group.value, "members", added.length);
  return ok(added.length);
}

/** A member leaves once nothing of hers is in the group and nothing of the group's is with her. Left before is success. */
export async function leaveGroup(tx: Tx, actor: Actor, groupId: string, memberId: string): Promise<Result<true, MemberRefusal>> {
  const group = await writableGroup(tx, actor, groupId);
  if (!group.ok) return group;
  const member = (await membersOf(tx, groupId)).find(({ id }) => id === memberId);
  if (!member) return refused({ code: "no_member" });
  if (member.leftOn !== null) return ok(true);
  const { sums, loans } = await bookOf(tx, groupId);
  const isClear = savingsOf(sums.filter((one) => one.memberId === memberId)) === 0 && loans.every((loan) => loan.memberId !== memberId || loan.repaidIdr >= loan.principalIdr);
  if (!isClear) return refused({ code: "still_has_money" });
  const today = todayIn(timeZoneOf(group.value.regionCode), new Date());
  await tx.execute(sql`update savings_members set left_on = greatest(joined_on, ${today}::date) where id = ${memberId} and group_id = ${groupId}`);
  await log(tx, actor, group.value, "left", 1);
  return ok(true);
}

/** A group whose book the actor keeps, held until the transaction ends. */
export async function writableGroup(tx: Tx, actor: Actor, id: string): Promise<Result<Group, NotYours>> {
  const group = await lockedGroup(tx, id);
  if (!group) return refused({ code: "not_found" });
  return can(actor, "people:write", group.regionCode) ? ok(group) : refused({ code: "forbidden" });
}

/** How many rows of which kind, and no name or amount. */
export const log = (tx: Tx, actor: Actor, { id, regionCode }: Pick<Group, "id" | "regionCode">, kind: string, count: number) =>
  audit(tx, actor, { action: "update", entity: "savings_group", entityId: id, regionCode, detail: { kind, count } });

function problemOf({ foundedOn, closedOn = null }: { foundedOn: PlainDate | null; closedOn?: PlainDate | null }, regionCode: string): Problem | null {
  const today = todayIn(timeZoneOf(regionCode), new Date());
  if (foundedOn !== null && foundedOn > today) return { code: "founded_in_future" };
  if (closedOn !== null && closedOn > today) return { code: "closed_in_future" };
  return closedOn !== null && foundedOn !== null && closedOn < foundedOn ? { code: "closed_before_start" } : null;
}
