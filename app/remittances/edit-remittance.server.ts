import { and, eq, isNull, sql } from "drizzle-orm";
import { type Conflict, pendingChanges } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { remittances } from "~/db/schema/remittances";
import { monthOf } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { clearMarkedMonths } from "./no-transfer-months.server";
import { recountUses } from "./recount-uses.server";
import { prepareRemittances, type RemittanceRefusal } from "./prepare-remittances.server";
import { plainRate, type RemittanceWarning } from "./prepare-remittance";
import { receivedFromRate } from "./remittance-checks";
import { remittanceColumns, remittanceContent } from "./record-remittances.server";
import { CONFIRMATIONS, type DeletedRemittance, type EditRemittance, type NewRemittance } from "./remittance.schema";

export type StoredRemittance = typeof remittances.$inferSelect;
export type EditedRemittance = { id: string; version: number; changed: boolean; warnings: RemittanceWarning[]; before: StoredRemittance };
export type EditRefusal = RemittanceRefusal | { code: "remittance_unknown" } | Conflict;

/**
 * Sets a transfer to a new state that was made from `version`. Somebody else's change of other fields since then is
 * kept; where both changed the same field, nothing is written and both states come back. The rules and questions are
 * those of a new transfer. `before` is the row as it stood.
 */
export async function editRemittance(tx: Tx, actor: Actor, given: EditRemittance, now: Date = new Date()): Promise<Result<EditedRemittance, EditRefusal>> {
  const edit = { ...given, receivedIdr: given.receivedIdr ?? estimateOf(given) };
  const before = await storedRemittance(tx, edit.id);
  if (!before) return refused({ code: "remittance_unknown" });
  const current = contentOf(before);
  const pending = await pendingChanges(tx, { entity: "remittance", id: edit.id, version: edit.version, resolved: edit.resolved }, { ...current, version: before.version }, contentOf({ ...before, ...edited(edit, before) }));
  if (!pending.ok) return pending;
  const wanted = merged(before, edit, Object.keys(pending.value));
  const [prepared] = await prepareRemittances(tx, actor, [wanted], { now, lock: true });
  if (!prepared?.ok) return prepared ?? refused({ code: "household_unknown" });
  const ready = prepared.value;
  const fields = changesTo(current, remittanceContent(ready));
  if (Object.keys(fields).length === 0) return ok({ id: edit.id, version: before.version, changed: false, warnings: ready.warnings, before });
  const version = before.version + 1;
  const written = await tx
    .update(remittances)
    .set({ ...remittanceColumns(ready), version, updatedAt: sql`now()`, updatedBy: actor.userId })
    .where(and(eq(remittances.id, edit.id), eq(remittances.version, before.version)))
    .returning({ id: remittances.id });
  if (written.length !== 1) return refused({ code: "forbidden" });
  await recordChange(tx, actor, { entity: "remittance", entityId: edit.id, householdId: ready.householdId, regionCode: ready.regionCode, version, kind: "update", fields });
  await clearMarkedMonths(tx, actor, ready.clears ? [{ ...ready.clears, householdId: ready.householdId }] : []);
  await recountUses(tx, actor, [ready.householdId]);
  return ok({ id: edit.id, version, changed: true, warnings: ready.warnings, before });
}

/** Takes a transfer out of every list and sum, with the reason; it stays in the history. Refused from an older version. */
export async function deleteRemittance(tx: Tx, actor: Actor, { id, version, reason }: DeletedRemittance): Promise<Result<{ id: string; version: number; before: StoredRemittance }, { code: "remittance_unknown" | "stale" | "forbidden" }>> {
  const before = await storedRemittance(tx, id);
  if (!before) return refused({ code: "remittance_unknown" });
  if (before.version !== version) return refused({ code: "stale" });
  const written = await tx
    .update(remittances)
    .set({ deletedAt: sql`now()`, version: version + 1, updatedAt: sql`now()`, updatedBy: actor.userId })
    .where(and(eq(remittances.id, id), eq(remittances.version, version)))
    .returning({ id: remittances.id });
  if (written.length !== 1) return refused({ code: "forbidden" });
  const fields = Object.fromEntries(Object.entries(contentOf(before)).filter(([, value]) => value !== null).map(([field, value]) => [field, [value, null] as [unknown, unknown]]));
  await recordChange(tx, actor, { entity: "remittance", entityId: id, householdId: before.householdId, regionCode: before.regionCode, version: version + 1, kind: "delete", fields, reason });
  await recountUses(tx, actor, [before.householdId]);
  return ok({ id, version: version + 1, before });
}

