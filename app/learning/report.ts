import type { Attendance } from "./codes";
import { attendanceRate, type Learner, type Scores } from "./outcomes";

/** What an activity's report counts beside E01–E03, from the same seats and scores. */
type Takes = { seats: Readonly<Record<string, Attendance>>; scores: Scores };
type Meeting = { id: string };

const seatAt = ({ seats }: Takes, { id }: Meeting): Attendance => seats[id] ?? "tidak_dicatat";

/** A participant as the rule of completing sees one: a seat of each meeting, unrecorded where nobody said. */
export const learnerOf = (participant: Takes, sessions: readonly Meeting[]): Learner => ({ seats: sessions.map((session) => seatAt(participant, session)), hasPostTest: participant.scores.post !== undefined });

/** Each meeting's present, recorded and unknown seats. */
export const attendanceByMeeting = <Session extends Meeting>(participants: readonly Takes[], sessions: readonly Session[]) =>
  sessions.map((session) => ({ ...session, ...attendanceRate(participants.map((participant) => seatAt(participant, session))) }));

/** Of each test how many took it and their mean points; null where nobody did. */
export function meanScores(participants: readonly Pick<Takes, "scores">[]): Record<"pre" | "post" | "tindak_lanjut_3bln", { takers: number; mean: number | null }> {
  const of = (phase: "pre" | "post" | "tindak_lanjut_3bln") => {
    const points = participants.flatMap(({ scores }) => scores[phase]?.score ?? []);
    return { takers: points.length, mean: points.length === 0 ? null : points.reduce((sum, one) => sum + one, 0) / points.length };
  };
  return { pre: of("pre"), post: of("post"), tindak_lanjut_3bln: of("tindak_lanjut_3bln") };
}

/** Rupiah for each who completed, to the nearest; null where the cost is not known or nobody completed. */
export const costPerCompleted = (costIdr: bigint | null, completed: number): bigint | null => (costIdr === null || completed === 0 ? null : (2n * costIdr + BigInt(completed)) / (2n * BigInt(completed)));
