import { and, eq } from "drizzle-orm";
import { canWriteHousehold } from "~/access/capabilities";
import { openIdentifier, sealIdentifier } from "~/access/protected-identifiers.server";
import { createdFields, pendingChanges, type Conflict } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { documents } from "~/db/schema/journeys";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import type { ProceduralStatus } from "./codes";
import type { SetDocument } from "./journey.schema";
import { lockedJourney } from "./locked-journey.server";
import { refreshProceduralStatus } from "./procedural.server";

export type DocumentRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "issued_in_future" } | { code: "expires_before_issue" } | Conflict;
export type DocumentSet = { version: number; proceduralStatus: ProceduralStatus | null };

/** Records where one paper of a journey stands; the procedural status follows, in both directions. */
export async function setDocument(tx: Tx, actor: Actor, paper: SetDocument): Promise<Result<DocumentSet, DocumentRefusal>> {
  const journey = await lockedJourney(tx, paper.journeyId);
  if (!journey) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { ...journey, id: journey.householdId })) return refused({ code: "forbidden" });
  if (paper.issuedOn && paper.issuedOn > todayIn(timeZoneOf(journey.regionCode), new Date())) return refused({ code: "issued_in_future" });
  if (paper.issuedOn && paper.expiresOn && paper.expiresOn < paper.issuedOn) return refused({ code: "expires_before_issue" });
  const current = await documentOf(tx, paper);
  const change = { entity: "document", householdId: journey.householdId, regionCode: current?.regionCode ?? journey.homeCode ?? journey.regionCode };
  const { number, version, resolved, ...content } = paper;
  const sealed = number === null ? {} : sealedNumber(number);
  const verified = { verifiedBy: paper.status === "terverifikasi" ? actor.userId : null, verifiedAt: paper.status === "terverifikasi" ? new Date() : null };
  const shown = { type: paper.type, status: paper.status, issuer: paper.issuer, issuedOn: paper.issuedOn, expiresOn: paper.expiresOn, ...(number === null ? {} : { number: masked(number.slice(-4)) }) };
  if (!current) {
    await tx.insert(documents).values({ ...content, ...sealed, ...verified, householdId: journey.householdId, regionCode: change.regionCode, createdBy: actor.userId, updatedBy: actor.userId });
    await recordChange(tx, actor, { ...change, entityId: paper.id, version: 1, kind: "create", fields: createdFields(shown) });
    return ok({ version: 1, proceduralStatus: await refreshProceduralStatus(tx, actor, journey.id) });
  }
  const { id, regionCode: _village, numberLast4, numberCipher, ...state } = current;
  const before = { ...state, number: numberLast4 === null ? null : masked(numberLast4) };
  // Another number may end in the same four digits, and then looks the same.
  const isOther = number !== null && numberCipher !== null && openIdentifier("document", numberCipher) !== number;
  // A form opened before anybody recorded this paper started from an empty one.
  const pending = await pendingChanges(tx, { entity: "document", id, version, resolved }, before, shown, isOther ? ["number"] : []);
  if (!pending.ok) return pending;
  if (Object.keys(pending.value).length === 0) return ok({ version: current.version, proceduralStatus: null });
  const values = Object.fromEntries(Object.entries(content).filter(([field]) => field in pending.value));
  const next = current.version + 1;
  const written = await tx
    .update(documents)
    .set({ ...values, ...("number" in pending.value ? sealed : {}), ...("status" in pending.value ? verified : {}), version: next, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(documents.id, id), eq(documents.version, current.version)))
    .returning({ id: documents.id });
  if (written.length !== 1) throw new Error(`${written.length} documents written where one was meant`);
  await recordChange(tx, actor, { ...change, entityId: id, version: next, kind: "update", fields: pending.value });
  return ok({ version: next, proceduralStatus: await refreshProceduralStatus(tx, actor, journey.id) });
}

const masked = (last4: string): string => `••••${last4}`;

function sealedNumber(number: string) {
  const { cipher, last4 } = sealIdentifier("document", number);
  return { numberCipher: cipher, numberLast4: last4 };
}

async function documentOf(tx: Tx, { journeyId, type }: SetDocument) {
  const [row] = await tx
    .select({
      id: documents.id,
      regionCode: documents.regionCode,
      type: documents.type,
      status: documents.status,
      issuer: documents.issuer,
      issuedOn: documents.issuedOn,
      expiresOn: documents.expiresOn,
      numberLast4: documents.numberLast4,
      numberCipher: documents.numberCipher,
      version: documents.version,
    })
    .from(documents)
    .where(and(eq(documents.journeyId, journeyId), eq(documents.type, type)))
    .for("update");
  return row;
}
