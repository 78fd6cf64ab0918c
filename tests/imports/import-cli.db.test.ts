import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, vi } from "vitest";
import { importFor, run, type ImportAnswer, type ImportArgs } from "~/imports/import-cli.server";
import { dbTest } from "../db";
import { aHousehold } from "../factories/households";
import { anAccount } from "../factories/sign-in";
import { fieldFile } from "./reading";
import { withoutFamilies } from "./records";

const VILLAGE = "35.04.01.1001";
const folder = mkdtempSync(join(tmpdir(), "desa-impor-uji-"));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, ...lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\r\n")}\r\n`);
  return path;
}

/** Runs the command as the shell would: its exit code and what it printed. */
async function shell(args: ImportArgs): Promise<{ code: number; answer: ImportAnswer & { error?: { code: string; text: string } }; said: string }> {
  // why: the answer is what is printed
  const [log, error] = [vi.spyOn(console, "log").mockImplementation(() => {}), vi.spyOn(console, "error").mockImplementation(() => {})];
  try {
    const code = await run({ json: true, ...args });
    return { code, answer: JSON.parse(String(log.mock.calls[0]?.[0])), said: String(error.mock.calls[0]?.[0] ?? "") };
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
}

dbTest("answers in the promised JSON; refused rows end with 2 and store nothing, unless the good ones are asked for", async ({ sql }) => {
  await withoutFamilies(sql);
  const file = fieldFile("g01-bom-nik.csv");
  const dry = await shell({ kind: "households", file, dryRun: true, acceptGood: true });
  expect(dry.code).toBe(2);
  expect(Object.keys(dry.answer)).toEqual(["kind", "sha256", "dryRun", "committed", "encoding", "delimiter", "sheet", "headerRow", "columns", "counts", "rows"]);
  expect(dry.answer).toMatchObject({
    kind: "households", dryRun: true, committed: false, encoding: "utf-8", delimiter: ",", sheet: null, headerRow: 1,
    counts: { rows: 6, create: 4, update: 0, unchanged: 0, duplicate: 0, refuse: 2, warn: 1 },
  });
  expect(dry.answer.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(dry.answer.columns).toEqual(["nik", "nama", "kode_desa", "telepon"].map((header) => ({ header, field: header })));
  expect(dry.answer.rows.map(({ line, outcome }) => [line, outcome])).toEqual([[2, "refuse"], [3, "create"], [4, "create"], [5, "create"], [6, "refuse"], [7, "create"]]);
  expect(dry.answer.rows[0]!.messages).toEqual([{ column: "nik", code: "lost_digits", severity: "refuse", text: expect.stringContaining("teks") }]);
  const all = await shell({ kind: "households", file });
  expect([all.code, all.answer.committed, all.answer.dryRun]).toEqual([2, false, false]);
  expect(await sql`select 1 from persons`).toHaveLength(0);
  const good = await shell({ kind: "households", file, acceptGood: true });
  expect([good.code, good.answer.committed]).toEqual([2, true]);
  expect(await sql`select 1 from persons`).toHaveLength(4);
  expect(await sql`select 1 from import_files`).toHaveLength(1);
});

dbTest("ends with 0 when nothing was refused, and a second time changes nothing (C083)", async ({ sql }) => {
  await withoutFamilies(sql);
  const file = written("keluarga.csv", "nama;kode desa;no kk;SHDK", `Wagiman;${VILLAGE};3504012304150017;Kepala Keluarga`, `Suparti;${VILLAGE};3504012304150017;Istri`);
  const first = await shell({ kind: "households", file });
  expect([first.code, first.answer.committed, first.answer.counts.create]).toEqual([0, true, 2]);
  expect(first.answer.columns.map(({ field }) => field)).toEqual(["nama", "kode_desa", "no_kk", "hubungan"]);
  const before = await sql`select id, version, updated_at from persons order by id`;
  const second = await shell({ kind: "households", file });
  expect([second.code, second.answer.counts.unchanged, second.answer.counts.create, second.answer.counts.update]).toEqual([0, 2, 0, 0]);
  expect(await sql`select id, version, updated_at from persons order by id`).toEqual(before);
});

dbTest("ends with 1 and says why when the file cannot be used", async () => {
  const page = await shell({ kind: "households", file: fieldFile("g13-html-bernama.xlsx") });
  expect(page.code).toBe(1);
  expect(page.answer).toMatchObject({ committed: false, rows: [], counts: { rows: 0 }, error: { code: "not_a_workbook" } });
  expect(page.said).toContain("HTML");
  const unusable: [string, string][] = [
    ["empty", written("kosong.csv").replace("kosong.csv", "tiada.csv")],
    ["no_header", written("surat.csv", "Yth. Bapak Kepala Desa", "dengan hormat")],
    ["unclosed_quote", written("kutip.csv", "nama,kode_desa", `"Siti,${VILLAGE}`)],
  ];
  writeFileSync(unusable[0]![1], "");
  for (const [code, file] of unusable) expect((await shell({ kind: "households", file })), code).toMatchObject({ code: 1, answer: { error: { code } } });
  expect((await shell({ kind: "households", file: join(folder, "hilang.csv") })).answer.error?.code).toBe("no_file");
});

dbTest("leaves a file without any row at nothing, and a total line out of the rows (C055, C145)", async ({ sql }) => {
  await withoutFamilies(sql);
  await aHousehold(sql, { regionCode: VILLAGE, label: "Keluarga Bu Tini" });
  const none = await shell({ kind: "households", file: written("judul.csv", "nama,kode_desa") });
  expect([none.code, none.answer.counts.rows]).toEqual([0, 0]);
  const file = written("kiriman.csv", "keluarga,tanggal,jumlah,saluran", "Keluarga Bu Tini,2025-05-03,1500000,bank", "Keluarga Bu Tini,2025-06-03,750000,bank", "JUMLAH,,2250000,");
  const totals = await shell({ kind: "remittances", file, village: "3504011001" });
  expect(totals.answer.counts).toMatchObject({ rows: 2, create: 2, refuse: 0 });
  expect(await sql`select sum(received_idr)::int as idr from remittances`).toEqual([{ idr: 2_250_000 }]);
});

dbTest("works with the rights of an account: rows of other villages are refused, and who keeps no records may not begin", async ({ sql }) => {
  await withoutFamilies(sql);
  const file = written("desa.csv", "nama,kode_desa", `Sarmi,${VILLAGE}`, "Sarmo,35.04.05.2003");
  const { login } = await anAccount({ grants: [{ role: "koordinator_desa", areaCode: VILLAGE }] });
  const own = await shell({ kind: "households", file, as: login, acceptGood: true });
  expect(own.answer.rows.map(({ outcome, messages }) => [outcome, messages.map(({ code }) => code)])).toEqual([["create", []], ["refuse", ["village_outside"]]]);
  const { login: planner } = await anAccount({ grants: [{ role: "perencana", areaCode: "35" }] });
  expect(await importFor({ kind: "households", file, as: planner })).toMatchObject({ ok: false, reason: { code: "forbidden" } });
  expect(await importFor({ kind: "households", file, as: login, village: "35.04.05.2003" })).toMatchObject({ ok: false, reason: { code: "forbidden" } });
  expect(await importFor({ kind: "households", file, as: "tidak-ada" })).toMatchObject({ ok: false, reason: { code: "no_account" } });
  expect(await importFor({ kind: "households", file, village: "35.04" })).toMatchObject({ ok: false, reason: { code: "unknown_village" } });
});
