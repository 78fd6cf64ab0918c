import { STATE_DAYS } from "~/finance/household-state";
import { addDays, type PlainDate } from "~/shared/dates";
import { type CaseFacts, SILENT_DAYS } from "./caseload";

export type FeedCase = Pick<CaseFacts, "state" | "nextOn" | "lastHeldOn" | "enrolledOn"> & { id: string; fullName: string; figuresOn: PlainDate | null };
export type FeedDay = { id: string; enrolmentId: string; kind: "meeting" | "visit" | "figures"; on: PlainDate; who: string };

/**
 * The days that a mentor's people wait for: the meeting agreed on, or else the day by which one is due; and the day from
 * which the family's figures are too old to judge by. A paused mentoring waits for nobody. Names are told by initials alone,
 * since a calendar is kept by others and shown on a locked screen.
 */
export function feedDays(cases: readonly FeedCase[], today: PlainDate): FeedDay[] {
  return cases.filter(({ state }) => state !== "jeda").flatMap(({ id, fullName, nextOn, lastHeldOn, enrolledOn, figuresOn }): FeedDay[] => {
    const of = { enrolmentId: id, who: initialsOf(fullName) };
    const met: FeedDay = nextOn !== null ? { ...of, id: `${id}-meeting`, kind: "meeting", on: nextOn } : { ...of, id: `${id}-visit`, kind: "visit", on: addDays(lastHeldOn ?? enrolledOn, SILENT_DAYS) };
    return [met, { ...of, id: `${id}-figures`, kind: "figures", on: figuresOn === null ? today : addDays(figuresOn, STATE_DAYS + 1) }];
  });
}

/** "Siti Aminah" → "S.A."; three letters at most. */
export function initialsOf(name: string): string {
  return name.split(/\s+/).flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? []).slice(0, 3).map((letter) => `${letter.toUpperCase()}.`).join("");
}
