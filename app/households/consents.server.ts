import { and, eq, isNull } from "drizzle-orm";
import { canWriteHousehold } from "~/access/capabilities";
import { recordChange } from "~/access/record-change.server";
import { createdAs, createdFields } from "~/access/record-batch.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { consents, households } from "~/db/schema/households";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { FIELD_ENTRY, type Origin } from "~/shared/origin";
import { ok, refused, type Result } from "~/shared/result";
import type { Created } from "./create-households.server";
import type { NewConsent, WithdrawConsent } from "./household.schema";

export type ConsentRefusal =
  | { code: "not_found" }
  | { code: "forbidden" }
  | { code: "id_taken" }
  | { code: "in_future" }
  | { code: "withdrawn_before_given"; givenOn: string }
  | { code: "already_withdrawn"; withdrawnOn: string };

/** Records on what basis one purpose rests. Each purpose has its own; an older one for the same purpose stays as history. */
export async function giveConsent(tx: Tx, actor: Actor, consent: NewConsent, origin: Origin = FIELD_ENTRY): Promise<Result<Created, ConsentRefusal>> {
  const [household] = await tx
    .select({ id: households.id, regionCode: households.regionCode })
    .from(households)
    .where(and(eq(households.id, consent.householdId), isNull(households.deletedAt)));
  if (!household) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, household)) return refused({ code: "forbidden" });
  if (consent.givenOn > todayIn(timeZoneOf(household.regionCode), new Date())) return refused({ code: "in_future" });
  const rows = await tx
    .insert(consents)
    .values({ ...consent, regionCode: household.regionCode, ...origin, createdBy: actor.userId, updatedBy: actor.userId })
    .onConflictDoNothing()
    .returning({ version: consents.version });
  const content = { ...consent, id: undefined };
  if (rows.length === 0) {
    const same = await createdAs(tx, "consent", new Map([[consent.id, content]]));
    return same.has(consent.id) ? ok({ id: consent.id, version: 1, repeated: true }) : refused({ code: "id_taken" });
  }
  await recordChange(tx, actor, { entity: "consent", entityId: consent.id, householdId: household.id, regionCode: household.regionCode, version: 1, kind: "create", fields: createdFields(content) });
  return ok({ id: consent.id, version: 1, repeated: false });
}

/** Ends a consent. What was recorded under it stays until retention says otherwise; the purpose stops from that day. */
export async function withdrawConsent(tx: Tx, actor: Actor, { id, withdrawnOn }: WithdrawConsent): Promise<Result<Created, ConsentRefusal>> {
  const [row] = await tx
    .select({ householdId: consents.householdId, regionCode: consents.regionCode, givenOn: consents.givenOn, withdrawnOn: consents.withdrawnOn, version: consents.version })
    .from(consents)
    .where(eq(consents.id, id))
    .for("update");
  if (!row) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { id: row.householdId, regionCode: row.regionCode })) return refused({ code: "forbidden" });
  if (row.withdrawnOn === withdrawnOn) return ok({ id, version: row.version, repeated: true });
  if (row.withdrawnOn) return refused({ code: "already_withdrawn", withdrawnOn: row.withdrawnOn });
  if (withdrawnOn < row.givenOn) return refused({ code: "withdrawn_before_given", givenOn: row.givenOn });
  if (withdrawnOn > todayIn(timeZoneOf(row.regionCode), new Date())) return refused({ code: "in_future" });
  const version = row.version + 1;
  const written = await tx
    .update(consents)
    .set({ withdrawnOn, version, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(consents.id, id), eq(consents.version, row.version)))
    .returning({ id: consents.id });
  if (written.length !== 1) throw new Error(`${written.length} consents written where one was meant`);
  await recordChange(tx, actor, { entity: "consent", entityId: id, householdId: row.householdId, regionCode: row.regionCode, version, kind: "update", fields: { withdrawnOn: [null, withdrawnOn] } });
  return ok({ id, version, repeated: false });
}
