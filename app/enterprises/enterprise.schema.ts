import { z } from "zod";
import { codesOf } from "~/shared/codes";
import { line, optionalCount, optionalDate, optionalLine, optionalRupiah, requiredAmount, requiredDate } from "~/shared/schema-fields";
import { CAPITAL_SOURCES, CLOSING_REASONS, ENTERPRISE_KINDS, ENTRY_KINDS, PERMIT_STATES, PERMITS, RECORD_QUALITIES } from "./codes";

const version = z.number().int().positive();
const resolved = z.number().int().positive().optional();
const optionalCode = <Code extends string>(codes: readonly [Code, ...Code[]]) => z.enum(codes).nullish().transform((code) => code ?? null);

const content = {
  name: line(80),
  kind: z.enum(codesOf(ENTERPRISE_KINDS)),
  ownerPersonId: z.uuid().nullish().transform((id) => id ?? null),
  startedOn: optionalDate(),
  capitalInitialIdr: optionalRupiah(),
  capitalSources: z.array(z.enum(codesOf(CAPITAL_SOURCES))).default([]),
  workersFamily: optionalCount(0, 1_000),
  workersPaid: optionalCount(0, 10_000),
};
export const NewEnterprise = z.object({ id: z.uuid(), householdId: z.uuid(), ...content });
export type NewEnterprise = z.output<typeof NewEnterprise>;
export const EditEnterprise = z.object({ version, resolved, ...content, pausedSince: optionalDate(), closedOn: optionalDate(), closedReason: optionalCode(codesOf(CLOSING_REASONS)) });
export type EditEnterprise = z.output<typeof EditEnterprise>;

export const SetPermits = z.object({
  permits: z.array(z.object({ permit: z.enum(codesOf(PERMITS)), state: z.enum(codesOf(PERMIT_STATES)).default("tidak_diketahui"), expiresOn: optionalDate() })).max(codesOf(PERMITS).length),
});
export type SetPermits = z.output<typeof SetPermits>;

/** `version` is that of the month when the form was opened; 0 when there was none. */
export const BookMonthInput = z.object({
  id: z.uuid(),
  version: z.number().int().min(0),
  resolved,
  salesIdr: optionalRupiah(),
  cogsIdr: optionalRupiah(),
  opexIdr: optionalRupiah(),
  interestIdr: optionalRupiah(),
  ownerDrawIdr: optionalRupiah(),
  principalIdr: optionalRupiah(),
  stockEndIdr: optionalRupiah(),
  cashEndIdr: optionalRupiah(),
  recordQuality: optionalCode(codesOf(RECORD_QUALITIES)),
});
export type BookMonthInput = z.output<typeof BookMonthInput>;

const entry = { entryOn: requiredDate(), kind: z.enum(codesOf(ENTRY_KINDS)), amountIdr: requiredAmount(), note: optionalLine(120) };
export const NewEntry = z.object({ id: z.uuid(), ...entry });
export type NewEntry = z.output<typeof NewEntry>;
export const EditEntry = z.object({ version, resolved, ...entry });
export type EditEntry = z.output<typeof EditEntry>;
