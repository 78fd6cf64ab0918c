import { ENTERPRISE_KINDS, type EnterpriseKind } from "~/enterprises/codes";
import { codesOf } from "~/shared/codes";
import { addDays } from "~/shared/dates";
import { Random } from "./random";
import { type DemoHousehold, laterBy, LAST_DAY, LAST_MONTH, monthsBetween, SOURCE, type World } from "./world";

const SINCE = "2023-07-01";
const NAMES: Partial<Record<EnterpriseKind, readonly string[]>> = {
  makanan_olahan: ["Keripik Barokah", "Sambal Bu Yem", "Kue Kering Melati"], pertanian: ["Sayur Organik Sumber", "Cabai Rejo"], peternakan: ["Ternak Kambing Makmur", "Ayam Kampung Jaya"],
  perikanan: ["Lele Tirta", "Gurami Mulyo"], warung: ["Warung Pojok", "Toko Berkah"], kuliner: ["Soto Pak Min", "Bakso Lestari"], jasa: ["Jahit Rapi", "Bengkel Maju"], kerajinan: ["Anyaman Asri"], konveksi: ["Konveksi Sejahtera"],
};

/** Chance of its own for what belongs to a record, so that nothing else of the world depends on it. */
const chanceOf = (id: string) => new Random(Number.parseInt(id.slice(-8), 16));

/** Some families of programme villages, and fewer elsewhere, began something; not every one lasts (handbook §7.4). */
export function enterprisesOf(world: World, home: DemoHousehold): void {
  const random = chanceOf(`${home.id.slice(0, -1)}5`);
  if (!random.chance(home.programme ? 0.22 : 0.1)) return;
  const kind = random.pick(codesOf(ENTERPRISE_KINDS).filter((one) => NAMES[one]));
  const startedOn = addDays(SINCE, random.int(0, 800));
  if (startedOn > LAST_DAY) return;
  const id = random.uuid();
  const months = monthsBetween(startedOn.slice(0, 7), LAST_MONTH);
  const lasts = months.findIndex((_, age) => random.chance((age < 12 ? 0.035 : 0.02) * (home.programme ? 0.7 : 1)));
  const closedOn = lasts > 0 ? laterBy(startedOn, lasts) : null;
  const isClosed = closedOn !== null && closedOn <= LAST_DAY;
  world.enterprises.push([id, home.id, home.code, random.pick(NAMES[kind] ?? ["Usaha Bersama"]), kind, startedOn, random.int(10, 120) * 100_000, `{${random.weighted({ tabungan: 40, kiriman: 35, kur: 15, hibah: 10 })}}`, random.int(1, 3), random.int(0, 2), isClosed ? closedOn : null, isClosed ? random.weighted({ rugi: 30, modal: 25, pasar: 25, berangkat_lagi: 20 }) : null, SOURCE, `${startedOn}T03:00:00Z`]);
  for (const permit of ["nib", "pirt", "halal", "npwp"]) {
    const state = random.weighted({ ada: permit === "nib" ? 55 : 25, diproses: 15, belum: 40, tidak_diketahui: 10 });
    world.enterprise_permits.push([id, permit, state, state === "ada" && permit === "pirt" ? laterBy(startedOn, 60) : null]);
  }
  book(world, random, id, isClosed ? months.slice(0, lasts) : months);
}

function book(world: World, random: Random, id: string, months: readonly string[]): void {
  const days = chanceOf(`${id.slice(0, -1)}7`);
  const byDayFrom = days.chance(0.3) ? "2025-11" : "9999";
  const base = random.logNormal(2_400_000, 0.5);
  months.forEach((month, age) => {
    if (random.chance(0.12)) return;
    const sales = Math.round((base * (1 + Math.min(age, 18) * 0.02) * (0.7 + random.next() * 0.6)) / 1_000) * 1_000;
    const [goods, other] = [Math.round((sales * (0.5 + random.next() * 0.2)) / 1_000) * 1_000, random.int(10, 60) * 10_000];
    const [row, draw, quality] = [random.uuid(), random.int(0, 5) * 100_000, random.weighted({ buku: 50, nota: 20, ingatan: 30 })];
    const isByDay = month >= byDayFrom;
    const cash = isByDay && month === LAST_MONTH ? days.int(4, 20) * 50_000 : null;
    world.enterprise_months.push([row, id, `${month}-01`, sales, goods, other, 0, draw, isByDay ? "buku" : quality, SOURCE, `${month}-28T10:00:00Z`, isByDay ? "hari" : "bulan", isByDay ? 0 : null, cash]);
    if (isByDay) dayBook(world, days, { id, month, amounts: { penjualan: [sales, 14], bahan: [goods, 4], biaya: [other, 2], prive: [draw, 1] } });
  });
}

const NOTES: Record<string, readonly string[]> = { penjualan: ["pasar pagi", "pesanan tetangga", "titip warung", "pesanan arisan"], bahan: ["belanja bahan", "bahan tambahan"], biaya: ["ongkos dan bensin", "gas dan listrik"], prive: ["untuk rumah"] };

/** The same month told day by day: its sums are those of the month. */
function dayBook(world: World, random: Random, { id, month, amounts }: { id: string; month: string; amounts: Record<string, [number, number]> }): void {
  for (const [kind, [whole, times]] of Object.entries(amounts)) {
    const part = Math.max(1_000, Math.floor(whole / times / 1_000) * 1_000);
    for (let [left, day] = [whole, random.int(1, 3)]; left > 0; day = Math.min(28, day + Math.max(1, Math.floor(26 / times)))) {
      const amount = left < 2 * part ? left : part;
      left -= amount;
      const on = `${month}-${String(day).padStart(2, "0")}`;
      world.enterprise_entries.push([random.uuid(), id, on, kind, amount, random.pick(NOTES[kind] ?? ["catatan"]), SOURCE, `${on}T10:00:00Z`]);
    }
  }
}
