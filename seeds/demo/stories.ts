import type { Random } from "./random";
import { habitsOf } from "./readings";
import { DARTO_VILLAGE, SITI_VILLAGE } from "./villages";
import { laterBy, monthsBetween, SOURCE, type World } from "./world";

/** Stories 1 and 2 of the domain handbook (§6); their exchange rates are invented. */
export function addStories(world: World, random: Random): void {
  siti(world, random);
  darto(world, random);
}

type Family = { label: string; code: string; joined: string; head: string; headSex: "L" | "P"; size: number };

function family(world: World, random: Random, { label, code, joined, head, headSex, size }: Family): { id: string; headId: string } {
  const id = random.uuid();
  const headId = random.uuid();
  world.households.push([id, code, label, label.toLowerCase(), null, null, null, size, 1, 0, null, "aktif", SOURCE, `${joined}T03:00:00Z`, `${joined}T03:00:00Z`]);
  world.household_regions.push([id, code, joined]);
  for (const purpose of ["program_desa", "data_keuangan"]) world.consents.push([random.uuid(), id, code, purpose, "persetujuan", "2022-1", joined, "tertulis", SOURCE, `${joined}T03:00:00Z`]);
  world.persons.push([headId, id, code, head, head.toLowerCase(), "kepala", headSex, null, null, null, null, null, "sd", "kawin", SOURCE, `${joined}T03:00:00Z`]);
  return { id, headId };
}

type Trip = { personId: string; home: string; code: string; country: string; sector: string; departedOn: string; returnedOn: string | null };

function trip(world: World, random: Random, { personId, home, code, country, sector, departedOn, returnedOn }: Trip): string {
  const id = random.uuid();
  world.journeys.push([id, personId, home, code, 1, returnedOn ? "pulang" : "bekerja", "sejak_minat", "prosedural", laterBy(departedOn, -2), "siskop2mi", null, country, "p_to_p", sector, laterBy(departedOn, -6), departedOn, returnedOn, null, SOURCE, `${departedOn}T03:00:00Z`, `${departedOn}T03:00:00Z`]);
  world.journey_events.push([random.uuid(), id, home, code, "siap_berangkat", "bekerja", departedOn]);
  if (returnedOn) world.journey_events.push([random.uuid(), id, home, code, "bekerja", "pulang", returnedOn]);
  for (const type of ["status_kawin", "izin_keluarga", "sertifikat_kompetensi", "kesehatan", "paspor", "visa_kerja", "perjanjian_penempatan", "perjanjian_kerja"]) {
    world.documents.push([random.uuid(), id, home, code, type, "terverifikasi", laterBy(departedOn, -3), SOURCE, `${departedOn}T03:00:00Z`]);
  }
  return id;
}

/** HKD a month, fee, applied and reference rate, channel (story 1). */
const SITI_HALF_YEARS = [
  ["2024-01", "2024-06", 1500, 20, 1965, 2000, "mto"],
  ["2024-07", "2024-12", 2500, 20, 1995, 2030, "mto"],
  ["2025-01", "2025-06", 2500, 20, 2070, 2100, "bank"],
  ["2025-07", "2025-12", 2500, 20, 2085, 2110, "bank"],
] as const;

