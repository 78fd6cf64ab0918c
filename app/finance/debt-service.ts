import type { DebtStatus, InstalmentPeriod } from "~/finance/codes";
import type { CodeList, Language } from "~/shared/codes";
import { formatPercent, roundPercent } from "~/shared/numbers";

/** What share of income goes to instalments (handbook F03), and what loans cost (§4.8). */

export const INSTALMENTS_PER_YEAR = { bulan: 12, minggu: 52, hari: 365 } as const;

/**
 * An instalment as rupiah a month: weekly ones × 52/12. Null where there is no monthly amount: the sum or the rhythm
 * is unknown, or all falls due once or at harvest.
 */
export function monthlyInstalment(instalmentIdr: number | null, period: InstalmentPeriod): number | null {
  if (instalmentIdr === null || period === "tidak_diketahui" || period === "musim") return null;
  return (instalmentIdr * INSTALMENTS_PER_YEAR[period]) / 12;
}

export type OpenDebt = { instalmentIdr: number | null; period: InstalmentPeriod; status: DebtStatus };

export const NO_LONGER_PAID: readonly DebtStatus[] = ["lunas", "dihapus"];

/** All instalments of a month together; 0 without debt, null as soon as one open debt has no monthly amount. */
export function monthlyDebtService(debts: readonly OpenDebt[]): number | null {
  return debts
    .filter((debt) => !NO_LONGER_PAID.includes(debt.status))
    .reduce<number | null>((sum, debt) => {
      const instalment = monthlyInstalment(debt.instalmentIdr, debt.period);
      return sum === null || instalment === null ? null : sum + instalment;
    }, 0);
}

/** `uncovered`: instalments but no income to pay them from (`tak_tertutup`), treated as 40 % or more. */
export type DebtService = { kind: "unknown" } | { kind: "uncovered" } | { kind: "ratio"; ratio: number };

export const DEBT_SERVICE_STATES = {
  tak_tertutup: { id: "Tidak tertutup penghasilan", en: "Not covered by income" },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;

/** The debt-service ratio as a fraction, not rounded; 0 without debt whatever the income. */
export function debtServiceRatio(month: { instalmentsIdr: number | null; incomeIdr: number | null }): DebtService {
  const { instalmentsIdr, incomeIdr } = month;
  if (instalmentsIdr === null) return { kind: "unknown" };
  if (instalmentsIdr === 0) return { kind: "ratio", ratio: 0 };
  if (incomeIdr === null) return { kind: "unknown" };
  return incomeIdr <= 0 ? { kind: "uncovered" } : { kind: "ratio", ratio: instalmentsIdr / incomeIdr };
}

/** Handbook F03, design: from 30 % amber, from 40 % red, on the unrounded ratio. */
const AMBER_RATIO = 0.3;
const RED_RATIO = 0.4;

export type DebtServiceBand = "green" | "amber" | "red";

/** The band of a ratio; null while it is unknown. */
export function debtServiceBand(answer: DebtService): DebtServiceBand | null {
  if (answer.kind === "unknown") return null;
  if (answer.kind === "uncovered" || answer.ratio >= RED_RATIO) return "red";
  return answer.ratio >= AMBER_RATIO ? "amber" : "green";
}

const BELOW_LIMIT = { id: "di bawah ambang", en: "below the limit" } as const;

/** "28,7 %"; a ratio that only rounding lifts to a limit says so: "30,0 % (di bawah ambang)". */
export function formatDebtService(answer: DebtService, language: Language = "id"): string {
  if (answer.kind === "unknown") return DEBT_SERVICE_STATES.tidak_diketahui[language];
  if (answer.kind === "uncovered") return DEBT_SERVICE_STATES.tak_tertutup[language];
  const shown = formatPercent(answer.ratio, language);
  const liftedTo = [AMBER_RATIO, RED_RATIO].some((limit) => answer.ratio < limit && roundPercent(answer.ratio) >= limit * 100);
  return liftedTo ? `${shown} (${BELOW_LIMIT[language]})` : shown;
}

/** The equal instalment that pays a loan back with effective interest, in rupiah and not rounded. */
export function annuityInstalment(loan: { principalIdr: number; ratePercentYear: number; months: number }): number {
  const monthly = loan.ratePercentYear / 100 / 12;
  if (monthly === 0) return loan.principalIdr / loan.months;
  return (loan.principalIdr * monthly) / (1 - (1 + monthly) ** -loan.months);
}

/** The instalment of a loan whose interest is counted on the whole principal until the end. */
export function flatInstalment(loan: { principalIdr: number; flatPercentMonth: number; months: number }): number {
  return loan.principalIdr / loan.months + (loan.principalIdr * loan.flatPercentMonth) / 100;
}

/**
 * What a flat rate really costs, as fractions: the monthly effective rate, and twelve times it as the yearly one. A
 * family is always shown this beside the flat rate (handbook §4.8: 1 % flat over 12 months is about 21.5 % a year).
 */
export function effectiveRateOfFlat(loan: { flatPercentMonth: number; months: number }): { monthly: number; yearly: number } {
  const instalment = flatInstalment({ principalIdr: 1, ...loan });
  let low = 0;
  let high = 1;
  // Halving sixty times leaves less than 1e-18 between the two.
  for (let step = 0; step < 60; step += 1) {
    const rate = (low + high) / 2;
    const presentValue = rate === 0 ? instalment * loan.months : (instalment * (1 - (1 + rate) ** -loan.months)) / rate;
    if (presentValue > 1) low = rate;
    else high = rate;
  }
  const monthly = (low + high) / 2;
  return { monthly, yearly: monthly * 12 };
}
