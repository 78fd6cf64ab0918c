import { beforeAll, expect, it } from "vitest";
import postgres from "postgres";
import { importFor } from "~/imports/import-cli.server";
import type { ImportableKind } from "~/imports/import-types";
import { aHousehold } from "../factories/households";
import { signedIn } from "../factories/sign-in";
import { fieldFile } from "./reading";
import { Visitor } from "./web";

/** One file through the page and through the command line, by the same person for the same village. */
const VILLAGE = "35.04.01.1001";
const FILES: [ImportableKind, string][] = [
  ["households", "g01-bom-nik.csv"], ["remittances", "g02-kiriman-titik-koma.csv"], ["households", "g03-utf16le-tab.txt"], ["households", "g04-kutip.csv"],
  ["households", "g05-telepon-ilmiah.csv"], ["households", "g06-nik-nol.csv"], ["households", "g07-kepala-ganda.csv"], ["households", "g08-proto.csv"],
  ["households", "g09-rumus.csv"], ["households", "g10-kode-wilayah.csv"], ["households", "g11-semua-salah.csv"], ["households", "g12-windows1252.csv"],
  ["households", "g13-html-bernama.xlsx"], ["remittances", "g14-jumlah-kolom.csv"], ["households", "g15-tanggal.csv"], ["remittances", "g16-baris-kosong.xlsx"],
  ["households", "g17-nomor-baris.xlsx"], ["remittances", "g19-judul-gabung.xlsx"], ["households", "g20-sel-kaya.xlsx"], ["remittances", "g21-tahun-1904.xlsx"],
];

const account = await signedIn({ grants: [{ role: "koordinator_desa", areaCode: "35" }, { role: "koordinator_desa", areaCode: "52" }] });
const visitor = new Visitor(account.headers, VILLAGE);

beforeAll(async () => {
  const sql = postgres(process.env.DATABASE_URL!, { max: 1, onnotice: () => {} });
  for (const label of ["Keluarga Bu Tini", "Keluarga Pak Darso", "Keluarga Bu Wati", "Keluarga Bu Rukmini"]) await aHousehold(sql, { regionCode: VILLAGE, label });
  await sql.end();
});

it.each(FILES)("%s %s: the page says what the command line says, of each row", async (kind, name) => {
  const told = await importFor({ kind, file: fieldFile(name), village: VILLAGE, as: account.login, dryRun: true });
  const id = await visitor.importFieldFile(kind, name);
  const page = await visitor.page(id);
  if (!told.ok) return expect(page).toMatchObject({ unusable: told.reason.text, counts: null, rows: [] });
  const { counts, encoding, delimiter, sheet, headerRow, columns, rows } = told.value;
  expect(page).toMatchObject({ counts, reading: { encoding, delimiter, sheet, headerRow, columns } });
  for (const [outcome, word] of [["refuse", "perbaiki"], ["create", "baru"]] as const) {
    const wanted = rows.filter((row) => row.outcome === outcome);
    if (wanted.length === 0) continue;
    const shown = (await visitor.page(id, `?lihat=${word}`)).rows;
    expect(shown.map(({ line, messages }) => [line, messages.map(({ code, text }) => [code, text])])).toEqual(wanted.map(({ line, messages }) => [line, messages.map(({ code, text }) => [code, text])]));
  }
});
