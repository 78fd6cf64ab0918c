import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import type postgres from "postgres";
import { describe, expect, vi } from "vitest";
import { asActor } from "~/db/db.server";
import type { ExportChoice } from "~/exports/export-choice";
import { run } from "~/exports/export-cli.server";
import { exportFile, writeExport, type ExportRequest } from "~/exports/export-file.server";
import { addPerson } from "~/households/add-persons.server";
import { createHousehold } from "~/households/create-households.server";
import { canonicalHeaders } from "~/imports/columns";
import { recordNoTransferMonth } from "~/remittances/no-transfer-months.server";
import { recordRemittance } from "~/remittances/record-remittances.server";
import { recordUses } from "~/remittances/record-uses.server";
import { uuidv7 } from "uuidv7";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { aHousehold, SISTER_VILLAGE } from "../factories/households";
import { newHousehold, newPerson } from "../factories/inputs";
import { aJourney } from "../factories/journeys";
import { aTransfer } from "../factories/remittance";
import { anAccount } from "../factories/sign-in";
import { collected, memoryGrowthMb, read } from "../imports/reading";

const [KK, NIK, PHONE] = ["3504052304150555", "3504052303900555", "081234500555"];

const requestFor = (facts: Partial<ExportRequest> & Pick<ExportChoice, "kind" | "area">): ExportRequest => ({
  from: null, to: null, identifiers: "masked", format: "csv", language: "id", reason: "laporan", ...facts,
});

/** The file's rows by header, as an importer reads them. */
async function exported(facts: Parameters<typeof requestFor>[0], actor = anActor({ role: "koordinator_desa", area: facts.area })) {
  const request = requestFor(facts);
  const { stream, rows, bytes } = await exportFile(actor, request);
  const file = await collected(stream);
  expect(file.length).toBe(bytes);
  const { table, rows: cells } = await read(file);
  expect(table.headers).toEqual(canonicalHeaders(request.kind));
  expect(cells).toHaveLength(rows);
  return cells.map((row) => Object.fromEntries(row.cells.flatMap((cell, at) => (cell.text === "" ? [] : [[table.headers[at] ?? "", cell.text]]))));
}

/** A family of one, abroad since 2023, in a village of its own. */
async function aFamilyIn(sql: postgres.Sql, village: string, { kk = KK, nik = NIK, phone = PHONE, birthDate = "1990-03-23" }: { kk?: string; nik?: string; phone?: string; birthDate?: string } = {}) {
  const coordinator = anActor({ role: "koordinator_desa", area: village });
  const household = newHousehold({ regionCode: village, kk, label: "Keluarga Bu Tini", address: "=Dsn. Krajan" });
  const person = newPerson(household.id, { nik, phone, fullName: "Tini Lestari", sex: "L", memberRole: "kepala", birthDate, education: "smp" });
  await asActor(coordinator, async (tx) => {
    expect(await createHousehold(tx, coordinator, household)).toMatchObject({ ok: true });
    expect(await addPerson(tx, coordinator, person)).toMatchObject({ ok: true });
  });
  const journey = await aJourney(sql, { personId: person.id, householdId: household.id });
  return { coordinator, household, person, journey };
}

