import { z } from "zod";
import { codesOf, type CodeList } from "~/shared/codes";
import { optionalCount, optionalDate, optionalLine, optionalRupiah, requiredDate } from "~/shared/schema-fields";
import { DEBT_PURPOSES, DEBT_STATUSES, EMERGENCY_CAPACITIES, GOALS, HOW_OFTEN, INSURED, INSTALMENT_PERIODS, INTEREST_KINDS, LENDER_TYPES } from "./codes";

const version = z.number().int().positive();
/** The newer version whose values were shown beside the person's own, when they send again after a conflict. */
const resolved = z.number().int().positive().optional();

const debtContent = {
  lenderType: z.enum(codesOf(LENDER_TYPES)),
  purpose: z.enum(codesOf(DEBT_PURPOSES)),
  principalIdr: optionalRupiah(),
  outstandingIdr: optionalRupiah(),
  interestKind: z.enum(codesOf(INTEREST_KINDS)).default("tidak_diketahui"),
  /** Percent a year as written ("6", "21,5"); kept in basis points. */
  ratePercentYear: z.string().max(12).nullish().transform((text) => text ?? null),
  instalmentIdr: optionalRupiah(),
  instalmentPeriod: z.enum(codesOf(INSTALMENT_PERIODS)).nullish().transform((code) => code ?? null),
  startOn: optionalDate(),
  endOn: optionalDate(),
  graceMonths: optionalCount(0, 60),
  collateral: optionalLine(160),
  status: z.enum(codesOf(DEBT_STATUSES)),
};

export const NewDebt = z.object({ id: z.uuid(), householdId: z.uuid(), ...debtContent });
export type NewDebt = z.output<typeof NewDebt>;

export const EditDebt = z.object({ id: z.uuid(), version, resolved, ...debtContent });
export type EditDebt = z.output<typeof EditDebt>;

export const CloseDebt = z.object({ id: z.uuid(), version, resolved, status: z.enum(["lunas", "dihapus"]), endOn: requiredDate() });
export type CloseDebt = z.output<typeof CloseDebt>;

const optionalAnswer = <List extends CodeList>(list: List) => z.enum(codesOf(list)).nullish().transform((code) => code ?? null);

/** Monthly figures on one day, 30-day recall; an empty one is not known, and zero is written as 0. */
const snapshotContent = {
  liquidSavingsIdr: optionalRupiah(),
  expenseIdr: optionalRupiah(),
  debtServiceIdr: optionalRupiah(),
  incomeRemitIdr: optionalRupiah(),
  incomeLocalIdr: optionalRupiah(),
  incomeEnterpriseIdr: optionalRupiah(),
  debtOutstandingIdr: optionalRupiah(),
  debtInterestIdr: optionalRupiah(),
  paysOnTime: optionalAnswer(HOW_OFTEN),
  insured: optionalAnswer(INSURED),
  recordsKept: optionalAnswer(HOW_OFTEN),
  goalSet: optionalAnswer(GOALS),
  emergencyCapacity: optionalAnswer(EMERGENCY_CAPACITIES),
};

/** `version` is that of the day's figures when the form was opened; 0 when there were none. */
export const FinanceSnapshot = z.object({
  id: z.uuid(),
  householdId: z.uuid(),
  asOf: requiredDate(),
  version: z.number().int().min(0).default(0),
  resolved,
  ...snapshotContent,
});
export type FinanceSnapshot = z.output<typeof FinanceSnapshot>;
