import { againOf, type Home, later, OPENED, type Place, returnOf, type SmallWorld, villageOn } from "./worlds";

/*
 * What figures are made of, told one by one from a world's records: household months, transfers, uses, departures, times
 * away, states of money and returns, each with the area it counts in. Written from the handbook alone.
 */
export const UNKNOWN = "tidak_diketahui";
const known = <Value>(value: Value | null): value is Value => value !== null;
const groupOf = (code: string | null) => code ?? UNKNOWN;
export const firstOf = (month: string) => `${month}-01`;
export const nextMonth = (month: string, by = 1) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + by, 1)).toISOString().slice(0, 7);
export const lastOf = (month: string) => later(firstOf(nextMonth(month)), -1);
export const monthsFrom = (from: string, to: string): string[] => (from > to ? [] : [from, ...monthsFrom(nextMonth(from), to)]);
/** Months any record of a small world can be of. */
const ALL_MONTHS = monthsFrom("2022-06", "2025-02");

export type Part = { country: string; sex: string; amount: number | null; came: boolean; unreadable: boolean; confirmed: boolean; eligible: boolean; regular: boolean; channels: Set<string> };
export type MonthUnit = { home: Home; area: string; month: string; whole: Part; parts: Part[] };
export type Transfer = Home["sent"][number] & { home: Home; area: string; month: string; value: number | null; formal: boolean; cost: number | null; sentIdr: number };
export type UsedMonth = { home: Home; area: string; month: string; country: string; sex: string; amounts: Map<string, number>; strict: number; broad: number; debt: number; recorded: number; covered: boolean; eligible: boolean };
export type Departure = Home["away"][number] & { area: string; on: string };
export type Absence = { home: Home; person: object; area: string; from: string; to: string | null };
export type Stay = { home: Home; area: string; from: string; to: string; sex: string };
export type Return = { area: string; due: string; country: string; sex: string; outcome: string; days: number };
export type Units = { months: MonthUnit[]; transfers: Transfer[]; used: UsedMonth[]; departures: Departure[]; absences: Absence[]; stays: Stay[]; returns: Return[]; residents: Map<string, number>; records: { area: string; day: string }[] };

export function unitsOf({ world, place }: { world: SmallWorld; place: Place }): Units {
  const area = (at: number) => place.villages[world.retired && at === 1 ? 0 : at]!;
  const units: Units = { months: [], transfers: [], used: [], departures: [], absences: [], stays: [], returns: [], residents: new Map(), records: [] };
  world.residents.forEach((population, at) => population !== null && units.residents.set(place.villages[at]!, population));
  for (const home of world.homes.map(asItStands)) {
    const on = (day: string) => area(villageOn(home, day));
    const stays = staysOf(home, area);
    units.transfers.push(...home.sent.filter(({ deleted, channel }) => !deleted && channel !== "goods").map((one) => transferOf(home, one, on(one.on))));
    const trips = home.away.filter(({ departed, found }) => departed !== null || found);
    if (home.status !== "keluar") {
      for (const trip of trips) for (const stay of stays) units.absences.push({ home, person: personOf(trip), area: stay.area, from: latest(trip.departed ?? OPENED, stay.from), to: earliest(returnOf(trip), stay.to) });
      for (const trip of trips) if (returnOf(trip) !== null) units.returns.push(returnUnit(home, trip, on(returnOf(trip)!)));
    }
    const mine = units.transfers.filter((one) => one.home === home);
    const months = ALL_MONTHS.flatMap((month) => monthUnits(home, month, home.status === "keluar" ? [] : trips, mine, on));
    units.months.push(...months);
    units.used.push(...ALL_MONTHS.flatMap((month) => usedMonth(home, month, months, mine, on)));
    for (const one of home.away) if (one.departed !== null) units.departures.push({ ...one, area: on(one.departed), on: one.departed });
    const days = [...home.sent.filter(({ deleted }) => !deleted).map((one) => one.on), ...home.none.map(firstOf), ...home.used.map((one) => firstOf(one.month)), ...home.read.map((one) => one.on), ...home.away.map((one) => one.departed ?? OPENED)];
    units.records.push({ area: area(home.move?.to ?? home.village), day: OPENED }, ...days.map((day) => ({ area: on(day), day })));
    if (home.status === "aktif") units.stays.push(...stays.map((stay) => ({ ...stay, home, sex: sexOf(trips) })));
  }
  return units;
}

