import { z } from "zod";
import { codesOf } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { isMonth } from "~/shared/dates";
import { line, optionalCount, optionalDate, optionalLine, optionalParagraphs, optionalPhone, optionalRegion, optionalRupiah, requiredDate, requiredRegion } from "~/shared/schema-fields";
import { ENROLMENT_STATES, HOMEWORK_ANSWERS, MILESTONES, SESSION_KINDS, SESSION_TOPICS, TRACKS } from "./codes";

const version = z.number().int().positive();
const resolved = z.number().int().positive().optional();
const optionalMonth = () =>
  z.string().max(10).nullish().transform((text, context): string | null => {
    if (text === null || text === undefined || text === "") return null;
    if (isMonth(text)) return text;
    context.addIssue({ code: "custom", message: "mentoring:error.month_unreadable" });
    return z.NEVER;
  });

const request = {
  id: z.uuid(),
  fullName: line(120),
  phone: optionalPhone(),
  track: z.enum(codesOf(TRACKS)),
  returnMonth: optionalMonth(),
  country: z.enum(codesOf(COUNTRIES)).nullish().transform((code) => code ?? null),
  note: optionalParagraphs(500),
  agreed: z.boolean({ error: "mentoring:error.agreement_missing" }).refine((agreed) => agreed, { error: "mentoring:error.agreement_missing" }),
};
/** What somebody without an account says who wants a mentor. */
export const MentoringRequest = z.object({ ...request, regionCode: requiredRegion() });
export type MentoringRequest = z.output<typeof MentoringRequest>;

/** The same as its form has it: the village as it was typed, and which of several was meant. */
export const MentoringRequestForm = z.object({ ...request, place: line(120), regionCode: optionalRegion() });
export type MentoringRequestForm = z.output<typeof MentoringRequestForm>;

export const NewEnrolment = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  track: z.enum(codesOf(TRACKS)),
  enrolledOn: requiredDate(),
  plannedMonths: z.number().int().min(1).max(36).default(12),
});
export type NewEnrolment = z.output<typeof NewEnrolment>;

export const MoveEnrolment = z.object({
  stepId: z.uuid(),
  version,
  to: z.enum(codesOf(ENROLMENT_STATES)),
  happenedOn: requiredDate(),
  reason: optionalLine(300),
});
export type MoveEnrolment = z.output<typeof MoveEnrolment>;

const goal = z.object({ title: optionalLine(120), amountIdr: optionalRupiah(), dueOn: optionalDate() });
export const MentoringPlan = z.object({
  id: z.uuid(),
  /** 0 while there is no plan yet. */
  version: z.number().int().min(0),
  resolved,
  goals: z.array(goal).max(3).default([]),
  needsIdr: optionalRupiah(),
  debtsIdr: optionalRupiah(),
  savingsIdr: optionalRupiah(),
  capitalIdr: optionalRupiah(),
  savingsPercent: optionalCount(0, 100),
  debtOrder: optionalParagraphs(500),
  familyAgreed: z.enum(["ya", "belum"]).nullish().transform((answer) => (answer == null ? null : answer === "ya")),
});
export type MentoringPlan = z.output<typeof MentoringPlan>;

const sessionContent = {
  heldOn: requiredDate(),
  kind: z.enum(codesOf(SESSION_KINDS)),
  minutes: optionalCount(1, 600),
  topics: z.array(z.enum(codesOf(SESSION_TOPICS))).default([]),
  homeworkDone: z.enum(codesOf(HOMEWORK_ANSWERS)).nullish().transform((code) => code ?? null),
  homework: optionalLine(300),
  savingsIdr: optionalRupiah(),
  note: optionalParagraphs(1000),
  nextOn: optionalDate(),
};
export const NewSession = z.object({ id: z.uuid(), ...sessionContent });
export type NewSession = z.output<typeof NewSession>;
export const EditSession = z.object({ id: z.uuid(), version, resolved, ...sessionContent });
export type EditSession = z.output<typeof EditSession>;

/** `reachedOn` empty takes a milestone back. */
export const SetMilestone = z.object({ id: z.uuid(), code: z.enum(codesOf(MILESTONES)), reachedOn: optionalDate() });
export type SetMilestone = z.output<typeof SetMilestone>;

/** A coordinator's answer to a request: an enrolment of this member (`baru`: of a family that is recorded with it), or none for a reason. */
export const AcceptRequest = z.object({ version, personId: z.union([z.uuid(), z.literal("baru")]), enrolmentId: z.uuid(), householdId: z.uuid(), newPersonId: z.uuid() });
export type AcceptRequest = z.output<typeof AcceptRequest>;
export const DeclineRequest = z.object({ version, reason: line(300) });
export type DeclineRequest = z.output<typeof DeclineRequest>;
