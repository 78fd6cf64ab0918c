import { sql } from "drizzle-orm";
import { can } from "~/access/capabilities";
import { audit } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { uuidList } from "~/db/uuid-list.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { lockedActivity, type Activity } from "./activities.server";
import type { Attendance } from "./codes";
import { MOST_PARTICIPANTS, type AddParticipants, type SetScores, type TakeAttendance } from "./learning.schema";

type NotYours = { code: "not_found" } | { code: "forbidden" };
export type ParticipantRefusal = NotYours | { code: "nobody" } | { code: "too_many"; most: number };

/** Adds people to an activity; who is there already stays as they are. Answers how many came new. */
export async function addParticipants(tx: Tx, actor: Actor, activityId: string, { personIds, names }: AddParticipants): Promise<Result<number, ParticipantRefusal>> {
  const activity = await writable(tx, actor, activityId);
  if (!activity.ok) return activity;
  if (personIds.length + names.length === 0) return refused({ code: "nobody" });
  const [now] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from activity_participants where activity_id = ${activityId} and removed_at is null`);
  if ((now?.n ?? 0) + personIds.length + names.length > MOST_PARTICIPANTS) return refused({ code: "too_many", most: MOST_PARTICIPANTS });
  const added = await tx.execute(sql`
    with wanted as (
      select p.id as person_id, null::text as full_name from persons p where p.id = ${uuidList(personIds)} and p.deleted_at is null
      union all select null::uuid, name from jsonb_array_elements_text(${JSON.stringify([...new Set(names)])}::jsonb) name
        where not exists (select from activity_participants a where a.activity_id = ${activityId} and a.removed_at is null and lower(a.full_name) = lower(name)))
    insert into activity_participants (id, activity_id, person_id, full_name) select gen_random_uuid(), ${activityId}, person_id, full_name from wanted
    on conflict (activity_id, person_id) where person_id is not null do update set removed_at = null where activity_participants.removed_at is not null
    returning id`);
  await log(tx, actor, activity.value, "participants", added.length);
  return ok(added.length);
}

export type AttendanceConflict = { participantId: string; seen: Attendance; stored: Attendance };
export type AttendanceRefusal = NotYours | { code: "no_session" } | { code: "held_in_future" };

/**
 * Writes who was at a meeting, all in one statement. Only seats that were changed on the form are written; one that somebody
 * else changed to something different meanwhile stays as they wrote it and is told. The same form again changes nothing.
 */
export async function takeAttendance(tx: Tx, actor: Actor, activityId: string, number: number, { heldOn, seats }: TakeAttendance): Promise<Result<{ written: number; conflicts: AttendanceConflict[] }, AttendanceRefusal>> {
  const activity = await writable(tx, actor, activityId);
  if (!activity.ok) return activity;
  if (heldOn > todayIn(timeZoneOf(activity.value.regionCode), new Date())) return refused({ code: "held_in_future" });
  const [session] = await tx.execute<{ id: string }>(sql`update activity_sessions set held_on = ${heldOn}, version = version + 1, updated_by = ${actor.userId} where activity_id = ${activityId} and number = ${number} returning id`);
  if (!session) return refused({ code: "no_session" });
  const changed = JSON.stringify(seats.filter(({ status, seen }) => status !== seen).map(({ participantId, status, seen }) => ({ participant: participantId, status, seen })));
  const rows = await tx.execute<{ participant: string; seen: Attendance; stored: Attendance; written: boolean }>(sql`
    with wanted as (
      select q.participant, q.status, q.seen, coalesce(t.status, 'tidak_dicatat') as stored
      from jsonb_to_recordset(${changed}::jsonb) as q(participant uuid, status text, seen text)
      join activity_participants p on p.id = q.participant and p.activity_id = ${activityId}
      left join attendance t on t.session_id = ${session.id} and t.participant_id = q.participant),
    written as (
      insert into attendance (session_id, participant_id, status, updated_by)
      select ${session.id}, participant, status, ${actor.userId} from wanted where stored = seen
      on conflict (session_id, participant_id) do update set status = excluded.status, version = attendance.version + 1, updated_at = now(), updated_by = excluded.updated_by
      returning participant_id)
    select w.participant, w.seen, w.stored, n.participant_id is not null as written from wanted w left join written n on n.participant_id = w.participant where n.participant_id is not null or w.stored <> w.status`);
  const written = rows.filter((row) => row.written).length;
  if (written > 0) await log(tx, actor, activity.value, "attendance", written);
  return ok({ written, conflicts: rows.filter((row) => !row.written).map(({ participant, seen, stored }) => ({ participantId: participant, seen, stored })) });
}

/** Writes the points of a test, 0 to 100; an empty one takes nothing away, since a paper may be read later. */
export async function setScores(tx: Tx, actor: Actor, activityId: string, { phase, formFamily, scores }: SetScores): Promise<Result<number, NotYours>> {
  const activity = await writable(tx, actor, activityId);
  if (!activity.ok) return activity;
  const known = JSON.stringify(scores.flatMap(({ participantId, score }) => (score === null ? [] : [{ participant: participantId, score }])));
  const rows = await tx.execute(sql`
    insert into test_scores (participant_id, phase, form_family, score, updated_by)
    select q.participant, ${phase}, ${formFamily}, q.score, ${actor.userId}
    from jsonb_to_recordset(${known}::jsonb) as q(participant uuid, score int) join activity_participants p on p.id = q.participant and p.activity_id = ${activityId}
    on conflict (participant_id, phase) do update set score = excluded.score, form_family = excluded.form_family, updated_at = now(), updated_by = excluded.updated_by
      where (test_scores.score, test_scores.form_family) is distinct from (excluded.score, excluded.form_family)
    returning participant_id`);
  if (rows.length > 0) await log(tx, actor, activity.value, `scores_${phase}`, rows.length);
  return ok(rows.length);
}

async function writable(tx: Tx, actor: Actor, id: string): Promise<Result<Activity, NotYours>> {
  const activity = await lockedActivity(tx, id);
  if (!activity) return refused({ code: "not_found" });
  return can(actor, "people:write", activity.regionCode) ? ok(activity) : refused({ code: "forbidden" });
}

const log = (tx: Tx, actor: Actor, { id, regionCode }: Activity, kind: string, count: number) =>
  audit(tx, actor, { action: "update", entity: "activity", entityId: id, regionCode, detail: { kind, count } });