async function storedRemittance(tx: Tx, id: string): Promise<StoredRemittance | undefined> {
  // Under row security a lock also asks whether the actor may write; a row that may only be read is found without.
  const where = and(eq(remittances.id, id), isNull(remittances.deletedAt));
  const [writable] = await tx.select().from(remittances).where(where).for("no key update");
  if (writable) return writable;
  const [readable] = await tx.select().from(remittances).where(where);
  return readable;
}

/** The rupiah an edit's estimate comes to; null when it has none, or a rate of its own. */
function estimateOf({ estimateRate, appliedRate, sentMinor, currency }: EditRemittance): bigint | null {
  return estimateRate === null || appliedRate !== null || sentMinor === null ? null : receivedFromRate({ sentMinor, currency, rate: estimateRate }) || null;
}

const rateText = (rate: string | null) => rate && plainRate(rate);

function contentOf(row: StoredRemittance): ReturnType<typeof remittanceContent> {
  const transfer = {
    senderRelation: row.senderRelation, sentOn: row.sentOn, receivedOn: row.receivedOn, currency: row.currency, sentMinor: row.sentMinor,
    feeMinor: row.feeMinor, receiveFeeIdr: row.receiveFeeIdr, appliedRate: rateText(row.appliedRate), receivedIdr: row.receivedIdr, channel: row.channel,
    provider: row.provider, evidence: row.evidence, purposeNote: row.purposeNote, isException: row.isException, rateDerived: row.rateDerived,
    referenceRate: row.referenceRate, referenceSource: row.referenceSource, referenceMonth: row.referenceMonth, month: monthOf(row.month),
  };
  return remittanceContent({ householdId: row.householdId, journeyId: row.journeyId, transfer: transfer as never });
}

/** The fields of an edit that a person sets; what follows from them is computed anew. */
function edited({ version: _version, resolved: _resolved, confirmed: _confirmed, estimateRate: _estimate, journeyId, ...fields }: EditRemittance, before: StoredRemittance) {
  return { ...fields, journeyId: journeyId === undefined ? before.journeyId : journeyId };
}

const ASKED_ABOUT = ["sentOn", "receivedOn", "currency", "sentMinor", "receivedIdr", "appliedRate", "channel"];

/** The stored state with the pending fields of the edit put in. */
function merged(before: StoredRemittance, edit: EditRemittance, pending: readonly string[]): NewRemittance {
  const wanted = edited(edit, before);
  const base = { ...contentOf(before), appliedRate: before.rateDerived ? null : rateText(before.appliedRate) };
  const taken = Object.fromEntries(Object.entries(wanted).filter(([field]) => pending.includes(field)));
  const state = { ...base, ...taken, id: edit.id, confirmed: edit.confirmed };
  const { rateDerived: _derived, ...row } = state;
  // Still an estimate unless somebody else has meanwhile put in a rate or a receipt.
  const isEstimate = state.appliedRate === null && state.receivedIdr !== null && state.receivedIdr === estimateOf(edit);
  const amounts = isEstimate ? { receivedIdr: null, estimateRate: edit.estimateRate } : { estimateRate: null };
  // What was answered once is asked again only where money, day or way of sending changed.
  const isSettled = !pending.some((field) => ASKED_ABOUT.includes(field));
  return { ...(row as NewRemittance), ...amounts, confirmed: isSettled ? [...CONFIRMATIONS] : edit.confirmed };
}

function changesTo(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, [unknown, unknown]> {
  const text = (value: unknown) => (typeof value === "bigint" ? value.toString() : (value ?? null));
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => text(before[field]) !== text(value)).map(([field, value]) => [field, [before[field] ?? null, value ?? null]]));
}
