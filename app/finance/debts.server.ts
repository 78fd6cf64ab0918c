import { and, asc, eq, isNull } from "drizzle-orm";
import { canWriteHousehold } from "~/access/capabilities";
import { createdAs, createdFields, pendingChanges, type Conflict } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { households } from "~/db/schema/households";
import { debts } from "~/db/schema/remittances";
import type { Created } from "~/households/create-households.server";
import { homeCodeOf } from "~/households/village-on.server";
import type { Edited } from "~/households/edit-household.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { FIELD_ENTRY, type Origin } from "~/shared/origin";
import { ok, refused, type Result } from "~/shared/result";
import type { DebtPurpose, DebtStatus, InstalmentPeriod, InterestKind, LenderType } from "./codes";
import type { CloseDebt, EditDebt, NewDebt } from "./finance.schema";
import { debtProblem, rateBasisPoints, type DebtProblem } from "./debt-checks";

export type DebtRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "id_taken" } | DebtProblem | Conflict;

/** Records a debt as it stands today. The same id with the same content is success. */
export async function recordDebt(tx: Tx, actor: Actor, debt: NewDebt, origin: Origin = FIELD_ENTRY): Promise<Result<Created, DebtRefusal>> {
  const [household] = await tx
    .select({ id: households.id, regionCode: households.regionCode })
    .from(households)
    .where(and(eq(households.id, debt.householdId), isNull(households.deletedAt)));
  if (!household) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, household)) return refused({ code: "forbidden" });
  const { ratePercentYear, ...columns } = debt;
  const rate = rateBasisPoints(ratePercentYear);
  if (!rate.ok) return rate;
  const problem = debtProblem(debt, todayIn(timeZoneOf(household.regionCode), new Date()));
  if (problem) return refused(problem);
  const { id: _, ...content } = { ...columns, rateBpYear: rate.value };
  const rows = await tx
    .insert(debts)
    .values({ ...content, id: debt.id, regionCode: household.regionCode, ...origin, createdBy: actor.userId, updatedBy: actor.userId })
    .onConflictDoNothing()
    .returning({ id: debts.id });
  if (rows.length === 0) {
    const same = await createdAs(tx, "debt", new Map([[debt.id, content]]));
    return same.has(debt.id) ? ok({ id: debt.id, version: 1, repeated: true }) : refused({ code: "id_taken" });
  }
  await recordChange(tx, actor, { entity: "debt", entityId: debt.id, householdId: household.id, regionCode: household.regionCode, version: 1, kind: "create", fields: createdFields(content) });
  return ok({ id: debt.id, version: 1, repeated: false });
}

/** Only the fields given are touched; null empties one. */
export type DebtEdit = Pick<EditDebt, "id" | "version"> & Partial<Omit<EditDebt, "id" | "version">>;

/** Edits a debt from the version that was seen; both states come back when two people changed one field. */
export async function editDebt(tx: Tx, actor: Actor, { id, version, resolved, ratePercentYear, ...edit }: DebtEdit): Promise<Result<Edited, DebtRefusal>> {
  const debt = await lockedDebt(tx, id);
  if (!debt) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { ...debt, id: debt.householdId })) return refused({ code: "forbidden" });
  const rate = rateBasisPoints(ratePercentYear ?? null);
  if (!rate.ok) return rate;
  const wanted = { ...edit, ...(ratePercentYear === undefined ? {} : { rateBpYear: rate.value }) };
  const problem = debtProblem({ ...debt, ...edit }, todayIn(timeZoneOf(debt.regionCode), new Date()));
  if (problem) return refused(problem);
  const pending = await pendingChanges(tx, { entity: "debt", id, version, resolved }, debt, wanted);
  if (!pending.ok) return pending;
  const fields = Object.keys(pending.value);
  if (fields.length === 0) return ok({ version: debt.version, changed: [] });
  const values = Object.fromEntries(Object.entries(wanted).filter(([field]) => fields.includes(field)));
  const next = debt.version + 1;
  const rows = await tx
    .update(debts)
    .set({ ...values, version: next, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(debts.id, id), eq(debts.version, debt.version)))
    .returning({ id: debts.id });
  if (rows.length !== 1) throw new Error(`${rows.length} debts written where one was meant`);
  await recordChange(tx, actor, { entity: "debt", entityId: id, householdId: debt.householdId, regionCode: debt.regionCode, version: next, kind: "update", fields: pending.value });
  return ok({ version: next, changed: fields });
}

/** Paid off or written off: nothing is owed from that day on. */
export function closeDebt(tx: Tx, actor: Actor, { id, version, resolved, status, endOn }: CloseDebt): Promise<Result<Edited, DebtRefusal>> {
  return editDebt(tx, actor, { id, version, resolved, status, endOn, outstandingIdr: 0n });
}

/** A household's debts, those still owed first, then by their start. */
async function debtsOf(tx: Tx, householdId: string) {
  return tx
    .select({
      id: debts.id,
      lenderType: debts.lenderType,
      purpose: debts.purpose,
      principalIdr: debts.principalIdr,
      outstandingIdr: debts.outstandingIdr,
      interestKind: debts.interestKind,
      rateBpYear: debts.rateBpYear,
      instalmentIdr: debts.instalmentIdr,
      instalmentPeriod: debts.instalmentPeriod,
      startOn: debts.startOn,
      endOn: debts.endOn,
      graceMonths: debts.graceMonths,
      collateral: debts.collateral,
      status: debts.status,
      version: debts.version,
    })
    .from(debts)
    .where(and(eq(debts.householdId, householdId), isNull(debts.deletedAt)))
    .orderBy(asc(debts.startOn), asc(debts.id))
    .limit(100);
}
export type Debt = Awaited<ReturnType<typeof debtsOf>>[number];

/** A debt with its codes as they are listed. */
export type ShownDebt = Omit<Debt, "lenderType" | "purpose" | "interestKind" | "instalmentPeriod" | "status"> & {
  lenderType: LenderType;
  purpose: DebtPurpose;
  interestKind: InterestKind;
  instalmentPeriod: InstalmentPeriod | null;
  status: DebtStatus;
};
export const shownDebts = async (tx: Tx, householdId: string) => (await debtsOf(tx, householdId)) as ShownDebt[];

/** A debt of this household; undefined for any other id. */
export async function debtById(tx: Tx, householdId: string, id: string | undefined): Promise<ShownDebt | undefined> {
  return (await shownDebts(tx, householdId)).find((debt) => debt.id === id);
}

/** One debt with its household, held until the transaction ends. */
async function lockedDebt(tx: Tx, id: string) {
  const [row] = await tx
    .select({
      id: debts.id,
      householdId: debts.householdId,
      regionCode: debts.regionCode,
      homeCode: homeCodeOf(debts.householdId),
      lenderType: debts.lenderType,
      purpose: debts.purpose,
      principalIdr: debts.principalIdr,
      outstandingIdr: debts.outstandingIdr,
      interestKind: debts.interestKind,
      rateBpYear: debts.rateBpYear,
      instalmentIdr: debts.instalmentIdr,
      instalmentPeriod: debts.instalmentPeriod,
      startOn: debts.startOn,
      endOn: debts.endOn,
      graceMonths: debts.graceMonths,
      collateral: debts.collateral,
      status: debts.status,
      version: debts.version,
    })
    .from(debts)
    .where(and(eq(debts.id, id), isNull(debts.deletedAt)))
    .for("update");
  return row;
}
