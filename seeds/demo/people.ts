import { sealIdentifier } from "~/access/protected-identifiers.server";
import { householdLabel, personName } from "./names";
import type { Random } from "./random";
import type { DemoVillage } from "./villages";
import { type DemoHousehold, type DemoMigrant, LAST_DAY, laterBy, SOURCE, unknownHere, type World } from "./world";

const CURRENCIES: Record<string, string> = { HK: "HKD", TW: "TWD", JP: "JPY", MY: "MYR", SG: "SGD", KR: "KRW", BN: "BND", SA: "SAR", AE: "AED" };
/** Shares of the destinations and of women, domain handbook §7.4. */
const EAST_JAVA = { HK: 38, TW: 38, JP: 8, MY: 6, SG: 4, KR: 3, BN: 2, AE: 1 };
const LOMBOK = { MY: 70, SA: 12, TW: 6, HK: 4, SG: 3, JP: 2, AE: 3 };
const WOMEN: Record<string, number> = { HK: 0.97, SG: 0.97, TW: 0.7, JP: 0.4, KR: 0.12, MY: 0.45, BN: 0.5, SA: 0.8, AE: 0.7 };

/** Makes one village's households with their migrants and writes them into the world. */
export function peopleOf(world: World, random: Random, village: DemoVillage): DemoHousehold[] {
  return Array.from({ length: random.int(40, 110) }, () => household(world, random, village));
}

function household(world: World, random: Random, village: DemoVillage): DemoHousehold {
  const id = random.uuid();
  const joined = `2022-${String(random.int(1, 12)).padStart(2, "0")}-${String(random.int(1, 28)).padStart(2, "0")}`;
  const headSex = random.chance(0.7) ? "L" : "P";
  const headName = personName(random, headSex);
  const kk = unknownHere(random, village, 0.1) ? null : sealIdentifier("kk", `${village.code.replaceAll(".", "").slice(0, 6)}${random.int(10, 28)}${random.int(10, 12)}${random.int(10, 20)}${random.int(1000, 9999)}`);
  const children = random.int(0, 3);
  const elderly = random.int(0, 1);
  const home: DemoHousehold = { id, code: village.code, programme: village.programme, extraUnknown: village.extraUnknown, lombok: village.lombok, migrants: [] };
  world.households.push([id, village.code, householdLabel(headName, headSex), householdLabel(headName, headSex).toLowerCase(), kk?.cipher, kk?.index, kk?.last4, 2 + children + elderly, children, elderly, null, "aktif", SOURCE, `${joined}T03:00:00Z`, `${joined}T03:00:00Z`]);
  world.household_regions.push([id, village.code, joined]);
  world.consents.push([random.uuid(), id, village.code, "program_desa", "persetujuan", "2022-1", joined, random.chance(0.8) ? "tertulis" : "cap_jempol", SOURCE, `${joined}T03:00:00Z`]);
  person(world, random, home, { name: headName, role: "kepala", sex: headSex, born: random.int(1955, 1985), joined });
  for (let child = 0; child < children; child++) {
    const sex = random.chance(0.5) ? "L" : "P";
    person(world, random, home, { name: personName(random, sex), role: "anak", sex, born: random.int(2006, 2020), joined });
  }
  const migrants = random.chance(0.92) ? (random.chance(0.1) ? 2 : 1) : 0;
  for (let migrant = 0; migrant < migrants; migrant++) addMigrant(world, random, home, village, headSex, joined, migrant);
  return home;
}

type NewPerson = { name: string; role: string; sex: "L" | "P"; born: number; joined: string };

