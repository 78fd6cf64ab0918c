import { describe, expect, it } from "vitest";
import { readTable } from "~/imports/read-table.server";
import { isTotalLine } from "~/imports/table-file";
import type { UnusableFile } from "~/imports/unusable-file";
import { fieldFile, headerXml, memoryGrowthMb, read, textXml, texts, withBomb, workbook, workbookParts, zip } from "./reading";

async function reasonOf(location: string | Buffer): Promise<UnusableFile | null> {
  const table = await readTable(location, { fileName: "berkas.xlsx" });
  return table.ok ? null : table.reason;
}

describe("archive bombs (C122)", () => {
  it.each(["jujur", "bohong"] as const)("half a gigabyte in half a megabyte is refused without filling memory (directory: %s)", { timeout: 180_000 }, async (mode) => {
    await read(fieldFile("g19-judul-gabung.xlsx"));
    await withBomb(500, mode, async (path) => {
      let reason: UnusableFile | null = null;
      const growth = await memoryGrowthMb(async () => { reason = await reasonOf(path); });
      expect(reason).toEqual({ code: "too_large_unpacked", limitMb: 300 });
      expect(growth).toBeLessThan(100);
    });
  });

  it("a bomb below the size limit is known by how tightly it is packed", { timeout: 180_000 }, async () => {
    await withBomb(100, "jujur", async (path) => expect(await reasonOf(path)).toMatchObject({ code: "too_large_unpacked" }));
  });

  it("a cell longer than any text is refused with its row", async () => {
    const long = await workbook(`${headerXml("nama", "kode_desa")}<row r="2">${textXml("A2", "x".repeat(100_001))}</row>`);
    expect(await reasonOf(long)).toEqual({ code: "cell_too_long", line: 2 });
  });

  it("a directory that claims less than a part holds is refused at that claim, however small the part", async () => {
    const file = await workbook(headerXml("nama", "kode_desa"));
    expect(await reasonOf(file)).toBeNull();
    const lastEntry = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    file.writeUInt32LE(10, lastEntry + 24);
    expect(await reasonOf(file)).toMatchObject({ code: "too_large_unpacked" });
  });

  it("an archive of thousands of parts is refused", async () => {
    const parts = Array.from({ length: 2_001 }, (_, at) => ({ name: `xl/media/${at}.txt`, content: ["x"] }));
    expect(await reasonOf(await zip(parts))).toEqual({ code: "too_many_entries", limit: 2_000 });
  });
});