function siti(world: World, random: Random): void {
  const code = SITI_VILLAGE;
  const { id } = family(world, random, { label: "Keluarga Bu Siti", code, joined: "2023-11-20", head: "Siti Contoh", headSex: "P", size: 4 });
  const rina = random.uuid();
  world.persons.push([rina, id, code, "Rina Contoh", "rina contoh", "anak", "P", null, 1998, null, null, null, "sma_smk", "belum_kawin", SOURCE, "2023-11-20T03:00:00Z"]);
  const journey = trip(world, random, { personId: rina, home: id, code, country: "HK", sector: "rumah_tangga", departedOn: "2023-12-05", returnedOn: null });
  const send = (on: string, hkd: number, fee: number | null, applied: number, reference: number, channel: string) =>
    world.remittances.push([random.uuid(), id, code, journey, "HK", "P", on, on, "HKD", hkd * 100, fee === null ? null : fee * 100, 0, applied, reference, "contoh", `${on.slice(0, 7)}-01`, hkd * applied, channel, "struk", SOURCE, `${on}T10:00:00Z`, `${on}T10:00:00Z`]);
  for (const [from, to, hkd, fee, applied, reference, channel] of SITI_HALF_YEARS) {
    for (const month of monthsBetween(from, to)) send(`${month}-05`, hkd, fee, applied, reference, channel);
  }
  send("2024-04-02", 1500, 20, 1965, 2000, "mto");
  send("2025-03-25", 1500, 0, 2100, 2100, "hand_carried");
  sitiUses(world, random, id, code);
  for (const [asOf, savings, expense, remit, enterprise] of [["2025-03-31", 20_600_000 - 1_500_000 * 9, 3_600_000, 5_175_000, 0], ["2025-12-31", 12_600_000, 3_600_000, 5_212_500, 916_667]] as const) {
    const reading = random.uuid();
    world.finance_snapshots.push([reading, id, code, asOf, savings, expense, 0, remit, 0, enterprise, 0, SOURCE, `${asOf}T10:00:00Z`, `${asOf}T10:00:00Z`, ...habitsOf(reading, 0, true)]);
  }
}

function sitiUses(world: World, random: Random, id: string, code: string): void {
  const received = new Map<string, number>();
  for (const row of world.remittances.filter((remittance) => remittance[1] === id)) {
    const month = String(row[7]).slice(0, 7);
    received.set(month, (received.get(month) ?? 0) + Number(row[16]));
  }
  for (const [index, month] of monthsBetween("2024-01", "2025-12").entries()) {
    const parts = {
      utang_penempatan: month >= "2024-03" && month <= "2025-02" ? 1_500_000 : 0,
      pendidikan: 600_000,
      tabungan: index < 14 ? 400_000 : 1_500_000,
      rumah: month === "2024-12" ? 2_000_000 : 0,
    };
    const rest = (received.get(month) ?? 0) - Object.values(parts).reduce((sum, part) => sum + part, 0);
    for (const [category, amount] of Object.entries({ ...parts, konsumsi: rest })) {
      if (amount > 0) world.remittance_uses.push([random.uuid(), id, code, `${month}-01`, category, amount, null, null, SOURCE, `${month}-28T10:00:00Z`, `${month}-28T10:00:00Z`]);
    }
  }
}

/** As of, balance, expense without instalments, instalment, local income (story 2, thousands of rupiah). */
const DARTO = [
  ["2025-02-10", 60_000, 4_100, 0, 400],
  ["2025-05-10", 18_900, 4_100, 900, 400],
  ["2025-08-10", 14_100, 3_200, 0, 400],
  ["2025-11-10", 8_700, 3_200, 0, 1_400],
] as const;

function darto(world: World, random: Random): void {
  const code = DARTO_VILLAGE;
  const { id, headId } = family(world, random, { label: "Keluarga Pak Darto", code, joined: "2023-02-01", head: "Darto Contoh", headSex: "L", size: 4 });
  trip(world, random, { personId: headId, home: id, code, country: "MY", sector: "konstruksi", departedOn: "2021-02-15", returnedOn: "2025-02-10" });
  for (const [asOf, balance, expense, instalment, local] of DARTO) {
    const reading = random.uuid();
    world.finance_snapshots.push([reading, id, code, asOf, balance * 1000, expense * 1000, instalment * 1000, 0, local * 1000, 0, instalment * 6 * 1000, SOURCE, `${asOf}T10:00:00Z`, `${asOf}T10:00:00Z`, ...habitsOf(reading, instalment * 1000, true)]);
  }
}
