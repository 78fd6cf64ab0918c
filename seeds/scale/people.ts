import { sealIdentifier } from "~/access/protected-identifiers.server";
import { searchKey } from "~/shared/text";
import { householdLabel } from "../demo/names";
import type { Random } from "../demo/random";
import { HOME_VILLAGE } from "../demo/villages";
import { laterBy, SOURCE, type World } from "../demo/world";
import { dayText, stampOf } from "./calendar";
import { chanceOf, spread, type Ids } from "./chance";
import { codeOn, type Home } from "./homes";
import type { Migrant } from "./migrants";
import { nameOf } from "./names";
import { lastMonthOf } from "./villages";

/** Ids of what the household's money refers to. */
export type Known = { id: string; journeys: string[] };

const EDUCATION = spread({ sd: 25, smp: 35, sma_smk: 34, diploma: 2, s1_plus: 4 });
const MARITAL = spread({ kawin: 80, belum_kawin: 10, cerai_hidup: 7, cerai_mati: 3 });
const SCHEMES = spread({ p_to_p: 86, g_to_g: 3, perseorangan: 5, ukps: 1, tidak_diketahui: 5 });
const SECTORS = spread({ perawat_lansia: 30, pabrik: 35, konstruksi: 12, perikanan: 10, pertanian: 13 });
const FINANCING = spread({ keluarga: 25, tabungan: 12, kur: 14, potong_gaji: 30, rentenir: 9, tidak_diketahui: 10 });
const NO_PROCEDURE = ["visa_kunjungan", "perantara_tak_berizin", "pengakuan_keluarga"];
const HOUSEWORK = new Set(["HK", "SG", "SA", "AE"]);

/** Four digits that no second person, or family card, of a district has. */
export class Serials {
  private readonly given = new Map<string, number>();

  next(district: string): string {
    const serial = (this.given.get(district) ?? 0) + 1;
    this.given.set(district, serial);
    return String(serial).padStart(4, "0");
  }
}

export type Making = { world: World; ids: Ids; niks: Serials; cards: Serials; mentorId: string | null };
type Member = { name: string; role: string; sex: "L" | "P"; born: number };

/** The household, its members and their journeys, into the tables. */
export function addPeople(making: Making, home: Home): Known {
  const { world, ids, cards } = making;
  const random = chanceOf(home.nth, "people");
  const { village, code, before, joinedOn, migrants, others } = home;
  const id = ids.of("households");
  const known: Known = { id, journeys: [] };
  const head: Member = { role: "kepala", sex: random.chance(0.7) ? "L" : "P", born: random.int(1955, 1985), name: "" };
  head.name = nameOf(random, head.sex, village.ntb);
  const members = Array.from({ length: others }, (_, nth) => memberOf(random, home, head, nth));
  const district = districtOf(joinedCode(home));
  const card = random.chance(0.1 + village.extraUnknown) ? null : sealIdentifier("kk", `${district}${two(random.int(1, 28))}${two(random.int(1, 12))}${random.int(10, 20)}${cards.next(district)}`);
  const label = householdLabel(head.name, head.sex).replace(" .", "");
  const at = stampOf(joinedOn);
  const count = (is: (member: Member) => boolean) => members.filter(is).length;
  world.households.push([id, code, label, searchKey(label), card?.cipher, card?.index, card?.last4, 1 + migrants.length + others, count(({ born }) => born > 2007), count(({ born }) => born < 1966), code === HOME_VILLAGE ? making.mentorId : null, "aktif", SOURCE, at, at]);
  if (before !== null) world.household_regions.push([id, before, joinedOn, home.movedOn]);
  world.household_regions.push([id, code, before === null ? joinedOn : home.movedOn, null]);
  addConsents(making, home, id, random);
  addPerson(making, home, id, random, head);
  for (const [nth, migrant] of migrants.entries()) {
    const role = nth === 0 && migrant.sex !== head.sex && random.chance(0.6) ? "pasangan" : "anak";
    const member = { name: nameOf(random, migrant.sex, village.ntb), role, sex: migrant.sex, born: random.int(1978, 2002) };
    known.journeys.push(addJourney(making, home, id, addPerson(making, home, id, random, member), random, migrant));
  }
  for (const member of members) addPerson(making, home, id, random, member);
  return known;
}

