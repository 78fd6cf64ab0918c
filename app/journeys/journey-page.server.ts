import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { consentsOf } from "~/households/household-detail.server";
import { timeZoneOf } from "~/regions/time-zone";
import { dateIn } from "~/shared/dates";
import { checklistOfStay, countArticle13 } from "./document-checklist";
import { stepsAhead } from "./journey-steps.server";
import { documentsOf, journeyLog, placementsOf } from "./journeys.server";
import { answerFromEvidence, type ProceduralEvidence } from "./procedural.server";
import { phaseOf } from "./phases";
import { requireJourney } from "./require-journey.server";

/** Everything the page of one journey shows; 404 where it is not the actor's to see. */
export async function journeyPage(tx: Tx, actor: Actor, id: string | undefined) {
  const journey = await requireJourney(tx, actor, id, "read");
  const { canWrite, today } = journey;
  const { events, waiting, correctable } = await journeyLog(tx, journey.id);
  const contracts = await placementsOf(tx, journey.id, { showWage: canWrite || (await familyMaySeeWage(tx, journey.householdId)) });
  const recorded = await documentsOf(tx, journey.id);
  const stay = { departedOn: journey.departedOn, isAbroad: phaseOf(journey.status) === "di_luar" };
  const papers = checklistOfStay(recorded, stay, today, contracts[0]?.contractEnd ?? null).map((item) => {
    const paper = recorded.find(({ type }) => type === item.type);
    const verifiedOn = paper?.verifiedAt ? dateIn(timeZoneOf(journey.regionCode), paper.verifiedAt) : null;
    return { ...item, issuer: paper?.issuer ?? null, numberLast4: paper?.numberLast4 ?? null, verifiedBy: paper?.verifiedBy ?? null, verifiedOn };
  });
  const derived = answerFromEvidence(journey as typeof journey & ProceduralEvidence, recorded, today);
  return {
    journey,
    steps: canWrite ? await stepsAhead(tx, journey, today) : [],
    log: events.map(({ recordedAt, ...entry }) => ({ ...entry, recordedOn: dateIn(timeZoneOf(journey.regionCode), new Date(recordedAt)) })),
    correctable: canWrite ? correctable : null,
    waiting: waiting && canWrite ? { happenedOn: waiting.happenedOn, recordedBy: waiting.recordedBy, isMine: waiting.recordedById === actor.userId } : null,
    contracts,
    papers,
    counted: countArticle13(papers),
    /** Why the status is as it is; null where it was judged on evidence that has since run out. */
    because: derived.status === journey.proceduralStatus ? derived.because : null,
  };
}
export type JourneyPage = Awaited<ReturnType<typeof journeyPage>>;

/** A migrant's wage is shown to relatives only where consent to it stands (handbook §2.3). */
async function familyMaySeeWage(tx: Tx, householdId: string): Promise<boolean> {
  const consents = await consentsOf(tx, householdId);
  return consents.some(({ purpose, withdrawnOn }) => purpose === "upah_ke_keluarga" && withdrawnOn === null);
}