describe("families and members", () => {
  dbTest("leave with the last four digits of their numbers, and in full only to who keeps the records", async ({ sql }) => {
    const village = "35.04.06.2001";
    const { person, coordinator } = await aFamilyIn(sql, village);
    const [masked] = await exported({ kind: "households", area: village });
    expect(masked).toMatchObject({ id: person.id, versi: "1", no_kk: "••••0555", nik: "••••0555", telepon: "••••0555", nama: "Tini Lestari", alamat: "=Dsn. Krajan" });
    const full = { kind: "households", area: village, identifiers: "full" } as const;
    expect(await exported(full)).toMatchObject([
      { no_kk: KK, nik: NIK, telepon: "+6281234500555", keluarga: "Keluarga Bu Tini", kode_desa: village, hubungan: "kepala", jenis_kelamin: "L", tanggal_lahir: "1990-03-23", pendidikan: "smp" },
    ]);
    expect(await exported(full, { ...coordinator, writeAreas: [] })).toMatchObject([{ no_kk: "••••0555", nik: "••••0555" }]);
  });

  dbTest("stay in their village, however the area is asked for (C111)", async ({ sql }) => {
    await aFamilyIn(sql, "35.04.06.2002", { kk: "3504052304150556", nik: "3504052303900556", phone: "081234500556" });
    const sister = anActor({ role: "koordinator_desa", area: SISTER_VILLAGE });
    expect(await exported({ kind: "households", area: "35.04" }, sister)).toEqual([]);
    expect(await exported({ kind: "households", area: "35.04.06.2002" })).toHaveLength(1);
  });

  dbTest("are in the audit log with area, count and reason, and without a name", async ({ sql }) => {
    const village = "35.04.06.2003";
    const { coordinator } = await aFamilyIn(sql, village, { kk: "3504052304150557", nik: "3504052303900557", phone: "081234500557" });
    await exported({ kind: "households", area: village, identifiers: "full", reason: "perbaikan" });
    const entries = await sql`select actor_id, entity, detail from audit_log where action = 'export' and region_code = ${village}`;
    expect(entries).toEqual([
      { actor_id: coordinator.userId, entity: "households", detail: { format: "csv", from: null, to: null, identifiers: "full", rows: 1, reason: "perbaikan" } },
    ]);
  });

  dbTest("keep every digit in a workbook, as text (C003)", async ({ sql }) => {
    const village = "35.04.06.2004";
    const nik = "9171020505920007";
    await aFamilyIn(sql, village, { kk: "3504052304150558", nik, phone: "081234500558", birthDate: "1992-05-05" });
    const { stream } = await exportFile(anActor({ role: "koordinator_desa", area: village }), requestFor({ kind: "households", area: village, format: "xlsx", identifiers: "full" }));
    const { table, rows } = await read(await collected(stream));
    expect(rows[0]?.cells[table.headers.indexOf("nik")]).toEqual({ text: nik, kind: "text" });
  });
});

describe("journeys", () => {
  dbTest("carry no name beside a departure outside procedure", async ({ sql }) => {
    const village = "35.04.06.2005";
    const { journey } = await aFamilyIn(sql, village, { kk: "3504052304150559", nik: "3504052303900559", phone: "081234500559" });
    await sql`update journeys set procedural_status = 'non_prosedural', non_procedural_evidence = 'pernyataan_keluarga', evidence_source = 'pengakuan' where id = ${journey.id}`;
    const [row] = await exported({ kind: "journeys", area: village });
    expect(row).toMatchObject({ id: journey.id, nama: "Tini Lestari", negara: "HK", status: "bekerja", tanggal_berangkat: "2023-02-01" });
    expect(row).not.toHaveProperty("status_prosedural");
    await sql`update journeys set procedural_status = 'prosedural', registered_on = '2023-01-01', non_procedural_evidence = null where id = ${journey.id}`;
    expect(await exported({ kind: "journeys", area: village })).toMatchObject([{ status_prosedural: "prosedural" }]);
  });
});

