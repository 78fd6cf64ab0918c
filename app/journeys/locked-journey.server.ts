import { and, eq, isNull } from "drizzle-orm";
import { recordChange, type FieldChanges } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { journeys } from "~/db/schema/journeys";
import { homeCodeOf } from "~/households/village-on.server";
import type { JourneyEntry, JourneyState } from "./codes";

/** A journey held until the transaction ends, so that two steps cannot start from the same state. */
export async function lockedJourney(tx: Tx, id: string) {
  const [row] = await tx
    .select({
      id: journeys.id,
      personId: journeys.personId,
      householdId: journeys.householdId,
      regionCode: journeys.regionCode,
      homeCode: homeCodeOf(journeys.householdId),
      status: journeys.status,
      returnsTo: journeys.returnsTo,
      entry: journeys.entry,
      proceduralStatus: journeys.proceduralStatus,
      country: journeys.country,
      scheme: journeys.scheme,
      sector: journeys.sector,
      openedOn: journeys.openedOn,
      departedOn: journeys.departedOn,
      returnedOn: journeys.returnedOn,
      closedOn: journeys.closedOn,
      registeredOn: journeys.registeredOn,
      evidenceSource: journeys.evidenceSource,
      nonProceduralEvidence: journeys.nonProceduralEvidence,
      transitRegionCode: journeys.transitRegionCode,
      note: journeys.note,
      version: journeys.version,
    })
    .from(journeys)
    .where(and(eq(journeys.id, id), isNull(journeys.deletedAt)))
    .for("update");
  return row ? { ...row, status: row.status as JourneyState, returnsTo: row.returnsTo as JourneyState | null, entry: row.entry as JourneyEntry } : undefined;
}
export type LockedJourney = NonNullable<Awaited<ReturnType<typeof lockedJourney>>>;

/** Writes a locked journey's next version with its history; a write that touches no row is a bug and throws. */
export async function writeJourney(
  tx: Tx,
  actor: Actor,
  journey: LockedJourney,
  values: Partial<typeof journeys.$inferInsert>,
  fields: FieldChanges,
): Promise<number> {
  const version = journey.version + 1;
  const rows = await tx
    .update(journeys)
    .set({ ...values, version, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(journeys.id, journey.id), eq(journeys.version, journey.version)))
    .returning({ id: journeys.id });
  if (rows.length !== 1) throw new Error(`${rows.length} journeys written where one was meant`);
  await recordChange(tx, actor, {
    entity: "journey",
    entityId: journey.id,
    householdId: journey.householdId,
    regionCode: journey.regionCode,
    version,
    kind: "update",
    fields,
  });
  return version;
}
