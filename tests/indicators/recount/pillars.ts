import { isProfitable, legalReadiness, medianGrowth, permitOn, profitChange, survivalOf, type BookMonth } from "~/enterprises/book";
import type { PermitState } from "~/enterprises/codes";
import { attendanceRate, completion, trainingGain, type Scores } from "~/learning/outcomes";
import type { Attendance } from "~/learning/codes";
import type { EnrolmentState } from "~/mentoring/codes";
import { completionOf, sessionAdherence, zoneProgress } from "~/mentoring/outcomes";
import { sessionsDue, sessionsPlanned } from "~/mentoring/rhythm";
import type { Zone } from "~/mentoring/zones";
import { addToMonth, firstDay, lastDay, monthOf, type Month, type PlainDate } from "~/shared/dates";
import { kaplanMeier, survivalAt } from "~/shared/survival";

/*
 * A plain recount of what pillars and mentoring add to the catalogue, from the rules of single classes, people and
 * enterprises. It reads what was drawn and never the database.
 */
export type PlainClass = { village: string; endOn: PlainDate; heldOn: PlainDate; learners: { seats: Attendance[]; scores: Scores }[] };
export type PlainMentoring = { village: string; enrolledOn: PlainDate; steps: { to: EnrolmentState; on: PlainDate }[]; held: PlainDate[]; zones: Zone[] };
export type PlainEnterprise = { village: string; startedOn: PlainDate; closedOn: PlainDate | null; pausedSince: PlainDate | null; months: BookMonth[]; permits: { state: PermitState; expiresOn: PlainDate | null }[]; unasked: number };
export type PlainWorld = { classes: PlainClass[]; mentorings: PlainMentoring[]; enterprises: PlainEnterprise[] };

export const RECOUNTED_IDS: readonly string[] = ["E01", "E02", "E02b", "E03", "M02", "M03", "M03b", "M05", "B01", "B01b", "B01c", "B02", "B02b", "B03", "B05"];
/** What this file or the examples of pillars.db.test.ts and its neighbours hold, and not the recount of money. */
export const PILLAR_IDS: readonly string[] = [
  ...RECOUNTED_IDS, "E04", "E05", "E05b", "M01", "M02b", "M04", "B04", "B06", "I01", "I02", "I03", "I04", "I05", "I06", "I06b", "I09",
  "C01", "C02", "C02b", "C03", "C04", "C05", "C06", "C07", "X01", "X01e", "X01i", "X01p", "X01m",
];

export type Told = { value: number | null; n: number };
const share = (value: number | null, n: number): Told => ({ value: value === null ? null : value * 100, n });
const stateOn = (steps: PlainMentoring["steps"], day: PlainDate) => steps.findLast(({ on }) => on <= day)?.to ?? null;
const isOpen = (state: EnrolmentState | null) => state !== null && ["daftar", "asesmen", "berjalan", "jeda"].includes(state);
const within = (day: PlainDate, from: Month, to: Month) => monthOf(day) >= from && monthOf(day) <= to;
const yearsBefore = (day: PlainDate, years: number) => `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;

/** Every recounted indicator of these villages, from month to month, the last day not after today. */
export function recountPillars({ classes, mentorings, enterprises }: PlainWorld, from: Month, to: Month, today: PlainDate): Record<string, Told> {
  const day = lastDay(to) < today ? lastDay(to) : today;
  const ended = classes.filter(({ endOn }) => within(endOn, from, to) && endOn < today);
  const learners = ended.flatMap((one) => one.learners);
  const seats = attendanceRate(classes.filter(({ heldOn }) => within(heldOn, from, to)).flatMap((one) => one.learners.flatMap((learner) => learner.seats)));
  const gain = trainingGain(learners.map(({ scores }) => scores));
  const completed = completion(learners.map((learner) => ({ seats: learner.seats, hasPostTest: learner.scores.post !== undefined })), true);
  const cohort = completionOf(mentorings.filter(({ enrolledOn }) => enrolledOn > yearsBefore(day, 2) && enrolledOn <= yearsBefore(day, 1)).flatMap(({ steps }) => {
    const state = stateOn(steps, day);
    return state === null ? [] : [{ state }];
  }));
  const moves = zoneProgress(mentorings.flatMap(({ enrolledOn, zones }) => (zones.length > 6 && within(firstDay(addToMonth(monthOf(enrolledOn), 6)), from, to) ? [{ baseline: zones[0]!, later: zones[6]! }] : [])));
  const met = mentorings.filter(({ steps }) => steps.some(({ to: state, on }, at) => isOpen(state) && on <= day && (steps[at + 1]?.on ?? "9999-12-31") > firstDay(from)));
  const due = met.map(({ enrolledOn, steps, held }) => {
    const end = steps.find(({ to: state }) => !isOpen(state))?.on;
    const pauses = steps.flatMap(({ to: state, on }, at) => (state === "jeda" ? [{ from: on, to: steps[at + 1]?.on ?? null }] : []));
    const planned = sessionsPlanned(enrolledOn, 12).filter((one) => end === undefined || one < end);
    return { due: sessionsDue(planned, pauses, day), held: held.filter((one) => one <= day).length };
  });
  const begun = enterprises.filter(({ startedOn }) => startedOn <= day).map((one) => ({ ...one, closedOn: one.closedOn !== null && one.closedOn <= day ? one.closedOn : null, pausedSince: one.pausedSince !== null && one.pausedSince <= day ? one.pausedSince : null, months: one.months.filter(({ month }) => month <= monthOf(day)) }));
  const seen = begun.flatMap((one) => survivalOf(one, monthOf(day)) ?? []);
  const open = (months: number): Told => {
    const n = seen.filter(({ time }) => time >= months).length;
    return share(n === 0 ? null : survivalAt(kaplanMeier(seen).filter(({ time }) => time <= months)).survival, n);
  };
  const running = begun.filter(({ closedOn }) => closedOn === null);
  const changes = begun.filter(({ months }) => months.some(({ month }) => month > addToMonth(monthOf(day), -12))).flatMap(({ months }) => profitChange(months) ?? []);
  const growth = medianGrowth(changes);
  const permits = legalReadiness(running.flatMap(({ permits: of }) => of.map(({ state, expiresOn }) => permitOn(state, expiresOn, day))));
  const profitable = running.flatMap(({ months }) => isProfitable(months, monthOf(day)) ?? []);
  return {
    E01: share(seats.rate, seats.recorded), E02: { value: gain.gain, n: gain.pairs }, E02b: { value: gain.normalised, n: gain.pairs }, E03: share(completed.share, completed.came),
    M02: share(cohort.share, cohort.of), M03: share(moves.share, moves.of), M03b: share(moves.net, moves.of), M05: share(sessionAdherence(due), due.filter((one) => one.due > 0).length),
    B01: open(12), B01b: open(6), B01c: open(24), B02: { value: growth.rupiah, n: changes.length }, B02b: share(growth.share, growth.n),
    B03: share(permits.of === 0 ? null : permits.held / permits.of, running.length), B05: share(profitable.length === 0 ? null : profitable.filter(Boolean).length / profitable.length, profitable.length),
  };
}
