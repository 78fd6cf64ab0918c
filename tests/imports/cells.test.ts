import { describe, expect, it } from "vitest";
import { numberCell } from "~/imports/number-cell";
import { isDateFormat, serialDate } from "~/imports/spreadsheet-date";
import { isTotalLine, type Cell } from "~/imports/table-file";
import { csvCell } from "~/imports/csv-cell";
import { headerXml, read, textXml, workbook } from "./reading";

describe("number cells", () => {
  it.each([
    ["2590000", "2590000"],
    ["81234500017", "81234500017"],
    ["2590.5", "2590.5"],
    ["35.1", "35.1"],
    ["-500000", "-500000"],
    ["0", "0"],
    ["-0", "0"],
    ["1.1000000000000001", "1.1"],
    ["13.949999999999999", "13.95"],
    ["999.99999999999999", "1000"],
    ["0.30000000000000004", "0.3"],
    ["1.0000000000000001E-5", "0.00001"],
    ["1.25E7", "12500000"],
    ["8.1234500017E10", "81234500017"],
    ["999999999999999", "999999999999999"],
  ])("%s is %s, exactly", (raw, text) => {
    expect(numberCell(raw)).toEqual({ text, kind: "number", raw });
  });

  it.each(["3504015203870000", "3.50401E+15", "9171020505920010", "6.28123E+12", "1E+20"])("%s has lost digits (C001)", (raw) => {
    expect(numberCell(raw)).toMatchObject({ kind: "number", raw, note: "lost_digits" });
  });

  it("a format of zeros shows the zeros before a number, as on screen (C005)", () => {
    expect(numberCell("81234500017", "000000000000").text).toBe("081234500017");
    expect(numberCell("2590000", "#,##0").text).toBe("2590000");
  });

  it("what is no number stays text", () => {
    expect(numberCell("abc")).toEqual({ text: "abc", kind: "text" });
  });
});