describe("money", () => {
  dbTest("leaves in whole units of its currency, with months without and within the period asked for", async ({ sql }) => {
    const village = "35.04.06.2006";
    const { coordinator, household } = await aFamilyIn(sql, village, { kk: "3504052304150560", nik: "3504052303900560", phone: "081234500560" });
    await asActor(coordinator, async (tx) => {
      const transfers = [
        aTransfer({ householdId: household.id, currency: "HKD", sentMinor: 250_050n, appliedRate: "2085.5", receivedOn: "2025-03-12" }),
        aTransfer({ householdId: household.id, currency: "HKD", sentMinor: 100_000n, appliedRate: null, receivedIdr: 2_080_000n, receivedOn: "2025-04-12" }),
      ];
      for (const transfer of transfers) expect(await recordRemittance(tx, coordinator, transfer)).toMatchObject({ ok: true });
      expect(await recordNoTransferMonth(tx, coordinator, { id: uuidv7(), householdId: household.id, month: "2025-05" })).toMatchObject({ ok: true });
      const uses = { by: "amount" as const, rows: [{ category: "konsumsi" as const, amountIdr: 1_500_000n, assetProductive: null, forBusiness: false, note: null }] };
      expect(await recordUses(tx, coordinator, { householdId: household.id, month: "2025-03", uses })).toMatchObject({ ok: true });
    });
    const all = await exported({ kind: "remittances", area: village, identifiers: "full" });
    expect(all).toMatchObject([
      { id_keluarga: household.id, no_kk: "3504052304150560", nik_pengirim: "3504052303900560", tanggal_terima: "2025-03-12", jumlah_kirim: "2500,50", mata_uang: "HKD", biaya: "20", kurs: "2085,5", saluran: "mto" },
      { tanggal_terima: "2025-04-12", jumlah_kirim: "1000", jumlah_terima: "2080000" },
      { tanpa_kiriman: "ya", bulan: "2025-05" },
    ]);
    // A rate that was only worked out from both amounts is no rate of a receipt.
    expect(all[1]).not.toHaveProperty("kurs");
    expect(await exported({ kind: "remittances", area: village, from: "2025-04", to: "2025-05" })).toHaveLength(2);
    expect(await exported({ kind: "uses", area: village })).toMatchObject([{ bulan: "2025-03", kategori: "konsumsi", jumlah: "1500000", untuk_usaha: "tidak" }]);
  });

  dbTest("of 30,001 transfers leaves whole, in little memory (C057)", async ({ sql }) => {
    const village = "35.04.06.2007";
    const { id } = await aHousehold(sql, { regionCode: village });
    await sql`insert into remittances (id, household_id, region_code, received_on, currency, received_idr, channel)
      select gen_random_uuid(), ${id}, ${village}, date '2020-01-01' + (n % 2000), 'IDR', 1000000 + n, 'bank' from generate_series(1, 30001) n`;
    const coordinator = anActor({ role: "koordinator_desa", area: village });
    let lines = 0;
    const countLines = () => new Writable({ write: (piece: Buffer, _encoding, done) => { lines += piece.toString().split("\r\n").length - 1; done(); } });
    const growth = await memoryGrowthMb(async () => {
      const { rows } = await asActor(coordinator, (tx) => writeExport(tx, coordinator, requestFor({ kind: "remittances", area: village }), countLines()));
      expect(rows).toBe(30_001);
    });
    expect(lines).toBe(30_002);
    expect(growth).toBeLessThan(100);
  });
});

describe("from the command line", () => {
  const quietly = async (args: Parameters<typeof run>[0]) => {
    const said: string[] = [];
    const hear = (line: string) => void said.push(line);
    const spies = [vi.spyOn(console, "log").mockImplementation(hear), vi.spyOn(console, "error").mockImplementation(hear)];
    const code = await run(args);
    spies.forEach((spy) => spy.mockRestore());
    return { code, said: said.join("\n") };
  };

  dbTest("writes the whole file under its name, with the rights of whom it is asked for", async ({ sql }) => {
    const village = "35.04.06.2008";
    await aFamilyIn(sql, village, { kk: "3504052304150561", nik: "3504052303900561", phone: "081234500561" });
    const folder = mkdtempSync(join(tmpdir(), "desa-ekspor-uji-"));
    const out = join(folder, "keluarga.csv");
    const { login } = await anAccount({ grants: [{ role: "koordinator_desa", areaCode: village }] });
    expect(await quietly({ kind: "households", region: village, format: "csv", out, as: login, json: true })).toEqual({
      code: 0,
      said: JSON.stringify({ kind: "households", region: village, format: "csv", rows: 1, file: out }),
    });
    expect(readFileSync(out, "utf8")).toContain("3504052303900561");
    expect(readdirSync(folder)).toEqual(["keluarga.csv"]);
  });

  dbTest("refuses in a sentence an unknown area, an unknown login and another's village", async () => {
    const { login } = await anAccount({ grants: [{ role: "koordinator_desa", areaCode: SISTER_VILLAGE }] });
    const planner = await anAccount({ grants: [{ role: "perencana", areaCode: "35" }] });
    const tries = [{ region: "35.99.99.9999" }, { region: "35.04.06.2001", as: "tak-ada" }, { region: "35.04.06.2001", as: login }, { region: "35.04.06.2001", as: planner.login }];
    for (const facts of tries) expect(await quietly({ kind: "households", format: "csv", ...facts })).toMatchObject({ code: 1, said: expect.stringMatching(/\.$/) });
  });
});
