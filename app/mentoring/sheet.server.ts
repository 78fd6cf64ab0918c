import type { Tx } from "~/db/db.server";
import { FUND_MONTHS } from "~/finance/household-state";
import { runway } from "~/finance/runway";
import type { PlainDate } from "~/shared/dates";
import { canMove, followingStates, isOpenState } from "./enrolment-states";
import { milestonesOf, pausesOf, planOf, sessionsOf, snapshotsOfZone, stepsOf, type Enrolment } from "./enrolments.server";
import { graduationOf } from "./graduation";
import { sessionsDue, sessionsPlanned } from "./rhythm";
import { zoneFactsOn } from "./zone-facts";
import { zoneRecords } from "./zone-records.server";
import { zoneOf } from "./zones";

/** All that the page of one mentoring shows: the zone of today with its grounds, plan, meetings, what was reached and what may follow. */
export async function mentoringSheet(tx: Tx, enrolment: Enrolment, today: PlainDate) {
  const { id, householdId, enrolledOn, plannedMonths, status, statusSince } = enrolment;
  const [records, plan, sessions, milestones, snapshots, steps] = await Promise.all([
    zoneRecords(tx, [householdId]), planOf(tx, id), sessionsOf(tx, id), milestonesOf(tx, id), snapshotsOfZone(tx, id), stepsOf(tx, id),
  ]);
  const { facts, missing, asOf } = zoneFactsOn(records.get(householdId)!, today);
  const zone = zoneOf(facts);
  const planned = sessionsPlanned(enrolledOn, plannedMonths);
  const until = isOpenState(status) ? today : statusSince;
  const graduationFacts = { snapshots, sessionsHeld: sessions.length, sessionsPlanned: planned.length };
  return {
    zone, missing, asOf, facts, plan: plan ?? null, sessions, milestones, snapshots, steps,
    lasts: runway(facts),
    fundTargetIdr: facts.expenseIdr === null ? null : FUND_MONTHS * facts.expenseIdr,
    due: sessionsDue(planned, pausesOf(steps), until),
    planned: planned.length,
    graduation: graduationOf(graduationFacts),
    ahead: followingStates(status).map((to) => {
      const answer = canMove({ from: status, to, isAssessed: zone.zone !== "abu", hasPlan: plan !== undefined, reason: "", graduation: graduationFacts });
      return { to, blockedBy: answer.ok || answer.reason.code === "reason_missing" ? null : answer.reason.code };
    }),
    nextOn: sessions[0]?.nextOn ?? null,
    homework: sessions[0]?.homework ?? null,
  };
}
export type MentoringSheet = Awaited<ReturnType<typeof mentoringSheet>>;
