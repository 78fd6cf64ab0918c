import { execFile } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { writeTable } from "~/exports/write-table.server";
import { zipStream, type ZipPart } from "~/exports/zip-stream.server";
import { workbookParts } from "./reading";

const root = fileURLToPath(new URL("../..", import.meta.url));
const count = 100_000;
const headers = ["no_kk", "nama", "kode_desa", "nik", "alamat", "telepon", "jumlah", "catatan"];
const values = (at: number): string[] => [
  String(3504012304150017n + BigInt(at)), `Orang Bernama ${at}`, "35.04.01.1001", String(3504011708900001n + BigInt(at)),
  `Dsn. Krajan, RT 0${at % 9} no. ${at}`, `+62812${10_000_000 + at}`, String(at * 1_000), `catatan ke-${at}`,
];

function* rows() {
  for (let at = 0; at < count; at += 1) yield values(at);
}

/** A workbook as Excel writes it: every text once in a part of its own, cells referring to it by number. */
function sharedTextParts(): ZipPart[] {
  const parts = workbookParts([{ name: "Data", rows: "" }]);
  function* texts() {
    yield "<sst>";
    for (const text of [...headers]) yield `<si><t>${text}</t></si>`;
    for (const cells of rows()) yield cells.map((text) => `<si><t>${text}</t></si>`).join("");
    yield "</sst>";
  }
  function* sheet() {
    yield "<worksheet><sheetData>";
    for (let row = 0; row <= count; row += 1)
      yield `<row r="${row + 1}">${headers.map((_, at) => `<c r="${String.fromCharCode(65 + at)}${row + 1}" t="s"><v>${row * headers.length + at}</v></c>`).join("")}</row>`;
    yield "</sheetData></worksheet>";
  }
  return parts.map((part) => (part.name.endsWith("sharedStrings.xml") ? { ...part, content: texts() } : part.name.endsWith("sheet1.xml") ? { ...part, content: sheet() } : part));
}

async function measured(content: AsyncIterable<Buffer | string>): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), "desa-besar-"));
  try {
    const path = join(folder, "besar");
    await pipeline(content, createWriteStream(path));
    const words = ["--import", "tsx", join(root, "tests/imports/measure-reading.ts"), path];
    const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: root });
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe("a file of 100,000 rows is read in streaming memory", () => {
  it.each<[string, () => AsyncIterable<Buffer | string>]>([
    ["CSV", () => writeTable("csv", headers, rows(), { language: "id" })],
    ["a workbook with its texts in the cells", () => writeTable("xlsx", headers, rows(), { language: "id" })],
    ["a workbook with shared texts", () => zipStream(sharedTextParts())],
  ])("%s", { timeout: 240_000 }, async (_, content) => {
    const { rows: read, last, growthMb } = (await measured(content())) as { rows: number; last: string; growthMb: number };
    expect({ read, last }).toEqual({ read: count, last: `Orang Bernama ${count - 1}` });
    expect(growthMb).toBeLessThan(150);
  });
});
