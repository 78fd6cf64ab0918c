import { canWriteHousehold } from "~/access/capabilities";
import type { Conflict } from "~/access/record-batch.server";
import { audit, changedFields } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import type { JourneyState } from "./codes";
import type { MoveJourney, WithdrawDeathReport } from "./journey.schema";
import { isReport, standingSteps, stepDateProblem, waitingReport, type EntryEvidence, type StepDateProblem } from "./journey-log";
import { addToLog, logOf, type LoggedEntry } from "./journey-log.server";
import { isOpenState, moveJourney as mayMove, PAUSE_STATES, type MoveRefusal } from "./journey-states";
import { moveFacts } from "./journey-steps.server";
import { lockedJourney, writeJourney, type LockedJourney } from "./locked-journey.server";
import { derivedStatus } from "./procedural.server";

export type StepRefusal =
  | { code: "not_found" }
  | { code: "forbidden" }
  | { code: "id_taken" }
  /** The report waits for somebody else; the same person cannot confirm it. */
  | { code: "second_person_needed"; reportedOn: string }
  | StepDateProblem
  | MoveRefusal
  | Conflict;
/** `waits`: a death was reported and is not yet confirmed by a second person; the state is unchanged. */
export type Step = { version: number; status: JourneyState; waits: boolean; repeated: boolean };

/**
 * Takes one step of a journey and writes it to its log. A death takes two different people: the first report waits,
 * the second one confirms it.
 */
export async function moveJourney(tx: Tx, actor: Actor, move: MoveJourney): Promise<Result<Step, StepRefusal>> {
  const journey = await lockedJourney(tx, move.id);
  if (!journey) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { ...journey, id: journey.householdId })) return refused({ code: "forbidden" });
  const log = await logOf(tx, journey.id);
  const sent = log.find(({ id }) => id === move.eventId);
  if (sent) return sent.toStatus === move.to ? ok({ version: journey.version, status: journey.status, waits: isReport(sent), repeated: true }) : refused({ code: "id_taken" });
  if (journey.version !== move.version && journey.status === move.to) return ok({ version: journey.version, status: journey.status, waits: false, repeated: true });
  const today = todayIn(timeZoneOf(journey.regionCode), new Date());
  const last = standingSteps(log).filter(({ fromStatus }) => fromStatus !== null).at(-1);
  const dates = stepDateProblem(move, journey, { lastStepOn: last?.happenedOn ?? null, today });
  if (dates) return refused(dates);
  const report = waitingReport(log);
  const isSecond = report !== null && report.recordedBy !== null && report.recordedBy !== actor.userId && actor.userId !== null;
  // Going back to work after a leave is no departure: an unknown one stays unknown.
  const departedOn = journey.departedOn ?? (journey.status === "siap_berangkat" && move.to === "bekerja" ? move.happenedOn : null);
  const facts = await moveFacts(tx, journey, log, move.happenedOn);
  const deathConfirmedBy = isSecond ? { officerId: report.recordedBy ?? "", supervisorId: actor.userId ?? "" } : null;
  const allowed = mayMove({ ...facts, to: move.to, departedOn, deathConfirmedBy });
  if (!allowed.ok && allowed.reason.code === "two_confirmations_needed") return reportDeath(tx, actor, journey, move, report);
  if (!allowed.ok) return refused(allowed.reason);
  const returnedOn = journey.returnedOn ?? (move.to === "pulang" ? move.happenedOn : null);
  const values = {
    status: move.to,
    returnsTo: PAUSE_STATES.includes(move.to) ? journey.status : null,
    departedOn,
    returnedOn,
    closedOn: isOpenState(move.to) ? null : move.happenedOn,
    proceduralStatus: await derivedStatus(tx, { ...journey, departedOn }),
  };
  const evidence = evidenceOfStep(journey, move, values);
  await addToLog(tx, actor, journey, move, isSecond && move.to === "meninggal" ? { evidence, recordedBy: report.recordedBy, confirmedBy: actor.userId } : { evidence });
  const version = await writeJourney(tx, actor, journey, values, changedFields(journey, values));
  return ok({ version, status: move.to, waits: false, repeated: false });
}

async function reportDeath(tx: Tx, actor: Actor, journey: LockedJourney, move: MoveJourney, report: LoggedEntry | null): Promise<Result<Step, StepRefusal>> {
  if (report) return refused({ code: "second_person_needed", reportedOn: report.happenedOn });
  await addToLog(tx, actor, journey, move, { evidence: { waits: true, ...(move.evidence ? { shown: move.evidence } : {}) } });
  await audit(tx, actor, { action: "report_death", entity: "journey", entityId: journey.id, regionCode: journey.regionCode });
  return ok({ version: journey.version, status: journey.status, waits: true, repeated: false });
}

/** Takes back a report of death that nobody confirmed. Anyone who keeps the record may: a mistake must not wait. */
export async function withdrawDeathReport(tx: Tx, actor: Actor, { id, eventId, reason }: WithdrawDeathReport): Promise<Result<Step, StepRefusal>> {
  const journey = await lockedJourney(tx, id);
  if (!journey) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { ...journey, id: journey.householdId })) return refused({ code: "forbidden" });
  const report = waitingReport(await logOf(tx, journey.id));
  const answer = { version: journey.version, status: journey.status, waits: false };
  if (!report) return ok({ ...answer, repeated: true });
  const today = todayIn(timeZoneOf(journey.regionCode), new Date());
  await addToLog(tx, actor, journey, { eventId, to: journey.status, happenedOn: today, reason }, { evidence: { withdraws: report.id } });
  await audit(tx, actor, { action: "withdraw_death_report", entity: "journey", entityId: journey.id, regionCode: journey.regionCode });
  return ok({ ...answer, repeated: false });
}

function evidenceOfStep(before: LockedJourney, { evidence }: MoveJourney, after: { departedOn: string | null; returnedOn: string | null }): EntryEvidence {
  const sets = (["departedOn", "returnedOn"] as const).filter((field) => before[field] === null && after[field] !== null);
  return { ...(evidence ? { shown: evidence } : {}), ...(sets.length > 0 ? { sets } : {}) };
}
