import { desc, eq, sql } from "drizzle-orm";
import { canReportMoney } from "~/access/capabilities";
import { createdAs, createdFields } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { savedPlans } from "~/db/schema/remittances";
import type { PlainDate } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import type { ReturnPlan } from "./return-plan";
import { KeptPlan, type NewSavedPlan } from "./saved-plan.schema";

export type SavedPlanRefusal = { code: "forbidden" } | { code: "id_taken" };
type Household = { id: string; regionCode: string };

/** Keeps a family's calculation with all it was counted from. The same id with the same figures is success; nothing kept is ever changed. */
export async function keepPlan(tx: Tx, actor: Actor, household: Household, { id, title, startsOn, plan }: NewSavedPlan & { startsOn: PlainDate; plan: ReturnPlan }): Promise<Result<{ id: string }, SavedPlanRefusal>> {
  if (!canReportMoney(actor, household)) return refused({ code: "forbidden" });
  const inputs = KeptPlan.parse(plan);
  const content = { householdId: household.id, title, startsOn, inputs };
  const rows = await tx
    .insert(savedPlans)
    .values({ ...content, id, regionCode: household.regionCode, createdBy: actor.userId, updatedBy: actor.userId })
    .onConflictDoNothing()
    .returning({ id: savedPlans.id });
  if (rows.length === 0) return (await createdAs(tx, "saved_plan", new Map([[id, content]]))).has(id) ? ok({ id }) : refused({ code: "id_taken" });
  await recordChange(tx, actor, { entity: "saved_plan", entityId: id, householdId: household.id, regionCode: household.regionCode, version: 1, kind: "create", fields: createdFields(content) });
  return ok({ id });
}

/** A family's kept calculations, newest first, each with its plan. */
export async function savedPlansOf(tx: Tx, householdId: string, limit = 20) {
  const rows = await tx
    .select({ id: savedPlans.id, title: savedPlans.title, startsOn: savedPlans.startsOn, inputs: savedPlans.inputs, keptAt: savedPlans.createdAt, by: sql<string | null>`app_user_name(${savedPlans.createdBy})` })
    .from(savedPlans)
    .where(eq(savedPlans.householdId, householdId))
    .orderBy(desc(savedPlans.createdAt), desc(savedPlans.id))
    .limit(limit);
  return rows.map(({ inputs, ...row }) => ({ ...row, plan: KeptPlan.parse(inputs) satisfies ReturnPlan }));
}
export type SavedPlan = Awaited<ReturnType<typeof savedPlansOf>>[number];
