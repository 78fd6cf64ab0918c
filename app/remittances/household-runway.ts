import { monthlyDebtService } from "~/finance/debt-service";
import type { InstalmentPeriod } from "~/finance/codes";
import { runway, type Runway, runwayEndsOn } from "~/finance/runway";
import { daysBetween, type PlainDate } from "~/shared/dates";

/** What the sentence "if the remittance stops, savings last about N months" stands on (handbook F02). */
export type MoneyReading = {
  asOf: PlainDate;
  savingsIdr: bigint | null;
  expenseIdr: bigint | null;
  debtServiceIdr: bigint | null;
  localIdr: bigint | null;
  enterpriseIdr: bigint | null;
};
export type Instalment = { instalmentIdr: bigint | null; period: string | null };
export type MissingInput = "reading" | "fresh" | "savings" | "expense" | "instalments" | "local" | "enterprise";
export type RunwayFacts = {
  ifStops: Runway;
  /** The answer on the day of the reading, which stands as history when that reading is too old for today. */
  atReading: Runway;
  /** Expected end of the savings, counted from the reading; null for a state or beyond five years. */
  endsOn: PlainDate | null;
  asOf: PlainDate | null;
  /** What must be asked before there is an answer; empty when there is one. */
  missing: MissingInput[];
  inputs: { savingsIdr: bigint; spendingIdr: number; localIdr: bigint } | null;
};

const UNKNOWN = { ifStops: { kind: "unknown" }, atReading: { kind: "unknown" }, endsOn: null, inputs: null } as const;

/** A reading older than this is not known any more (handbook §5.11, F02). */
const OLDEST_DAYS = 92;

/**
 * How long the savings last on the income earned at home alone, by the last reading of the household's money. The
 * answer is unknown, with what is missing, while any part is unknown or the reading is more than 92 days old on `on`.
 */
export function runwayFacts(reading: MoneyReading | null, instalments: readonly Instalment[], on: PlainDate): RunwayFacts {
  if (reading === null) return { ...UNKNOWN, asOf: null, missing: ["reading"] };
  const paid = instalmentsOf(reading, instalments);
  const missing: MissingInput[] = [];
  if (daysBetween(reading.asOf, on) > OLDEST_DAYS) missing.push("fresh");
  if (reading.savingsIdr === null) missing.push("savings");
  if (reading.expenseIdr === null) missing.push("expense");
  if (paid === null) missing.push("instalments");
  if (reading.localIdr === null) missing.push("local");
  if (reading.enterpriseIdr === null) missing.push("enterprise");
  if (missing.some((input) => input !== "fresh")) return { ...UNKNOWN, asOf: reading.asOf, missing };
  const savingsIdr = reading.savingsIdr ?? 0n;
  const spendingIdr = Number(reading.expenseIdr ?? 0n) + (paid ?? 0);
  const localIdr = (reading.localIdr ?? 0n) + (reading.enterpriseIdr ?? 0n);
  const atReading = runway({ balanceIdr: Number(savingsIdr), expenseIdr: spendingIdr, continuingIncomeIdr: Number(localIdr) });
  const ifStops: Runway = missing.length > 0 ? { kind: "unknown" } : atReading;
  return { ifStops, atReading, endsOn: runwayEndsOn(atReading, reading.asOf), asOf: reading.asOf, missing, inputs: { savingsIdr, spendingIdr, localIdr } };
}

/** Instalments of a month as the reading says, else from the debts written down; null where neither tells. */
function instalmentsOf({ debtServiceIdr }: MoneyReading, instalments: readonly Instalment[]): number | null {
  if (debtServiceIdr !== null) return Number(debtServiceIdr);
  if (instalments.length === 0) return null;
  return monthlyDebtService(
    instalments.map(({ instalmentIdr, period }) => ({
      instalmentIdr: instalmentIdr === null ? null : Number(instalmentIdr),
      period: (period ?? "bulan") as InstalmentPeriod,
      status: "lancar",
    })),
  );
}
