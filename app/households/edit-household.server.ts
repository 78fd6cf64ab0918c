import { and, eq, isNull } from "drizzle-orm";
import { canWriteHousehold } from "~/access/capabilities";
import { identifierIndex, sealIdentifier } from "~/access/protected-identifiers.server";
import { recordChange } from "~/access/record-change.server";
import { pendingChanges, type Conflict } from "~/access/record-batch.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { households, persons } from "~/db/schema/households";
import { ok, refused, type Result } from "~/shared/result";
import { maskAllButLast4, searchKey } from "~/shared/text";
import type { EditHousehold } from "./household.schema";
import { isSameIdentifier } from "./person-row.server";

export type HouseholdEditRefusal =
  | { code: "not_found" }
  | { code: "forbidden" }
  | { code: "kk_used"; householdId: string | null; label: string | null }
  | { code: "caretaker_elsewhere" }
  | Conflict;
export type Edited = { version: number; changed: string[] };

/** Only the fields given are touched; null empties one. */
export type HouseholdEdit = Pick<EditHousehold, "id" | "version"> & Partial<Omit<EditHousehold, "id" | "version">>;

/**
 * Edits a household from the version the person saw. Fields that others changed since are left alone unless both sides
 * changed one: then nothing is written and both states come back. An edit that changes nothing is success.
 */
export async function editHousehold(tx: Tx, actor: Actor, edit: HouseholdEdit): Promise<Result<Edited, HouseholdEditRefusal>> {
  const current = await lockedHousehold(tx, edit.id);
  if (!current) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, current)) return refused({ code: "forbidden" });
  const { kkIndex, kkLast4, regionCode, ...content } = current;
  const { id, version, resolved, kk, removeKk, ...wanted } = edit;
  const newKk = removeKk ? null : (kk ?? undefined);
  const kkChanges = newKk !== undefined && !isSameIdentifier("kk", kkIndex, newKk);
  const shown = { ...content, kk: kkLast4 === null ? null : maskAllButLast4(kkLast4.padStart(16, "0")) };
  const shownKk = kkChanges ? { kk: newKk === null ? null : maskAllButLast4(newKk ?? "") } : {};
  const pending = await pendingChanges(tx, { entity: "household", id, version, resolved }, shown, { ...wanted, ...shownKk }, kkChanges ? ["kk"] : []);
  if (!pending.ok) return pending;
  const fields = Object.keys(pending.value);
  if (fields.length === 0) return ok({ version: current.version, changed: [] });
  const refusal = await refusalOf(tx, id, kkChanges ? (newKk ?? null) : null, fields.includes("caretakerPersonId") ? (edit.caretakerPersonId ?? null) : null);
  if (refusal) return refused(refusal);
  const values = Object.fromEntries(Object.entries(wanted).filter(([field]) => fields.includes(field)));
  const written = await writeHousehold(tx, actor, { id, version: current.version }, {
    ...values,
    ...(edit.label !== undefined && fields.includes("label") ? { searchLabel: searchKey(edit.label) } : {}),
    ...(fields.includes("kk") ? sealedKk(newKk ?? null) : {}),
  });
  if (!written) return refused({ code: "kk_used", householdId: null, label: null });
  await recordChange(tx, actor, { entity: "household", entityId: id, householdId: id, regionCode, version: written, kind: "update", fields: pending.value });
  return ok({ version: written, changed: fields });
}

function sealedKk(kk: string | null) {
  const sealed = kk === null ? null : sealIdentifier("kk", kk);
  return { kkCipher: sealed?.cipher ?? null, kkIndex: sealed?.index ?? null, kkLast4: sealed?.last4 ?? null };
}

export async function lockedHousehold(tx: Tx, id: string) {
  const [row] = await tx
    .select({
      id: households.id,
      regionCode: households.regionCode,
      label: households.label,
      kkIndex: households.kkIndex,
      kkLast4: households.kkLast4,
      size: households.size,
      dependantsUnder18: households.dependantsUnder18,
      elderly60plus: households.elderly60plus,
      caretakerPersonId: households.caretakerPersonId,
      mentorId: households.mentorId,
      status: households.status,
      address: households.address,
      note: households.note,
      version: households.version,
    })
    .from(households)
    .where(and(eq(households.id, id), isNull(households.deletedAt)))
    .for("update");
  return row;
}

/** The new version; null when a unique number stood in the way. */
export async function writeHousehold(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: string; version: number },
  values: Partial<typeof households.$inferInsert>,
): Promise<number | null> {
  const next = version + 1;
  try {
    // A savepoint, so that a card number held by a household out of sight is an answer and not the end of the transaction.
    return await tx.transaction(async (inner) => {
      const rows = await inner
        .update(households)
        .set({ ...values, version: next, updatedAt: new Date(), updatedBy: actor.userId })
        .where(and(eq(households.id, id), eq(households.version, version)))
        .returning({ version: households.version });
      if (rows.length !== 1) throw new Error(`${rows.length} households written where one was meant`);
      return next;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** drizzle wraps the driver's error, which carries PostgreSQL's code. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (typeof cause !== "object" || cause === null || !("code" in cause) || cause.code !== "23505") return false;
  return constraint === undefined || ("constraint_name" in cause && cause.constraint_name === constraint);
}

async function refusalOf(tx: Tx, id: string, kk: string | null, caretaker: string | null): Promise<HouseholdEditRefusal | null> {
  if (kk !== null) {
    const [holder] = await tx
      .select({ id: households.id, label: households.label })
      .from(households)
      .where(and(eq(households.kkIndex, identifierIndex("kk", kk)), isNull(households.deletedAt)));
    if (holder && holder.id !== id) return { code: "kk_used", householdId: holder.id, label: holder.label };
  }
  if (caretaker === null) return null;
  const [member] = await tx
    .select({ id: persons.id })
    .from(persons)
    .where(and(eq(persons.id, caretaker), eq(persons.householdId, id), isNull(persons.deletedAt)));
  return member ? null : { code: "caretaker_elsewhere" };
}
