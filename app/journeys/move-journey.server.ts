import { and, asc, count, eq } from "drizzle-orm";
import { canWriteHousehold } from "~/access/capabilities";
import { audit, changedFields } from "~/access/record-change.server";
import type { Conflict } from "~/access/record-batch.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { journeyEvents, placements } from "~/db/schema/journeys";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import type { JourneyState } from "./codes";
import type { MoveJourney, WithdrawDeathReport } from "./journey.schema";
import { isOpenState, moveJourney as mayMove, PAUSE_STATES, type MoveRefusal } from "./journey-states";
import { lockedJourney, writeJourney, type LockedJourney } from "./locked-journey.server";
import { derivedStatus } from "./procedural.server";
import { isReport, waitingReport } from "./waiting-report";

export type StepRefusal =
  | { code: "not_found" }
  | { code: "forbidden" }
  | { code: "id_taken" }
  | { code: "date_in_future" }
  | { code: "before_opening"; openedOn: string }
  | { code: "before_departure"; departedOn: string }
  /** The report waits for somebody else; the same person cannot confirm it. */
  | { code: "second_person_needed"; reportedOn: string }
  | MoveRefusal
  | Conflict;
/** `waits`: a death was reported and is not yet confirmed by a second person; the state is unchanged. */
export type Step = { version: number; status: JourneyState; waits: boolean; repeated: boolean };

/**
 * Takes one step of a journey and writes it to its log. A death takes two different people: the first report waits,
 * the second one confirms it. The passport gate passes nobody until the LTSA's decisions are kept here.
 */
export async function moveJourney(tx: Tx, actor: Actor, move: MoveJourney): Promise<Result<Step, StepRefusal>> {
  const journey = await lockedJourney(tx, move.id);
  if (!journey) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { id: journey.householdId, regionCode: journey.regionCode })) return refused({ code: "forbidden" });
  const log = await eventsOf(tx, journey.id);
  const sent = log.find(({ id }) => id === move.eventId);
  if (sent) return sent.toStatus === move.to ? ok({ version: journey.version, status: journey.status, waits: isReport(sent), repeated: true }) : refused({ code: "id_taken" });
  if (journey.version !== move.version && journey.status === move.to) return ok({ version: journey.version, status: journey.status, waits: false, repeated: true });
  const dates = dateRefusal(journey, move);
  if (dates) return refused(dates);
  const report = waitingReport(log);
  const isSecond = report !== null && report.recordedBy !== null && report.recordedBy !== actor.userId && actor.userId !== null;
  const departedOn = journey.departedOn ?? (move.to === "bekerja" ? move.happenedOn : null);
  const allowed = mayMove({
    from: journey.status,
    to: move.to,
    pausedFrom: journey.returnsTo,
    gateDecision: null,
    departedOn,
    hasRenewalContract: await hasRenewal(tx, journey, log),
    deathConfirmedBy: isSecond ? { officerId: report.recordedBy ?? "", supervisorId: actor.userId ?? "" } : null,
    remainsCase: "none",
  });
  if (!allowed.ok && allowed.reason.code === "two_confirmations_needed") {
    if (report) return refused({ code: "second_person_needed", reportedOn: report.happenedOn });
    await logStep(tx, actor, journey, move, { evidence: { waits: true } });
    await audit(tx, actor, { action: "report_death", entity: "journey", entityId: journey.id, regionCode: journey.regionCode });
    return ok({ version: journey.version, status: journey.status, waits: true, repeated: false });
  }
  if (!allowed.ok) return refused(allowed.reason);
  const values = {
    status: move.to,
    returnsTo: PAUSE_STATES.includes(move.to) ? journey.status : null,
    departedOn,
    returnedOn: move.to === "pulang" ? (journey.returnedOn ?? move.happenedOn) : journey.returnedOn,
    closedOn: isOpenState(move.to) ? null : move.happenedOn,
    proceduralStatus: await derivedStatus(tx, { ...journey, departedOn }),
  };
  await logStep(tx, actor, journey, move, isSecond && move.to === "meninggal" ? { recordedBy: report.recordedBy, confirmedBy: actor.userId } : {});
  const version = await writeJourney(tx, actor, journey, values, changedFields(journey, values));
  return ok({ version, status: move.to, waits: false, repeated: false });
}

/** Takes back a report of death that nobody confirmed. Anyone who keeps the record may: a mistake must not wait. */
export async function withdrawDeathReport(tx: Tx, actor: Actor, { id, eventId, reason }: WithdrawDeathReport): Promise<Result<Step, StepRefusal>> {
  const journey = await lockedJourney(tx, id);
  if (!journey) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { id: journey.householdId, regionCode: journey.regionCode })) return refused({ code: "forbidden" });
  const report = waitingReport(await eventsOf(tx, journey.id));
  const answer = { version: journey.version, status: journey.status, waits: false };
  if (!report) return ok({ ...answer, repeated: true });
  const today = todayIn(timeZoneOf(journey.regionCode), new Date());
  await logStep(tx, actor, journey, { eventId, to: journey.status, happenedOn: today, reason }, { evidence: { withdraws: report.id } });
  await audit(tx, actor, { action: "withdraw_death_report", entity: "journey", entityId: journey.id, regionCode: journey.regionCode });
  return ok({ ...answer, repeated: false });
}

type Logged = { id: string; fromStatus: string | null; toStatus: string; happenedOn: string; evidence: unknown; recordedBy: string | null };

function dateRefusal(journey: LockedJourney, { to, happenedOn }: MoveJourney): StepRefusal | null {
  if (happenedOn > todayIn(timeZoneOf(journey.regionCode), new Date())) return { code: "date_in_future" };
  if (happenedOn < journey.openedOn && journey.departedOn === null) return { code: "before_opening", openedOn: journey.openedOn };
  const isLater = to === "pulang" || to === "meninggal" || to === "selesai";
  if (isLater && journey.departedOn !== null && happenedOn < journey.departedOn) return { code: "before_departure", departedOn: journey.departedOn };
  return null;
}

function eventsOf(tx: Tx, journeyId: string): Promise<Logged[]> {
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

/** Each renewal needs a contract of its own: more renewal contracts than renewals already gone through. */
async function hasRenewal(tx: Tx, journey: LockedJourney, log: readonly Logged[]): Promise<boolean> {
  const [contracts] = await tx
    .select({ n: count() })
    .from(placements)
    .where(and(eq(placements.journeyId, journey.id), eq(placements.isRenewal, true)));
  const finished = log.filter(({ fromStatus, toStatus }) => fromStatus === "perpanjang" && toStatus === "bekerja").length;
  return (contracts?.n ?? 0) > finished;
}

type Entry = Pick<MoveJourney, "eventId" | "to" | "happenedOn" | "reason">;

async function logStep(tx: Tx, actor: Actor, journey: LockedJourney, entry: Entry, more: Partial<typeof journeyEvents.$inferInsert>): Promise<void> {
  await tx.insert(journeyEvents).values({
    id: entry.eventId,
    journeyId: journey.id,
    householdId: journey.householdId,
    regionCode: journey.regionCode,
    fromStatus: journey.status,
    toStatus: entry.to,
    happenedOn: entry.happenedOn,
    reason: entry.reason,
    recordedBy: actor.userId,
    ...more,
  });
}
