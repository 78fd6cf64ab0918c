import { searchKey } from "~/shared/text";
import type { Random } from "./random";
import { demoVillages, HOME_VILLAGE } from "./villages";
import type { World } from "./world";

/** Invented companies: one of each state that a list may tell. */
const COMPANIES = [["PT Contoh Karya Mandiri", "aktif"], ["PT Contoh Bina Samudra", "aktif"], ["PT Contoh Lintas Benua", "skors"], ["PT Contoh Jaya Abadi", "dicabut"]] as const;
const JOBS = [["Perawat lansia", "TW", "perawat_lansia", 2_000_000, "TWD"], ["Pekerja rumah tangga", "HK", "rumah_tangga", 499_000, "HKD"], ["Operator pabrik", "MY", "pabrik", 170_000, "MYR"], ["Kasir toko", "ID", "lainnya", 2_450_000, "IDR"]] as const;
const [CHECKED_ON, VALID_UNTIL] = ["2025-12-15", "2027-12-31"];

/** The board of the home village and of a few others; what stands with a company whose licence is not in force is not shown. */
export function vacanciesOf(world: World, random: Random): void {
  const companies = COMPANIES.map(([name, status], index) => {
    const id = random.uuid();
    world.placement_companies.push([id, name, searchKey(name), `CONTOH-${String(index + 1).padStart(3, "0")}`, status, CHECKED_ON, "2023-01-01", "2028-12-31"]);
    return { id, name };
  });
  const villages = [HOME_VILLAGE, ...demoVillages.filter(({ programme, code }) => programme && code !== HOME_VILLAGE).slice(0, 3).map(({ code }) => code)];
  for (const code of villages) {
    JOBS.forEach(([title, country, sector, wage, currency], index) => {
      const company = country === "ID" ? null : companies[index % companies.length]!;
      world.vacancies.push([
        random.uuid(), code, country === "ID" ? "dalam_negeri" : "p3mi", title, country, sector, company?.name, company?.id, random.int(2, 20), random.int(2, 20), wage, currency, "bulan", 21, 45,
        country === "ID" ? 0 : random.int(5, 30) * 1_000_000, VALID_UNTIL, "terbit", CHECKED_ON, `${CHECKED_ON}T03:00:00Z`, `${CHECKED_ON}T03:00:00Z`,
      ]);
    });
  }
}
