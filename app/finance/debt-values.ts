import { addDays, monthOf, monthsApart } from "~/shared/dates";
import { effectiveRateOfFlat } from "./debt-service";
import type { DebtValues } from "./DebtForm";
import type { ShownDebt } from "./debts.server";
import type { Loan } from "./loan-schedule";

/** 600 → "6", 2150 → "21,5". */
function rateText(basisPoints: number | null): string {
  return basisPoints === null ? "" : String(basisPoints / 100).replace(".", ",");
}

/** A stored debt as its form shows it. */
export function debtValues(debt: ShownDebt): DebtValues {
  const text = (value: string | number | bigint | null) => (value === null ? "" : String(value));
  return {
    version: String(debt.version), lenderType: debt.lenderType, purpose: debt.purpose, principalIdr: text(debt.principalIdr), outstandingIdr: text(debt.outstandingIdr),
    interestKind: debt.interestKind, ratePercentYear: rateText(debt.rateBpYear), instalmentIdr: text(debt.instalmentIdr), instalmentPeriod: text(debt.instalmentPeriod),
    startOn: text(debt.startOn), endOn: text(debt.endOn), graceMonths: text(debt.graceMonths), collateral: text(debt.collateral), status: debt.status,
  };
}

/**
 * What a flat rate really costs a year, as a fraction, for a debt whose rate and whole months are known; null for other
 * kinds of interest. A family is always shown this beside the flat rate (handbook §4.8).
 */
export function realRateOf(debt: Pick<ShownDebt, "interestKind" | "rateBpYear" | "startOn" | "endOn">): number | null {
  const { interestKind, rateBpYear, startOn, endOn } = debt;
  if (interestKind !== "flat" || rateBpYear === null || startOn === null || endOn === null) return null;
  const months = monthsApart(monthOf(startOn), monthOf(addDays(endOn, 1)));
  return months < 1 ? null : effectiveRateOfFlat({ flatPercentMonth: rateBpYear / 100 / 12, months }).yearly;
}

/** A debt as its calendar is counted from it, in whole rupiah. */
export function loanOf({ principalIdr, instalmentPeriod, rateBpYear, interestKind, startOn, endOn, graceMonths }: ShownDebt): Loan {
  return { principalIdr: principalIdr === null ? null : Number(principalIdr), rateBpYear, interestKind, period: instalmentPeriod, startOn, endOn, graceMonths };
}
