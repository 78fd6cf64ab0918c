import { beforeEach, describe, expect } from "vitest";
import postgres from "postgres";
import type { Actor } from "~/db/actor";
import { dbTest } from "../db";
import { aHousehold } from "../factories/households";
import { signedIn } from "../factories/sign-in";
import { bring, codesOf } from "./bring";
import { fieldFile, withBomb } from "./reading";
import { peopleOf, transfersOf, withoutFamilies } from "./records";
import { openImport } from "~/imports/open-import.server";
import { previewImport } from "~/imports/run-import.server";

const VILLAGE = "35.04.01.1001";
let coordinator: Actor;

beforeEach(async () => {
  coordinator ??= (await signedIn({ grants: [{ role: "koordinator_desa", areaCode: "35" }, { role: "koordinator_desa", areaCode: "52" }] })).actor;
  const sql = postgres(process.env.DATABASE_URL!, { max: 1, onnotice: () => {} });
  await withoutFamilies(sql);
  await sql.end();
});

const good = { acceptGood: true } as const;

/** The households a file of money speaks of. */
async function families(sql: postgres.Sql, ...labels: string[]): Promise<void> {
  for (const label of labels) await aHousehold(sql, { regionCode: VILLAGE, label });
}

describe("files of families come in as the index of field files says", () => {
  dbTest("g01: damaged numbers are refused, undamaged ones stored exactly", async ({ sql }) => {
    const file = await bring(coordinator, "households", fieldFile("g01-bom-nik.csv"), good);
    expect(file.outcomes).toEqual({ 2: "refuse nik:lost_digits", 3: "create", 4: "create", 5: "create", 6: "refuse nik:has_letter", 7: "create" });
    expect(await peopleOf(sql, file)).toMatchObject([
      { name: "Yohanis Contoh", nik: "9171020505920007", phone: "+6281234500012" },
      { nik: "3504011708900001", phone: "+6281234500013" },
      { nik: "3504015203870003", phone: "+6281234500014", village: VILLAGE },
      { nik: "3504016512880003", born: "1988-12-25", sex: "P", village: VILLAGE },
    ]);
    expect(codesOf(file.rows[1]!)).toEqual(["zero_added"]);
  });

  dbTest("g03, g04 and g12: encodings, quotes and line breaks keep their letters", async ({ sql }) => {
    const unicode = await bring(coordinator, "households", fieldFile("g03-utf16le-tab.txt"));
    expect((await peopleOf(sql, unicode)).map(({ name, born }) => [name, born])).toEqual([["Siti Nur’aini", "1990-08-17"], ["Jumirah", "1985-05-01"]]);
    const quoted = await bring(coordinator, "households", fieldFile("g04-kutip.csv"), { village: VILLAGE });
    expect((await peopleOf(sql, quoted)).map(({ name, address }) => [name, address])).toEqual([
      ['Keluarga "Mbah" Kromo', "Dsn. Krajan, RT 02"], ["Keluarga Bu Wati", "Dsn. Sumber RT 01 RW 03"], ["Keluarga Bu Tini", "tanpa alamat"],
    ]);
    await withoutFamilies(sql);
    const windows = await bring(coordinator, "households", fieldFile("g12-windows1252.csv"));
    expect((await peopleOf(sql, windows)).map(({ name }) => name)).toEqual(["Siti Nur’aini", "Café Purna"]);
  });

  dbTest("g05 and g20: a shortened phone or NIK is refused, a number cell with all its digits is not", async ({ sql }) => {
    const phones = await bring(coordinator, "households", fieldFile("g05-telepon-ilmiah.csv"), { ...good, village: VILLAGE });
    expect(phones.outcomes).toEqual({ 2: "refuse telepon:lost_digits", 3: "refuse telepon:lost_digits", 4: "create" });
    expect(await peopleOf(sql, phones)).toMatchObject([{ name: "Darso", phone: "+6281234500017" }]);
    const cells = await bring(coordinator, "households", fieldFile("g20-sel-kaya.xlsx"), { ...good, village: VILLAGE });
    expect(cells.outcomes).toEqual({ 2: "create", 3: "refuse nik:lost_digits", 4: "create" });
    expect(await peopleOf(sql, cells)).toMatchObject([
      { name: "Wagiman Setyo", nik: "3504011708900001", phone: "+6281234500017" },
      { name: "Jumirah", nik: "9171020505920007", phone: "+6281234500019" },
    ]);
  });

  dbTest("g06: NIK 0 is no number, and three people stay three (C060)", async ({ sql }) => {
    const file = await bring(coordinator, "households", fieldFile("g06-nik-nol.csv"));
    const people = await peopleOf(sql, file);
    expect(people.map(({ name, nik, kk, role }) => [name, nik, kk, role])).toEqual([
      ["Slamet Riadi", null, "3504012304150017", "kepala"], ["Tumini", null, "3504012304150017", "pasangan"], ["Paiman", null, "3504012304150017", "anak"],
    ]);
    expect(new Set(people.map(({ household }) => household)).size).toBe(1);
    expect((await bring(coordinator, "households", fieldFile("g06-nik-nol.csv"))).counts).toMatchObject({ create: 0, update: 0, unchanged: 3, refuse: 0 });
  });

  dbTest("g07: of two heads neither is taken, twins are two people", async ({ sql }) => {
    const file = await bring(coordinator, "households", fieldFile("g07-kepala-ganda.csv"), good);
    expect(file.outcomes).toEqual({ 2: "refuse hubungan:two_heads", 3: "refuse hubungan:two_heads", 4: "create", 5: "create" });
    expect((await peopleOf(sql, file)).map(({ name }) => name)).toEqual(["Dewi Lestari", "Devi Lestari"]);
  });

  dbTest("g08 and g09: dangerous column names and formulas are text like any other (C120, C124)", async ({ sql }) => {
    const named = await bring(coordinator, "households", fieldFile("g08-proto.csv"));
    expect(await peopleOf(sql, named)).toMatchObject([{ name: "Karyo", village: VILLAGE }]);
    expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
    const formulas = await bring(coordinator, "households", fieldFile("g09-rumus.csv"));
    expect((await peopleOf(sql, formulas)).map(({ name, note }) => [name, note])).toEqual([
      ['=HYPERLINK("http://contoh.invalid?x="&A1;"klik")', "biasa"], ["Sarmi", "@SUM(1)"], ["Sarmo", "+1+1"],
      ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>"],
    ]);
    expect((await bring(coordinator, "households", fieldFile("g09-rumus.csv"))).counts).toMatchObject({ unchanged: 4, refuse: 0 });
  });

  dbTest("g10: villages by code, retired code, statistics code and name", async () => {
    const file = await bring(coordinator, "households", fieldFile("g10-kode-wilayah.csv"), { dryRun: true });
    const village = (line: number) => file.rows.find((row) => row.line === line)!.messages.filter(({ field }) => field?.endsWith("_desa")).map(({ code }) => code);
    expect([2, 3, 4, 5, 6, 7].map(village)).toEqual([["village_retired"], ["unknown_village"], [], [], ["ambiguous_village"], []]);
    expect(file.rows.every((row) => codesOf(row).includes("missing_column"))).toBe(true);
  });

  dbTest("g11, g13, g15, g17: what is wrong is named, row by row", async ({ sql }) => {
    const wrong = await bring(coordinator, "households", fieldFile("g11-semua-salah.csv"), good);
    expect(wrong).toMatchObject({ committed: false, counts: { rows: 4, create: 0, update: 0, refuse: 4 } });
    expect(wrong.rows.map((row) => codesOf(row)[0])).toEqual(["wrong_length", "nik_impossible", "required", "nik_twice"]);
    expect(codesOf(wrong.rows[3]!)).toContain("unknown_village");
    const page = await openImport(coordinator, { kind: "households", villageCode: null, file: fieldFile("g13-html-bernama.xlsx"), fileName: "laporan.xlsx" });
    expect(page.ok && (await previewImport(coordinator, page.value.id))).toEqual({ ok: false, reason: { code: "unusable", reason: { code: "not_a_workbook", found: "html" } } });
    const dates = await bring(coordinator, "households", fieldFile("g15-tanggal.csv"), { dryRun: true, village: VILLAGE });
    expect(dates.rows.map((row) => codesOf(row).filter((code) => code !== "missing_column"))).toEqual([[], ["no_such_day"], [], ["no_such_day"], ["not_a_date"], [], [], [], []]);
    expect(dates.rows[0]!.values.tanggal_lahir).toEqual({ id: "3 April 1985", en: "3 April 1985" });
    const gap = await bring(coordinator, "households", fieldFile("g17-nomor-baris.xlsx"), good);
    expect(gap.outcomes).toEqual({ 2: "create", 9: "refuse kode_desa:unknown_village" });
    expect(await peopleOf(sql, gap)).toHaveLength(1);
  });
});

