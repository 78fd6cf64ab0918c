import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { loadReferenceData } from "~/db/reference/reference-data.server";
import { dbTest } from "../db";

const SEEDS = join(import.meta.dirname, "..", "..", "seeds", "reference");

dbTest("C140: a region file with one code twice is refused with the code and both lines, and the areas stay as they were", async ({ sql }) => {
  const folder = mkdtempSync(join(tmpdir(), "desa-wilayah-"));
  try {
    cpSync(SEEDS, folder, { recursive: true });
    const lines = readFileSync(join(SEEDS, "regions.csv"), "utf8").trimEnd().split("\n");
    const first = lines.findIndex((line) => line.startsWith("35.04.01.1001,")) + 1;
    const state = () => sql`select count(*)::int as areas, md5(string_agg(r::text, ';' order by code)) as sum from regions r`;
    const [before, loads] = [await state(), await sql`select * from reference_loads order by name`];

    const doubled = (...more: string[]) => writeFileSync(join(folder, "regions.csv"), `${[lines[0]!, "35.99,Kabupaten Baru,,", ...lines.slice(1), ...more].join("\n")}\n`);
    doubled("35.04.01.1001,Tertek,,");
    await expect(loadReferenceData(sql, folder)).rejects.toThrow(`35.04.01.1001 stands twice: line ${first + 1} (Kedungsoko) and line ${lines.length + 2} (Tertek)`);
    // Blank lines and spaces neither hide a code nor shift the lines that are named.
    doubled("", " 35.04.01.1001 ,Tertek,,");
    await expect(loadReferenceData(sql, folder)).rejects.toThrow(`line ${first + 1} (Kedungsoko) and line ${lines.length + 3} (Tertek)`);

    expect(await state()).toEqual(before);
    expect(await sql`select * from reference_loads order by name`).toEqual(loads);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
