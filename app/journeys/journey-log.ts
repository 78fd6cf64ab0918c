import type { PlainDate } from "~/shared/dates";
import type { JourneyEntry, JourneyState } from "./codes";

/**
 * A journey's log is only ever added to. Most entries are steps; some speak of another entry: a report of death that
 * waits for a second person, its withdrawal, and the correction of a step that was wrong. What holds today is what is
 * left when each correction has taken back its step.
 */
export type EntryKind = "step" | "report" | "withdrawal" | "correction";

/** What an entry keeps beside its states; empty for most. */
export type EntryEvidence = {
  /** Paper or words the step rests on. */
  shown?: string;
  /** Dates that the step wrote into the journey, so that a correction takes them away again. */
  sets?: readonly ("departedOn" | "returnedOn")[];
  waits?: true;
  withdraws?: string;
  corrects?: string;
};

export function evidenceOf({ evidence }: { evidence: unknown }): EntryEvidence {
  return typeof evidence === "object" && evidence !== null ? (evidence as EntryEvidence) : {};
}

export function kindOf(entry: { evidence: unknown }): EntryKind {
  const { waits, withdraws, corrects } = evidenceOf(entry);
  if (waits) return "report";
  if (withdraws) return "withdrawal";
  return corrects ? "correction" : "step";
}

/** Whether an entry only reports a death and waits for a second person. */
export const isReport = (entry: { evidence: unknown }): boolean => kindOf(entry) === "report";

/** A report of death that is still the last thing in the log; any later entry overtakes it. */
export function waitingReport<Entry extends { evidence: unknown }>(log: readonly Entry[]): Entry | null {
  const last = log.at(-1);
  return last && isReport(last) ? last : null;
}

/** The steps that still hold, oldest first: opening included, corrected ones left out. */
export function standingSteps<Entry extends { id: string; evidence: unknown }>(log: readonly Entry[]): Entry[] {
  const corrected = new Set(log.map((entry) => evidenceOf(entry).corrects));
  return log.filter((entry) => kindOf(entry) === "step" && !corrected.has(entry.id));
}

/** The state before a pause, for a journey whose last standing step led into one; null when it is not paused. */
export function pausedFrom(steps: readonly { fromStatus: string | null; toStatus: string }[], pauses: readonly JourneyState[]): JourneyState | null {
  const last = steps.at(-1);
  return last && (pauses as readonly string[]).includes(last.toStatus) ? (last.fromStatus as JourneyState | null) : null;
}

export type StepDateProblem =
  | { code: "date_in_future" }
  | { code: "before_opening"; openedOn: PlainDate }
  | { code: "before_departure"; departedOn: PlainDate }
  | { code: "before_last_step"; lastOn: PlainDate };

type DatedJourney = { status: JourneyState; entry: JourneyEntry; openedOn: PlainDate; departedOn: PlainDate | null };

/**
 * Why a step cannot have happened on that day; null when it can. A step may be written down long after it happened, but
 * not before the one it follows. Only a journey followed from its start has an opening day that means something: of the
 * others it is the day of writing. Who was out of contact may turn out to have been home, or dead, before we lost them.
 */
export function stepDateProblem(
  { to, happenedOn }: { to: JourneyState; happenedOn: PlainDate },
  { status, entry, openedOn, departedOn }: DatedJourney,
  { lastStepOn, today }: { lastStepOn: PlainDate | null; today: PlainDate },
): StepDateProblem | null {
  if (happenedOn > today) return { code: "date_in_future" };
  if (entry === "sejak_minat" && departedOn === null && happenedOn < openedOn) return { code: "before_opening", openedOn };
  const endsStay = to === "pulang" || to === "meninggal" || to === "selesai";
  if (endsStay && departedOn !== null && happenedOn < departedOn) return { code: "before_departure", departedOn };
  if (status !== "hilang_kontak" && lastStepOn !== null && happenedOn < lastStepOn) return { code: "before_last_step", lastOn: lastStepOn };
  return null;
}
