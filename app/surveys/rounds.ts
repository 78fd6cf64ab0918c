import { addDays, addMonths, type PlainDate } from "~/shared/dates";
import type { ResponseState, RoundStanding, SurveyRound } from "./codes";

/*
 * When a village is asked (handbook §4.9). Rounds are counted in months since the village's start in the programme. Each
 * has a window around its day; after it a family is overdue until the next round opens, and then the round is missed:
 * what somebody spent half a year ago is not asked any more.
 */
export const ROUND_MONTHS: Readonly<Record<SurveyRound, number>> = { BASE: 0, R06: 6, R12: 12, R18: 18, R24: 24 };
export const ROUND_ORDER = ["BASE", "R06", "R12", "R18", "R24"] as const satisfies readonly SurveyRound[];

/** Design: a round opens so many days before its day and closes so many after. */
export const OPENS_BEFORE_DAYS = 30;
export const CLOSES_AFTER_DAYS = 60;

/** The questionnaire of today, kept with each round and response so that later questions are told apart. */
export const INSTRUMENT_VERSION = 1;

export type RoundWindow = { code: SurveyRound; start: PlainDate; end: PlainDate };

/** The windows of all rounds in their order, none overlapping. `kept`: windows of rounds that have begun, as they were then. */
export function roundWindows(programmeStart: PlainDate, kept: readonly RoundWindow[] = []): RoundWindow[] {
  return ROUND_ORDER.map((code) => {
    const day = addMonths(programmeStart, ROUND_MONTHS[code]);
    return kept.find((one) => one.code === code) ?? { code, start: addDays(day, -OPENS_BEFORE_DAYS), end: addDays(day, CLOSES_AFTER_DAYS) };
  });
}

/** The round a village is at: the last whose window has opened; before the first one opens, the first. */
export function currentRound(windows: readonly RoundWindow[], today: PlainDate): RoundWindow | undefined {
  return windows.filter(({ start }) => start <= today).at(-1) ?? windows[0];
}

/** The day a round is no longer asked: when the next one opens; null for the last. */
export function asksUntil(windows: readonly RoundWindow[], code: SurveyRound): PlainDate | null {
  const at = windows.findIndex((one) => one.code === code);
  return windows[at + 1]?.start ?? null;
}

export type InterviewDayProblem = "before_window" | "next_round" | "in_future";

/** Why an interview of that day is not of this round; null where it is. A late one still counts until the next round opens. */
export function interviewDayProblem(windows: readonly RoundWindow[], code: SurveyRound, interviewOn: PlainDate, today: PlainDate): InterviewDayProblem | null {
  const own = windows.find((one) => one.code === code);
  const until = asksUntil(windows, code);
  if (interviewOn > today) return "in_future";
  if (own === undefined || interviewOn < own.start) return "before_window";
  return until !== null && interviewOn >= until ? "next_round" : null;
}

type Family = { response: ResponseState | null; joinedOn: PlainDate | null };

/**
 * Where a family stands with a round on a day. A response speaks for itself. A family that came to the village after the
 * window had closed is not asked for that round; only the first is asked of whoever comes before the second opens, and
 * has as long for it as everybody had.
 */
export function roundStanding(windows: readonly RoundWindow[], code: SurveyRound, { response, joinedOn }: Family, today: PlainDate): RoundStanding {
  if (response !== null) return response === "draf" ? "sebagian" : response;
  const own = windows.find((one) => one.code === code);
  if (own === undefined) return "tidak_berlaku";
  const until = asksUntil(windows, code);
  const isLate = joinedOn !== null && joinedOn > own.end;
  if (isLate && (code !== "BASE" || (until !== null && joinedOn >= until))) return "tidak_berlaku";
  if (today < own.start) return "belum_waktunya";
  if (until !== null && today >= until) return "terlewat";
  const end = isLate ? addDays(joinedOn, CLOSES_AFTER_DAYS) : own.end;
  return today <= end ? "waktunya" : "terlambat";
}
