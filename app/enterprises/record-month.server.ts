import { and, eq } from "drizzle-orm";
import { canReportMoney } from "~/access/capabilities";
import { createdAs, createdFields, pendingChanges, type Conflict } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { enterpriseMonths } from "~/db/schema/enterprises";
import { timeZoneOf } from "~/regions/time-zone";
import { firstDay, monthOf, todayIn, type Month } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import type { BookMonthInput } from "./enterprise.schema";
import { enterpriseById } from "./enterprises.server";

export type MonthRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "id_taken" } | { code: "month_in_future" } | { code: "nothing_known" } | { code: "month_by_day" } | Conflict;

const SUMS_OF_DAYS = ["salesIdr", "cogsIdr", "opexIdr", "interestIdr", "ownerDrawIdr", "principalIdr"] as const;
type MonthContent = Omit<BookMonthInput, "id" | "version" | "resolved">;
const SUMS_AND_REST = [...SUMS_OF_DAYS, "stockEndIdr", "cashEndIdr"] as const;
const restOf = ({ stockEndIdr, cashEndIdr, recordQuality }: MonthContent) => ({ stockEndIdr, cashEndIdr, recordQuality });

/**
 * Writes a month of an enterprise's book, by who keeps the family's records or by the family itself. A month that is there
 * already is mended from the version that was seen. A month without any amount is no record. Of a month that is kept by day
 * only its end is told; a sum beside its days is refused.
 */
export async function recordMonth(tx: Tx, actor: Actor, enterpriseId: string, month: Month, { id, version, resolved, ...told }: BookMonthInput): Promise<Result<{ version: number }, MonthRefusal>> {
  const enterprise = await enterpriseById(tx, enterpriseId);
  if (!enterprise) return refused({ code: "not_found" });
  if (!canReportMoney(actor, { ...enterprise, id: enterprise.householdId })) return refused({ code: "forbidden" });
  if (month > monthOf(todayIn(timeZoneOf(enterprise.regionCode), new Date()))) return refused({ code: "month_in_future" });
  const change = { entity: "enterprise_month", householdId: enterprise.householdId, regionCode: enterprise.regionCode };
  const [current] = await tx.select().from(enterpriseMonths).where(and(eq(enterpriseMonths.enterpriseId, enterpriseId), eq(enterpriseMonths.month, firstDay(month)))).for("update");
  const isByDay = current?.keptBy === "hari";
  // Its sums come from its days; only what stands at its end is told of the month itself.
  const content: Partial<MonthContent> = isByDay ? restOf(told) : told;
  if (!isByDay && SUMS_AND_REST.every((field) => told[field] === null)) return refused({ code: "nothing_known" });
  if (isByDay && SUMS_OF_DAYS.some((field) => told[field] !== null && told[field] !== current[field])) return refused({ code: "month_by_day" });
  if (!current) {
    const rows = await tx.insert(enterpriseMonths).values({ ...content, id, enterpriseId, month: firstDay(month), createdBy: actor.userId, updatedBy: actor.userId }).onConflictDoNothing().returning({ id: enterpriseMonths.id });
    if (rows.length === 0) return refused({ code: "id_taken" });
    await recordChange(tx, actor, { ...change, entityId: id, version: 1, kind: "create", fields: createdFields({ month: firstDay(month), ...content }) });
    return ok({ version: 1 });
  }
  const repeated = version === 0 && (await createdAs(tx, "enterprise_month", new Map([[id, { month: firstDay(month), ...content }]]))).has(id);
  if (repeated) return ok({ version: current.version });
  const state = Object.fromEntries(Object.keys(content).map((field) => [field, current[field as keyof MonthContent]]));
  const pending = await pendingChanges(tx, { entity: "enterprise_month", id: current.id, version, resolved }, { ...state, version: current.version }, content);
  if (!pending.ok) return pending;
  const fields = Object.keys(pending.value);
  if (fields.length === 0) return ok({ version: current.version });
  const next = current.version + 1;
  const written = await tx
    .update(enterpriseMonths)
    .set({ ...Object.fromEntries(Object.entries(content).filter(([field]) => fields.includes(field))), version: next, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(enterpriseMonths.id, current.id), eq(enterpriseMonths.version, current.version)))
    .returning({ id: enterpriseMonths.id });
  if (written.length !== 1) throw new Error(`${written.length} months written where one was meant`);
  await recordChange(tx, actor, { ...change, entityId: current.id, version: next, kind: "update", fields: pending.value });
  return ok({ version: next });
}
