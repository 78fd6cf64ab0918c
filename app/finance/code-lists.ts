import type { CodeList } from "~/shared/codes";
import { DEBT_PURPOSES, DEBT_STATUSES, HABITS, INSTALMENT_PERIODS, INTEREST_KINDS, LENDER_TYPES } from "./codes";

/** Code lists by field, for showing stored values and their changes. */
export const DEBT_LISTS: Record<string, CodeList> = {
  lenderType: LENDER_TYPES, purpose: DEBT_PURPOSES, interestKind: INTEREST_KINDS, instalmentPeriod: INSTALMENT_PERIODS, status: DEBT_STATUSES,
};

export const SNAPSHOT_LISTS: Record<string, CodeList> = HABITS;
