import { requireOfHousehold } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { isUuid } from "~/shared/uuid";
import { enrolmentById, type Enrolment } from "./enrolments.server";

/** The mentoring of an address. 404 when it is not the actor's to see, 403 when only to read. */
export async function requireEnrolment(tx: Tx, actor: Actor, id: string | undefined, access: "read" | "write"): Promise<Enrolment & { canWrite: boolean }> {
  const enrolment = isUuid(id) ? await enrolmentById(tx, id) : undefined;
  if (!enrolment) throw new Response(null, { status: 404 });
  const canWrite = requireOfHousehold(actor, { ...enrolment, id: enrolment.householdId }, access);
  return { ...enrolment, canWrite };
}
