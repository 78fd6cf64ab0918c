import { z } from "zod";
import { codesOf } from "~/shared/codes";
import { optionalCount, optionalDate, optionalParagraphs, requiredDate } from "~/shared/schema-fields";
import { DECLINE_REASONS, MEDIA, OUTCOMES, REFERRAL_STATES, REFERRAL_TARGETS, TOPICS } from "./codes";

const version = z.number().int().positive();
const resolved = z.number().int().positive().optional();
const optionalCode = <Code extends string>(codes: readonly [Code, ...Code[]]) => z.enum(codes).nullish().transform((code) => code ?? null);
const optionalId = z.uuid().nullish().transform((id) => id ?? null);
const YES_NO = { ya: true, tidak: false } as const;

/** What was told at once, such as at one meeting: persons of recorded families, and heads that were only counted. */
export const NewContacts = z.object({
  id: z.uuid(),
  contactedOn: requiredDate(),
  medium: z.enum(codesOf(MEDIA)),
  personIds: z.array(z.uuid()).max(1_000).default([]),
  headCount: optionalCount(1, 100_000),
  /** Whether each head was counted once and is not among the named; empty where nobody knows. */
  isUnique: z.enum(["ya", "tidak"]).nullish().transform((answer) => (answer ? YES_NO[answer] : null)),
});
export type NewContacts = z.output<typeof NewContacts>;

const content = {
  personId: z.uuid(),
  heldOn: requiredDate(),
  topic: z.enum(codesOf(TOPICS)),
  outcome: z.enum(codesOf(OUTCOMES)),
  /** Of who does not go on. */
  reason: optionalCode(codesOf(DECLINE_REASONS)),
  vacancyId: optionalId,
  followUpOn: optionalDate(),
  note: optionalParagraphs(1_000),
};
/** `referTo`: the office the person is sent to in the same breath. */
export const NewConsultation = z.object({ id: z.uuid(), ...content, referTo: optionalCode(codesOf(REFERRAL_TARGETS)) });
export type NewConsultation = z.output<typeof NewConsultation>;
export const EditConsultation = z.object({ version, resolved, ...content });
export type EditConsultation = z.output<typeof EditConsultation>;

const stored = codesOf(REFERRAL_STATES).filter((state) => state !== "kedaluwarsa");
export const MoveReferral = z.object({ version, to: z.enum(stored as [(typeof stored)[number], ...(typeof stored)[number][]]), on: requiredDate() });
export type MoveReferral = z.output<typeof MoveReferral>;