describe("days of a workbook (C020)", () => {
  it.each<[number, boolean, string | null]>([
    [45794, false, "2025-05-17"],
    [44332, true, "2025-05-17"],
    [44332, false, "2021-05-16"],
    [33102, false, "1990-08-17"],
    [45794.999999, false, "2025-05-18"],
    [45794.7, false, "2025-05-17"],
    [1, false, "1900-01-01"],
    [59, false, "1900-02-28"],
    [60, false, null],
    [61, false, "1900-03-01"],
    [0, false, null],
    [0, true, "1904-01-01"],
    [-3, false, null],
    [2958466, false, null],
    [Number.NaN, false, null],
  ])("serial %d (from 1904: %s) is %s", (serial, from1904, day) => {
    expect(serialDate(serial, from1904)).toBe(day);
  });

  it("is the same day in every time zone", () => {
    const zone = process.env.TZ;
    try {
      for (const TZ of ["Asia/Jayapura", "America/New_York", "Pacific/Kiritimati"]) {
        process.env.TZ = TZ;
        expect(serialDate(33102, false)).toBe("1990-08-17");
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it.each([
    [14, undefined, true], [22, undefined, true], [20, undefined, false], [3, undefined, false], [49, undefined, false],
    [164, "dd/mm/yyyy", true], [165, "[$-421]dd mmmm yyyy", true], [166, "mmm\\-yy", true], [167, "mmmm", true],
    [168, '"hari" 0', false], [169, "[Red]#,##0", false], [170, '"Rp"#,##0.00', false], [171, "hh:mm", false],
    [172, "[h]:mm:ss", false], [173, "General", false], [174, "0.00E+00", false], [175, "\\d0", false], [176, "yyyy-mm-dd hh:mm", true],
  ])("format %d %s shows a day: %s", (id, code, answer) => {
    expect(isDateFormat(id as number, code as string | undefined)).toBe(answer);
  });
});

describe("cells of a workbook", () => {
  const styles = '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>';
  const texts = "<si><t>Wagiman</t></si><si><r><t xml:space=\"preserve\">Siti </t></r><r><rPr><b/></rPr><t>Nur’aini</t></r><rPh sb=\"0\" eb=\"1\"><t>baca</t></rPh></si>";
  const cellsOf = async (cells: string) => {
    const file = await workbook(`${headerXml("nama", "kode_desa", "alamat", "catatan")}<row r="2">${cells}</row>`, { styles, texts });
    return (await read(file)).rows[0]?.cells;
  };

  it("shared, rich and inline text, without reading aids (C049)", async () => {
    const cells = await cellsOf(`<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>${textXml("C2", "A & B <c>")}<c r="D2" t="inlineStr"><is><r><t>satu </t></r><r><t>dua</t></r></is></c>`);
    expect(cells?.map(({ text }) => text)).toEqual(["Wagiman", "Siti Nur’aini", "A & B <c>", "satu dua"]);
  });

  it("results of formulas, never the formula", async () => {
    const cells = await cellsOf('<c r="A2" t="str"><f>A1&amp;"x"</f><v>namax</v></c><c r="B2"><f>SUM(1,2)</f><v>3</v></c><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D2"><f>NOW()</f></c>');
    expect(cells).toEqual([
      { text: "namax", kind: "text" },
      { text: "3", kind: "number", raw: "3" },
      { text: "#DIV/0!", kind: "text", note: "formula_error" },
      { text: "", kind: "empty", note: "formula_not_computed" },
    ]);
  });

  it("booleans, days by style and days in ISO form", async () => {
    const cells = await cellsOf('<c r="A2" t="b"><v>1</v></c><c r="B2" t="b"><v>0</v></c><c r="C2" s="1"><v>45794</v></c><c r="D2" t="d"><v>2025-05-17T00:00:00</v></c>');
    expect(cells?.map(({ text, kind }) => [kind, text])).toEqual([["boolean", "ya"], ["boolean", "tidak"], ["date", "2025-05-17"], ["date", "2025-05-17"]]);
  });

  it("cells without address follow one another, cells with one stay in place", async () => {
    expect((await cellsOf("<c><v>1</v></c><c><v>2</v></c>"))?.map(({ text }) => text)).toEqual(["1", "2", "", ""]);
    expect((await cellsOf('<c r="C2"><v>3</v></c><c r="XFD2"><v>9</v></c>'))?.map(({ text }) => text)).toEqual(["", "", "3", ""]);
  });

  it("escaped control characters are read as themselves, impossible ones taken out and said (C127)", async () => {
    const cells = await cellsOf(`${textXml("A2", "a_x000D_b")}${textXml("B2", "Siti_x0000_Aminah")}${textXml("C2", "_x005F_x000D_")}${textXml("D2", "x_xD800_y")}`);
    expect(cells?.map(({ text, note }) => [text, note])).toEqual([["a\rb", undefined], ["SitiAminah", "control_removed"], ["_x000D_", undefined], ["xy", "control_removed"]]);
  });
});

describe("cells of a CSV", () => {
  it("a NUL is taken out and said so, the rest stays (C127)", () => {
    expect(csvCell("Siti\u0000Aminah")).toEqual({ text: "SitiAminah", kind: "text", note: "control_removed" });
  });

  it.each([["3,50401E+15", true], ["6.28123E+12", true], ["3E+15", true], ["081234500017", false], ["RT 1E5", false], ["E10", false]])("%s has lost digits: %s", (text, lost) => {
    expect(csvCell(text).note).toBe(lost ? "lost_digits" : undefined);
  });

  it("an apostrophe before an identifier is left for its rule to judge (C006)", () => {
    expect(csvCell("'3504011708900001").text).toBe("'3504011708900001");
  });
});

describe("total lines (C145)", () => {
  const row = (...texts: string[]) => ({ cells: texts.map((text): Cell => ({ text, kind: text === "" ? "empty" : "text" })) });

  it.each([
    [["JUMLAH", "", "2.250.000", "25.000", ""]],
    [["", "TOTAL", "2250000"]],
    [["Subtotal RT 02", "3", "Rp 1.500.000,-"]],
    [["Sub Total", "-", "1"]],
    [["Grand Total:", "", "4.500.000"]],
    [["Jumlah Keseluruhan", "12 orang"]],
    [["TOTAL"]],
  ])("%j sums up", (cells) => {
    expect(isTotalLine(row(...cells))).toBe(true);
  });

  it.each([
    [["Keluarga Bu Tini", "", "2.250.000"]],
    [["Jumlah", "35.04.01.1001", "100"]],
    [["Total", "3504011708900001"]],
    [["Jumlah", "2025-05-17", "100"]],
    [["Jumlahati", "", "100"]],
    [["Total", "Sarmi", "100"]],
    [["", "", ""]],
  ])("%j is a record", (cells) => {
    expect(isTotalLine(row(...cells))).toBe(false);
  });
});
