import { and, eq, isNull } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { canWriteHousehold } from "~/access/capabilities";
import { createdAs, createdFields, pendingChanges, type Conflict } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { persons } from "~/db/schema/households";
import { consultations, referrals } from "~/db/schema/job-information";
import type { Created } from "~/households/create-households.server";
import { placesOf, villageOn } from "~/households/village-on.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { vacancyById } from "~/vacancies/vacancies.server";
import { lockedConsultation } from "./consultations.server";
import type { EditConsultation, NewConsultation } from "./job-information.schema";

type Problem = { code: "in_future" } | { code: "reason_missing" } | { code: "reason_without" } | { code: "follow_up_before" } | { code: "no_vacancy" } | { code: "refer_missing" };
export type ConsultationRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "id_taken" } | Problem | Conflict;

/**
 * Records what somebody came to talk over, by whoever keeps the family's records or mentors them, and sends the person on
 * where that was agreed. The village is the one where the family lived that day. The same id with the same content is success.
 */
export async function recordConsultation(tx: Tx, actor: Actor, { id, referTo, ...content }: NewConsultation): Promise<Result<Created, ConsultationRefusal>> {
  const [person] = await tx.select({ householdId: persons.householdId, regionCode: persons.regionCode }).from(persons).where(and(eq(persons.id, content.personId), isNull(persons.deletedAt)));
  if (!person) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { id: person.householdId, regionCode: person.regionCode })) return refused({ code: "forbidden" });
  if (content.outcome === "rujuk" && referTo === null) return refused({ code: "refer_missing" });
  const problem = await problemOf(tx, content, person.regionCode);
  if (problem) return refused(problem);
  const { householdId } = person;
  const regionCode = villageOn((await placesOf(tx, [householdId])).get(householdId), content.heldOn, person.regionCode);
  const whose = { householdId, regionCode, createdBy: actor.userId, updatedBy: actor.userId };
  const rows = await tx.insert(consultations).values({ ...content, ...whose, id, officerId: actor.userId }).onConflictDoNothing().returning({ id: consultations.id });
  const told = { ...content, referTo };
  if (rows.length === 0) {
    const same = await createdAs(tx, "consultation", new Map([[id, told]]));
    return same.has(id) ? ok({ id, version: 1, repeated: true }) : refused({ code: "id_taken" });
  }
  await recordChange(tx, actor, { entity: "consultation", entityId: id, householdId, regionCode, version: 1, kind: "create", fields: createdFields(told) });
  if (referTo === null) return ok({ id, version: 1, repeated: false });
  const referral = { personId: content.personId, consultationId: id, target: referTo, sentOn: content.heldOn, status: "dikirim", statusSince: content.heldOn };
  const referralId = uuidv7();
  await tx.insert(referrals).values({ ...referral, ...whose, id: referralId });
  await recordChange(tx, actor, { entity: "referral", entityId: referralId, householdId, regionCode, version: 1, kind: "create", fields: createdFields(referral) });
  return ok({ id, version: 1, repeated: false });
}

/** Mends a consultation from the version that was seen; whose it is stays. */
export async function editConsultation(tx: Tx, actor: Actor, id: string, { version, resolved, personId: _person, ...content }: EditConsultation): Promise<Result<{ version: number }, ConsultationRefusal>> {
  const current = await lockedConsultation(tx, id);
  if (!current) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { ...current, id: current.householdId })) return refused({ code: "forbidden" });
  const problem = await problemOf(tx, content, current.regionCode);
  if (problem) return refused(problem);
  const { id: _id, householdId, regionCode, homeCode: _home, personId: _whose, officerId: _officer, ...state } = current;
  const pending = await pendingChanges(tx, { entity: "consultation", id, version, resolved }, state, content);
  if (!pending.ok) return pending;
  const fields = Object.keys(pending.value);
  if (fields.length === 0) return ok({ version: current.version });
  const next = current.version + 1;
  const written = await tx
    .update(consultations)
    .set({ ...Object.fromEntries(Object.entries(content).filter(([field]) => fields.includes(field))), version: next, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(consultations.id, id), eq(consultations.version, current.version)))
    .returning({ id: consultations.id });
  if (written.length !== 1) throw new Error(`${written.length} consultations written where one was meant`);
  await recordChange(tx, actor, { entity: "consultation", entityId: id, householdId, regionCode, version: next, kind: "update", fields: pending.value });
  return ok({ version: next });
}

type Told = Pick<NewConsultation, "heldOn" | "outcome" | "reason" | "followUpOn" | "vacancyId">;
async function problemOf(tx: Tx, { heldOn, outcome, reason, followUpOn, vacancyId }: Told, regionCode: string): Promise<Problem | null> {
  if (heldOn > todayIn(timeZoneOf(regionCode), new Date())) return { code: "in_future" };
  if (outcome === "tidak_lanjut" && reason === null) return { code: "reason_missing" };
  if (outcome !== "tidak_lanjut" && reason !== null) return { code: "reason_without" };
  if (followUpOn !== null && followUpOn < heldOn) return { code: "follow_up_before" };
  return vacancyId !== null && !(await vacancyById(tx, vacancyId)) ? { code: "no_vacancy" } : null;
}
