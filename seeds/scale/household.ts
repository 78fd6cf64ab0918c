import { sealIdentifier } from "~/access/protected-identifiers.server";
import { minorPerUnit } from "~/shared/currencies";
import { householdLabel, personName } from "../demo/names";
import type { Random } from "../demo/random";
import { type FxRates, laterBy, monthsBetween, rateOf, SOURCE, type World } from "../demo/world";
import { shareOf, type Sizes } from "./sizes";

/** One household of the scale world: domain handbook §7.4 in short, with as many people and transfers as the sizes say. */
export const FIRST_MONTH = "2021-01";
export const LAST_MONTH = "2025-12";
const MONTHS = monthsBetween(FIRST_MONTH, LAST_MONTH);
/** Uses are asked about every third month; savings once a year of some families. */
const USES_EVERY = 3;
const LEBARAN_MONTHS = new Set(["2021-05", "2022-04", "2023-04", "2024-04", "2025-03"]);

const EAST = { HK: 38, TW: 38, JP: 8, MY: 6, SG: 4, KR: 3, BN: 2, AE: 1 };
const WEST_NUSA = { MY: 70, SA: 12, TW: 6, HK: 4, SG: 3, JP: 2, AE: 3 };
const CURRENCIES: Record<string, string> = { HK: "HKD", TW: "TWD", JP: "JPY", MY: "MYR", SG: "SGD", KR: "KRW", BN: "BND", SA: "SAR", AE: "AED" };
const WOMEN: Record<string, number> = { HK: 0.97, SG: 0.97, TW: 0.7, JP: 0.4, KR: 0.12, MY: 0.3, BN: 0.5, SA: 0.8, AE: 0.7 };
const CHANNELS = { bank: 48, mto: 27, pos: 8, ewallet: 7, hand_carried: 6, informal: 3, tidak_diketahui: 1 };
const CHANNEL_COST: Record<string, number> = { bank: 0.022, mto: 0.029, pos: 0.031, ewallet: 0.016, hand_carried: 0, informal: 0.01, tidak_diketahui: 0.02 };
const USES = { konsumsi: 48, pendidikan: 12, rumah: 12, utang_penempatan: 9, tabungan: 9, usaha: 5, kesehatan: 5 };

export type Place = { code: string; /** Where it lives since 2024, if it moved. */ movedTo: string | null };
type Migrant = { journeyId: string; country: string; currency: string; sex: "L" | "P"; from: string; until: string; monthlyIdr: number };

/** Adds household `index` to the tables. */
export function addHousehold(world: World, random: Random, index: number, place: Place, sizes: Sizes, rates: FxRates): void {
  const id = random.uuid();
  const { code, movedTo } = place;
  const home = movedTo ?? code;
  const joined = `2020-${two(random.int(1, 12))}-${two(random.int(1, 28))}`;
  const at = `${joined}T03:00:00Z`;
  const headSex = random.chance(0.7) ? "L" : "P";
  const headName = personName(random, headSex);
  const kk = random.chance(0.85) ? sealIdentifier("kk", `${prefix(code)}${two(random.int(1, 28))}0120${serial(index)}`) : null;
  // Migrants are spread over the first households that receive; the rest of the people over all.
  const receives = shareOf(sizes.receiving, sizes.households, index) === 1;
  const receiver = Math.floor((index * sizes.receiving) / sizes.households);
  const migrants = receives ? shareOf(sizes.migrants, sizes.receiving, receiver) : 0;
  const people = shareOf(sizes.persons, sizes.households, index);
  const label = householdLabel(headName, headSex);
  world.households.push([id, home, label, label.toLowerCase(), kk?.cipher, kk?.index, kk?.last4, people, Math.max(0, people - migrants - 1), 0, null, "aktif", SOURCE, at, at]);
  world.household_regions.push(...(movedTo ? [[id, code, joined, "2024-01-01"], [id, movedTo, "2024-01-01", null]] : [[id, code, joined, null]]));
  world.consents.push([random.uuid(), id, home, "program_desa", "persetujuan", "2020-1", joined, "tertulis", SOURCE, at]);
  const personSerial = Math.floor((index * sizes.persons) / sizes.households);
  const person = (nth: number, role: string, sex: "L" | "P", name: string, born: number) => {
    const personId = random.uuid();
    const [month, day] = [random.int(1, 12), random.int(1, 28)];
    const digits = `${prefix(code)}${two(sex === "P" ? day + 40 : day)}${two(month)}${two(born % 100)}${serial(personSerial + nth)}`;
    const nik = random.chance(0.85) ? sealIdentifier("nik", digits) : null;
    world.persons.push([personId, id, home, name, name.toLowerCase(), role, sex, `${born}-${two(month)}-${two(day)}`, born, nik?.cipher, nik?.index, nik?.last4, "sma_smk", "kawin", SOURCE, at]);
    return personId;
  };
  person(0, "kepala", headSex, headName, random.int(1955, 1985));
  const abroad = Array.from({ length: migrants }, (_, nth) => addMigrant(world, random, id, code, nth, at, person));
  for (let nth = 1 + migrants; nth < people; nth++) {
    const sex = random.chance(0.5) ? "L" : "P";
    person(nth, "anak", sex, personName(random, sex), random.int(2004, 2020));
  }
  if (receives) addMoney(world, random, id, place, abroad, shareOf(sizes.remittances, sizes.receiving, receiver), rates);
}

