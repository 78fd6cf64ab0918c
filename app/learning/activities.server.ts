import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { activities, activityParticipants, activitySessions, attendance, testScores } from "~/db/schema/learning";
import type { PlainDate } from "~/shared/dates";
import type { ActivityType, Attendance, TestPhase } from "./codes";
import type { Scores } from "./outcomes";

const columns = {
  id: activities.id, regionCode: activities.regionCode, pillar: activities.pillar, type: sql<ActivityType>`${activities.type}`, title: activities.title, startOn: activities.startOn, endOn: activities.endOn,
  hours: activities.hours, trainer: activities.trainer, quota: activities.quota, invited: activities.invited, costIdr: activities.costIdr, funding: activities.funding, cancelledOn: activities.cancelledOn,
  note: activities.note, version: activities.version,
};

/** One activity; undefined where the actor sees none of that id. */
export async function activityById(tx: Tx, id: string) {
  const [row] = await tx.select(columns).from(activities).where(eq(activities.id, id));
  return row;
}
export type Activity = NonNullable<Awaited<ReturnType<typeof activityById>>>;

/** The same row, held until the transaction ends. */
export async function lockedActivity(tx: Tx, id: string) {
  const [row] = await tx.select(columns).from(activities).where(eq(activities.id, id)).for("update");
  return row;
}

export type ListedActivity = { id: string; title: string; type: ActivityType; startOn: PlainDate; endOn: PlainDate | null; cancelledOn: PlainDate | null; sessions: number; participants: number; present: number; recorded: number; unknown: number };

/** A village's activities, the latest first, each with its seats. */
export async function activitiesOf(tx: Tx, regionCode: string): Promise<ListedActivity[]> {
  const rows = await tx.execute<ListedActivity>(sql`
    select a.id, a.title, a.type, a.start_on::text as "startOn", a.end_on::text as "endOn", a.cancelled_on::text as "cancelledOn", s.sessions, p.participants,
      coalesce(n.present, 0) as present, coalesce(n.recorded, 0) as recorded, s.sessions * p.participants - coalesce(n.recorded, 0) as unknown
    from activities a
    cross join lateral (select count(*)::int as sessions from activity_sessions s where s.activity_id = a.id) s
    cross join lateral (select count(*)::int as participants from activity_participants p where p.activity_id = a.id and p.removed_at is null) p
    left join lateral (
      select count(*) filter (where t.status = 'hadir')::int as present, count(*) filter (where t.status <> 'tidak_dicatat')::int as recorded
      from activity_sessions s join attendance t on t.session_id = s.id join activity_participants p on p.id = t.participant_id and p.removed_at is null
      where s.activity_id = a.id) n on true
    where a.region_code = ${regionCode} order by a.start_on desc, a.id limit 200`);
  return [...rows];
}

/** The meetings of an activity by number. */
export function sessionsOf(tx: Tx, activityId: string) {
  return tx
    .select({ id: activitySessions.id, number: activitySessions.number, heldOn: activitySessions.heldOn })
    .from(activitySessions)
    .where(eq(activitySessions.activityId, activityId))
    .orderBy(asc(activitySessions.number))
    .limit(60);
}

export type Participant = { id: string; name: string; household: string | null; seats: Record<string, Attendance>; scores: Scores };

/** Who takes part, by name, with every seat by its meeting and the tests; somebody whose record was merged goes by the kept one. */
export async function participantsOf(tx: Tx, activityId: string): Promise<Participant[]> {
  const rows = await tx.execute<{ id: string; name: string | null; household: string | null }>(sql`
    select a.id, coalesce(p.full_name, a.full_name) as name, h.label as household
    from activity_participants a left join persons p on p.id = coalesce(kept_person(a.person_id), a.person_id) left join households h on h.id = p.household_id
    where a.activity_id = ${activityId} and a.removed_at is null order by 2, 1 limit 300`);
  const [seats, scores] = await Promise.all([
    tx.select({ participantId: attendance.participantId, sessionId: attendance.sessionId, status: sql<Attendance>`${attendance.status}` }).from(attendance)
      .innerJoin(activitySessions, eq(activitySessions.id, attendance.sessionId)).where(eq(activitySessions.activityId, activityId)),
    tx.select({ participantId: testScores.participantId, phase: sql<TestPhase>`${testScores.phase}`, score: testScores.score, formFamily: testScores.formFamily }).from(testScores)
      .innerJoin(activityParticipants, eq(activityParticipants.id, testScores.participantId)).where(and(eq(activityParticipants.activityId, activityId), isNull(activityParticipants.removedAt))).orderBy(desc(testScores.updatedAt)),
  ]);
  return rows.map(({ id, name, household }) => ({
    id, household, name: name ?? "–",
    seats: Object.fromEntries(seats.filter((one) => one.participantId === id).map(({ sessionId, status }) => [sessionId, status])),
    scores: Object.fromEntries(scores.filter((one) => one.participantId === id).map(({ phase, score, formFamily }) => [phase, { score, formFamily }])),
  }));
}
