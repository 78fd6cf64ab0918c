import { and, eq, isNull, ne } from "drizzle-orm";
import { canWriteHousehold } from "~/access/capabilities";
import { recordChange } from "~/access/record-change.server";
import { pendingChanges, type Conflict } from "~/access/record-batch.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { persons } from "~/db/schema/households";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { openIdentifier } from "~/access/protected-identifiers.server";
import { ok, refused, type Result } from "~/shared/result";
import { maskAllButLast4 } from "~/shared/text";
import type { PersonRefusal } from "./add-persons.server";
import type { MemberRole, Sex } from "./codes";
import { isUniqueViolation, type Edited } from "./edit-household.server";
import type { EditPerson } from "./household.schema";
import { personsByNik } from "./matches.server";
import { birthRefusal, nikDifferences } from "./person-checks";
import { isSameIdentifier, personColumns, type PersonContent } from "./person-row.server";

export type PersonEditRefusal = { code: "not_found" } | Exclude<PersonRefusal, { code: "household_not_found" | "id_taken" }> | Conflict;
/** Only the fields given are touched; null empties one. `nik` null with `nikState` "tetap" keeps the number. */
export type PersonEdit = Pick<EditPerson, "id" | "version"> & Partial<Omit<EditPerson, "id" | "version">>;

/** Edits a person from the version that was seen; conflicts as in `editHousehold`, checks as for a new person. */
export async function editPerson(tx: Tx, actor: Actor, edit: PersonEdit): Promise<Result<Edited, PersonEditRefusal>> {
  const current = await lockedPerson(tx, edit.id);
  if (!current) return refused({ code: "not_found" });
  const { householdId, regionCode, nikIndex, nikCipher, nikLast4, phoneIndex, phoneLast4, ...content } = current;
  if (!canWriteHousehold(actor, { id: householdId, regionCode })) return refused({ code: "forbidden" });
  const { id, version, resolved, nikState, nik, phone, removePhone, confirmedDifference, confirmedDuplicate: _, ...wanted } = edit;
  // With a whole birth date the year follows it; an older year beside it is no contradiction.
  const birthDate = wanted.birthDate === undefined ? content.birthDate : wanted.birthDate;
  if (birthDate) wanted.birthYear = Number(birthDate.slice(0, 4));
  const newNik = nikState === "ada" ? nik : nikState === "belum" ? null : undefined;
  const newPhone = removePhone ? null : (phone ?? undefined);
  const forced = [
    ...(newNik !== undefined && !isSameIdentifier("nik", nikIndex, newNik) ? ["nik"] : []),
    ...(newPhone !== undefined && !isSameIdentifier("phone", phoneIndex, newPhone) ? ["phone"] : []),
  ];
  const mask = (last4: string | null) => (last4 === null ? null : maskAllButLast4(last4.padStart(12, "0")));
  const shown = { ...content, nik: mask(nikLast4), phone: mask(phoneLast4) };
  const shownNumbers = {
    ...(forced.includes("nik") ? { nik: newNik ? maskAllButLast4(newNik) : null } : {}),
    ...(forced.includes("phone") ? { phone: newPhone ? maskAllButLast4(newPhone) : null } : {}),
  };
  const pending = await pendingChanges(tx, { entity: "person", id, version, resolved }, shown, { ...wanted, ...shownNumbers }, forced);
  if (!pending.ok) return pending;
  const fields = Object.keys(pending.value);
  if (fields.length === 0) return ok({ version: current.version, changed: [] });
  const after = { ...content, ...pick(wanted, fields) } as { sex: Sex | null; birthDate: string | null; birthYear: number | null; memberRole: MemberRole };
  const fullNik = () => (nikCipher === null ? null : openIdentifier("nik", nikCipher));
  const checked = fields.some((field) => ["nik", "sex", "birthDate", "birthYear"].includes(field));
  const refusal =
    (checked ? checksOf(after, { nik: newNik === undefined ? fullNik() : newNik, regionCode, confirmedDifference }) : null) ??
    (fields.includes("memberRole") && after.memberRole === "kepala" ? await otherHead(tx, householdId, id) : null) ??
    (fields.includes("nik") && newNik ? await nikHolder(tx, newNik, id) : null);
  if (refusal) return refused(refusal);
  const written = await writePerson(tx, actor, current, personColumns({
    ...pick(wanted, fields),
    ...(fields.includes("nik") ? { nik: newNik ?? null } : {}),
    ...(fields.includes("phone") ? { phone: newPhone ?? null } : {}),
  }));
  if (!written) return refused({ code: "nik_used", match: null });
  await recordChange(tx, actor, { entity: "person", entityId: id, householdId, regionCode, version: current.version + 1, kind: "update", fields: pending.value });
  return ok({ version: current.version + 1, changed: fields });
}

