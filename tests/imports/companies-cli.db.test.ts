import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { companiesFrom } from "~/imports/companies-cli.server";
import { dbTest } from "../db";

const folder = mkdtempSync(join(tmpdir(), "p3mi-"));
function listOf(name: string, ...rows: string[]): string {
  const file = join(folder, `${name}.csv`);
  writeFileSync(file, ["nama;nomor izin;status;berlaku sampai", ...rows].join("\n"));
  return file;
}

describe("an official list of placement companies", () => {
  dbTest("adds and mends, tells what is not on it, and brought in twice changes nothing", async ({ sql }) => {
    const first = listOf("first", "PT Daftar Satu;DFT-1;aktif;2028-01-01", "PT Daftar Dua;DFT-2;aktif;", "PT Daftar Tiga;DFT-3;skors;");
    expect(await companiesFrom({ file: first, listedOn: "2026-01-10", dryRun: true })).toMatchObject({ ok: true, value: { committed: false, counts: { create: 3 } } });
    expect(await sql`select 1 from placement_companies where licence_number like 'DFT-%'`).toHaveLength(0);
    expect(await companiesFrom({ file: first, listedOn: "2026-01-10" })).toMatchObject({ ok: true, value: { committed: true, counts: { create: 3, update: 0, same: 0, refuse: 0 } } });
    expect(await companiesFrom({ file: first, listedOn: "2026-01-10" })).toMatchObject({ ok: true, value: { counts: { create: 0, update: 0, same: 3, refuse: 0 } } });
    const second = await companiesFrom({ file: listOf("second", "PT Daftar Satu Baru;dft-1;dicabut;2028-01-01", "PT DAFTAR DUA;DFT-2;aktif;"), listedOn: "2026-02-10" });
    expect(second).toMatchObject({ ok: true, value: { counts: { create: 0, update: 2, same: 0, refuse: 0 } } });
    expect(second.ok && second.value.absent.map(({ licenceNumber }) => licenceNumber)).toContain("DFT-3");
    const rows = await sql`select name, status, checked_on::text as seen from placement_companies where licence_number ilike 'DFT-%' order by upper(licence_number)`;
    expect(rows.map((row) => [row.name, row.status, row.seen])).toEqual([["PT Daftar Satu Baru", "dicabut", "2026-02-10"], ["PT DAFTAR DUA", "aktif", "2026-02-10"], ["PT Daftar Tiga", "skors", "2026-01-10"]]);
  });

  dbTest("with one bad row is not stored at all, nor is an older one, a future one or one without names", async ({ sql }) => {
    const bad = await companiesFrom({ file: listOf("bad", "PT Baik;BK-1;aktif;", "PT Buruk;BK-2;entah;", ";BK-3;aktif;"), listedOn: "2026-03-01" });
    expect(bad).toMatchObject({ ok: true, value: { committed: false, counts: { create: 1, refuse: 2 }, refused: [{ line: 3, reason: "status_unknown" }, { line: 4, reason: "name_missing" }] } });
    expect(await sql`select 1 from placement_companies where licence_number like 'BK-%'`).toHaveLength(0);
    const file = listOf("good", "PT Baik;BK-1;aktif;");
    await companiesFrom({ file, listedOn: "2026-03-01" });
    expect(await companiesFrom({ file, listedOn: "2026-02-01" })).toMatchObject({ ok: true, value: { committed: false, refused: [{ reason: "older_list" }] } });
    expect(await companiesFrom({ file, listedOn: "2099-02-01" })).toMatchObject({ ok: true, value: { committed: false, refused: [{ reason: "checked_in_future" }] } });
    writeFileSync(join(folder, "other.csv"), "alamat;kota\nJalan;Malang\n");
    expect(await companiesFrom({ file: join(folder, "other.csv"), listedOn: "2026-03-01" })).toMatchObject({ ok: false });
    expect(await companiesFrom({ file: join(folder, "none.csv"), listedOn: "2026-03-01" })).toMatchObject({ ok: false });
  });
});
