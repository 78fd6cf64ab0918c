import { and, eq } from "drizzle-orm";
import { canWriteHousehold } from "~/access/capabilities";
import { createdAs, createdFields, pendingChanges, type Conflict } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { mentoringPlans, type PlanGoal } from "~/db/schema/mentoring";
import { ok, refused, type Result } from "~/shared/result";
import { lockedEnrolment, planOf } from "./enrolments.server";
import type { MentoringPlan } from "./mentoring.schema";

export type PlanRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "id_taken" } | { code: "goal_without_title"; index: number } | { code: "nothing_planned" } | Conflict;

/** Writes a mentoring's plan: goals, a month's budget, what the family agreed on. From an older version both states come back. */
export async function savePlan(tx: Tx, actor: Actor, enrolmentId: string, plan: MentoringPlan): Promise<Result<{ version: number }, PlanRefusal>> {
  const enrolment = await lockedEnrolment(tx, enrolmentId);
  if (!enrolment) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { ...enrolment, id: enrolment.householdId })) return refused({ code: "forbidden" });
  const untitled = plan.goals.findIndex(({ title, amountIdr, dueOn }) => title === null && (amountIdr !== null || dueOn !== null));
  if (untitled >= 0) return refused({ code: "goal_without_title", index: untitled });
  const { id, version, resolved, goals, ...budget } = plan;
  const content = { ...budget, goals: goals.flatMap(goalOf) };
  if (content.goals.length === 0 && Object.values(budget).every((value) => value === null)) return refused({ code: "nothing_planned" });
  const change = { entity: "mentoring_plan", householdId: enrolment.householdId, regionCode: enrolment.regionCode };
  const current = await planOf(tx, enrolmentId);
  if (!current) {
    await tx.insert(mentoringPlans).values({ ...content, id, enrolmentId, createdBy: actor.userId, updatedBy: actor.userId });
    await recordChange(tx, actor, { ...change, entityId: id, version: 1, kind: "create", fields: createdFields(content) });
    return ok({ version: 1 });
  }
  if (version === 0 && (await createdAs(tx, "mentoring_plan", new Map([[id, content]]))).has(id)) return ok({ version: current.version });
  const { id: planId, ...state } = current;
  const pending = await pendingChanges(tx, { entity: "mentoring_plan", id: planId, version, resolved }, state, content);
  if (!pending.ok) return pending;
  const fields = Object.keys(pending.value);
  if (fields.length === 0) return ok({ version: current.version });
  const next = current.version + 1;
  const written = await tx
    .update(mentoringPlans)
    .set({ ...Object.fromEntries(Object.entries(content).filter(([field]) => fields.includes(field))), version: next, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(mentoringPlans.id, planId), eq(mentoringPlans.version, current.version)))
    .returning({ id: mentoringPlans.id });
  if (written.length !== 1) throw new Error(`${written.length} plans written where one was meant`);
  await recordChange(tx, actor, { ...change, entityId: planId, version: next, kind: "update", fields: pending.value });
  return ok({ version: next });
}

const goalOf = ({ title, amountIdr, dueOn }: MentoringPlan["goals"][number]): PlanGoal[] => (title === null ? [] : [{ title, amountIdr: amountIdr?.toString() ?? null, dueOn }]);
