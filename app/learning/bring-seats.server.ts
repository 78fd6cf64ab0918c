import { sql } from "drizzle-orm";
import { audit } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { uuidList } from "~/db/uuid-list.server";
import type { PlainDate } from "~/shared/dates";
import type { Origin } from "~/shared/origin";
import { searchKey } from "~/shared/text";
import type { Attendance } from "./codes";

/** An activity as a file may name it. */
export type NamedActivity = { id: string; regionCode: string; title: string; startOn: PlainDate; endOn: PlainDate | null; cancelledOn: PlainDate | null };

/** Activities of these ids, and those whose title reads as one of these names wherever the actor sees any; a caller leaves out those of other villages. */
export async function activitiesNamed(tx: Tx, { ids, names }: { ids: readonly string[]; names: readonly string[] }): Promise<NamedActivity[]> {
  const rows = await tx.execute<NamedActivity>(sql`
    select id, region_code as "regionCode", title, start_on::text as "startOn", end_on::text as "endOn", cancelled_on::text as "cancelledOn" from activities
    where id = ${uuidList(ids)} or btrim(regexp_replace(regexp_replace(lower(normalize(title, nfkd)), '[''’‘\`´\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'))
      in (select jsonb_array_elements_text(${JSON.stringify(names.map(searchKey))}::jsonb))`);
  return [...rows];
}

export type NamedParticipant = { id: string; activityId: string; personId: string | null; searchName: string; hasNik: boolean };
export type RecordedSeat = { id: string; sessionId: string; participantId: string; status: Attendance; version: number };

/** Who takes part in these activities, their meetings and every seat that is recorded. */
export async function seatsOf(tx: Tx, activityIds: readonly string[]): Promise<{ participants: NamedParticipant[]; sessions: { id: string; activityId: string; number: number; heldOn: PlainDate | null }[]; seats: RecordedSeat[] }> {
  const ids = uuidList(activityIds);
  const people = await tx.execute<Omit<NamedParticipant, "searchName"> & { name: string | null }>(sql`
    select a.id, a.activity_id as "activityId", p.id as "personId", coalesce(p.full_name, a.full_name) as name, p.nik_index is not null as "hasNik"
    from activity_participants a left join persons p on p.id = coalesce(kept_person(a.person_id), a.person_id) where a.activity_id = ${ids} and a.removed_at is null`);
  const sessions = await tx.execute<{ id: string; activityId: string; number: number; heldOn: PlainDate | null }>(sql`
    select id, activity_id as "activityId", number, held_on::text as "heldOn" from activity_sessions where activity_id = ${ids} order by activity_id, number`);
  const seats = await tx.execute<RecordedSeat>(sql`
    select t.id, t.session_id as "sessionId", t.participant_id as "participantId", t.status, t.version from attendance t join activity_sessions s on s.id = t.session_id where s.activity_id = ${ids}`);
  return { participants: people.map(({ name, ...one }) => ({ ...one, searchName: searchKey(name ?? "") })), sessions: [...sessions], seats: [...seats] };
}

/** `seenVersion`: of the seat that was looked at; 0 where there was none. */
export type BroughtSeat = { id: string; activityId: string; regionCode: string; sessionId: string; participantId: string; status: Attendance; seenVersion: number };

/** Says on which day meetings were held that had no day yet; the answer is those that have one by it, with their version. */
export async function bringDays(tx: Tx, actor: Actor, days: readonly { sessionId: string; heldOn: PlainDate }[]): Promise<{ id: string; version: number }[]> {
  if (days.length === 0) return [];
  const rows = await tx.execute<{ id: string; version: number }>(sql`
    update activity_sessions s set held_on = q."heldOn", version = s.version + 1, updated_at = now(), updated_by = ${actor.userId}
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as q("sessionId" uuid, "heldOn" date) where s.id = q."sessionId" and s.held_on is null returning s.id, s.version`);
  return [...rows];
}

/**
 * Writes seats of a file, all in one statement, and answers which and in what version. A caller has looked at what is
 * recorded; a seat that somebody recorded meanwhile stays as it is and is not among the answers.
 */
export async function bringSeats(tx: Tx, actor: Actor, seats: readonly BroughtSeat[], { source, importId }: Origin): Promise<{ id: string; version: number }[]> {
  if (seats.length === 0) return [];
  const rows = await tx.execute<{ id: string; version: number }>(sql`
    insert into attendance as t (id, session_id, participant_id, status, source, import_id, updated_by)
    select q.id, q."sessionId", q."participantId", q.status, ${source}, ${importId}, ${actor.userId}
    from jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) as q(id uuid, "sessionId" uuid, "participantId" uuid, status text)
    on conflict (session_id, participant_id) do update set status = excluded.status, version = t.version + 1, updated_at = now(), updated_by = excluded.updated_by
      where exists (select from jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) as q("sessionId" uuid, "participantId" uuid, "seenVersion" int)
        where q."sessionId" = t.session_id and q."participantId" = t.participant_id and q."seenVersion" = t.version)
    returning t.id, t.version`);
  const activities = new Map(seats.map(({ activityId, regionCode }) => [activityId, regionCode]));
  for (const [entityId, regionCode] of activities) {
    await audit(tx, actor, { action: "update", entity: "activity", entityId, regionCode, detail: { kind: "attendance", count: seats.filter(({ activityId }) => activityId === entityId).length } });
  }
  return [...rows];
}
