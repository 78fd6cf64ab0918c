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
  /** Expected end of the savings; null for a state or beyond five years. */
  endsOn: PlainDate | null;
  asOf: PlainDate | null;
  /** What must be asked before there is an answer; empty when there is one. */
  missing: MissingInput[];
  inputs: { savingsIdr: bigint; spendingIdr: number; localIdr: bigint } | null;
};

/** A reading older than this is not known any more (handbook §5.11, F02). */
const OLDEST_DAYS = 92;

/**
 * How long the savings last on the income earned at home alone, by the last reading of the household's money. The
 * answer is unknown, with what is missing, while any part is unknown or the reading is more than 92 days old on `on`.
 */
export function runwayFacts(reading: MoneyReading | null, instalments: readonly Instalment[], on: PlainDate): RunwayFacts {
  if (reading === null) return { ifStops: { kind: "unknown" }, endsOn: null, asOf: null, missing: ["reading"], inputs: null };
  const paid = instalmentsOf(reading, instalments);
  const missing: MissingInput[] = [];
  if (daysBetween(reading.asOf, on) > OLDEST_DAYS) missing.push("fresh");
  if (reading.savingsIdr === null) missing.push("savings");
  if (reading.expenseIdr === null) missing.push("expense");
  if (paid === null) missing.push("instalments");
  if (reading.localIdr === null) missing.push("local");
  if (reading.enterpriseIdr === null) missing.push("enterprise");
  if (missing.length > 0) return { ifStops: { kind: "unknown" }, endsOn: null, asOf: reading.asOf, missing, inputs: null };
  const savingsIdr = reading.savingsIdr ?? 0n;
  const spendingIdr = Number(reading.expenseIdr ?? 0n) + (paid ?? 0);
  const localIdr = (reading.localIdr ?? 0n) + (reading.enterpriseIdr ?? 0n);
  const ifStops = runway({ balanceIdr: Number(savingsIdr), expenseIdr: spendingIdr, continuingIncomeIdr: Number(localIdr) });
  return { ifStops, endsOn: runwayEndsOn(ifStops, reading.asOf), asOf: reading.asOf, missing: [], inputs: { savingsIdr, spendingIdr, localIdr } };
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
