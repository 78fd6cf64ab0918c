import { describe, expect, it } from "vitest";
import { matchColumns } from "~/imports/columns";
import { readTable } from "~/imports/read-table.server";
import { isTotalLine } from "~/imports/table-file";
import { fieldFile, read, texts } from "./reading";

describe("the files villages have, as rows of cells", () => {
  it("g01: a byte-order mark is no part of the first column, and a NIK that lost digits says so (C001, C010, C040)", async () => {
    const { table, rows } = await read(fieldFile("g01-bom-nik.csv"));
    expect(table).toMatchObject({ format: "csv", encoding: "utf-8", delimiter: ",", headerRow: 1, headers: ["nik", "nama", "kode_desa", "telepon"] });
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(rows[0]?.cells[0]).toEqual({ text: "3,50401E+15", kind: "text", note: "lost_digits" });
    expect(rows[1]?.cells[0]).toEqual({ text: "9171020505920007", kind: "text" });
    expect(rows[2]?.cells.map(({ text }) => text)).toEqual(["'3504011708900001", "Paiman Contoh", "35.04.01.1001", "'081234500013"]);
  });

  it("g02: decimal commas do not make the comma a delimiter, and amounts stay as typed (C042)", async () => {
    const reading = await read(fieldFile("g02-kiriman-titik-koma.csv"));
    expect(reading.table.delimiter).toBe(";");
    expect(texts(reading)[0]).toEqual([2, "Keluarga Bu Tini", "03/04/2025", "1.355.000,00", "IDR", "0", "bank"]);
    expect(reading.rows).toHaveLength(9);
    expect(reading.rows.every(({ problem }) => problem === undefined)).toBe(true);
    expect(reading.rows[4]?.cells[4]).toEqual({ text: "", kind: "empty" });
  });

  it("g03: text saved as UTF-16 with tabs is text, without NUL (C045)", async () => {
    const reading = await read(fieldFile("g03-utf16le-tab.txt"));
    expect(reading.table).toMatchObject({ encoding: "utf-16le", delimiter: "\t" });
    expect(texts(reading)).toEqual([
      [2, "Siti Nur’aini", "35.05.01.2001", "17/08/1990"],
      [3, "Jumirah", "35.05.01.2001", "1 Mei 1985"],
    ]);
  });

  it("g04: quotes, lists and line breaks stay inside their fields (C059)", async () => {
    const reading = await read(fieldFile("g04-kutip.csv"));
    expect(reading.table.delimiter).toBe(",");
    expect(texts(reading)).toEqual([
      [2, 'Keluarga "Mbah" Kromo', "sekolah;kesehatan;modal", "Dsn. Krajan, RT 02"],
      [3, "Keluarga Bu Wati", "sekolah;modal", "Dsn. Sumber\nRT 01 RW 03"],
      [4, "Keluarga Bu Tini", "modal", "tanpa alamat"],
    ]);
  });

  it("g05: a decimal comma inside an exponent does not outweigh the semicolon (C044)", async () => {
    const { table, rows } = await read(fieldFile("g05-telepon-ilmiah.csv"));
    expect(table.delimiter).toBe(";");
    expect(rows.map(({ cells }) => [cells[0]?.text, cells[1]?.note])).toEqual([["Jumirah", "lost_digits"], ["Katini", "lost_digits"], ["Darso", undefined]]);
  });

  it("g08: column names of a file change no object (C124)", async () => {
    const { table, rows } = await read(fieldFile("g08-proto.csv"));
    expect(table.headers).toEqual(["nama", "__proto__", "constructor", "kode_desa"]);
    expect(rows[0]?.cells[1]?.text).toBe('{"isAdmin":true}');
    const match = matchColumns("households", table.headers);
    expect(match).toEqual({ fields: ["nama", null, null, "kode_desa"], missingRequired: [], unknown: ["__proto__", "constructor"], duplicates: [] });
    expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("g09: formulas and markup are text like any other", async () => {
    const reading = await read(fieldFile("g09-rumus.csv"));
    expect(texts(reading).map((row) => row.slice(1, 3))).toEqual([
      ['=HYPERLINK("http://contoh.invalid?x="&A1;"klik")', "biasa"],
      ["Sarmi", "@SUM(1)"],
      ["Sarmo", "+1+1"],
      ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>"],
    ]);
  });

  it("g12: Windows-1252 is told from UTF-8, with its typographic letters (C138)", async () => {
    const reading = await read(fieldFile("g12-windows1252.csv"));
    expect(reading.table).toMatchObject({ encoding: "windows-1252", delimiter: ";" });
    expect(texts(reading).map((row) => row[1])).toEqual(["Siti Nur’aini", "Café Purna"]);
  });

  it("g13: a web page named as a workbook is refused in plain words (C054)", async () => {
    expect(await readTable(fieldFile("g13-html-bernama.xlsx"), { fileName: "laporan.xlsx" })).toEqual({
      ok: false,
      reason: { code: "not_a_workbook", found: "html" },
    });
  });

  it("g14: a row with one field too many is not shifted into the header (C037)", async () => {
    const { rows } = await read(fieldFile("g14-jumlah-kolom.csv"));
    expect(rows[0]).toMatchObject({ line: 2, problem: "column_count" });
    expect(rows[0]?.cells).toHaveLength(5);
    expect(rows[1]?.problem).toBeUndefined();
    expect(rows[1]?.cells.map(({ text }) => text)).toEqual(["Keluarga Bu Tini", "2025-06-03", "1.250.000,00", "bank"]);
  });

  it("g16: thousands of empty rows are passed over quickly and without a word (C047)", async () => {
    const started = Date.now();
    const reading = await read(fieldFile("g16-baris-kosong.xlsx"));
    expect(texts(reading)).toEqual([
      [2, "Keluarga Bu Tini", "1500000"],
      [3, "Keluarga Bu Wati", "750000"],
      [4, "Keluarga Pak Darso", "2590000"],
    ]);
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  it("g17: a gap in the sheet keeps the row numbers of what follows (C050)", async () => {
    expect((await read(fieldFile("g17-nomor-baris.xlsx"))).rows.map(({ line }) => line)).toEqual([2, 9]);
  });

  it("g19: a title and a header over two merged rows are understood, the total line is known (C052, C145)", async () => {
    const reading = await read(fieldFile("g19-judul-gabung.xlsx"));
    const { table, rows } = reading;
    expect(table).toMatchObject({ headerRow: 3, headerLastRow: 4, headerCertain: true, sheet: "Kantong" });
    expect(table.headers).toEqual(["Nama", "Kode Desa", "Kiriman Jumlah", "Kiriman Biaya", "Kiriman Tanggal"]);
    expect(texts(reading).slice(0, 2)).toEqual([
      [5, "Keluarga Bu Tini", "35.04.01.1001", "1500000", "25000", "2025-05-17"],
      [6, "Keluarga Bu Wati", "35.04.01.1001", "750000", "0", "2025-05-18"],
    ]);
    expect(rows.map(isTotalLine)).toEqual([false, false, true]);
    expect(matchColumns("remittances", table.headers).fields).toEqual(["keluarga", "kode_desa", "jumlah_kirim", "biaya", "tanggal_terima"]);
  });

  it("g20: rich text, links, numbers and their formats come as plain text (C036, C049)", async () => {
    const { rows } = await read(fieldFile("g20-sel-kaya.xlsx"));
    expect(rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ["Wagiman Setyo", "wagiman@contoh.invalid", "6281234500017", "3504011708900001", "2590000"],
      ["Suparti", "", "81234500018", "3504015203870000", "2590.5"],
      ["Jumirah", "", "081234500019", "9171020505920007", "Rp 1.250.000"],
    ]);
    expect(rows[1]?.cells[3]).toEqual({ text: "3504015203870000", kind: "number", raw: "3504015203870000", note: "lost_digits" });
    expect(rows[0]?.cells[2]).toMatchObject({ kind: "number" });
    expect(rows[0]?.cells[2]?.note).toBeUndefined();
  });

  it("g21: a workbook counting from 1904 gives the days it shows (C020)", async () => {
    expect((await read(fieldFile("g21-tahun-1904.xlsx"))).rows.map(({ cells }) => cells[1])).toEqual([
      { text: "2025-05-17", kind: "date", raw: "44332" },
      { text: "1990-08-17", kind: "date", raw: "31640" },
    ]);
  });

  it.each(["g06-nik-nol.csv", "g07-kepala-ganda.csv", "g10-kode-wilayah.csv", "g11-semua-salah.csv", "g15-tanggal.csv"])("%s: every row keeps its shape", async (name) => {
    const { table, rows } = await read(fieldFile(name));
    expect(table).toMatchObject({ headerRow: 1, headerCertain: true });
    expect(rows.every(({ cells, problem }) => problem === undefined && cells.length === table.headers.length)).toBe(true);
    expect(rows.map(({ line }) => line)).toEqual(rows.map((_, at) => at + 2));
  });
});
