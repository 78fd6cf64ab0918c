import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { persons } from "~/db/schema/households";
import { mentoringEnrolments, mentoringMilestones, mentoringPlans, mentoringSessions, mentoringSteps, zoneSnapshots } from "~/db/schema/mentoring";
import { homeCodeOf } from "~/households/village-on.server";
import { monthOf, type PlainDate } from "~/shared/dates";
import type { EnrolmentState, Milestone, SessionKind, SessionTopic, Track } from "./codes";
import type { Pause } from "./rhythm";
import type { Zone } from "./zones";

const columns = {
  id: mentoringEnrolments.id,
  personId: mentoringEnrolments.personId,
  householdId: mentoringEnrolments.householdId,
  regionCode: mentoringEnrolments.regionCode,
  homeCode: homeCodeOf(mentoringEnrolments.householdId),
  track: sql<Track>`${mentoringEnrolments.track}`,
  enrolledOn: mentoringEnrolments.enrolledOn,
  plannedMonths: mentoringEnrolments.plannedMonths,
  status: sql<EnrolmentState>`${mentoringEnrolments.status}`,
  statusSince: mentoringEnrolments.statusSince,
  version: mentoringEnrolments.version,
};

/** One enrolment with the name of whom it is about; undefined where the actor sees none of that id. */
export async function enrolmentById(tx: Tx, id: string) {
  const [row] = await tx
    .select({ ...columns, fullName: persons.fullName })
    .from(mentoringEnrolments)
    .innerJoin(persons, eq(persons.id, mentoringEnrolments.personId))
    .where(and(eq(mentoringEnrolments.id, id), isNull(mentoringEnrolments.deletedAt)));
  return row;
}
export type Enrolment = NonNullable<Awaited<ReturnType<typeof enrolmentById>>>;

/** The same row, held until the transaction ends. */
export async function lockedEnrolment(tx: Tx, id: string) {
  const [row] = await tx.select(columns).from(mentoringEnrolments).where(and(eq(mentoringEnrolments.id, id), isNull(mentoringEnrolments.deletedAt))).for("update");
  return row;
}
export type LockedEnrolment = NonNullable<Awaited<ReturnType<typeof lockedEnrolment>>>;

/** The mentorings of a family's members, those under way first. */
export function enrolmentsOf(tx: Tx, householdId: string) {
  return tx
    .select({ ...columns, fullName: persons.fullName })
    .from(mentoringEnrolments)
    .innerJoin(persons, eq(persons.id, mentoringEnrolments.personId))
    .where(and(eq(mentoringEnrolments.householdId, householdId), isNull(mentoringEnrolments.deletedAt)))
    .orderBy(desc(mentoringEnrolments.enrolledOn), desc(mentoringEnrolments.id))
    .limit(20);
}

/** Meetings, newest first. */
export function sessionsOf(tx: Tx, enrolmentId: string) {
  return tx
    .select({
      id: mentoringSessions.id, heldOn: mentoringSessions.heldOn, kind: sql<SessionKind>`${mentoringSessions.kind}`, minutes: mentoringSessions.minutes,
      topics: sql<SessionTopic[]>`${mentoringSessions.topics}`, homeworkDone: mentoringSessions.homeworkDone, homework: mentoringSessions.homework, savingsIdr: mentoringSessions.savingsIdr,
      note: mentoringSessions.note, nextOn: mentoringSessions.nextOn, version: mentoringSessions.version,
    })
    .from(mentoringSessions)
    .where(and(eq(mentoringSessions.enrolmentId, enrolmentId), isNull(mentoringSessions.deletedAt)))
    .orderBy(desc(mentoringSessions.heldOn), desc(mentoringSessions.id))
    .limit(200);
}
export type Session = Awaited<ReturnType<typeof sessionsOf>>[number];

export async function planOf(tx: Tx, enrolmentId: string) {
  const [row] = await tx
    .select({
      id: mentoringPlans.id, goals: mentoringPlans.goals, needsIdr: mentoringPlans.needsIdr, debtsIdr: mentoringPlans.debtsIdr, savingsIdr: mentoringPlans.savingsIdr,
      capitalIdr: mentoringPlans.capitalIdr, savingsPercent: mentoringPlans.savingsPercent, debtOrder: mentoringPlans.debtOrder, familyAgreed: mentoringPlans.familyAgreed, version: mentoringPlans.version,
    })
    .from(mentoringPlans)
    .where(eq(mentoringPlans.enrolmentId, enrolmentId));
  return row;
}
export type Plan = NonNullable<Awaited<ReturnType<typeof planOf>>>;

/** Milestones reached, by the day. */
export function milestonesOf(tx: Tx, enrolmentId: string) {
  return tx
    .select({ code: sql<Milestone>`${mentoringMilestones.code}`, reachedOn: mentoringMilestones.reachedOn })
    .from(mentoringMilestones)
    .where(and(eq(mentoringMilestones.enrolmentId, enrolmentId), isNull(mentoringMilestones.deletedAt)))
    .orderBy(asc(mentoringMilestones.reachedOn), asc(mentoringMilestones.code))
    .limit(50);
}

/** Zones of closed months, newest first. */
export async function snapshotsOfZone(tx: Tx, enrolmentId: string) {
  const rows = await tx
    .select({ month: zoneSnapshots.month, zone: sql<Zone>`${zoneSnapshots.zone}` })
    .from(zoneSnapshots)
    .where(eq(zoneSnapshots.enrolmentId, enrolmentId))
    .orderBy(desc(zoneSnapshots.month))
    .limit(60);
  return rows.map(({ month, zone }) => ({ month: monthOf(month), zone }));
}

/** Every change of state, oldest first. */
export function stepsOf(tx: Tx, enrolmentId: string) {
  return tx
    .select({
      id: mentoringSteps.id, from: sql<EnrolmentState | null>`${mentoringSteps.fromStatus}`, to: sql<EnrolmentState>`${mentoringSteps.toStatus}`, happenedOn: mentoringSteps.happenedOn,
      reason: mentoringSteps.reason, by: sql<string | null>`app_user_name(${mentoringSteps.recordedBy})`,
    })
    .from(mentoringSteps)
    .where(eq(mentoringSteps.enrolmentId, enrolmentId))
    .orderBy(asc(mentoringSteps.recordedAt), asc(mentoringSteps.id))
    .limit(100);
}

/** When nothing was due. */
export function pausesOf(steps: readonly { to: EnrolmentState; happenedOn: PlainDate }[]): Pause[] {
  return steps.flatMap(({ to, happenedOn }, index) => (to === "jeda" ? [{ from: happenedOn, to: steps[index + 1]?.happenedOn ?? null }] : []));
}
