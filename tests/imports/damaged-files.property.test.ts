import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { readTable } from "~/imports/read-table.server";
import { UnusableFileError, unusableText } from "~/imports/unusable-file";
import { fieldFile, rowsOf } from "./reading";

const names = ["g03-utf16le-tab.txt", "g04-kutip.csv", "g12-windows1252.csv", "g17-nomor-baris.xlsx", "g19-judul-gabung.xlsx", "g20-sel-kaya.xlsx"];
const files = names.map((name) => readFileSync(fieldFile(name)));

it("a damaged file is read or refused with a reason in both languages, never an error of the program", { timeout: 120_000 }, async () => {
  const damage = fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255) }), { minLength: 1, maxLength: 6 });
  await fc.assert(fc.asyncProperty(fc.constantFrom(...files), damage, fc.option(fc.nat(), { freq: 4 }), async (file, changes, cut) => {
    const damaged = Buffer.from(file);
    for (const { at, byte } of changes) damaged[at % damaged.length] = byte;
    const table = await readTable(cut === null ? damaged : damaged.subarray(0, cut % damaged.length), { fileName: "rusak" });
    if (!table.ok) {
      expect(unusableText(table.reason, "id").length).toBeGreaterThan(20);
      expect(unusableText(table.reason, "en").length).toBeGreaterThan(20);
      return;
    }
    try {
      await rowsOf(table.value);
    } catch (error) {
      expect(error).toBeInstanceOf(UnusableFileError);
    }
  }), { numRuns: 400 });
});
