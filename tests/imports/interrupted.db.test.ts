import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { asActor } from "~/db/db.server";
import { cancelImport } from "~/imports/end-import.server";
import { importProgress, refusedFile } from "~/imports/imports.server";
import { openImport } from "~/imports/open-import.server";
import { commitImport, previewImport } from "~/imports/run-import.server";
import { dbTest } from "../db";
import { VILLAGE } from "../factories/households";
import { signedIn } from "../factories/sign-in";
import { bring, csvFile } from "./bring";
import { collected, csv, fieldFile, texts } from "./reading";
import { withoutFamilies } from "./records";

const account = () => signedIn({ grants: [{ role: "koordinator_desa", areaCode: "35.04" }] });
const many = (rows: number) => csvFile("no_kk,nama,kode_desa", ...Array.from({ length: rows }, (_, at) => `35040523041${String(50_001 + Math.floor(at / 2))},Warga ${at.toString(26).replace(/\d/g, (digit) => "qrstuvwxyz"[Number(digit)] ?? "")},${VILLAGE}`));
const people = (sql: import("postgres").Sql) => sql`select count(*)::int as n from persons`.then(([row]) => Number(row!.n));

dbTest("an import killed in the middle left nothing, and can be done again", { timeout: 120_000 }, async ({ sql }) => {
  await withoutFamilies(sql);
  const folder = mkdtempSync(join(tmpdir(), "desa-impor-putus-"));
  const path = join(folder, "keluarga.csv");
  writeFileSync(path, many(1_200));
  const desa = (...args: string[]) => spawn(process.execPath, [fileURLToPath(new URL("../../bin/desa", import.meta.url)), ...args], { env: { ...process.env, DESA_DATA: folder }, detached: true, stdio: "ignore" });
  const ended = (child: ReturnType<typeof desa>) => new Promise<number | null>((done) => child.once("exit", done));
  try {
    const killed = desa("import", "households", path);
    const end = ended(killed);
    for (let waited = 0; waited < 60_000; waited += 50) {
      const [running] = await sql`select (counts->'progress'->>'rows')::int as rows from imports where status = 'berjalan'`;
      if (Number(running?.rows ?? 0) > 0) break;
      await new Promise((done) => setTimeout(done, 50));
    }
    process.kill(-killed.pid!, "SIGKILL");
    await end;
    expect(await people(sql)).toBe(0);
    expect(await sql`select status from imports where committed_at is not null`).toEqual([]);
    expect(await ended(desa("import", "households", path))).toBe(0);
    expect(await people(sql)).toBe(1_200);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

dbTest("a running import tells how far it is, stops where it is given up, and leaves nothing", async ({ sql }) => {
  await withoutFamilies(sql);
  const { actor } = await account();
  const opened = await openImport(actor, { kind: "households", villageCode: null, file: many(600), fileName: "panjang.csv" });
  if (!opened.ok) throw new Error(opened.reason.code);
  const { id } = opened.value;
  const running = commitImport(actor, id, { acceptGood: true });
  const progress = () => asActor(actor, (tx) => importProgress(tx, id));
  let seen = await progress();
  while (seen !== null && (seen.status === "dibaca" || seen.rows === 0)) seen = await progress();
  expect(seen).toMatchObject({ status: "berjalan", rows: 250, stopped: false });
  expect(seen!.done).toBeCloseTo(250 / 600, 6);
  expect(await previewImport(actor, id)).toEqual({ ok: false, reason: { code: "already", status: "berjalan" } });
  expect((await cancelImport(actor, id)).ok).toBe(true);
  expect(await running).toEqual({ ok: false, reason: { code: "cancelled" } });
  expect(await people(sql)).toBe(0);
  expect(await sql`select 1 from import_files where import_id = ${id}`).toHaveLength(0);
  expect(await commitImport(actor, id, { acceptGood: true })).toEqual({ ok: false, reason: { code: "already", status: "dibatalkan" } });
});

dbTest("work that fell silent is shown as stopped and can be taken up again", async ({ sql }) => {
  await withoutFamilies(sql);
  const { actor } = await account();
  const opened = await openImport(actor, { kind: "households", villageCode: VILLAGE, file: csvFile("nama", "Sarmi"), fileName: "a.csv" });
  if (!opened.ok) throw new Error(opened.reason.code);
  const { id } = opened.value;
  await sql`update imports set status = 'berjalan', counts = ${sql.json({ progress: { rows: 250, done: 0.5, at: "2025-01-01T00:00:00Z" } })} where id = ${id}`;
  expect(await asActor(actor, (tx) => importProgress(tx, id))).toEqual({ status: "berjalan", rows: 250, done: 0.5, stopped: true });
  expect(await commitImport(actor, id, { acceptGood: false })).toMatchObject({ ok: true, value: { committed: true } });
});

dbTest("refused rows come back as a file with their reasons, which mended is brought again", async ({ sql }) => {
  await withoutFamilies(sql);
  const { actor } = await account();
  const file = await bring(actor, "households", fieldFile("g01-bom-nik.csv"), { acceptGood: true, mends: [{ line: 6, field: "telepon", text: "081234500099" }] });
  const back = await refusedFile(actor, file.id, "id");
  const bytes = await collected(back!.stream);
  expect([back!.fileName, back!.contentType, bytes.subarray(0, 3).toString("hex"), bytes.subarray(3, 6).toString("hex") === "efbbbf"]).toEqual([`ditolak-${file.id.slice(0, 8)}.csv`, "text/csv; charset=utf-8", "efbbbf", false]);
  const reading = await csv(bytes.toString("utf8"));
  expect(reading.table.headers).toEqual(["nik", "nama", "kode_desa", "telepon", "alasan_ditolak"]);
  expect(texts(reading).map(([, ...cells]) => cells.slice(0, 4))).toEqual([["3,50401E+15", "Wagiman Setyo", "35.04.01.1001", "081234500011"], ["35O4011708900001", "Slamet Contoh", "35.04.01.1001", "081234500099"]]);
  expect(texts(reading)[1]![5]).toBe("nik: Ada huruf “O” di dalam nomor ini.");
  const mended = await bring(actor, "households", Buffer.from(bytes.toString("utf8").replace("35O4011708900001", "3504011708900055").replace('"3,50401E+15"', "-")));
  expect(mended).toMatchObject({ committed: true, outcomes: { 2: "create", 3: "create" } });
  expect(await refusedFile(actor, mended.id, "id")).toBeNull();
});

dbTest("no full number of a person lies open in what waits to be imported", async ({ sql }) => {
  const { actor } = await account();
  const file = await bring(actor, "households", csvFile("nik,nama,telepon,kode_desa", `3504055203870777,Sarmi,0812 3450 0777,${VILLAGE}`, "3504055203870778,,081234500778,99.99.99.9999"), { dryRun: true, mends: [{ line: 3, field: "nik", text: "3504055203870779" }] });
  const [record] = await sql`select i.*, (select jsonb_agg(to_jsonb(r)) from import_rows r where r.import_id = i.id)::text as rows, encode(f.content, 'escape') as file from imports i join import_files f on f.import_id = i.id where i.id = ${file.id}`;
  const text = JSON.stringify(record);
  for (const number of ["3504055203870777", "3504055203870778", "3504055203870779", "+6281234500777", "081234500778"]) expect(text).not.toContain(number);
  expect(file.rows[1]!.cells.map((cell) => cell.text)).toContain("3504055203870778");
});
