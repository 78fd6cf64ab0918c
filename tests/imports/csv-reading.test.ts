import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CsvRecords } from "~/imports/csv-records";
import { readTable } from "~/imports/read-table.server";
import { choicesOf } from "~/imports/table-file";
import { csv, read, texts } from "./reading";

const reasonOf = async (text: string | Buffer, options = {}) => {
  const table = await readTable(Buffer.from(text as string), { fileName: "berkas.csv", ...options });
  return table.ok ? null : table.reason;
};

describe("delimiter", () => {
  it("the semicolon, though every row has a decimal comma (C042)", async () => {
    const rows = Array.from({ length: 30 }, (_, at) => `Orang ${at};1.250,${at}0;2,50`);
    expect((await csv(["apa;nilai;ongkos", ...rows].join("\n"))).table.delimiter).toBe(";");
  });

  it("the semicolon also where its own rows are damaged and the commas are regular", async () => {
    const rows = Array.from({ length: 20 }, (_, at) => (at < 3 ? `a;b;1,5;x` : `a;1,5`));
    expect((await csv(["huruf;nilai", ...rows].join("\n"))).table.delimiter).toBe(";");
  });

  it("the comma, though a field holds a list with semicolons (C059)", async () => {
    expect((await csv("nama,kebutuhan\nKeluarga Bu Wati,sekolah;kesehatan;modal\n")).table.delimiter).toBe(",");
    expect((await csv("judul,daftar\nx,a;b;c\ny,d;e;f\n")).table.delimiter).toBe(",");
  });

  it("quotes hide what is inside them", async () => {
    expect((await csv('nama,alamat\n"A;B;C","x;y;z"\n"D;E;F","u;v;w"\n')).table.delimiter).toBe(",");
  });

  it("the tab, below title lines", async () => {
    const reading = await csv("DAFTAR PMI, TAHUN 2025\n\nnama\tkode_desa\nSarmi\t35.04.01.1001\n");
    expect(reading.table).toMatchObject({ delimiter: "\t", headerRow: 3 });
    expect(texts(reading)).toEqual([[4, "Sarmi", "35.04.01.1001"]]);
  });

  it("what the first line names (sep=;)", async () => {
    const reading = await csv("sep=;\nnama;kode_desa\nA,B;35.04.01.1001\n");
    expect(reading.table).toMatchObject({ delimiter: ";", headerRow: 2 });
    expect(texts(reading)).toEqual([[3, "A,B", "35.04.01.1001"]]);
  });

  it("a file of one column needs none", async () => {
    expect(texts(await csv("nama\nSarmi\nSarmo\n"))).toEqual([[2, "Sarmi"], [3, "Sarmo"]]);
  });

  it("a choice made by hand in the preview is read the same way again (C135)", async () => {
    const file = "nama;kode_desa|alamat\nSarmi;35.04.01.1001|Dsn. Krajan\nSarmo;x|y\n";
    const preview = await csv(file, { delimiter: "|" });
    expect(preview.table.headers).toEqual(["nama;kode_desa", "alamat"]);
    const commit = await csv(file, choicesOf(preview.table));
    expect(commit).toMatchObject({ table: choicesOf(preview.table), rows: preview.rows });
    expect((await csv(file)).table.delimiter).toBe(";");
  });
});

describe("encoding", () => {
  const names = "nama;kode_desa\nSiti Nur’aini;35.05.01.2001\nCafé Purna;35.05.01.2001\n";
  const windows = Buffer.from(names.replace("’", "\x92"), "latin1");

  it.each([
    ["utf-8", Buffer.from(names)],
    ["utf-8", Buffer.from(`\uFEFF${names}`)],
    ["utf-16le", Buffer.from(`\uFEFF${names}`, "utf16le")],
    ["utf-16be", Buffer.from(`\uFEFF${names}`, "utf16le").swap16()],
    ["utf-16le", Buffer.from(names, "utf16le")],
    ["windows-1252", windows],
  ])("%s is recognised and gives the same rows (C138)", async (encoding, file) => {
    const reading = await read(file);
    expect(reading.table.encoding).toBe(encoding);
    expect(reading.table.headers).toEqual(["nama", "kode_desa"]);
    expect(texts(reading).map((row) => row[1])).toEqual(["Siti Nur’aini", "Café Purna"]);
  });

  it("the first accent may come after a hundred thousand plain letters", async () => {
    const plain = "Sarmi;35.05.01.2001\n".repeat(8_000);
    const { rows } = await read(Buffer.from(`nama;kode_desa\n${plain}Café;35.05.01.2001\n`, "latin1"));
    expect(rows.at(-1)?.cells[0]?.text).toBe("Café");
  });

  it("letters cut in two by the pieces of a file stay whole", async () => {
    const { rows } = await csv(`nama;catatan\n${"’é€".repeat(30_000)};x\n`);
    expect(rows[0]?.cells[0]?.text).toBe("’é€".repeat(30_000));
  });

  it("two encodings in one file are refused, never shown as â€™ or �", async () => {
    const mixed = Buffer.concat([Buffer.from(names), windows]);
    expect(await reasonOf(mixed)).toEqual({ code: "bad_encoding", encoding: "UTF-8" });
    expect((await read(mixed, { encoding: "windows-1252" })).rows).toHaveLength(5);
  });

  it("an encoding chosen by hand that does not fit is refused", async () => {
    expect(await reasonOf(windows, { encoding: "utf-8" })).toEqual({ code: "bad_encoding", encoding: "UTF-8" });
  });
});

