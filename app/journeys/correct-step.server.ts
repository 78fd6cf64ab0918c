import { and, eq, isNull, ne } from "drizzle-orm";
import { canWriteHousehold } from "~/access/capabilities";
import { changedFields } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { journeys } from "~/db/schema/journeys";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import type { JourneyState } from "./codes";
import type { CorrectStep } from "./journey.schema";
import { evidenceOf, pausedFrom, standingSteps } from "./journey-log";
import { addToLog, logOf } from "./journey-log.server";
import { isOpenState, PAUSE_STATES } from "./journey-states";
import { lockedJourney, writeJourney } from "./locked-journey.server";
import { derivedStatus } from "./procedural.server";

export type CorrectionRefusal =
  | { code: "not_found" }
  | { code: "forbidden" }
  | { code: "id_taken" }
  /** The journey was opened in this state; there is no step to take back. */
  | { code: "nothing_to_correct" }
  /** Somebody moved or corrected it meanwhile. */
  | { code: "not_the_last_step" }
  /** It would be open again beside another open journey of the same person. */
  | { code: "open_journey_exists"; journeyId: string };
export type Correction = { version: number; status: JourneyState; repeated: boolean };

/**
 * Takes back the last step of a journey, because it was wrong: the state before it holds again, with the dates that the
 * step had set. Both stay in the log, the step and its correction with the reason. Steps further back are reached one
 * by one. It counts for a death too, and one person is enough: a mistake must not wait.
 */
export async function correctStep(tx: Tx, actor: Actor, { id, stepId, eventId, reason }: CorrectStep): Promise<Result<Correction, CorrectionRefusal>> {
  const journey = await lockedJourney(tx, id);
  if (!journey) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { ...journey, id: journey.householdId })) return refused({ code: "forbidden" });
  const log = await logOf(tx, journey.id);
  if (log.some((entry) => evidenceOf(entry).corrects === stepId)) return ok({ version: journey.version, status: journey.status, repeated: true });
  if (log.some((entry) => entry.id === eventId)) return refused({ code: "id_taken" });
  const steps = standingSteps(log);
  const last = steps.at(-1);
  if (!last || last.fromStatus === null) return refused({ code: "nothing_to_correct" });
  if (last.id !== stepId || last.toStatus !== journey.status) return refused({ code: "not_the_last_step" });
  const status = last.fromStatus as JourneyState;
  const other = isOpenState(status) ? await otherOpenJourney(tx, journey) : null;
  if (other) return refused({ code: "open_journey_exists", journeyId: other });
  const unset = Object.fromEntries((evidenceOf(last).sets ?? []).map((field) => [field, null])) as { departedOn?: null; returnedOn?: null };
  const values = {
    status,
    returnsTo: pausedFrom(steps.slice(0, -1), PAUSE_STATES),
    ...unset,
    closedOn: isOpenState(status) ? null : journey.closedOn,
    proceduralStatus: await derivedStatus(tx, { ...journey, ...unset }),
  };
  const today = todayIn(timeZoneOf(journey.regionCode), new Date());
  await addToLog(tx, actor, journey, { eventId, to: status, happenedOn: today, reason }, { evidence: { corrects: last.id } });
  const version = await writeJourney(tx, actor, journey, values, changedFields(journey, values));
  return ok({ version, status, repeated: false });
}

async function otherOpenJourney(tx: Tx, { id, personId }: { id: string; personId: string }): Promise<string | null> {
  const [row] = await tx
    .select({ id: journeys.id })
    .from(journeys)
    .where(and(eq(journeys.personId, personId), ne(journeys.id, id), isNull(journeys.closedOn), isNull(journeys.deletedAt)))
    .limit(1);
  return row?.id ?? null;
}