/** Without what was deleted, and whoever left a second time as two times away of the same person. */
function asItStands(home: Home): Home {
  const left = <One extends { deleted: boolean }>(of: One[]) => of.filter(({ deleted }) => !deleted);
  const away = home.away.flatMap((one) => (againOf(one) === null ? [one] : [one, { ...one, departed: againOf(one), stays: null, again: null, first: one }]));
  return { ...home, away, used: left(home.used), read: left(home.read), debts: left(home.debts) };
}
const personOf = (trip: Home["away"][number] & { first?: object }): object => trip.first ?? trip;

const latest = (a: string, b: string) => (a > b ? a : b);
const earliest = (a: string | null, b: string): string => (a === null || a > b ? b : a);
const FOREVER = "9999-12-31";

function staysOf(home: Home, area: (at: number) => string): { area: string; from: string; to: string }[] {
  if (home.move === null) return [{ area: area(home.village), from: "0001-01-01", to: FOREVER }];
  return [{ area: area(home.village), from: "0001-01-01", to: home.move.on }, { area: area(home.move.to), from: home.move.on, to: FOREVER }];
}

function sexOf(trips: Home["away"]): string {
  const found = new Set(trips.map(({ sex }) => sex));
  return found.size === 0 ? UNKNOWN : found.size > 1 ? "beberapa" : groupOf([...found][0]!);
}

function transferOf(home: Home, one: Home["sent"][number], area: string): Transfer {
  const formal = ["bank", "mto", "pos", "ewallet"].includes(one.channel);
  const { sent, fee, applied, reference, receiveFee, idr } = one;
  const complete = known(sent) && known(fee) && known(applied) && known(reference) && known(receiveFee);
  const cost = complete && applied! - reference! < reference! * 0.02 ? fee! * reference! + sent! * (reference! - applied!) + receiveFee! : null;
  return { ...one, home, area, month: one.on.slice(0, 7), formal, value: idr === null ? null : idr - (receiveFee ?? 0), cost: formal ? cost : null, sentIdr: (sent ?? 0) * (reference ?? 0) };
}

const emptyPart = (country: string, sex: string): Part => ({ country, sex, amount: null, came: false, unreadable: false, confirmed: false, eligible: false, regular: false, channels: new Set() });

/** A household's month in each area where somebody was away at its end, money came or "nothing came" was confirmed. */
function monthUnits(home: Home, month: string, trips: Home["away"], transfers: readonly Transfer[], on: (day: string) => string): MonthUnit[] {
  const units = new Map<string, MonthUnit>();
  const unit = (area: string) => {
    if (!units.has(area)) units.set(area, { home, area, month, whole: emptyPart("", ""), parts: [] });
    return units.get(area)!;
  };
  const both = (area: string, country: string, sex: string): Part[] => {
    const { whole, parts } = unit(area);
    const part = parts.find((one) => one.country === country && one.sex === sex) ?? emptyPart(country, sex);
    if (!parts.includes(part)) parts.push(part);
    return [whole, part];
  };
  const eligible = trips.filter((trip) => (trip.departed ?? OPENED).slice(0, 7) <= month && (returnOf(trip) ?? FOREVER) >= firstOf(month));
  for (const { departed, country, sex } of eligible) {
    for (const part of both(on(lastOf(month)), groupOf(country), groupOf(sex))) {
      part.eligible = true;
      part.regular ||= departed === null || month >= nextMonth(departed.slice(0, 7), 3);
    }
  }
  for (const one of transfers.filter((transfer) => transfer.month === month)) {
    for (const part of both(one.area, groupOf(one.country), groupOf(one.sex))) {
      part.came = true;
      part.unreadable ||= one.idr === null;
      if (one.value !== null) part.amount = (part.amount ?? 0) + one.value;
      part.channels.add(one.channel);
    }
  }
  if (home.none.includes(month)) {
    const area = on(firstOf(month));
    unit(area).whole.confirmed = true;
    for (const { country, sex } of eligible) both(area, groupOf(country), groupOf(sex))[1]!.confirmed = true;
  }
  return [...units.values()];
}