function person(world: World, random: Random, home: DemoHousehold, { name, role, sex, born, joined }: NewPerson): string {
  const id = random.uuid();
  const month = random.int(1, 12);
  const day = random.int(1, 28);
  const birthDate = unknownHere(random, home, 0.06) ? null : `${born}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const nikDay = sex === "P" ? day + 40 : day;
  const digits = `${home.code.replaceAll(".", "").slice(0, 6)}${String(nikDay).padStart(2, "0")}${String(month).padStart(2, "0")}${String(born % 100).padStart(2, "0")}${random.int(1000, 9999)}`;
  const nik = birthDate === null || unknownHere(random, home, 0.08) ? null : sealIdentifier("nik", digits);
  const education = unknownHere(random, home, 0.08) ? "tidak_diketahui" : random.weighted({ sd: 25, smp: 35, sma_smk: 34, diploma: 2, s1_plus: 4 });
  const marital = role === "anak" && born > 2004 ? "belum_kawin" : random.weighted({ kawin: 80, belum_kawin: 10, cerai_hidup: 7, cerai_mati: 3 });
  world.persons.push([id, home.id, home.code, name, name.toLowerCase(), role, sex, birthDate, birthDate ? born : null, nik?.cipher, nik?.index, nik?.last4, education, marital, SOURCE, `${joined}T03:00:00Z`]);
  return id;
}

function addMigrant(world: World, random: Random, home: DemoHousehold, village: DemoVillage, headSex: "L" | "P", joined: string, nth: number): void {
  const country = random.weighted<string>(village.lombok ? LOMBOK : EAST_JAVA);
  const sex = random.chance(village.lombok && country === "MY" ? 0.2 : (WOMEN[country] ?? 0.6)) ? "P" : "L";
  const isSpouse = nth === 0 && sex !== headSex && random.chance(0.6);
  const personId = person(world, random, home, { name: personName(random, sex), role: isSpouse ? "pasangan" : "anak", sex, born: random.int(1978, 2002), joined });
  const journeyId = random.uuid();
  const departedOn = laterBy("2021-07-01", random.int(0, 50)).slice(0, 8) + String(random.int(1, 28)).padStart(2, "0");
  const stays = random.weighted({ "24": 55, "36": 30, "60": 15 });
  const plannedReturn = laterBy(departedOn, Number(stays) + random.int(-3, 4));
  const returnedOn = plannedReturn <= LAST_DAY ? plannedReturn : null;
  const status = returnedOn ? "pulang" : random.weighted({ bekerja: 95, bermasalah: 2, hilang_kontak: 1, cuti: 2 });
  const unknown = unknownHere(random, village, 0.1);
  const procedural = unknown ? "tidak_diketahui" : random.chance(village.lombok ? 0.75 : 0.93) ? "prosedural" : "non_prosedural";
  const cost = random.int(60, 320) * 100_000;
  const sector = country === "HK" || country === "SG" || country === "SA" || country === "AE" ? "rumah_tangga" : random.weighted({ perawat_lansia: 30, pabrik: 35, perkebunan: country === "MY" ? 60 : 2, konstruksi: 10, perikanan: 8, pertanian: 8 });
  world.journeys.push([journeyId, personId, home.id, village.code, 1, status, departedOn < joined ? "ditemukan_di_luar" : "sejak_minat", procedural, procedural === "prosedural" ? laterBy(departedOn, -2) : null, procedural === "prosedural" ? "siskop2mi" : "survei_desa", procedural === "non_prosedural" ? random.pick(["visa_kunjungan", "perantara_tak_berizin", "pengakuan_keluarga"]) : null, country, random.weighted({ p_to_p: 86, g_to_g: 3, perseorangan: 5, ukps: 1, tidak_diketahui: 5 }), sector, departedOn < joined ? joined : laterBy(departedOn, -5), departedOn, returnedOn, null, SOURCE, `${joined}T03:00:00Z`, `${joined}T03:00:00Z`]);
  world.journey_events.push([random.uuid(), journeyId, home.id, village.code, "siap_berangkat", "bekerja", departedOn]);
  if (returnedOn) world.journey_events.push([random.uuid(), journeyId, home.id, village.code, "bekerja", "pulang", returnedOn]);
  if (!returnedOn && status !== "bekerja") world.journey_events.push([random.uuid(), journeyId, home.id, village.code, "bekerja", status, "2025-11-15"]);
  world.placements.push([random.uuid(), journeyId, home.id, village.code, country, sector, sector === "rumah_tangga" ? "informal" : "formal", null, departedOn, laterBy(departedOn, Math.min(36, Number(stays))), null, null, null, unknownHere(random, village, 0.15) ? null : cost, random.weighted({ keluarga: 25, tabungan: 12, kur: 14, potong_gaji: 30, rentenir: 9, tidak_diketahui: 10 }), SOURCE, `${joined}T03:00:00Z`]);
  if (procedural === "prosedural") {
    for (const type of ["status_kawin", "izin_keluarga", "sertifikat_kompetensi", "kesehatan", "paspor", "visa_kerja", "perjanjian_penempatan", "perjanjian_kerja"]) {
      world.documents.push([random.uuid(), journeyId, home.id, village.code, type, "terverifikasi", laterBy(departedOn, -3), SOURCE, `${joined}T03:00:00Z`]);
    }
  }
  home.migrants.push({ journeyId, sex, country, currency: CURRENCIES[country] ?? "USD", departedOn, returnedOn, monthlyIdr: random.logNormal(3_800_000, 0.45), placementDebtIdr: random.chance(0.6) ? cost : 0 } satisfies DemoMigrant);
}
