import { and, eq, isNull } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { canWriteHousehold } from "~/access/capabilities";
import { createdAs, createdFields } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { persons } from "~/db/schema/households";
import { mentoringEnrolments, mentoringSteps } from "~/db/schema/mentoring";
import type { Created } from "~/households/create-households.server";
import { homeCodeOf, placesOf, villageOn } from "~/households/village-on.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { FIELD_ENTRY, type Origin } from "~/shared/origin";
import { ok, refused, type Result } from "~/shared/result";
import type { NewEnrolment } from "./mentoring.schema";

export type EnrolRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "id_taken" } | { code: "date_in_future" } | { code: "enrolled_already"; enrolmentId: string };

/** Takes somebody into mentoring, in the village where the family lived on that day. The same id with the same content is success. */
export async function enrol(tx: Tx, actor: Actor, enrolment: NewEnrolment, origin: Origin = FIELD_ENTRY): Promise<Result<Created, EnrolRefusal>> {
  const [person] = await tx
    .select({ householdId: persons.householdId, homeCode: homeCodeOf(persons.householdId), regionCode: persons.regionCode })
    .from(persons)
    .where(and(eq(persons.id, enrolment.personId), isNull(persons.deletedAt)));
  if (!person) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { ...person, id: person.householdId })) return refused({ code: "forbidden" });
  if (enrolment.enrolledOn > todayIn(timeZoneOf(person.regionCode), new Date())) return refused({ code: "date_in_future" });
  const { id, ...content } = enrolment;
  const places = (await placesOf(tx, [person.householdId])).get(person.householdId);
  const regionCode = villageOn(places, enrolment.enrolledOn, person.homeCode ?? person.regionCode);
  const rows = await tx
    .insert(mentoringEnrolments)
    .values({ ...content, id, householdId: person.householdId, regionCode, statusSince: enrolment.enrolledOn, ...origin, createdBy: actor.userId, updatedBy: actor.userId })
    .onConflictDoNothing()
    .returning({ id: mentoringEnrolments.id });
  if (rows.length === 0) return repeatedOr(tx, id, content);
  await tx.insert(mentoringSteps).values({ id: uuidv7(), enrolmentId: id, fromStatus: null, toStatus: "daftar", happenedOn: enrolment.enrolledOn, recordedBy: actor.userId });
  await recordChange(tx, actor, { entity: "mentoring_enrolment", entityId: id, householdId: person.householdId, regionCode, version: 1, kind: "create", fields: createdFields(content) });
  return ok({ id, version: 1, repeated: false });
}

/** Sent before, or taken by another; else the person has an open mentoring already. */
async function repeatedOr(tx: Tx, id: string, content: Omit<NewEnrolment, "id">): Promise<Result<Created, EnrolRefusal>> {
  const same = await createdAs(tx, "mentoring_enrolment", new Map([[id, content]]));
  if (same.has(id)) return ok({ id, version: 1, repeated: true });
  const found = await tx
    .select({ id: mentoringEnrolments.id, status: mentoringEnrolments.status })
    .from(mentoringEnrolments)
    .where(and(eq(mentoringEnrolments.personId, content.personId), isNull(mentoringEnrolments.deletedAt)));
  const open = found.find(({ status }) => OPEN.includes(status));
  return open && open.id !== id ? refused({ code: "enrolled_already", enrolmentId: open.id }) : refused({ code: "id_taken" });
}

const OPEN = ["daftar", "asesmen", "berjalan", "jeda"];
