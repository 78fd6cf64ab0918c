import { describe, expect, it } from "vitest";
import { ANSWERED_YES, ASKED, cellName, columnName, withReadingAnswers, withRowAnswers } from "~/imports/answers-from-form";
import type { ImportAnswers, ImportReading, ImportRow } from "~/imports/import-types";
import { cellsToMend, textsOf, viewOf } from "~/imports/shown-import";

const nothing: ImportAnswers = { choices: {}, mapping: {}, confirmed: [], mends: [] };
const shown = new Map([[9, { nama: "Siti", alamat: "Dsn. Sumber\nRT 01" }]]);

describe("what one page of rows says", () => {
  const after = (sent: [string, string][], current = nothing) => withRowAnswers(current, "households", sent, shown);

  it("is a mend where a cell differs from the file, and none where it is typed back", () => {
    const mended = after([[cellName(9, "nama"), "Siti Aminah"], [cellName(9, "kode_desa"), "35.04.05.2003"], [cellName(9, "nik"), ""]]);
    expect(mended.mends).toEqual([{ line: 9, field: "nama", text: "Siti Aminah" }, { line: 9, field: "kode_desa", text: "35.04.05.2003" }]);
    expect(after([[cellName(9, "nama"), "Siti"]], mended).mends).toEqual([{ line: 9, field: "kode_desa", text: "35.04.05.2003" }]);
  });

  it("is no mend for the line breaks that a one-line input drops", () => {
    expect(after([[cellName(9, "alamat"), "Dsn. SumberRT 01"]]).mends).toEqual([]);
  });

  it("answers the questions that were shown, and leaves those of other pages", () => {
    const before = { ...nothing, confirmed: [{ line: 2, code: "likely_duplicate" }, { line: 9, code: "nik_differs" }] };
    const answered = after([[ASKED, "9.nik_differs"], [ASKED, "9.name_differs"], [ANSWERED_YES, "9.name_differs"]], before);
    expect(answered.confirmed).toEqual([{ line: 2, code: "likely_duplicate" }, { line: 9, code: "name_differs" }]);
  });

  it("takes no field, line or question that cannot be", () => {
    const sent: [string, string][] = [["sel.9.__proto__", "x"], ["sel.0.nama", "x"], ["sel.9.nama.x", "x"], [ANSWERED_YES, "9.<b>"], ["intent", "perbaiki"]];
    expect(after(sent)).toEqual(nothing);
  });
});

describe("how a file is to be read", () => {
  const reading: ImportReading = {
    format: "csv", encoding: "utf-8", delimiter: ",", sheet: null, sheets: [], headerRow: 1, headerCertain: true,
    columns: [{ header: "Nama", field: "nama" }, { header: "Dusun", field: null }, { header: "Tgl Lhr", field: null }, { header: " ", field: null }],
    missingRequired: [], unknown: ["Dusun", "Tgl Lhr"], repeated: [], totalLines: [],
  };
  const after = (sent: [string, string][], current = nothing) => withReadingAnswers(current, "households", sent, reading);

  it("holds only what differs from what was found, by the header's key", () => {
    const answers = after([
      ["pengodean", "utf-8"], ["pemisah", "semicolon"], ["baris_judul", "3"], [columnName(0), "nama"], [columnName(1), ""], [columnName(2), "tanggal_lahir"], [columnName(3), "nik"],
    ]);
    expect(answers).toMatchObject({ choices: { delimiter: ";", headerRow: 3 }, mapping: { tanggallhr: "tanggal_lahir" } });
    expect(answers.choices).not.toHaveProperty("encoding");
    expect(Object.keys(answers.mapping)).toHaveLength(1);
  });

  it("can leave a known column alone, and knows no other encodings, fields or rows", () => {
    expect(after([[columnName(0), ""]]).mapping).toEqual({ nama: null });
    expect(after([["pengodean", "ebcdic"], ["pemisah", "x"], ["baris_judul", "0"], ["lembar", "Rahasia"], [columnName(1), "is_admin"]])).toEqual(nothing);
  });
});

describe("a row to be mended", () => {
  const columns = [{ header: "nama", field: "nama" }, { header: "desa", field: "nama_desa" }, { header: "lain", field: null }];
  const row: ImportRow = {
    line: 6, outcome: "refuse", changes: null, values: {},
    messages: [{ field: "nama_desa", code: "ambiguous_village", severity: "ask" }],
    cells: [{ text: "Darso", kind: "text" }, { text: "Sukorejo", kind: "text" }, { text: "x", kind: "text" }],
  };
  const fields = ["nik", "nama", "kode_desa", "nama_desa", "telepon"];

  it("shows the cell complained of and the one that settles it, then what else the file says, with what was mended", () => {
    const answers = { ...nothing, mends: [{ line: 6, field: "kode_desa", text: "35.05.12.1007" }, { line: 7, field: "nama", text: "Lain" }] };
    expect(cellsToMend(row, { columns } as ImportReading, answers, fields)).toEqual({
      cells: [
        { field: "kode_desa", inFile: "", text: "35.05.12.1007", mended: true },
        { field: "nama_desa", inFile: "Sukorejo", text: "Sukorejo", mended: false },
      ],
      otherCells: [{ field: "nama", inFile: "Darso", text: "Darso", mended: false }],
      raw: null,
    });
    expect(textsOf(row, { columns })).toEqual({ nama: "Darso", nama_desa: "Sukorejo" });
  });

  it("whose fields may have shifted is shown as it stands", () => {
    const shifted: ImportRow = { ...row, messages: [{ field: null, code: "column_count", severity: "refuse" }] };
    expect(cellsToMend(shifted, { columns } as ImportReading, nothing, fields)).toEqual({ cells: [], otherCells: [], raw: ["Darso", "Sukorejo", "x"] });
  });
});

it("what waits to be mended is shown first, else the first list with rows", () => {
  const counts = { rows: 5, create: 3, update: 2, unchanged: 0, duplicate: 0, refuse: 0, warn: 1 };
  expect([viewOf(null, { ...counts, refuse: 1 }), viewOf(null, counts), viewOf("catatan", counts), viewOf("x'--", counts)]).toEqual(["refuse", "update", "warn", "update"]);
});