/** A household's month of uses, in the area of the uses; without any, where the money came. */
function usedMonth(home: Home, month: string, months: readonly MonthUnit[], transfers: readonly Transfer[], on: (day: string) => string): UsedMonth[] {
  const uses = home.used.filter((one) => one.month === month);
  const money = transfers.filter((one) => one.month === month);
  if (uses.length === 0 && money.length === 0) return [];
  const area = uses.length > 0 ? on(firstOf(month)) : money.map((one) => one.area).sort()[0]!;
  const sum = (which: (one: Home["used"][number]) => boolean) => uses.filter(which).reduce((all, { idr }) => all + idr, 0);
  const recorded = sum(({ category }) => category !== UNKNOWN);
  const received = money.reduce((all, { value }) => all + (value ?? 0), 0);
  const isStrict = ({ category, asset, business }: Home["used"][number]) =>
    category === "usaha" || (category === "tanah_emas_ternak" && asset === true) || (category === "kendaraan_elektronik" && business === true);
  const amounts = new Map([...new Set(uses.map(({ category }) => category))].filter((category) => category !== UNKNOWN).map((category) => [category, sum((one) => one.category === category)]));
  const parts = months.find((one) => one.area === area && one.month === month)?.parts ?? [];
  const only = (values: string[]) => (values.length === 0 ? UNKNOWN : new Set(values).size === 1 ? values[0]! : "beberapa");
  return [{
    home, area, month, amounts, recorded, country: only(parts.map(({ country }) => country)), sex: only(parts.map(({ sex }) => sex)),
    strict: sum(isStrict), broad: sum((one) => isStrict(one) || ["pendidikan", "kesehatan", "tabungan", "asuransi", "tanah_emas_ternak"].includes(one.category)), debt: sum(({ category }) => category === "utang_penempatan"),
    covered: recorded > 0 && recorded * 5 >= received * 4, eligible: recorded > 0 || received > 0,
  }];
}

/** What became of the savings a return found, by the readings of the year after it. */
function returnUnit(home: Home, trip: Home["away"][number], area: string): Return {
  const back = returnOf(trip)!;
  const due = later(back, 365);
  const until = earliest(againOf(trip), due);
  const read = home.read.filter(({ savings, expense }) => savings !== null && expense !== null).sort((a, b) => (a.on < b.on ? -1 : 1));
  const first = read.find(({ on }) => on >= back && on <= later(back, 31));
  const unit = (outcome: string, on: string): Return => ({ area, due, country: groupOf(trip.country), sex: groupOf(trip.sex), outcome, days: (Date.parse(on) - Date.parse(back)) / 86_400_000 });
  if (!first) return unit(UNKNOWN, back);
  if (first.savings! < 3 * first.expense!) return unit("kecil", back);
  const gone = read.find(({ on, savings, expense }) => on > first.on && on <= until && savings! < expense!);
  if (gone) return unit("habis", gone.on);
  const last = read.filter(({ on }) => on >= first.on && on <= until).at(-1);
  const seen = last === undefined ? until : earliest(later(last.on, 92), until);
  return seen >= due ? unit("bertahan", due) : unit("tersensor", seen);
}