describe("names and definitions that reach outside (C129)", () => {
  const rows = headerXml("nama", "kode_desa");

  it.each(["xl/../../../x", "../kiriman.csv", "/etc/passwd", "C:/x", "xl\\..\\x", "xl/a\0b"])("refuses the entry %j", async (name) => {
    const parts = [...workbookParts([{ name: "Data", rows }]), { name, content: ["x"] }];
    expect(await reasonOf(await zip(parts))).toMatchObject({ code: "entry_refused" });
    expect(await reasonOf(await zip(parts.slice(0, -1)))).toBeNull();
  });

  it("refuses two entries of one name, because programs disagree which one counts", async () => {
    const parts = workbookParts([{ name: "Data", rows }]);
    expect(await reasonOf(await zip([...parts, ...parts.slice(-1)]))).toMatchObject({ code: "entry_refused" });
  });

  it("refuses a relation that climbs out of the archive", async () => {
    const parts = workbookParts([{ name: "Data", rows }]).map((part) =>
      part.name.endsWith("workbook.xml.rels") ? { ...part, content: [[...(part.content as string[])].join("").replace("worksheets/sheet1.xml", "../../../../etc/passwd")] } : part,
    );
    expect(await reasonOf(await zip(parts))).toMatchObject({ code: "entry_refused" });
  });

  it.each([
    ["an outside entity", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'],
    ["entities that multiply", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'],
  ])("refuses %s", async (_, head) => {
    expect(await reasonOf(await workbook(rows, { head }))).toEqual({ code: "xml_refused" });
  });

  it("refuses an entity nobody declared", async () => {
    const undeclared = await workbook(`${rows}<row r="2"><c r="A2" t="inlineStr"><is><t>&rahasia;</t></is></c></row>`);
    expect(await reasonOf(undeclared)).toEqual({ code: "xml_refused" });
  });

  it("a file name is never a path", async () => {
    const table = await readTable(Buffer.from("nama,kode_desa\nSarmi,35.04.01.1001\n"), { fileName: "../../kiriman.csv" });
    expect(table.ok && table.value.headers).toEqual(["nama", "kode_desa"]);
  });

  it("a sheet may be called __proto__ and changes nothing (C124)", async () => {
    const file = await zip(workbookParts([{ name: "__proto__", rows: `${rows}<row r="2">${textXml("A2", "Sarmi")}</row>` }]));
    const reading = await read(file, { sheet: "__proto__" });
    expect(reading.table.sheets).toEqual(["__proto__"]);
    expect(texts(reading)).toEqual([[2, "Sarmi", ""]]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe("files that are something else (C054)", () => {
  const bytes = (...values: number[]) => Buffer.concat([Buffer.from(values), Buffer.alloc(600)]);
  const ole = bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

  it.each<[string, Buffer, UnusableFile]>([
    ["nothing", Buffer.alloc(0), { code: "empty" }],
    ["blank lines", Buffer.from("\r\n  \r\n;;;\r\n".replace(/;/g, " ")), { code: "empty" }],
    ["only a byte-order mark", Buffer.from("\uFEFF"), { code: "empty" }],
    ["an old workbook", ole, { code: "not_a_workbook", found: "xls" }],
    ["a locked workbook", Buffer.concat([ole, Buffer.from("EncryptedPackage", "utf16le")]), { code: "encrypted" }],
    ["a PDF", Buffer.from("%PDF-1.7\n%âãÏÓ"), { code: "not_a_workbook", found: "pdf" }],
    ["a photo", bytes(0xff, 0xd8, 0xff, 0xe0), { code: "not_a_workbook", found: "image" }],
    ["an HTML table after a mark and blanks", Buffer.from("\uFEFF \n<!DOCTYPE html><table><tr><td>nik</td></tr></table>"), { code: "not_a_workbook", found: "html" }],
    ["a spreadsheet of 2003 in XML", Buffer.from('<?xml version="1.0"?><Workbook/>'), { code: "not_a_workbook", found: "xml" }],
    ["unknown bytes", Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 37) % 256)), { code: "not_a_workbook", found: "binary" }],
    ["half an archive", Buffer.from("PK\u0003\u0004 dan tidak ada lagi"), { code: "damaged" }],
    ["numbers without any heading", Buffer.from("1,2\n3,4\n"), { code: "no_header" }],
  ])("%s is refused with its reason", async (_, content, reason) => {
    expect(await reasonOf(content)).toEqual(reason);
  });

  it.each([
    ["xl/workbook.bin", "xlsb"],
    ["content.xml", "ods"],
    ["word/document.xml", "document"],
    ["foto/1.jpg", "archive"],
  ])("an archive with %s is named as what it is", async (name, found) => {
    expect(await reasonOf(await zip([{ name, content: ["x"] }]))).toEqual({ code: "not_a_workbook", found });
  });

  it("a workbook cut off in the middle is damaged, not half read", async () => {
    const whole = await workbook(headerXml("nama", "kode_desa"));
    expect(await reasonOf(whole.subarray(0, whole.length - 40))).toEqual({ code: "damaged" });
    const broken = await zip(workbookParts([{ name: "Data", rows: `${headerXml("nama", "kode_desa")}<row r="2"><c` }]));
    await expect(read(broken)).rejects.toThrow(/damaged/);
  });

  it("content decides, not the name: a CSV called .xlsx is read", async () => {
    const table = await readTable(Buffer.from("nama;kode_desa\nSarmi;35.04.01.1001\n"), { fileName: "data.xlsx" });
    expect(table.ok && table.value.format).toBe("csv");
  });
});

describe("cells made to cost time", () => {
  const long = 99_000;

  it.each([
    ["brackets never closed in a heading", `nama,"${"(".repeat(long)}"\nSarmi,x\n`],
    ["blanks inside an amount of a total line", `nama,jumlah\nJUMLAH,"1${" ".repeat(long)}x"\n`],
    ["digits without end", `nama,jumlah\nSarmi,${"1".repeat(long)}\n`],
  ])("%s", async (_, text) => {
    const started = Date.now();
    const { rows } = await read(Buffer.from(text));
    expect(rows.map(isTotalLine)).toEqual([false]);
    expect(Date.now() - started).toBeLessThan(2_000);
  });

  it("an attribute without end", async () => {
    const started = Date.now();
    const file = await workbook(`${headerXml("nama", "kode_desa")}<row r="2"><c ${"a".repeat(200_000)} r="A2"><v>1</v></c></row>`);
    await reasonOf(file);
    expect(Date.now() - started).toBeLessThan(2_000);
  });
});
