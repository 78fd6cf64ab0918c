import { beforeEach, describe, expect } from "vitest";
import postgres from "postgres";
import type { Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { undoImport } from "~/imports/end-import.server";
import { deleteRemittance, editRemittance } from "~/remittances/edit-remittance.server";
import { EditRemittance } from "~/remittances/remittance.schema";
import { dbTest } from "../db";
import { aHousehold, VILLAGE } from "../factories/households";
import { aFamily } from "../factories/remittance";
import { signedIn } from "../factories/sign-in";
import { bring, codesOf, csvFile } from "./bring";
import { transfersOf } from "./records";

let actor: Actor;
let label = "";
let household = "";

/** Each test has a family of its own, named apart. */
beforeEach(async () => {
  actor ??= (await signedIn({ grants: [{ role: "koordinator_desa", areaCode: "35.04.05" }] })).actor;
  const sql = postgres(process.env.DATABASE_URL!, { max: 1, onnotice: () => {} });
  label = `Keluarga ${Math.random().toString(36).slice(2, 10)}`;
  household = (await aHousehold(sql, { label })).id;
  await sql.end();
});

const HEADER = "keluarga,tanggal,jumlah,mata_uang,biaya,saluran,catatan";
const remittances = (lines: string[], options: Parameters<typeof bring>[3] = {}) => bring(actor, "remittances", csvFile(...lines), { village: VILLAGE, ...options });
const stored = (sql: postgres.Sql) => sql`select received_idr::int as idr, fee_minor::int as fee, channel, version, deleted_at from remittances where household_id = ${household} order by received_on, received_idr`;

describe("transfers", () => {
  dbTest("are known by family, day and amount: the same again is unchanged, a fee found later an update", async ({ sql }) => {
    const rows = [`${label},2025-03-12,1.500.000,,,bank,`, `${label},2025-04-12,"1,75 juta",Rp,,pos,`];
    expect((await remittances([HEADER, ...rows])).outcomes).toEqual({ 2: "create", 3: "create" });
    expect((await remittances([HEADER, ...[...rows].reverse()])).outcomes).toEqual({ 2: "unchanged", 3: "unchanged" });
    const later = await remittances([HEADER, `${label},12/03/2025,1500000,IDR,25.000,bank,`]);
    expect(later.outcomes).toEqual({ 2: "update" });
    expect(later.rows[0]!.changes).toEqual({ biaya: [null, { id: "Rp 25.000", en: "Rp 25,000" }] });
    expect(await stored(sql)).toMatchObject([{ idr: 1_500_000, fee: 25_000, version: 2 }, { idr: 1_750_000, fee: null, channel: "pos" }]);
  });

  dbTest("corrected or deleted by hand are not taken back by an old file", async ({ sql }) => {
    const lines = [HEADER, `${label},2025-03-12,1.500.000,,5.000,bank,`, `${label},2025-04-12,1.600.000,,,bank,`];
    const first = await remittances(lines);
    const [one, two] = await sql`select m.* from import_writes w join remittances m on m.id = w.entity_id where w.import_id = ${first.id} order by w.seq`;
    await asActor(actor, async (tx) => {
      const edit = EditRemittance.parse({ id: one!.id, version: 1, receivedOn: "2025-03-12", currency: "IDR", receivedIdr: "1500000", feeMinor: "7500", channel: "pos" });
      expect((await editRemittance(tx, actor, edit)).ok).toBe(true);
      expect((await deleteRemittance(tx, actor, { id: String(two!.id), version: 1, reason: "salah keluarga" })).ok).toBe(true);
    });
    const again = await remittances(lines);
    expect(again.outcomes).toEqual({ 2: "unchanged", 3: "unchanged" });
    expect(again.rows.map((row) => codesOf(row))).toEqual([["newer_kept"], ["deleted_before"]]);
    expect(await stored(sql)).toMatchObject([{ fee: 7_500, channel: "pos", version: 2 }, { version: 2 }]);
  });

  dbTest("that may be another one told twice are asked about, in the file and against the record", async ({ sql }) => {
    await remittances([HEADER, `${label},2025-03-12,1.500.000,,,bank,`]);
    const lines = [HEADER, `${label},2025-03-14,1.500.000,,,mto,`, `${label},2025-06-01,900.000,,,bank,`, `${label},2025-06-01,900.000,,,pos,kedua`, `${label},2025-06-01,900.000,,,bank,`];
    const asked = await remittances(lines, { acceptGood: true });
    expect(asked.outcomes).toEqual({ 2: "refuse :duplicate", 3: "create", 4: "refuse :duplicate", 5: "duplicate" });
    const sure = await remittances(lines, { confirmed: [{ line: 2, code: "duplicate" }, { line: 4, code: "duplicate" }] });
    expect(sure.outcomes).toEqual({ 2: "create", 3: "unchanged", 4: "create", 5: "duplicate" });
    expect(await stored(sql)).toHaveLength(4);
    expect((await remittances(lines, { acceptGood: true })).outcomes).toEqual({ 2: "unchanged", 3: "unchanged", 4: "unchanged", 5: "duplicate" });
  });

  dbTest("in foreign money keep rate, receipt and fee apart; a receipt far from the rate is asked about", async ({ sql }) => {
    const header = "keluarga,tgl_terima,jumlah_kirim,mata_uang,biaya,kurs,jumlah_terima,biaya_terima,saluran";
    const file = await remittances([header,
      `${label},12 Maret 2025,2.500,HKD,20,"2.085",,15.000,Western Union`, `${label},12/04/2025,"1.250,50",HK$,,,2.600.000,0,bank`, `${label},12/05/2025,2.500,HKD,,,520.000,,bank`,
    ], { acceptGood: true });
    expect(file.outcomes).toEqual({ 2: "create", 3: "create", 4: "refuse jumlah_terima:far_from_reference" });
    expect(await transfersOf(sql, file)).toMatchObject([
      { currency: "HKD", sent: "250000", fee: "2000", received: "5212500", channel: "mto" }, { sent: "125050", fee: null, received: "2600000" },
    ]);
  });

  dbTest("need a family that is recorded, one only, and a day that has come", async ({ sql }) => {
    const twin = await aHousehold(sql, { label });
    const elsewhere = await aHousehold(sql, { regionCode: "35.04.01.1001", label: `${label} jauh` });
    const file = await bring(actor, "remittances", csvFile("keluarga,id_keluarga,kode_desa,tanggal,jumlah,saluran",
      `${label},,${VILLAGE},2025-03-12,100.000,bank`, `Keluarga Tiada,,${VILLAGE},2025-03-12,100.000,bank`, `,${twin.id},,2025-03-12,100.000,bank`,
      `,${elsewhere.id},,2025-03-12,100.000,bank`, `,${twin.id},,2031-01-01,100.000,bank`, `,${twin.id},,2025-03-12,100.000,`, `,${twin.id},,2025-03-12,0,bank`,
    ), { acceptGood: true });
    expect(file.outcomes).toEqual({
      2: "refuse keluarga:household_ambiguous", 3: "refuse keluarga:household_unknown", 4: "create", 5: "refuse id_keluarga:household_unknown",
      6: "refuse tanggal_terima:date_in_future", 7: "refuse saluran:required", 8: "refuse jumlah_kirim:zero",
    });
  });

  dbTest("name their sender by NIK, who must belong to the family", async ({ sql }) => {
    const family = await aFamily({ regionCode: VILLAGE });
    await bring(actor, "households", csvFile("id,nik,nama,kode_desa", `${family.personId},3504055203870003,Rina Contoh,${VILLAGE}`));
    const file = await bring(actor, "remittances", csvFile("id_keluarga,nik_pengirim,tanggal,jumlah,saluran", `${family.householdId},3504055203870003,2025-03-12,100.000,bank`, `${household},3504055203870003,2025-03-12,100.000,bank`), { acceptGood: true });
    expect(file.outcomes).toEqual({ 2: "create", 3: "refuse nik_pengirim:sender_unknown" });
    expect(await sql`select journey_id from remittances where household_id = ${family.householdId}`).toEqual([{ journey_id: family.journeyId }]);
  });
});

describe("months without a transfer", () => {
  dbTest("are facts of their own, and a transfer of such a month is asked about", async ({ sql }) => {
    const header = "keluarga,tanpa_kiriman,bulan,tanggal,jumlah,saluran";
    const file = await remittances([header, `${label},ya,Februari 2025,,,`, `${label},ya,2025-03,,500.000,`, `${label},tidak,,2025-04-02,500.000,bank`, `${label},ya,2025-04,,,`], { acceptGood: true });
    expect(file.outcomes).toEqual({ 2: "create", 3: "refuse jumlah_kirim:amount_beside_none", 4: "create", 5: "refuse bulan:transfers_exist" });
    expect((await remittances([header, `${label},ya,02/2025,,,`])).outcomes).toEqual({ 2: "unchanged" });
    const money = [header, `${label},,,2025-02-20,750.000,bank`];
    expect((await remittances(money)).outcomes).toEqual({ 2: "refuse :month_marked_none" });
    const sure = await remittances(money, { confirmed: [{ line: 2, code: "month_marked_none" }] });
    expect(sure.outcomes).toEqual({ 2: "create" });
    const standing = () => sql`select to_char(month, 'YYYY-MM') as month from no_transfer_months where household_id = ${household} and deleted_at is null`;
    expect(await standing()).toEqual([]);
    expect((await undoImport(actor, sure.id)).ok).toBe(true);
    expect(await standing()).toEqual([{ month: "2025-02" }]);
  });
});

describe("uses", () => {
  const uses = (lines: string[], options: Parameters<typeof bring>[3] = {}) => bring(actor, "uses", csvFile("keluarga,bulan,kategori,jumlah,aset_produktif,catatan", ...lines), { village: VILLAGE, ...options });
  const said = (sql: postgres.Sql) => sql`select category, stated_idr::int as idr, asset_productive as asset from remittance_uses where household_id = ${household} and deleted_at is null order by category`;

  dbTest("are said category by category; those a file does not name stay", async ({ sql }) => {
    expect((await uses([`${label},2025-03,konsumsi,500.000,,`, `${label},Maret 2025,Pendidikan anak,250rb,,`, `${label},2025-03,sawah,1 juta,ya,`])).counts).toMatchObject({ create: 3, refuse: 0 });
    const more = await uses([`${label},2025-03,makan,600.000,,`, `${label},2025-03,Kesehatan,75.000,,`, `${label},2025-03,pendidikan,250.000,,`]);
    expect(more.outcomes).toEqual({ 2: "update", 3: "create", 4: "unchanged" });
    expect(more.rows[0]!.changes).toEqual({ jumlah: [{ id: "Rp 500.000", en: "Rp 500,000" }, { id: "Rp 600.000", en: "Rp 600,000" }] });
    const after = [{ category: "kesehatan", idr: 75_000 }, { category: "konsumsi", idr: 600_000 }, { category: "pendidikan", idr: 250_000 }, { category: "tanah_emas_ternak", idr: 1_000_000, asset: true }];
    expect(await said(sql)).toMatchObject(after);
    expect((await undoImport(actor, more.id)).ok).toBe(true);
    expect(await said(sql)).toMatchObject([{ category: "konsumsi", idr: 500_000 }, { category: "pendidikan" }, { category: "tanah_emas_ternak" }]);
  });

  dbTest("say each category once, known, with an amount, for a month that has come", async () => {
    const file = await uses([`${label},2025-03,konsumsi,500.000,,`, `${label},2025-03,belanja,300.000,,`, `${label},2025-03,hiburan,1.000,,`, `${label},2025-03,rumah,,,`, `${label},2031-03,rumah,1.000,,`, `${label},tahun lalu,rumah,1.000,,`], { acceptGood: true });
    expect(file.outcomes).toEqual({
      2: "create", 3: "refuse kategori:category_twice", 4: "refuse kategori:unknown_code", 5: "refuse jumlah:required", 6: "refuse bulan:month_in_future", 7: "refuse bulan:not_a_month",
    });
  });
});

dbTest("taking transfers back lets the same file come again", async ({ sql }) => {
  const lines = [HEADER, `${label},2025-03-12,1.500.000,,,bank,`, `${label},2025-04-12,1.600.000,,,bank,`];
  const first = await remittances(lines);
  expect(await undoImport(actor, first.id)).toEqual({ ok: true, value: { records: 2 } });
  expect(await stored(sql)).toEqual([]);
  expect((await remittances(lines)).counts).toMatchObject({ create: 2 });
});
