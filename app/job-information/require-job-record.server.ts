import { requireOfHousehold } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { isUuid } from "~/shared/uuid";
import { consultationById, type Consultation } from "./consultations.server";
import { referralById, type Referral } from "./referrals.server";

type Access = "read" | "write";

/** The consultation of an address. 404 when it is not the actor's to see, 403 when only to read. */
export async function requireConsultation(tx: Tx, actor: Actor, id: string | undefined, access: Access): Promise<{ consultation: Consultation; canWrite: boolean }> {
  const consultation = isUuid(id) ? await consultationById(tx, id) : undefined;
  if (!consultation) throw new Response(null, { status: 404 });
  return { consultation, canWrite: requireOfHousehold(actor, { ...consultation, id: consultation.householdId }, access) };
}

/** The same for a referral. */
export async function requireReferral(tx: Tx, actor: Actor, id: string | undefined, access: Access): Promise<{ referral: Referral; canWrite: boolean }> {
  const referral = isUuid(id) ? await referralById(tx, id) : undefined;
  if (!referral) throw new Response(null, { status: 404 });
  return { referral, canWrite: requireOfHousehold(actor, { ...referral, id: referral.householdId }, access) };
}
