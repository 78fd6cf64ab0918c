import type { CodeList } from "~/shared/codes";
import { DEBT_PURPOSES, DEBT_STATUSES, EMERGENCY_CAPACITIES, GOALS, HOW_OFTEN, INSTALMENT_PERIODS, INSURED, INTEREST_KINDS, LENDER_TYPES } from "./codes";

/** Code lists by field, for showing stored values and their changes. */
export const DEBT_LISTS: Record<string, CodeList> = {
  lenderType: LENDER_TYPES, purpose: DEBT_PURPOSES, interestKind: INTEREST_KINDS, instalmentPeriod: INSTALMENT_PERIODS, status: DEBT_STATUSES,
};

/** The questions of a reading with their answers, in the order they are asked. */
export const HABITS = { paysOnTime: HOW_OFTEN, insured: INSURED, recordsKept: HOW_OFTEN, goalSet: GOALS, emergencyCapacity: EMERGENCY_CAPACITIES } as const;
export type Habit = keyof typeof HABITS;
