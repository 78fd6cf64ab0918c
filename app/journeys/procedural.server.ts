import { and, eq } from "drizzle-orm";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { documents, journeys } from "~/db/schema/journeys";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn, type PlainDate } from "~/shared/dates";
import type { DocumentType, JourneySource, NonProceduralEvidence, ProceduralStatus } from "./codes";
import { documentChecklist, type RecordedDocument } from "./document-checklist";
import { proceduralStatus, type ProceduralAnswer } from "./procedural-status";

export type ProceduralEvidence = {
  registeredOn: PlainDate | null;
  evidenceSource: JourneySource | null;
  nonProceduralEvidence: NonProceduralEvidence | null;
  departedOn: PlainDate | null;
};

/** What the evidence on record carries, and why; papers are judged as of the departure, or of today before it. */
export function answerFromEvidence(evidence: ProceduralEvidence, papers: readonly RecordedDocument[], today: PlainDate): ProceduralAnswer {
  const verifiedDocuments: DocumentType[] = documentChecklist(papers, evidence.departedOn ?? today)
    .filter(({ status }) => status === "terverifikasi")
    .map(({ type }) => type);
  return proceduralStatus({
    verifiedDocuments,
    registrationConfirmed: evidence.registeredOn === null ? null : true,
    ltsaCasePositive: null,
    statedBySiskop2mi: evidence.evidenceSource === "siskop2mi" && evidence.registeredOn !== null,
    nonProceduralEvidence: evidence.nonProceduralEvidence === null ? [] : [evidence.nonProceduralEvidence],
  });
}

/** Only the status of `answerFromEvidence`. */
export function statusFromEvidence(evidence: ProceduralEvidence, papers: readonly RecordedDocument[], today: PlainDate): ProceduralStatus {
  return answerFromEvidence(evidence, papers, today).status;
}

/** Derives a journey's procedural status again after its evidence changed, and notes a change in its history. */
export async function refreshProceduralStatus(tx: Tx, actor: Actor, journeyId: string): Promise<ProceduralStatus | null> {
  const [journey] = await tx
    .select({
      householdId: journeys.householdId,
      regionCode: journeys.regionCode,
      proceduralStatus: journeys.proceduralStatus,
      registeredOn: journeys.registeredOn,
      evidenceSource: journeys.evidenceSource,
      nonProceduralEvidence: journeys.nonProceduralEvidence,
      departedOn: journeys.departedOn,
      version: journeys.version,
    })
    .from(journeys)
    .where(eq(journeys.id, journeyId))
    .for("update");
  if (!journey) return null;
  const after = await derivedStatus(tx, { ...journey, id: journeyId });
  if (after === journey.proceduralStatus) return after;
  const version = journey.version + 1;
  await tx
    .update(journeys)
    .set({ proceduralStatus: after, version, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(journeys.id, journeyId), eq(journeys.version, journey.version)));
  await recordChange(tx, actor, {
    entity: "journey",
    entityId: journeyId,
    householdId: journey.householdId,
    regionCode: journey.regionCode,
    version,
    kind: "update",
    fields: { proceduralStatus: [journey.proceduralStatus, after] },
  });
  return after;
}

/** What the journey's papers and these facts come to today. */
export async function derivedStatus(
  tx: Tx,
  journey: Record<keyof ProceduralEvidence, string | null> & { id: string; regionCode: string },
): Promise<ProceduralStatus> {
  const papers = await tx
    .select({ type: documents.type, status: documents.status, issuedOn: documents.issuedOn, expiresOn: documents.expiresOn })
    .from(documents)
    .where(eq(documents.journeyId, journey.id));
  const today = todayIn(timeZoneOf(journey.regionCode), new Date());
  return statusFromEvidence(journey as ProceduralEvidence, papers as RecordedDocument[], today);
}
