import { z } from "zod";
import { codesOf } from "~/shared/codes";
import { line, optionalDate, optionalLine, optionalParagraphs, optionalRupiah, requiredAmount, requiredDate } from "~/shared/schema-fields";
import { GROUP_KINDS, MONEY_KINDS, SEATS, type MoneyKind } from "./codes";

const version = z.number().int().positive();
const resolved = z.number().int().positive().optional();
export const MOST_MEMBERS = 200;

const group = { name: line(120), kind: z.enum(codesOf(GROUP_KINDS)), legalNo: optionalLine(60), foundedOn: optionalDate(), duesIdr: optionalRupiah().transform((amount) => (amount === 0n ? null : amount)), note: optionalParagraphs(1_000) };
export const NewGroup = z.object({ id: z.uuid(), ...group });
export type NewGroup = z.output<typeof NewGroup>;
export const EditGroup = z.object({ version, resolved, ...group, closedOn: optionalDate() });
export type EditGroup = z.output<typeof EditGroup>;

/** Members of recorded families by id, and others by name, one a line. */
export const AddMembers = z.object({
  joinedOn: requiredDate(),
  personIds: z.array(z.uuid()).max(MOST_MEMBERS).default([]),
  names: z.string().max(20_000).nullish().transform((text) => (text ?? "").split("\n").map((name) => name.trim().replace(/\s+/g, " ").slice(0, 120)).filter(Boolean)),
});
export type AddMembers = z.output<typeof AddMembers>;

const seat = z.enum(codesOf(SEATS));
const amounts = z.object(Object.fromEntries(codesOf(MONEY_KINDS).map((kind) => [kind, optionalRupiah()])) as Record<MoneyKind, ReturnType<typeof optionalRupiah>>).partial().default({});
/** `seen`: what the form showed of each seat and amount, so that what another phone wrote meanwhile is not written over. */
export const RecordMeeting = z.object({
  id: z.uuid(),
  heldOn: requiredDate(),
  seats: z.array(z.object({ memberId: z.uuid(), status: seat.default("tidak_dicatat"), seen: seat, paid: amounts, seenPaid: amounts })).max(MOST_MEMBERS),
});
export type RecordMeeting = z.output<typeof RecordMeeting>;

export const NewLoan = z.object({
  id: z.uuid(),
  memberId: z.uuid(),
  lentOn: requiredDate(),
  principalIdr: requiredAmount(),
  months: z.number().int().min(1).max(60),
  /** Percent of the principal a month as written ("1", "1,5"); none where it is empty. */
  servicePercent: z.string().max(8).nullish().transform((text) => text ?? ""),
});
export type NewLoan = z.output<typeof NewLoan>;
