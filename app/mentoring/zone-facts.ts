import type { DebtStatus } from "~/finance/codes";
import { monthlyDebtService, type OpenDebt } from "~/finance/debt-service";
import { addToMonth, daysBetween, monthOf, type PlainDate } from "~/shared/dates";
import type { ZoneFacts } from "./zones";

/** A family's money on a day as it was told; null was not told. */
export type ZoneReading = {
  asOf: PlainDate;
  savingsIdr: number | null;
  /** A month's spending without instalments. */
  expenseIdr: number | null;
  serviceIdr: number | null;
  remittanceIdr: number | null;
  localIdr: number | null;
  enterpriseIdr: number | null;
  recordsKept: string | null;
};
/** All a zone is told from, of one family. */
export type ZoneRecords = {
  readings: readonly ZoneReading[];
  /** Savings told in a session, between readings. */
  balances: readonly { on: PlainDate; savingsIdr: number }[];
  debts: readonly OpenDebt[];
  /** Times abroad: from a day on, until the day of return. */
  away: readonly { from: PlainDate; until: PlainDate | null }[];
};
export type MissingFact = "savings" | "expense" | "instalments" | "remittance" | "local" | "enterprise";

const ARREARS_DAYS: Partial<Record<DebtStatus, number>> = { menunggak_1_30: 30, "31_60": 60, "61_90": 90, lebih_90: 91 };
const AVERAGED_MONTHS = 3;

/**
 * What the zone of a day stands on: each figure as it was told last, the oldest of them telling how fresh it all is
 * (handbook §4.15). A family with somebody abroad goes on receiving; one whose migrant is back does not.
 */
export function zoneFactsOn(records: ZoneRecords, on: PlainDate): { facts: ZoneFacts; missing: MissingFact[]; asOf: PlainDate | null } {
  const readings = readingsUpTo(records, on);
  const told = toldOn(records, on);
  const { savings, expense, instalments: service, remittance, local, enterprise } = told;
  const oldest = Object.values(told).reduce<PlainDate | null>((day, one) => (one && (day === null || one.on < day) ? one.on : day), null);
  const earned = sum(local?.value, enterprise?.value);
  return {
    facts: {
      balanceIdr: savings?.value ?? null,
      expenseIdr: sum(expense?.value, service?.value),
      continuingIncomeIdr: sum(earned, remittance?.value),
      debtServiceIdr: service?.value ?? null,
      // A loss of the enterprise is no income that could pay an instalment, and takes none of it away.
      incomeIdr: sum(local?.value, enterprise ? Math.max(0, enterprise.value) : null, remittance?.value),
      localIncomeIdr: averageEarned(readings),
      dataAgeDays: oldest === null ? 0 : daysBetween(oldest, on),
      worstArrearsDays: Math.max(0, ...records.debts.map(({ status }) => ARREARS_DAYS[status] ?? 0)),
      recordKept: keptOf(readings[0]),
    },
    missing: (Object.keys(told) as MissingFact[]).filter((name) => told[name] === null),
    asOf: oldest,
  };
}

/** A figure and the day it was told of. */
export type Told = { on: PlainDate; value: number };

const readingsUpTo = (records: ZoneRecords, on: PlainDate) => records.readings.filter(({ asOf }) => asOf <= on).sort((a, b) => (a.asOf < b.asOf ? 1 : -1));

export const isAwayOn = (records: ZoneRecords, on: PlainDate): boolean => records.away.some(({ from, until }) => from <= on && (until === null || on < until));

/** Each figure of a family's money as it was told last up to a day; null where nobody told it. */
export function toldOn(records: ZoneRecords, on: PlainDate): Record<MissingFact, Told | null> {
  const last = (field: Exclude<keyof ZoneReading, "asOf" | "recordsKept">): Told | null => toldLast(readingsUpTo(records, on), field);
  return {
    savings: latest(last("savingsIdr"), toldInSession(records, on)), expense: last("expenseIdr"), instalments: last("serviceIdr") ?? ofDebts(records.debts, on),
    remittance: isAwayOn(records, on) ? last("remittanceIdr") : { on, value: 0 }, local: last("localIdr"), enterprise: last("enterpriseIdr"),
  };
}

function toldLast(readings: readonly ZoneReading[], field: Exclude<keyof ZoneReading, "asOf" | "recordsKept">): Told | null {
  const reading = readings.find((one) => one[field] !== null);
  return reading ? { on: reading.asOf, value: reading[field] ?? 0 } : null;
}

function toldInSession({ balances }: ZoneRecords, on: PlainDate): Told | null {
  return balances.filter((one) => one.on <= on).reduce<Told | null>((best, one) => latest(best, { on: one.on, value: one.savingsIdr }), null);
}

const latest = (one: Told | null, other: Told | null): Told | null => (one === null || (other !== null && other.on >= one.on) ? other : one);

function ofDebts(debts: readonly OpenDebt[], on: PlainDate): Told | null {
  const monthly = debts.length === 0 ? null : monthlyDebtService(debts);
  return monthly === null ? null : { on, value: monthly };
}

/** What was earned without remittance, on average of the three months up to the last reading that tells; null without one. */
function averageEarned(readings: readonly ZoneReading[]): number | null {
  const told = readings.flatMap(({ asOf, localIdr, enterpriseIdr }) => (localIdr === null || enterpriseIdr === null ? [] : [{ asOf, earned: localIdr + enterpriseIdr }]));
  const [newest] = told;
  if (!newest) return null;
  const from = addToMonth(monthOf(newest.asOf), 1 - AVERAGED_MONTHS);
  const averaged = told.filter(({ asOf }) => monthOf(asOf) >= from);
  return averaged.reduce((total, { earned }) => total + earned, 0) / averaged.length;
}

/** Sometimes is kept: this rule asks whether anything is, E05 asks for more. */
const keptOf = (reading: ZoneReading | undefined): boolean | null => (reading?.recordsKept == null ? null : reading.recordsKept !== "tidak");

function sum(...parts: (number | null | undefined)[]): number | null {
  return parts.reduce<number | null>((total, part) => (total === null || part === null || part === undefined ? null : total + part), 0);
}