const pick = (content: Partial<PersonContent>, fields: readonly string[]): Partial<PersonContent> =>
  Object.fromEntries(Object.entries(content).filter(([field]) => fields.includes(field)));

type Checked = { sex: Sex | null; birthDate: string | null; birthYear: number | null };

function checksOf(after: Checked, facts: { nik: string | null; regionCode: string; confirmedDifference: boolean | undefined }): PersonEditRefusal | null {
  const birth = birthRefusal(after, todayIn(timeZoneOf(facts.regionCode), new Date()));
  if (birth) return { code: birth };
  const fields = facts.confirmedDifference ? [] : nikDifferences(facts.nik, after);
  return fields.length > 0 ? { code: "nik_differs", fields } : null;
}

async function otherHead(tx: Tx, householdId: string, id: string): Promise<PersonEditRefusal | null> {
  const [head] = await tx
    .select({ fullName: persons.fullName })
    .from(persons)
    .where(and(eq(persons.householdId, householdId), eq(persons.memberRole, "kepala"), ne(persons.id, id), isNull(persons.deletedAt)));
  return head ? { code: "second_head", headName: head.fullName } : null;
}

async function nikHolder(tx: Tx, nik: string, id: string): Promise<PersonEditRefusal | null> {
  const holder = (await personsByNik(tx, [nik])).get(nik);
  if (!holder || holder.id === id) return null;
  return { code: "nik_used", match: { ...holder, reasons: ["same_nik"], likely: true } };
}

async function lockedPerson(tx: Tx, id: string) {
  const [row] = await tx
    .select({
      id: persons.id,
      householdId: persons.householdId,
      regionCode: persons.regionCode,
      fullName: persons.fullName,
      memberRole: persons.memberRole,
      sex: persons.sex,
      birthDate: persons.birthDate,
      birthYear: persons.birthYear,
      nikIndex: persons.nikIndex,
      nikCipher: persons.nikCipher,
      nikLast4: persons.nikLast4,
      phoneIndex: persons.phoneIndex,
      phoneLast4: persons.phoneLast4,
      education: persons.education,
      marital: persons.marital,
      literacy: persons.literacy,
      preferredContact: persons.preferredContact,
      note: persons.note,
      version: persons.version,
    })
    .from(persons)
    .where(and(eq(persons.id, id), isNull(persons.deletedAt)))
    .for("update");
  return row;
}

async function writePerson(tx: Tx, actor: Actor, { id, version }: { id: string; version: number }, values: Partial<typeof persons.$inferInsert>): Promise<boolean> {
  try {
    return await tx.transaction(async (inner) => {
      const rows = await inner
        .update(persons)
        .set({ ...values, version: version + 1, updatedAt: new Date(), updatedBy: actor.userId })
        .where(and(eq(persons.id, id), eq(persons.version, version)))
        .returning({ id: persons.id });
      if (rows.length !== 1) throw new Error(`${rows.length} persons written where one was meant`);
      return true;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}
