import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import type postgres from "postgres";
import { copyRows } from "../copy-rows.server";
import { type EditionRow, type ListedRegion, regionTable } from "./region-table";

const ownFolder = fileURLToPath(new URL("../../../seeds/reference/", import.meta.url));
/** Dukcapil, first half of 2025 (NOTICE). */
const POPULATION_YEAR = 2025;

/** Loads areas, population, exchange rates and holidays where their files are newer than what the database has. */
export async function loadReferenceData(client: postgres.Sql, folder = ownFolder): Promise<void> {
  await loadOnce(client, folder, "regions", ["regions.csv", "region_editions.csv", "population.csv"], loadRegions);
  await loadOnce(client, folder, "fx_rates", ["fx_monthly.csv"], loadRates);
  await loadOnce(client, folder, "holidays", ["holidays.csv"], loadHolidays);
}

type Load = (tx: postgres.TransactionSql, files: string[]) => Promise<number>;

async function loadOnce(client: postgres.Sql, folder: string, name: string, fileNames: string[], load: Load): Promise<void> {
  const files = await Promise.all(fileNames.map((file) => readFile(join(folder, file), "utf8")));
  const sha256 = createHash("sha256").update(files.join("\n")).digest("hex");
  const [loaded] = await client`select 1 from reference_loads where name = ${name} and sha256 = ${sha256}`;
  if (loaded) return;
  await client.begin(async (tx) => {
    const rows = await load(tx, files);
    await tx`insert into reference_loads (name, sha256, rows) values (${name}, ${sha256}, ${rows})
      on conflict (name) do update set sha256 = excluded.sha256, rows = excluded.rows`;
  });
}

async function loadRegions(tx: postgres.TransactionSql, [list = "", editions = "", population = ""]: string[]): Promise<number> {
  const table = regionTable(parseRegions(list), parseEditions(editions));
  if (!table.ok) {
    const { regionCode, lines, names } = table.reason;
    throw new Error(`Area code ${regionCode} stands twice: line ${lines[0]} (${names[0]}) and line ${lines[1]} (${names[1]}). Nothing was loaded.`);
  }
  await tx`create temporary table staged_regions (like regions) on commit drop`;
  await copyRows(
    tx,
    "staged_regions (code, name, level, parent_code, lat, lng, valid_from, valid_to, succeeded_by, current_code, search_path)",
    table.value.map((r) => [r.code, r.name, r.level, r.parentCode, r.lat, r.lng, r.validFrom, r.validTo, r.succeededBy, r.currentCode, r.searchPath]),
  );
  await tx`insert into regions select * from staged_regions on conflict (code) do update set
    name = excluded.name, level = excluded.level, parent_code = excluded.parent_code, lat = excluded.lat, lng = excluded.lng,
    valid_from = excluded.valid_from, valid_to = excluded.valid_to, succeeded_by = excluded.succeeded_by,
    current_code = excluded.current_code, search_path = excluded.search_path`;
  await tx`create temporary table staged_population (code text, total integer) on commit drop`;
  await copyRows(tx, "staged_population", records(population).map(([code, , , total]) => [code, total]));
  await tx`update regions set population = p.total, population_year = ${POPULATION_YEAR} from staged_population p where p.code = regions.code`;
  return table.value.length;
}

async function loadRates(tx: postgres.TransactionSql, [rates = ""]: string[]): Promise<number> {
  const rows = records(rates).map(([month, currency, idr, basis]) => [`${month}-01`, currency, idr, basis]);
  await tx`create temporary table staged_rates (like fx_rates) on commit drop`;
  await copyRows(tx, "staged_rates", rows);
  await tx`insert into fx_rates select * from staged_rates on conflict (currency, month) do update set idr_per_unit = excluded.idr_per_unit, basis = excluded.basis`;
  return rows.length;
}

async function loadHolidays(tx: postgres.TransactionSql, [days = ""]: string[]): Promise<number> {
  const rows = records(days);
  await tx`create temporary table staged_days (like holidays) on commit drop`;
  await copyRows(tx, "staged_days", rows);
  await tx`insert into holidays select * from staged_days on conflict (date) do update set kind = excluded.kind, name = excluded.name`;
  return rows.length;
}

/** Lines are those of the file, blank ones counted; spaces around a code do not make it another one. */
export function parseRegions(csv: string): ListedRegion[] {
  const lines = Papa.parse<string[]>(csv.replace(/^\uFEFF/, "")).data;
  return lines.flatMap(([code = "", name = "", lat, lng], index) =>
    index === 0 || code.trim() === ""
      ? []
      : [{ line: index + 1, code: code.trim(), name: name.trim(), lat: lat ? Number(lat) : null, lng: lng ? Number(lng) : null }],
  );
}

function parseEditions(csv: string): EditionRow[] {
  return records(csv).map(([code = "", name = "", first, last]) => ({ code, name, firstEdition: Number(first), lastEdition: Number(last) }));
}

function records(csv: string): string[][] {
  return Papa.parse<string[]>(csv, { skipEmptyLines: true }).data.slice(1);
}
