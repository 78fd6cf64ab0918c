import { and, eq, isNull } from "drizzle-orm";
import { canWriteHousehold } from "~/access/capabilities";
import { createdAs, createdFields, pendingChanges, type Conflict } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { mentoringSessions } from "~/db/schema/mentoring";
import type { Created } from "~/households/create-households.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { lockedEnrolment, type LockedEnrolment } from "./enrolments.server";
import type { EditSession, NewSession } from "./mentoring.schema";

type Problem = { code: "held_in_future" } | { code: "before_enrolment" } | { code: "next_not_after" };
export type SessionRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "id_taken" } | Problem | Conflict;

/** Records a meeting that took place. The same id with the same content is success. */
export async function recordSession(tx: Tx, actor: Actor, enrolmentId: string, session: NewSession): Promise<Result<Created, SessionRefusal>> {
  const enrolment = await writable(tx, actor, enrolmentId);
  if (!enrolment.ok) return enrolment;
  const problem = problemOf(session, enrolment.value);
  if (problem) return refused(problem);
  const { id, ...content } = session;
  const rows = await tx
    .insert(mentoringSessions)
    .values({ ...content, id, enrolmentId, createdBy: actor.userId, updatedBy: actor.userId })
    .onConflictDoNothing()
    .returning({ id: mentoringSessions.id });
  if (rows.length === 0) {
    const same = await createdAs(tx, "mentoring_session", new Map([[id, content]]));
    return same.has(id) ? ok({ id, version: 1, repeated: true }) : refused({ code: "id_taken" });
  }
  await recordChange(tx, actor, { ...changeOf(enrolment.value), entityId: id, version: 1, kind: "create", fields: createdFields(content) });
  return ok({ id, version: 1, repeated: false });
}

/** Mends what was written of a meeting, from the version that was seen. */
export async function editSession(tx: Tx, actor: Actor, enrolmentId: string, { id, version, resolved, ...content }: EditSession): Promise<Result<{ version: number }, SessionRefusal>> {
  const enrolment = await writable(tx, actor, enrolmentId);
  if (!enrolment.ok) return enrolment;
  const problem = problemOf(content, enrolment.value);
  if (problem) return refused(problem);
  const [current] = await tx
    .select({
      heldOn: mentoringSessions.heldOn, kind: mentoringSessions.kind, minutes: mentoringSessions.minutes, topics: mentoringSessions.topics, homeworkDone: mentoringSessions.homeworkDone,
      homework: mentoringSessions.homework, savingsIdr: mentoringSessions.savingsIdr, note: mentoringSessions.note, nextOn: mentoringSessions.nextOn, version: mentoringSessions.version,
    })
    .from(mentoringSessions)
    .where(and(eq(mentoringSessions.id, id), eq(mentoringSessions.enrolmentId, enrolmentId), isNull(mentoringSessions.deletedAt)))
    .for("update");
  if (!current) return refused({ code: "not_found" });
  const pending = await pendingChanges(tx, { entity: "mentoring_session", id, version, resolved }, current, content);
  if (!pending.ok) return pending;
  const fields = Object.keys(pending.value);
  if (fields.length === 0) return ok({ version: current.version });
  const next = current.version + 1;
  const written = await tx
    .update(mentoringSessions)
    .set({ ...Object.fromEntries(Object.entries(content).filter(([field]) => fields.includes(field))), version: next, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(mentoringSessions.id, id), eq(mentoringSessions.version, current.version)))
    .returning({ id: mentoringSessions.id });
  if (written.length !== 1) throw new Error(`${written.length} sessions written where one was meant`);
  await recordChange(tx, actor, { ...changeOf(enrolment.value), entityId: id, version: next, kind: "update", fields: pending.value });
  return ok({ version: next });
}

async function writable(tx: Tx, actor: Actor, id: string): Promise<Result<LockedEnrolment, { code: "not_found" } | { code: "forbidden" }>> {
  const enrolment = await lockedEnrolment(tx, id);
  if (!enrolment) return refused({ code: "not_found" });
  return canWriteHousehold(actor, { ...enrolment, id: enrolment.householdId }) ? ok(enrolment) : refused({ code: "forbidden" });
}

function problemOf({ heldOn, nextOn }: Pick<NewSession, "heldOn" | "nextOn">, { enrolledOn, regionCode }: LockedEnrolment): Problem | null {
  if (heldOn > todayIn(timeZoneOf(regionCode), new Date())) return { code: "held_in_future" };
  if (heldOn < enrolledOn) return { code: "before_enrolment" };
  return nextOn !== null && nextOn <= heldOn ? { code: "next_not_after" } : null;
}

const changeOf = ({ householdId, regionCode }: LockedEnrolment) => ({ entity: "mentoring_session", householdId, regionCode });
