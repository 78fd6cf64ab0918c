import { asc, eq } from "drizzle-orm";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { journeyEvents } from "~/db/schema/journeys";
import { placesOf, villageOn } from "~/households/village-on.server";
import type { MoveJourney } from "./journey.schema";
import type { EntryEvidence } from "./journey-log";
import type { LockedJourney } from "./locked-journey.server";

export type LoggedEntry = { id: string; fromStatus: string | null; toStatus: string; happenedOn: string; evidence: unknown; recordedBy: string | null };

/** A journey's whole log, oldest first, as its rules need it. */
export function logOf(tx: Tx, journeyId: string): Promise<LoggedEntry[]> {
  return tx
    .select({
      id: journeyEvents.id,
      fromStatus: journeyEvents.fromStatus,
      toStatus: journeyEvents.toStatus,
      happenedOn: journeyEvents.happenedOn,
      evidence: journeyEvents.evidence,
      recordedBy: journeyEvents.recordedBy,
    })
    .from(journeyEvents)
    .where(eq(journeyEvents.journeyId, journeyId))
    .orderBy(asc(journeyEvents.recordedAt), asc(journeyEvents.id));
}

type Entry = Pick<MoveJourney, "eventId" | "to" | "happenedOn" | "reason">;
type More = { evidence?: EntryEvidence | undefined; recordedBy?: string | null; confirmedBy?: string | null };

/** Adds one entry, in the village of its day, written by the actor unless `more` names who did. */
export async function addToLog(tx: Tx, actor: Actor, journey: LockedJourney, entry: Entry, { evidence, ...more }: More = {}): Promise<void> {
  const places = (await placesOf(tx, [journey.householdId])).get(journey.householdId);
  await tx.insert(journeyEvents).values({
    id: entry.eventId,
    journeyId: journey.id,
    householdId: journey.householdId,
    regionCode: villageOn(places, entry.happenedOn, journey.homeCode ?? journey.regionCode),
    fromStatus: journey.status,
    toStatus: entry.to,
    happenedOn: entry.happenedOn,
    reason: entry.reason,
    evidence: evidence && Object.keys(evidence).length > 0 ? evidence : null,
    recordedBy: actor.userId,
    ...more,
  });
}
