import { and, desc, eq, isNull } from "drizzle-orm";
import { canReportMoney } from "~/access/capabilities";
import { createdAs, createdFields, pendingChanges, type Conflict } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { households } from "~/db/schema/households";
import { financeSnapshots } from "~/db/schema/remittances";
import type { Created } from "~/households/create-households.server";
import { placesOf, villageOn } from "~/households/village-on.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { FIELD_ENTRY, type Origin } from "~/shared/origin";
import { ok, refused, type Result } from "~/shared/result";
import type { FinanceSnapshot } from "./finance.schema";

export type SnapshotRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "id_taken" } | { code: "date_in_future" } | { code: "nothing_known" } | { code: "interest_above_service" } | { code: "from_survey" } | Conflict;

const ASKED = [
  "liquidSavingsIdr", "expenseIdr", "debtServiceIdr", "incomeRemitIdr", "incomeLocalIdr", "incomeEnterpriseIdr", "debtOutstandingIdr", "debtInterestIdr",
  "paysOnTime", "insured", "recordsKept", "goalSet", "emergencyCapacity",
] as const;

/** The instalments without their interest, where both are known. */
const principalOf = ({ debtServiceIdr: service, debtInterestIdr: interest }: Pick<FinanceSnapshot, "debtServiceIdr" | "debtInterestIdr">) =>
  service === null || interest === null ? null : service - interest;

/**
 * Records a household's money on one day. Figures of a day that already has some are an edit of those: an empty field
 * takes a figure away only for who saw it (`version`). A day without any known figure is no snapshot.
 */
export async function recordFinanceSnapshot(tx: Tx, actor: Actor, snapshot: FinanceSnapshot, origin: Origin = FIELD_ENTRY): Promise<Result<Created, SnapshotRefusal>> {
  const [household] = await tx
    .select({ id: households.id, regionCode: households.regionCode })
    .from(households)
    .where(and(eq(households.id, snapshot.householdId), isNull(households.deletedAt)));
  if (!household) return refused({ code: "not_found" });
  if (!canReportMoney(actor, household)) return refused({ code: "forbidden" });
  if (snapshot.asOf > todayIn(timeZoneOf(household.regionCode), new Date())) return refused({ code: "date_in_future" });
  if (ASKED.every((field) => snapshot[field] === null)) return refused({ code: "nothing_known" });
  if ((principalOf(snapshot) ?? 0n) < 0n) return refused({ code: "interest_above_service" });
  const { id, version, resolved, ...asked } = snapshot;
  const content = { ...asked, debtPrincipalIdr: principalOf(asked) };
  const places = (await placesOf(tx, [household.id])).get(household.id);
  const regionCode = villageOn(places, snapshot.asOf, household.regionCode);
  const rows = await tx
    .insert(financeSnapshots)
    .values({ ...content, id, regionCode, ...origin, createdBy: actor.userId, updatedBy: actor.userId })
    .onConflictDoNothing()
    .returning({ id: financeSnapshots.id });
  const change = { entity: "finance_snapshot", householdId: household.id, regionCode };
  if (rows.length === 1) {
    await recordChange(tx, actor, { ...change, entityId: id, version: 1, kind: "create", fields: createdFields(content) });
    return ok({ id, version: 1, repeated: false });
  }
  const same = await createdAs(tx, "finance_snapshot", new Map([[id, content]]));
  const current = await snapshotOn(tx, snapshot.householdId, snapshot.asOf);
  if (same.has(id)) return ok({ id, version: current?.version ?? 1, repeated: true });
  if (!current) return refused({ code: "id_taken" });
  const { id: currentId, surveyResponseId, ...state } = current;
  const said = Object.fromEntries(ASKED.filter((field) => version > 0 || snapshot[field] !== null).map((field) => [field, snapshot[field]]));
  const debtPrincipalIdr = principalOf({ ...state, ...said });
  if ((debtPrincipalIdr ?? 0n) < 0n) return refused({ code: "interest_above_service" });
  const wanted = { ...said, debtPrincipalIdr };
  const pending = await pendingChanges(tx, { ...change, id: currentId, version, resolved }, state, wanted);
  if (!pending.ok) return pending;
  const fields = Object.keys(pending.value);
  if (fields.length === 0) return ok({ id: currentId, version: current.version, repeated: true });
  // What a survey round asked is mended in its response; what it does not ask may be added here.
  if (surveyResponseId !== null && fields.some((field) => field !== "debtOutstandingIdr")) return refused({ code: "from_survey" });
  const next = current.version + 1;
  const written = await tx
    .update(financeSnapshots)
    .set({ ...Object.fromEntries(Object.entries(wanted).filter(([field]) => fields.includes(field))), version: next, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(financeSnapshots.id, currentId), eq(financeSnapshots.version, current.version)))
    .returning({ id: financeSnapshots.id });
  if (written.length !== 1) throw new Error(`${written.length} snapshots written where one was meant`);
  await recordChange(tx, actor, { ...change, entityId: currentId, version: next, kind: "update", fields: pending.value });
  return ok({ id: currentId, version: next, repeated: false });
}

const columns = {
  id: financeSnapshots.id,
  liquidSavingsIdr: financeSnapshots.liquidSavingsIdr,
  expenseIdr: financeSnapshots.expenseIdr,
  debtServiceIdr: financeSnapshots.debtServiceIdr,
  incomeRemitIdr: financeSnapshots.incomeRemitIdr,
  incomeLocalIdr: financeSnapshots.incomeLocalIdr,
  incomeEnterpriseIdr: financeSnapshots.incomeEnterpriseIdr,
  debtOutstandingIdr: financeSnapshots.debtOutstandingIdr,
  debtInterestIdr: financeSnapshots.debtInterestIdr,
  debtPrincipalIdr: financeSnapshots.debtPrincipalIdr,
  paysOnTime: financeSnapshots.paysOnTime,
  insured: financeSnapshots.insured,
  recordsKept: financeSnapshots.recordsKept,
  goalSet: financeSnapshots.goalSet,
  emergencyCapacity: financeSnapshots.emergencyCapacity,
  surveyResponseId: financeSnapshots.surveyResponseId,
  version: financeSnapshots.version,
};

/** The figures of one day, held until the transaction ends; undefined when there are none. */
async function snapshotOn(tx: Tx, householdId: string, asOf: string) {
  const [row] = await tx
    .select(columns)
    .from(financeSnapshots)
    .where(and(eq(financeSnapshots.householdId, householdId), eq(financeSnapshots.asOf, asOf), isNull(financeSnapshots.deletedAt)));
  return row;
}

/** A household's money through time, newest first; null is not known. */
export function snapshotsOf(tx: Tx, householdId: string, limit = 60) {
  return tx
    .select({ ...columns, asOf: financeSnapshots.asOf })
    .from(financeSnapshots)
    .where(and(eq(financeSnapshots.householdId, householdId), isNull(financeSnapshots.deletedAt)))
    .orderBy(desc(financeSnapshots.asOf), desc(financeSnapshots.id))
    .limit(limit);
}
export type Snapshot = Awaited<ReturnType<typeof snapshotsOf>>[number];