type AddPerson = (nth: number, role: string, sex: "L" | "P", name: string, born: number) => string;

function addMigrant(world: World, random: Random, householdId: string, code: string, nth: number, at: string, person: AddPerson): Migrant {
  const country = random.weighted<string>(code.startsWith("52") ? WEST_NUSA : EAST);
  const sex = random.chance(WOMEN[country] ?? 0.6) ? "P" : "L";
  const personId = person(1 + nth, nth === 0 ? "pasangan" : "anak", sex, personName(random, sex), random.int(1975, 2002));
  const journeyId = random.uuid();
  const departedOn = `${random.int(2018, 2024)}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`;
  const returnedOn = random.chance(0.2) ? laterBy(departedOn, random.int(12, 60)) : null;
  const back = returnedOn !== null && returnedOn <= "2025-12-31" ? returnedOn : null;
  const procedural = random.weighted({ prosedural: 88, non_prosedural: 5, tidak_diketahui: 7 });
  const opened = laterBy(departedOn, -5);
  world.journeys.push([journeyId, personId, householdId, code, 1, back ? "pulang" : "bekerja", "sejak_minat", procedural, procedural === "prosedural" ? laterBy(departedOn, -2) : null, procedural === "prosedural" ? "siskop2mi" : null, procedural === "non_prosedural" ? "pengakuan_keluarga" : null, country, random.weighted({ p_to_p: 90, g_to_g: 5, perseorangan: 5 }), random.weighted({ rumah_tangga: 50, pabrik: 30, perawat_lansia: 20 }), opened, departedOn, back, null, SOURCE, at, at]);
  return { journeyId, country, currency: CURRENCIES[country] ?? "USD", sex, from: departedOn.slice(0, 7), until: (back ?? "9999-12").slice(0, 7), monthlyIdr: random.logNormal(3_800_000, 0.45) };
}

