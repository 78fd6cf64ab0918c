import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "vitest";
import { dbTest } from "../db";
import { VILLAGE } from "../factories/households";

const root = fileURLToPath(new URL("../..", import.meta.url));
const COUNT = 50_000;

dbTest("a file of 50,000 rows is previewed in little memory, every row of it answered", { timeout: 300_000 }, async ({ sql }) => {
  const folder = mkdtempSync(join(tmpdir(), "desa-panjang-"));
  try {
    const path = join(folder, "panjang.csv");
    const rows = Array.from({ length: COUNT }, (_, at) => `Keluarga Belum Tercatat ${at},2025-03-${String(1 + (at % 28)).padStart(2, "0")},${100_000 + at},bank,catatan ke-${at}`);
    writeFileSync(path, ["keluarga,tanggal,jumlah,saluran,catatan", ...rows].join("\n"));
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", join(root, "tests/imports/measure-import.ts"), path, VILLAGE], { cwd: root });
    const { counts, growthMb } = JSON.parse(stdout) as { counts: unknown; growthMb: number };
    expect(counts).toEqual({ rows: COUNT, create: 0, update: 0, unchanged: 0, duplicate: 0, refuse: COUNT, warn: 0 });
    expect(growthMb).toBeLessThan(200);
    const [last] = await sql`select line, messages->0->>'code' as code from import_rows order by line desc limit 1`;
    expect(last).toEqual({ line: COUNT + 1, code: "household_unknown" });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