describe("files of money come in as the index of field files says", () => {
  dbTest("g02: decimal commas, currencies, and every wrong amount refused (C027, C029, C031, C039)", async ({ sql }) => {
    await families(sql, "Keluarga Bu Tini", "Keluarga Pak Darso", "Keluarga Bu Wati", "Keluarga Bu Rukmini");
    const file = await bring(coordinator, "remittances", fieldFile("g02-kiriman-titik-koma.csv"), { ...good, village: VILLAGE });
    expect(file.outcomes).toEqual({
      2: "create", 3: "create", 4: "refuse tanggal_terima:no_such_day", 5: "create", 6: "create",
      7: "refuse jumlah_kirim:has_fraction", 8: "refuse jumlah_kirim:negative", 9: "create", 10: "refuse jumlah_kirim:not_a_number",
    });
    expect(await transfersOf(sql, file)).toMatchObject([
      { day: "2025-04-03", currency: "IDR", received: "1355000", fee: "0", channel: "bank" },
      { currency: "SGD", sent: "1375", fee: "50", channel: "mto" },
      { currency: "KRW", sent: "1200000", fee: "5000", channel: "ewallet" },
      { currency: "IDR", received: "2500000", fee: null, channel: "pos" },
      { currency: "IDR", received: "1500000", channel: "tidak_diketahui" },
    ]);
    expect((await bring(coordinator, "remittances", fieldFile("g02-kiriman-titik-koma.csv"), { ...good, village: VILLAGE })).counts).toMatchObject({ create: 0, update: 0, unchanged: 5, refuse: 4 });
  });

  dbTest("g14 and g19: a shifted row is refused; a title, two header rows and a total line are understood", async ({ sql }) => {
    await families(sql, "Keluarga Bu Tini", "Keluarga Bu Wati");
    const shifted = await bring(coordinator, "remittances", fieldFile("g14-jumlah-kolom.csv"), { ...good, village: VILLAGE });
    expect(shifted.outcomes).toEqual({ 2: "refuse :column_count", 3: "create" });
    expect(await transfersOf(sql, shifted)).toMatchObject([{ received: "1250000", channel: "bank", day: "2025-06-03" }]);
    const titled = await bring(coordinator, "remittances", fieldFile("g19-judul-gabung.xlsx"));
    expect(titled.outcomes).toEqual({ 5: "create", 6: "create" });
    expect(await transfersOf(sql, titled)).toMatchObject([
      { received: "1500000", fee: "25000", day: "2025-05-17" }, { received: "750000", fee: "0", day: "2025-05-18" },
    ]);
  });

  dbTest("g16 and g21: thousands of empty rows cost nothing, a workbook of 1904 gives its days (C020, C047)", async ({ sql }) => {
    await families(sql, "Keluarga Bu Tini", "Keluarga Bu Wati", "Keluarga Pak Darso", "Keluarga Sarmi", "Sarmo");
    const empty = await bring(coordinator, "remittances", fieldFile("g16-baris-kosong.xlsx"), { dryRun: true, village: VILLAGE });
    expect(empty.rows.map(({ line, values }) => [line, values.jumlah_kirim])).toEqual([[2, "1.500.000"], [3, "750.000"], [4, "2.590.000"]].map(([line, idr]) => [line, { id: `Rp ${idr}`, en: `Rp ${String(idr).replaceAll(".", ",")}` }]));
    expect(empty.rows.map((row) => codesOf(row, "refuse"))).toEqual([["missing_column"], ["missing_column"], ["missing_column"]]);
    const days = await bring(coordinator, "remittances", fieldFile("g21-tahun-1904.xlsx"), { village: VILLAGE, confirmed: [2, 3].map((line) => ({ line, code: "amount_unknown" })) });
    expect((await transfersOf(sql, days)).map(({ day, received }) => [day, received])).toEqual([["2025-05-17", null], ["1990-08-17", null]]);
  });

  dbTest("g18: an archive bomb is refused with little memory, honest or not (C122)", async () => {
    await withBomb(500, "bohong", async (path) => {
      const opened = await openImport(coordinator, { kind: "remittances", villageCode: VILLAGE, file: path, fileName: "bom.xlsx" });
      expect(opened.ok && (await previewImport(coordinator, opened.value.id))).toMatchObject({ ok: false, reason: { code: "unusable", reason: { code: "too_large_unpacked" } } });
    });
  });
});