/** Exactly so many transfers, over the months in which somebody is away; a month left out is now and then confirmed as one without. */
function addMoney(world: World, random: Random, id: string, place: Place, abroad: readonly Migrant[], transfers: number, rates: FxRates): void {
  const away = MONTHS.filter((month) => abroad.some(({ from, until }) => from < month && month <= until));
  const months = away.length > 0 ? away : MONTHS.slice(-12);
  const chosen = Array.from({ length: transfers }, (_, nth) => months[Math.floor(((nth + random.next()) * months.length) / transfers)] as string);
  const received = new Map<string, number>();
  for (const month of chosen) {
    const sender = random.pick(abroad.filter(({ from, until }) => from < month && month <= until).concat(abroad).slice(0, 2));
    received.set(month, (received.get(month) ?? 0) + addTransfer(world, random, id, place, sender, month, transfers / months.length, rates));
  }
  for (const [index, month] of months.entries()) {
    const amount = received.get(month);
    const code = livesIn(place, month);
    if (amount === undefined && random.chance(0.3)) world.no_transfer_months.push([random.uuid(), id, code, `${month}-01`, SOURCE, stamp(month), stamp(month)]);
    if (amount !== undefined && amount > 0 && index % USES_EVERY === 0) addUses(world, random, id, code, month, amount);
  }
  for (const year of ["2021", "2022", "2023", "2024", "2025"]) {
    if (!random.chance(0.35)) continue;
    const maybe = (value: number) => (random.chance(0.93) ? value : null);
    const debt = random.chance(0.4) ? random.int(2, 14) * 100_000 : 0;
    world.finance_snapshots.push([random.uuid(), id, livesIn(place, `${year}-11`), `${year}-11-${two(random.int(1, 28))}`, maybe(random.int(0, 80) * 100_000), maybe(random.int(18, 48) * 100_000), maybe(debt), Math.round((abroad[0]?.monthlyIdr ?? 0) / 10_000) * 10_000, maybe(random.int(0, 24) * 100_000), 0, debt * 6, SOURCE, stamp(`${year}-12`), stamp(`${year}-12`)]);
  }
}

function addTransfer(world: World, random: Random, id: string, place: Place, migrant: Migrant, month: string, perMonth: number, rates: FxRates): number {
  const reference = rateOf(rates, migrant.currency, month) ?? 1;
  const channel = random.weighted(CHANNELS);
  const cost = Math.max(0, (CHANNEL_COST[channel] ?? 0) + random.normal(0, 0.008));
  const applied = Math.round(reference * (1 - cost * 0.6) * 100) / 100;
  const unit = reference > 1000 ? 10 : reference > 50 ? 100 : 1_000;
  const season = LEBARAN_MONTHS.has(month) ? 1.4 : 1;
  const sent = Math.max(unit, Math.round((migrant.monthlyIdr * season * random.logNormal(1, 0.15)) / Math.max(1, perMonth) / applied / unit) * unit);
  const isRead = !random.chance(0.01);
  const digits = minorPerUnit(migrant.currency as never);
  const on = `${month}-${two(random.int(1, 28))}`;
  const knowsCost = random.chance(0.9);
  const fee = channel === "pos" || channel === "mto" ? random.pick([0, 0, 10_000, 15_000]) : 0;
  const received = isRead ? Math.round(sent * applied) : null;
  world.remittances.push([random.uuid(), id, livesIn(place, month), migrant.journeyId, migrant.country, migrant.sex, on, on, migrant.currency, sent * digits, knowsCost ? Math.round(sent * cost * 0.4 * digits) : null, knowsCost ? fee : null, knowsCost ? applied : null, reference, "fx_monthly", `${month}-01`, received, channel, "struk", SOURCE, stamp(month), stamp(month)]);
  return (received ?? 0) - (knowsCost ? fee : 0);
}

function addUses(world: World, random: Random, id: string, code: string, month: string, received: number): void {
  let left = received;
  for (const [category, share] of Object.entries(USES).slice(1)) {
    const amount = random.chance(0.5) ? Math.floor((received * share) / 1_000_000) * 10_000 : 0;
    if (amount > 0) world.remittance_uses.push([random.uuid(), id, code, `${month}-01`, category, amount, null, null, SOURCE, stamp(month), stamp(month)]);
    left -= amount;
  }
  if (left > 0) world.remittance_uses.push([random.uuid(), id, code, `${month}-01`, "konsumsi", left, null, null, SOURCE, stamp(month), stamp(month)]);
}

const livesIn = ({ code, movedTo }: Place, month: string) => (movedTo !== null && month >= "2024-01" ? movedTo : code);
const two = (number: number) => String(number).padStart(2, "0");
const prefix = (code: string) => code.replaceAll(".", "").slice(0, 6);
/** Four digits that no other person of the district has. */
const serial = (index: number) => String(1000 + (index % 9000));
const stamp = (month: string) => `${month}-28T10:00:00Z`;
