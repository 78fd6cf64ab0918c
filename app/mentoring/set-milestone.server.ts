import { and, eq } from "drizzle-orm";
import { canWriteHousehold } from "~/access/capabilities";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { mentoringMilestones } from "~/db/schema/mentoring";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { lockedEnrolment } from "./enrolments.server";
import type { SetMilestone } from "./mentoring.schema";

export type MilestoneRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "date_in_future" };

/** Says on which day a milestone was reached, or with no day that it was not. What stands already is success. */
export async function setMilestone(tx: Tx, actor: Actor, enrolmentId: string, { id, code, reachedOn }: SetMilestone): Promise<Result<true, MilestoneRefusal>> {
  const enrolment = await lockedEnrolment(tx, enrolmentId);
  if (!enrolment) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { ...enrolment, id: enrolment.householdId })) return refused({ code: "forbidden" });
  if (reachedOn !== null && reachedOn > todayIn(timeZoneOf(enrolment.regionCode), new Date())) return refused({ code: "date_in_future" });
  const [current] = await tx
    .select({ id: mentoringMilestones.id, reachedOn: mentoringMilestones.reachedOn, deletedAt: mentoringMilestones.deletedAt, version: mentoringMilestones.version })
    .from(mentoringMilestones)
    .where(and(eq(mentoringMilestones.enrolmentId, enrolmentId), eq(mentoringMilestones.code, code)));
  const standing = current && current.deletedAt === null ? current.reachedOn : null;
  if (standing === reachedOn) return ok(true);
  const change = { entity: "mentoring_milestone", householdId: enrolment.householdId, regionCode: enrolment.regionCode };
  if (!current) {
    if (reachedOn === null) return ok(true);
    await tx.insert(mentoringMilestones).values({ id, enrolmentId, code, reachedOn, createdBy: actor.userId, updatedBy: actor.userId });
    await recordChange(tx, actor, { ...change, entityId: id, version: 1, kind: "create", fields: { code: [null, code], reachedOn: [null, reachedOn] } });
    return ok(true);
  }
  const version = current.version + 1;
  await tx
    .update(mentoringMilestones)
    .set({ ...(reachedOn === null ? { deletedAt: new Date() } : { reachedOn, deletedAt: null }), version, updatedAt: new Date(), updatedBy: actor.userId })
    .where(eq(mentoringMilestones.id, current.id));
  await recordChange(tx, actor, { ...change, entityId: current.id, version, kind: reachedOn === null ? "delete" : "update", fields: { code: [code, code], reachedOn: [standing, reachedOn] } });
  return ok(true);
}
