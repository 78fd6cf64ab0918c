import { type Home, later, OPENED, returnOf } from "./worlds";

/** The state of a household's money told by its last reading within 92 days of a day (handbook §5.2, R10). */
export type State = {
  savingsRate: number | null; cashRate: number | null; runway: number | null; service: number | null; dependency: number | null; fund: boolean | null; health: number | null;
  noIncome: boolean; noLasting: boolean; lenders: string[];
};

export function stateOn(home: Home, day: string): State | null {
  const reading = home.read.filter(({ on }) => on <= day).sort((a, b) => (a.on < b.on ? 1 : -1))[0];
  return !reading || later(reading.on, 92) < day ? null : stateOf(home, reading);
}

/** A year's rhythm as times a month; null where a debt has none. */
const RHYTHMS: Record<string, number> = { bulan: 12, minggu: 52, hari: 365 };

function stateOf(home: Home, reading: Home["read"][number]): State {
  const { savings, expense, service, remit, local, enterprise } = reading;
  const trips = home.status === "keluar" ? [] : home.away.filter(({ departed, found }) => departed !== null || found);
  const isAway = trips.some((trip) => (trip.departed ?? OPENED) <= reading.on && (returnOf(trip) ?? "9999") > reading.on);
  const hasReturned = trips.some((trip) => (returnOf(trip) ?? "9999") <= reading.on);
  const open = home.debts.filter(({ start, end, status }) => (start === null || start <= reading.on) && (status === "lancar" || (end !== null && end > reading.on)));
  const monthly = open.map(({ instalment, period }) => (instalment === null || RHYTHMS[period ?? "bulan"] === undefined ? null : (instalment * RHYTHMS[period ?? "bulan"]!) / 12));
  const debt = service ?? (open.length === 0 || monthly.includes(null) ? null : (monthly as number[]).reduce((a, b) => a + b, 0));
  const interest = service === 0 ? 0 : service === null || reading.interest === null || reading.interest > service ? null : reading.interest;
  const continuing = hasReturned && !isAway ? 0 : remit;
  const add = (...of: (number | null)[]) => (of.includes(null) ? null : (of as number[]).reduce((a, b) => a + b, 0));
  const profit = enterprise === null ? null : Math.max(0, enterprise);
  const income = add(continuing, local, profit);
  const all = add(remit, local, profit);
  const spent = add(expense, debt);
  const comesIn = add(continuing, local, enterprise);
  const surplus = spent === null || comesIn === null ? null : comesIn - spent;
  const service_ = debt === 0 ? 0 : debt === null || income === null ? null : income <= 0 ? Infinity : (debt / income) * 100;
  const share = (part: number | null, whole: number | null) => (part === null || whole === null || whole <= 0 ? null : (part / whole) * 100);
  const kept = surplus === null || interest === null ? null : surplus + debt! - interest;
  const runway = surplus === null || savings === null ? null : -surplus <= 0 ? Infinity : savings <= 0 ? 0 : savings / -surplus;
  return {
    savingsRate: share(kept, income), cashRate: share(surplus, income), runway, service: service_, dependency: share(remit, all),
    fund: savings === null || expense === null ? null : savings >= 3 * expense, health: healthOf(reading, surplus, service_),
    noIncome: all !== null && all <= 0, noLasting: income !== null && income <= 0, lenders: [...new Set(open.map(({ lender }) => lender))],
  };
}

function healthOf({ savings, expense, paysOnTime, insured, recordsKept, goalSet, emergencyCapacity }: Home["read"][number], surplus: number | null, service: number | null): number | null {
  const answered = (answer: string | null) => (answer === null ? null : { ya: 100, mudah: 100, tidak: 0 }[answer] ?? 50);
  const items = [
    surplus === null ? null : surplus > 0 ? 100 : surplus === 0 ? 50 : 0,
    savings === null || expense === null ? null : savings >= 3 * expense ? 100 : savings >= expense ? 50 : 0,
    service === null ? null : service < 30 ? 100 : service < 40 ? 50 : 0,
    ...[paysOnTime, insured, recordsKept, goalSet, emergencyCapacity].map(answered),
  ].filter((item) => item !== null);
  return items.length < 6 ? null : items.reduce((a, b) => a + b, 0) / items.length;
}
