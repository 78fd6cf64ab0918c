import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { can } from "~/access/capabilities";
import { audit } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { ok, refused, type Result } from "~/shared/result";
import { lockedActivity } from "./activities.server";
import { markPresent } from "./arrive.server";
import type { Attendance } from "./codes";
import type { AnswerArrival } from "./door.schema";
import { MOST_PARTICIPANTS } from "./learning.schema";

export type Arrived = { present: number; waiting: { id: string; name: string; birthYear: number | null; at: string }[]; differing: { name: string; recorded: Attendance }[] };

/** Who came by the code of a meeting: how many were marked, who waits for an answer, and whose recorded seat says something else. Times are those of the village. */
export async function arrivedAt(tx: Tx, sessionId: string, timeZone: string): Promise<Arrived> {
  const waiting = await tx.execute<Arrived["waiting"][number]>(sql`
    select id, typed_name as name, birth_year as "birthYear", to_char(arrived_at at time zone ${timeZone}, 'HH24.MI') as at from door_arrivals
    where session_id = ${sessionId} and state = 'menunggu' order by arrived_at, id limit 100`);
  const differing = await tx.execute<Arrived["differing"][number]>(sql`
    select distinct coalesce(p.full_name, n.full_name) as name, t.status as recorded from door_arrivals r join activity_participants n on n.id = r.participant_id
    left join persons p on p.id = coalesce(kept_person(n.person_id), n.person_id) join attendance t on t.session_id = r.session_id and t.participant_id = r.participant_id
    where r.session_id = ${sessionId} and t.status not in ('hadir', 'tidak_dicatat') order by 1 limit 300`);
  const [row] = await tx.execute<{ present: number }>(sql`select count(distinct participant_id)::int as present from door_arrivals where session_id = ${sessionId} and participant_id is not null`);
  return { present: row?.present ?? 0, waiting: [...waiting], differing: [...differing] };
}

export type AnswerRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "answered" } | { code: "too_many"; most: number };

/** Says who it was that waited. The typed name goes with the answer; a seat that is recorded already stays as it is. */
export async function answerArrival(tx: Tx, actor: Actor, activityId: string, { arrivalId, is }: AnswerArrival): Promise<Result<null, AnswerRefusal>> {
  const activity = await lockedActivity(tx, activityId);
  if (!activity) return refused({ code: "not_found" });
  if (!can(actor, "people:write", activity.regionCode)) return refused({ code: "forbidden" });
  const [arrival] = await tx.execute<{ sessionId: string; name: string | null; state: string }>(sql`
    select r.session_id as "sessionId", r.typed_name as name, r.state from door_arrivals r join activity_sessions s on s.id = r.session_id where r.id = ${arrivalId} and s.activity_id = ${activityId} for update of r`);
  if (!arrival) return refused({ code: "not_found" });
  if (arrival.state !== "menunggu") return refused({ code: "answered" });
  const participantId = is === "tolak" ? null : is === "baru" ? uuidv7() : is;
  if (is === "baru") {
    const [now] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from activity_participants where activity_id = ${activityId} and removed_at is null`);
    if ((now?.n ?? 0) >= MOST_PARTICIPANTS) return refused({ code: "too_many", most: MOST_PARTICIPANTS });
    await tx.execute(sql`insert into activity_participants (id, activity_id, full_name) values (${participantId}, ${activityId}, ${arrival.name})`);
  } else if (participantId !== null) {
    const [known] = await tx.execute(sql`select id from activity_participants where id = ${participantId} and activity_id = ${activityId} and removed_at is null`);
    if (!known) return refused({ code: "not_found" });
  }
  if (participantId !== null) await markPresent(tx, arrival.sessionId, participantId, actor.userId);
  await tx.execute(sql`
    update door_arrivals set state = ${participantId === null ? "ditolak" : "dicocokkan"}, participant_id = ${participantId}, typed_name = null, birth_year = null, decided_at = now(), decided_by = ${actor.userId} where id = ${arrivalId}`);
  await audit(tx, actor, { action: "update", entity: "activity", entityId: activityId, regionCode: activity.regionCode, detail: { kind: "door_answer", count: 1 } });
  return ok(null);
}
