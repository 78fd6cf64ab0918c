import { STATE_DAYS } from "~/finance/household-state";
import { type Amount, AMOUNTS } from "~/finance/plan-form";
import { daysBetween, type PlainDate } from "~/shared/dates";
import { groupDigits } from "~/shared/numbers";
import { isAwayOn, toldOn, type Told, type ZoneRecords } from "./zone-facts";

/** A box of the calculator as the family's records fill it: the day of its figure, null where there is none. */
export type RecordedBox = { on: PlainDate | null; isOld: boolean };
export type RecordedPlan = {
  values: Record<string, string>;
  boxes: Record<Amount, RecordedBox>;
  /** The money the months are counted from, and its day; null where it is not known or too old to count from. */
  counted: { balanceIdr: number; on: PlainDate } | null;
};

/**
 * "How long will my money last?" on a family's own records: each figure as the zone reads it. What nobody told stays empty
 * and is asked for; somebody back home receives nothing from abroad. A loss of the enterprise is spent, so it stands there.
 */
export function recordedPlan(records: ZoneRecords, on: PlainDate): RecordedPlan {
  const { savings, expense, instalments, remittance, local, enterprise } = toldOn(records, on);
  const earned = both(local, enterprise, (one, other) => one + other);
  const spent = earned && earned.value < 0 ? both(expense, earned, (one, loss) => one - loss) : expense;
  const isAway = isAwayOn(records, on);
  const figures: Record<Amount, Told | null> = { saldo: savings, belanja: spent, penghasilan: earned && { ...earned, value: Math.max(0, earned.value) }, kiriman: remittance, cicilan: instalments };
  const isOld = (day: PlainDate) => daysBetween(day, on) > STATE_DAYS;
  return {
    values: { ...Object.fromEntries(AMOUNTS.map((name) => [name, textOf(figures[name])])), berhenti: isAway ? "terus" : "0" },
    boxes: Object.fromEntries(AMOUNTS.map((name) => [name, boxOf(name === "kiriman" && !isAway ? null : figures[name])])) as Record<Amount, RecordedBox>,
    counted: savings && savings.value >= 0 && !isOld(savings.on) ? { balanceIdr: Math.round(savings.value), on: savings.on } : null,
  };

  function boxOf(told: Told | null): RecordedBox {
    return { on: told?.on ?? null, isOld: told !== null && isOld(told.on) };
  }
}

/** Two figures as one, of the older day. */
function both(one: Told | null, other: Told | null, join: (one: number, other: number) => number): Told | null {
  return one && other ? { on: one.on < other.on ? one.on : other.on, value: join(one.value, other.value) } : null;
}

/** Instalments of a week or a day come to parts of a rupiah a month. Less than nothing is no amount of a box. */
const textOf = (told: Told | null): string => (told === null || told.value < 0 ? "" : groupDigits(BigInt(Math.round(told.value)), "id"));
