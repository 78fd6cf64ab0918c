import { DISPLAY_CAP_MONTHS, runway, type Runway } from "~/finance/runway";
import { roundHalfAway } from "~/shared/numbers";

/** A finished response's reading, in rupiah a month; null is not known. */
export type RoundReading = {
  round: string;
  asOf: string;
  incomeRemitIdr: bigint | null;
  incomeLocalIdr: bigint | null;
  incomeEnterpriseIdr: bigint | null;
  expenseIdr: bigint | null;
  debtServiceIdr: bigint | null;
  liquidSavingsIdr: bigint | null;
  recordsKept: string | null;
  goalSet: string | null;
  emergencyCapacity: string | null;
};

export type ChangeRow =
  | { what: "money"; field: MoneyMeasure; before: bigint | null; after: bigint | null; difference: bigint | null }
  | { what: "runway"; before: Runway; after: Runway; months: number | null }
  | { what: "answer"; field: "recordsKept" | "goalSet" | "emergencyCapacity"; before: string | null; after: string | null };
export type MoneyMeasure = "income" | "incomeRemitIdr" | "incomeLocalIdr" | "incomeEnterpriseIdr" | "expenseIdr" | "debtServiceIdr" | "liquidSavingsIdr";

const MEASURES: readonly MoneyMeasure[] = ["income", "incomeRemitIdr", "incomeLocalIdr", "incomeEnterpriseIdr", "expenseIdr", "debtServiceIdr", "liquidSavingsIdr"];

function measured(reading: RoundReading, field: MoneyMeasure): bigint | null {
  if (field !== "income") return reading[field];
  const { incomeRemitIdr: remit, incomeLocalIdr: local, incomeEnterpriseIdr: enterprise } = reading;
  return remit === null || local === null || enterprise === null ? null : remit + local + (enterprise > 0n ? enterprise : 0n);
}

/** How long the savings would last on what is earned at home, should the remittance stop (F02), on the day of the reading. */
export function runwayAtHome({ liquidSavingsIdr, expenseIdr, debtServiceIdr, incomeLocalIdr, incomeEnterpriseIdr }: RoundReading): Runway {
  const sum = (one: bigint | null, other: bigint | null) => (one === null || other === null ? null : Number(one + other));
  return runway({ balanceIdr: liquidSavingsIdr === null ? null : Number(liquidSavingsIdr), expenseIdr: sum(expenseIdr, debtServiceIdr), continuingIncomeIdr: sum(incomeLocalIdr, incomeEnterpriseIdr) });
}

/** A number of months that one can know; null for a state, and above the cap where none is shown. */
const monthsIn = (answer: Runway): number | null => (answer.kind === "months" && answer.months <= DISPLAY_CAP_MONTHS ? answer.months : null);

/** What has changed between two rounds, line by line; a difference is known where both sides are. */
export function changeBetween(before: RoundReading, after: RoundReading): ChangeRow[] {
  const money = MEASURES.map((field): ChangeRow => {
    const [was, is] = [measured(before, field), measured(after, field)];
    return { what: "money", field, before: was, after: is, difference: was === null || is === null ? null : is - was };
  });
  const [was, is] = [runwayAtHome(before), runwayAtHome(after)];
  const [from, to] = [monthsIn(was), monthsIn(is)];
  const months = from === null || to === null ? null : roundHalfAway(to - from, 1);
  const answers = (["recordsKept", "goalSet", "emergencyCapacity"] as const).map((field): ChangeRow => ({ what: "answer", field, before: before[field], after: after[field] }));
  return [...money, { what: "runway", before: was, after: is, months }, ...answers];
}