describe("records", () => {
  it("are counted as a spreadsheet program counts rows, blank ones and line breaks in fields included", async () => {
    const reading = await csv('nama,alamat\r\nA,"satu\r\ndua"\r\n\r\n,\r\nB,x\r\n');
    expect(texts(reading)).toEqual([[2, "A", "satu\r\ndua"], [5, "B", "x"]]);
  });

  it("a surplus or missing field marks the row, empty fields at the end do not (C037)", async () => {
    const { rows } = await csv("nama,alamat,catatan\nA,b,c,d\nA,b\nA,b,c,,\nA,b,\n");
    expect(rows.map(({ problem }) => problem)).toEqual(["column_count", "column_count", undefined, undefined]);
    expect(rows.map(({ cells }) => cells.length)).toEqual([4, 2, 3, 3]);
  });

  it("a quote never closed makes the file unusable instead of swallowing it", async () => {
    const file = 'nama,alamat\nA,b\n"Mbah Kromo,x\nB,y\n';
    await expect(csv(file)).rejects.toThrow("unclosed_quote");
    expect(await reasonOf(file)).toEqual({ code: "unclosed_quote", line: 3 });
  });

  it("a quote inside a field is a letter like any other", async () => {
    expect(texts(await csv('nama,alamat\nMbah "Kromo",Gg. 5"\n'))).toEqual([[2, 'Mbah "Kromo"', 'Gg. 5"']]);
  });

  it("do not depend on how the text is cut into pieces", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", '"', ";", "\r", "\n", " ", "é"), maxLength: 40 });
    fc.assert(fc.property(letters, fc.array(fc.nat(40)), (text, cuts) => {
      const inPieces = new CsvRecords(";");
      const places = [0, ...cuts.filter((cut) => cut <= text.length).sort((a, b) => a - b), text.length];
      const run = (reader: CsvRecords, pieces: string[]) => {
        try {
          return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
        } catch (error) {
          return String(error);
        }
      };
      const pieces = places.slice(1).map((place, at) => text.slice(places[at], place));
      expect(run(inPieces, pieces)).toEqual(run(new CsvRecords(";"), [text]));
    }));
  });
});

describe("header", () => {
  it("is found below titles, addresses and instructions", async () => {
    const { table } = await csv("PEMERINTAH DESA KEDUNGSOKO;;\nDesa;Kedungsoko;\nBulan;Mei 2025;\n;;\nnik;nama;kode desa\n3504011708900001;Sarmi;35.04.01.1001\n");
    expect(table).toMatchObject({ headerRow: 5, headerCertain: true, headers: ["nik", "nama", "kode desa"] });
  });

  it("over two rows, also with the merged word repeated, and a row of column numbers below it (C052)", async () => {
    const reading = await csv("Nama;Kode Desa;Kiriman;Kiriman\nNama;Kode Desa;Jumlah;Biaya\n1;2;3;4\nTini;35.04.01.1001;1500000;0\n");
    expect(reading.table).toMatchObject({ headerRow: 1, headerLastRow: 2, headers: ["Nama", "Kode Desa", "Kiriman Jumlah", "Kiriman Biaya"] });
    expect(texts(reading)).toEqual([[4, "Tini", "35.04.01.1001", "1500000", "0"]]);
  });

  it("a first record under a header with a nameless column is not taken for a second header row", async () => {
    const { table, rows } = await csv("nama;;alamat\nSarmi;x;Dsn. Krajan\n");
    expect(table.headers).toEqual(["nama", "", "alamat"]);
    expect(rows).toHaveLength(1);
  });

  it("is uncertain where no name is known, and can be chosen by hand", async () => {
    const file = "Catatan pribadi\nfoo;bar\nx;y\n";
    expect((await csv(file, { delimiter: ";" })).table).toMatchObject({ headerCertain: false, headerRow: 2 });
    const chosen = await csv(file, { delimiter: ";", headerRow: 3 });
    expect(chosen.table.headers).toEqual(["x", "y"]);
    expect(chosen.rows).toEqual([]);
    expect(await reasonOf(file, { headerRow: 9 })).toEqual({ code: "no_header" });
  });

  it("without any row below is a table of no rows", async () => {
    expect((await csv("nama,kode_desa\n")).rows).toEqual([]);
  });
});
