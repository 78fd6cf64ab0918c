import { and, eq } from "drizzle-orm";
import { canWriteHousehold } from "~/access/capabilities";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { mentoringEnrolments, mentoringSteps } from "~/db/schema/mentoring";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn, type PlainDate } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { canMove, type MoveRefusal } from "./enrolment-states";
import { lockedEnrolment, planOf, sessionsOf, snapshotsOfZone, type LockedEnrolment } from "./enrolments.server";
import type { MoveEnrolment } from "./mentoring.schema";
import { sessionsPlanned } from "./rhythm";
import { zoneFactsOn } from "./zone-facts";
import { zoneRecords } from "./zone-records.server";
import { zoneOf } from "./zones";

export type EnrolmentRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "date_in_future" } | { code: "before_last_step" } | { code: "changed_meanwhile" } | MoveRefusal;

/** Takes a mentoring one step on, if the rules let it; the same step sent again is success. */
export async function moveEnrolment(tx: Tx, actor: Actor, id: string, move: MoveEnrolment): Promise<Result<{ version: number }, EnrolmentRefusal>> {
  const enrolment = await lockedEnrolment(tx, id);
  if (!enrolment) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { ...enrolment, id: enrolment.householdId })) return refused({ code: "forbidden" });
  const [taken] = await tx.select({ to: mentoringSteps.toStatus }).from(mentoringSteps).where(and(eq(mentoringSteps.id, move.stepId), eq(mentoringSteps.enrolmentId, id)));
  if (taken?.to === move.to) return ok({ version: enrolment.version });
  if (move.version !== enrolment.version) return refused({ code: "changed_meanwhile" });
  const today = todayIn(timeZoneOf(enrolment.regionCode), new Date());
  if (move.happenedOn > today) return refused({ code: "date_in_future" });
  if (move.happenedOn < enrolment.statusSince) return refused({ code: "before_last_step" });
  const allowed = canMove({ ...(await groundsOf(tx, enrolment, move.happenedOn)), from: enrolment.status, to: move.to, reason: move.reason });
  if (!allowed.ok) return allowed;
  const version = enrolment.version + 1;
  const written = await tx
    .update(mentoringEnrolments)
    .set({ status: move.to, statusSince: move.happenedOn, version, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(mentoringEnrolments.id, id), eq(mentoringEnrolments.version, enrolment.version)))
    .returning({ id: mentoringEnrolments.id });
  if (written.length !== 1) throw new Error(`${written.length} enrolments written where one was meant`);
  await tx.insert(mentoringSteps).values({ id: move.stepId, enrolmentId: id, fromStatus: enrolment.status, toStatus: move.to, happenedOn: move.happenedOn, reason: move.reason, recordedBy: actor.userId });
  await recordChange(tx, actor, {
    entity: "mentoring_enrolment", entityId: id, householdId: enrolment.householdId, regionCode: enrolment.regionCode, version, kind: "update",
    fields: { status: [enrolment.status, move.to], statusSince: [enrolment.statusSince, move.happenedOn], ...(move.reason ? { reason: [null, move.reason] } : {}) },
  });
  return ok({ version });
}

/** What the guards ask about, on the day of the step. */
async function groundsOf(tx: Tx, { id, householdId, enrolledOn, plannedMonths }: LockedEnrolment, on: PlainDate) {
  const [records, plan, snapshots, sessions] = [await zoneRecords(tx, [householdId]), await planOf(tx, id), await snapshotsOfZone(tx, id), await sessionsOf(tx, id)];
  const { facts } = zoneFactsOn(records.get(householdId)!, on);
  return {
    isAssessed: zoneOf(facts).zone !== "abu",
    hasPlan: plan !== undefined,
    graduation: { snapshots, sessionsHeld: sessions.length, sessionsPlanned: sessionsPlanned(enrolledOn, plannedMonths).length },
  };
}