function memberOf(random: Random, { village, migrants }: Home, head: Member, nth: number): Member {
  const marries = nth === 0 && migrants.length === 0 && random.chance(0.8);
  const sex = marries ? (head.sex === "L" ? "P" : "L") : random.chance(0.5) ? "L" : "P";
  const old = !marries && random.chance(0.15);
  const born = marries ? head.born + random.int(-4, 6) : old ? random.int(1940, 1958) : random.int(2004, 2021);
  return { name: nameOf(random, sex, village.ntb), role: marries ? "pasangan" : old ? "orang_tua" : random.chance(0.9) ? "anak" : "cucu", sex, born };
}

function addConsents({ world, ids }: Making, home: Home, householdId: string, random: Random): void {
  const how = random.chance(0.8) ? "tertulis" : "cap_jempol";
  for (const purpose of random.chance(0.9) ? ["program_desa", "data_keuangan"] : ["program_desa"]) {
    world.consents.push([ids.of("consents"), householdId, joinedCode(home), purpose, "persetujuan", "2020-1", home.joinedOn, how, SOURCE, stampOf(home.joinedOn)]);
  }
}

function addPerson({ world, ids, niks }: Making, home: Home, householdId: string, random: Random, { name, role, sex, born }: Member): string {
  const id = ids.of("persons");
  const { extraUnknown } = home.village;
  const [month, day] = [random.int(1, 12), random.int(1, 28)];
  const dated = !random.chance(0.06 + extraUnknown);
  const district = districtOf(joinedCode(home));
  const nik = dated && !random.chance(0.08 + extraUnknown) ? sealIdentifier("nik", `${district}${two(sex === "P" ? day + 40 : day)}${two(month)}${two(born % 100)}${niks.next(district)}`) : null;
  const education = random.chance(0.08 + extraUnknown) ? "tidak_diketahui" : born > 2018 ? "tidak_sekolah" : born > 2009 ? "sd" : random.pick(EDUCATION);
  const marital = role === "pasangan" ? "kawin" : born > 2004 ? "belum_kawin" : random.pick(MARITAL);
  world.persons.push([id, householdId, home.code, name, searchKey(name), role, sex, dated ? `${born}-${two(month)}-${two(day)}` : null, dated ? born : null, nik?.cipher, nik?.index, nik?.last4, education, marital, SOURCE, stampOf(home.joinedOn)]);
  return id;
}

function addJourney({ world, ids }: Making, home: Home, householdId: string, personId: string, random: Random, migrant: Migrant): string {
  const id = ids.of("journeys");
  const { country, leftOn, leftIn, backOn, procedural, status } = migrant;
  const found = leftOn !== null && leftOn < home.joinedOn;
  const openedOn = leftOn === null || found ? home.joinedOn : laterBy(leftOn, -random.int(2, 6));
  const code = codeOn(home, leftOn ?? openedOn);
  const sector = HOUSEWORK.has(country) ? "rumah_tangga" : country === "MY" && random.chance(0.6) ? "perkebunan" : random.pick(SECTORS);
  const written = stampOf(backOn ?? (leftOn === null || found ? home.joinedOn : leftOn));
  world.journeys.push([id, personId, householdId, code, 1, status, found ? "ditemukan_di_luar" : "sejak_minat", procedural, procedural === "prosedural" ? laterBy(leftOn ?? openedOn, -2) : null,
    procedural === "prosedural" ? "siskop2mi" : "survei_desa", procedural === "non_prosedural" ? random.pick(NO_PROCEDURE) : null, country, random.pick(SCHEMES), sector, openedOn, leftOn, backOn, null, SOURCE, stampOf(openedOn), written]);
  if (leftOn === null || leftIn === null) return id;
  const event = (from: string, to: string, on: string) => world.journey_events.push([ids.of("journey_events"), id, householdId, code, from, to, on, stampOf(on)]);
  event("siap_berangkat", "bekerja", leftOn);
  if (backOn !== null) event("bekerja", "pulang", backOn);
  else if (status !== "bekerja") event("bekerja", status, dayText(lastMonthOf(home.village), 15));
  const cost = random.chance(0.15 + home.village.extraUnknown) ? null : random.int(60, 320) * 100_000;
  world.placements.push([ids.of("placements"), id, householdId, code, country, sector, sector === "rumah_tangga" ? "informal" : "formal", null, leftOn, dayText(migrant.until, 28), null, null, null, migrant.debtIdr || cost, random.pick(FINANCING), SOURCE, stampOf(openedOn)]);
  return id;
}

const joinedCode = (home: Home) => codeOn(home, home.joinedOn);
const two = (number: number) => String(number).padStart(2, "0");
const districtOf = (code: string) => code.replaceAll(".", "").slice(0, 6);
