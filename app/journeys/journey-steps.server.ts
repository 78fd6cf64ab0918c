import { and, count, eq } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { documents, placements } from "~/db/schema/journeys";
import type { PlainDate } from "~/shared/dates";
import type { JourneyState } from "./codes";
import { standingSteps } from "./journey-log";
import { logOf, type LoggedEntry } from "./journey-log.server";
import { followingStates, moveJourney, type JourneyMove, type MoveRefusal } from "./journey-states";

type Moving = { id: string; status: JourneyState; returnsTo: JourneyState | null; departedOn: PlainDate | null };

/** What the rule of steps must know of a journey before it moves on a day. */
export async function moveFacts(tx: Tx, journey: Moving, log: readonly LoggedEntry[], on: PlainDate): Promise<Omit<JourneyMove, "to" | "deathConfirmedBy">> {
  return {
    from: journey.status,
    pausedFrom: journey.returnsTo,
    gateDecision: await gateDecision(tx, journey.id, on),
    departedOn: journey.departedOn,
    hasRenewalContract: await hasRenewal(tx, journey, log),
    remainsCase: "none",
  };
}

export type StepAhead = { to: JourneyState; /** What must be on record first; null when the step can be taken. */ blockedBy: MoveRefusal["code"] | null };

/** The steps that may follow now, in the handbook's order, each with what still stands in its way. */
export async function stepsAhead(tx: Tx, journey: Moving, today: PlainDate): Promise<StepAhead[]> {
  const facts = await moveFacts(tx, journey, await logOf(tx, journey.id), today);
  return followingStates(journey.status, journey.returnsTo).map((to) => {
    const departedOn = facts.departedOn ?? (to === "bekerja" ? today : null);
    const answer = moveJourney({ ...facts, to, departedOn, deathConfirmedBy: null });
    // A death is not blocked: its first report is taken, and waits.
    return { to, blockedBy: answer.ok || answer.reason.code === "two_confirmations_needed" ? null : answer.reason.code };
  });
}

/**
 * The passport gate as far as it can be known here: the LTSA's recommendation letter, seen and verified and still good,
 * is its positive decision on paper. Whoever has no such letter is not let through.
 */
async function gateDecision(tx: Tx, journeyId: string, on: PlainDate): Promise<JourneyMove["gateDecision"]> {
  const [letter] = await tx
    .select({ status: documents.status, expiresOn: documents.expiresOn })
    .from(documents)
    .where(and(eq(documents.journeyId, journeyId), eq(documents.type, "rekom_paspor")));
  if (letter?.status !== "terverifikasi") return null;
  return letter.expiresOn !== null && letter.expiresOn < on ? "perbarui" : "lolos";
}

/** Each renewal needs a contract of its own: more renewal contracts than renewals already gone through. */
async function hasRenewal(tx: Tx, { id }: Moving, log: readonly LoggedEntry[]): Promise<boolean> {
  const [contracts] = await tx
    .select({ n: count() })
    .from(placements)
    .where(and(eq(placements.journeyId, id), eq(placements.isRenewal, true)));
  const finished = standingSteps(log).filter(({ fromStatus, toStatus }) => fromStatus === "perpanjang" && toStatus === "bekerja").length;
  return (contracts?.n ?? 0) > finished;
}
