import { z } from "zod";
import { codesOf } from "~/shared/codes";
import { line, optionalCount, optionalDate, optionalLine, optionalParagraphs, optionalRupiah, requiredDate } from "~/shared/schema-fields";
import { ACTIVITY_PILLARS, ACTIVITY_TYPES, ATTENDANCE, FUNDINGS, TEST_PHASES } from "./codes";

const version = z.number().int().positive();
const resolved = z.number().int().positive().optional();
export const MOST_SESSIONS = 60;
export const MOST_PARTICIPANTS = 300;

const content = {
  pillar: z.enum(codesOf(ACTIVITY_PILLARS)).default("edukasi"),
  type: z.enum(codesOf(ACTIVITY_TYPES)),
  title: line(120),
  startOn: requiredDate(),
  endOn: optionalDate(),
  hours: optionalCount(1, 1_000),
  trainer: optionalLine(120),
  quota: optionalCount(1, 10_000),
  invited: optionalCount(0, 100_000),
  costIdr: optionalRupiah(),
  funding: z.enum(codesOf(FUNDINGS)).default("tidak_diketahui"),
  cancelledOn: optionalDate(),
  note: optionalParagraphs(1_000),
};
/** How many meetings it has; there may be more later and never fewer, since somebody may have been at them. */
const sessions = z.number().int().min(1).max(MOST_SESSIONS).default(1);

export const NewActivity = z.object({ id: z.uuid(), sessions, ...content });
export type NewActivity = z.output<typeof NewActivity>;
export const EditActivity = z.object({ version, resolved, sessions, ...content });
export type EditActivity = z.output<typeof EditActivity>;

/** People of recorded families by id, and others by name, one a line. */
export const AddParticipants = z.object({
  personIds: z.array(z.uuid()).max(MOST_PARTICIPANTS).default([]),
  names: z.string().max(20_000).nullish().transform((text) => (text ?? "").split("\n").map((name) => name.trim().replace(/\s+/g, " ").slice(0, 120)).filter(Boolean)),
});
export type AddParticipants = z.output<typeof AddParticipants>;

const seat = z.enum(codesOf(ATTENDANCE));
/** `seen`: what the form showed, so that what another phone wrote meanwhile is not written over. */
export const TakeAttendance = z.object({ heldOn: requiredDate(), seats: z.array(z.object({ participantId: z.uuid(), status: seat.default("tidak_dicatat"), seen: seat })).max(MOST_PARTICIPANTS) });
export type TakeAttendance = z.output<typeof TakeAttendance>;

export const SetScores = z.object({
  phase: z.enum(codesOf(TEST_PHASES)),
  formFamily: line(40),
  scores: z.array(z.object({ participantId: z.uuid(), score: optionalCount(0, 100) })).max(MOST_PARTICIPANTS),
});
export type SetScores = z.output<typeof SetScores>;
