import { describe, expect } from "vitest";
import { asActor } from "~/db/db.server";
import { editPerson } from "~/households/edit-person.server";
import { undoImport } from "~/imports/end-import.server";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { SISTER_VILLAGE, VILLAGE } from "../factories/households";
import { signedIn } from "../factories/sign-in";
import { bring, codesOf, csvFile } from "./bring";
import { peopleOf, withoutFamilies } from "./records";

const account = () => signedIn({ grants: [{ role: "koordinator_desa", areaCode: "35.04.05" }] });
const HEADER = "no_kk,nik,nama,hubungan,telepon,kode_desa";
const twelve = Array.from({ length: 12 }, (_, at) => {
  const family = Math.floor(at / 3);
  return [`350405230415${String(1001 + family)}`, `35040517${String(1 + at).padStart(2, "0")}90${String(1001 + at)}`, `Warga ${"ABCDEFGHIJKL"[at]}sih`, ["kepala", "pasangan", "anak"][at % 3], `08123450${String(1000 + at)}`, VILLAGE];
});

dbTest("the same people again, in another order and with one new phone, are one update (C083)", async ({ sql }) => {
  await withoutFamilies(sql);
  const { actor } = await account();
  const first = await bring(actor, "households", csvFile(HEADER, ...twelve.map((row) => row.join())));
  expect(first).toMatchObject({ committed: true, counts: { rows: 12, create: 12, warn: 0 } });
  expect(await sql`select 1 from households`).toHaveLength(4);
  const again = [...twelve].reverse().map((row) => row[2] === "Warga Csih" ? row.map((cell, at) => (at === 4 ? "0813 5555 7777" : cell)) : row);
  const second = await bring(actor, "households", csvFile(HEADER, ...again.map((row) => row.join())));
  expect(second.counts).toMatchObject({ create: 0, update: 1, unchanged: 11, refuse: 0 });
  expect(second.rows.find(({ outcome }) => outcome === "update")!.changes).toEqual({ telepon: ["••••1002", "••••7777"] });
  const old = await bring(actor, "households", csvFile(HEADER, ...twelve.map((row) => row.join())));
  expect(old.counts).toMatchObject({ update: 0, unchanged: 12 });
  expect(codesOf(old.rows[2]!)).toEqual(["newer_kept"]);
});

describe("one family", () => {
  dbTest("is found by its card, its label or its people, and completed field by field", async ({ sql }) => {
    await withoutFamilies(sql);
    const { actor } = await account();
    await bring(actor, "households", csvFile("keluarga,nama,hubungan,kode_desa", `Keluarga Bu Tini,Tini,kepala,${VILLAGE}`, `Keluarga Bu Tini,Budi,anak,${VILLAGE}`));
    const more = await bring(actor, "households", csvFile(
      "keluarga,nama,nik,tanggal_lahir,pendidikan,alamat,kode_desa",
      `keluarga bu tini,TINI,3504054403800011,4 Maret 1980,SMA,Dsn. Krajan,${VILLAGE}`, `Keluarga Bu Tini,Sari,,,,,${VILLAGE}`,
    ));
    expect(more.outcomes).toEqual({ 2: "update", 3: "create" });
    expect(more.rows[0]!.changes).toEqual({
      alamat: [null, "Dsn. Krajan"], nik: [null, "••••0011"],
      tanggal_lahir: [null, { id: "4 Maret 1980", en: "4 March 1980" }], pendidikan: [null, { id: "SMA/SMK", en: "Upper secondary school" }],
    });
    expect(await sql`select label, address from households`).toEqual([{ label: "Keluarga Bu Tini", address: "Dsn. Krajan" }]);
    const card = await bring(actor, "households", csvFile("no_kk,nik,nama,kode_desa", `3504052304152001,3504054403800011,Tini,${VILLAGE}`));
    expect(card.rows[0]!.changes).toEqual({ no_kk: [null, "••••2001"] });
    expect(await sql`select 1 from households`).toHaveLength(1);
  });

  dbTest("asks where a NIK bears another name, sex or birth, and takes the answer (C064)", async ({ sql }) => {
    await withoutFamilies(sql);
    const { actor } = await account();
    const lines = ["nik,nama,jenis_kelamin,tanggal_lahir,kode_desa", `3504016512880003,Tumini,L,25/12/1988,${VILLAGE}`, `3504016512880004,Katini,P,25/12/1988,${VILLAGE}`];
    const asked = await bring(actor, "households", csvFile(...lines));
    expect(asked).toMatchObject({ committed: false, outcomes: { 2: "refuse jenis_kelamin:nik_differs", 3: "create" } });
    expect(await sql`select 1 from persons`).toHaveLength(0);
    const sure = await bring(actor, "households", csvFile(...lines), { confirmed: [{ line: 2, code: "nik_differs" }] });
    expect(sure).toMatchObject({ committed: true, outcomes: { 2: "create", 3: "create" } });
    const other = await bring(actor, "households", csvFile("nik,nama,kode_desa", `3504016512880004,Paiman Setyo,${VILLAGE}`));
    expect(other.outcomes).toEqual({ 2: "refuse nama:name_differs" });
  });

  dbTest("never gets a second head, a NIK twice or a person of another household (C084)", async ({ sql }) => {
    await withoutFamilies(sql);
    const { actor } = await account();
    await bring(actor, "households", csvFile("no_kk,nik,nama,hubungan,kode_desa", `3504012304150017,3504050101700001,Wagiman Setyo,kepala,${VILLAGE}`, `3504012304150018,3504050101700002,Slamet,kepala,${VILLAGE}`));
    const file = await bring(actor, "households", csvFile(
      "no_kk,nik,nama,hubungan,kode_desa", `3504012304150017,,Suparti,kepala,${VILLAGE}`, `3504012304150017,3504050101700002,Slamet,anak,${VILLAGE}`,
      `3504012304150019,3504054201900003,Dewi,anak,${VILLAGE}`, `3504012304150019,3504054201900003,Devi,anak,${VILLAGE}`,
    ));
    expect(file.outcomes).toEqual({ 2: "refuse hubungan:second_head", 3: "refuse nik:person_elsewhere", 4: "refuse nik:nik_twice", 5: "refuse nik:nik_twice" });
    expect(file.rows[2]!.messages[0]!.facts).toEqual({ lines: "5" });
  });

  dbTest("asks about a likely duplicate instead of storing or merging it (C079, C086)", async ({ sql }) => {
    await withoutFamilies(sql);
    const { actor } = await account();
    await bring(actor, "households", csvFile("keluarga,nama,tanggal_lahir,kode_desa", `Keluarga Katini,Budi Santoso,1991-02-11,${VILLAGE}`));
    const lines = ["keluarga,nama,tanggal_lahir,kode_desa", `Keluarga Baru,Budi Santosa,1993-02-11,${VILLAGE}`, `Keluarga Lain,Ani,1990-01-01,${VILLAGE}`, `Keluarga Jauh,Ani,1990-01-01,${VILLAGE}`];
    const asked = await bring(actor, "households", csvFile(...lines), { acceptGood: true });
    expect(asked.outcomes).toEqual({ 2: "refuse nama:likely_duplicate", 3: "create", 4: "refuse nama:likely_duplicate" });
    expect(await sql`select label from households order by label`).toEqual([{ label: "Keluarga Katini" }, { label: "Keluarga Lain" }]);
    const sure = await bring(actor, "households", csvFile(...lines), { confirmed: [{ line: 2, code: "likely_duplicate" }, { line: 4, code: "likely_duplicate" }] });
    expect(sure.outcomes).toEqual({ 2: "create", 3: "unchanged", 4: "create" });
  });
});

dbTest("rows that say the same are taken once, and a row is never cut, guessed or shifted", async ({ sql }) => {
  await withoutFamilies(sql);
  const { actor } = await account();
  const file = await bring(actor, "households", csvFile(
    "nama,nama_desa,nama_kecamatan,telepon,catatan", `Sarmi,Balerejo,Kauman,0812345678,`, "Sarmi,Balerejo,Kauman,0812345678,", "Sarmo,Sukorejo,,,", `${"Panjang ".repeat(20)},Balerejo,Kauman,,`, "Katini,Balerejo,Kauman,bukan nomor,",
  ), { acceptGood: true });
  expect(file.outcomes).toEqual({ 2: "create", 3: "duplicate", 4: "refuse nama_desa:ambiguous_village", 5: "refuse nama:too_long", 6: "refuse telepon:has_letter" });
  expect(file.rows[1]!.messages).toMatchObject([{ code: "same_row", severity: "warn", facts: { line: 2 } }]);
  expect(await peopleOf(sql, file)).toMatchObject([{ name: "Sarmi", village: VILLAGE }]);
});

dbTest("mended cells and a column named by hand are read as if the file said so", async ({ sql }) => {
  await withoutFamilies(sql);
  const { actor } = await account();
  const lines = ["Nama Warga;Nomor;Kode", `Sarmi;081234567890;${VILLAGE}`, "Sarmo;0812;350405"];
  const mapping = { namawarga: "nama", nomor: "telepon", kode: "kode_desa" };
  const read = await bring(actor, "households", csvFile(...lines), { mapping });
  expect(read.outcomes).toEqual({ 2: "create", 3: "refuse telepon:wrong_length kode_desa:not_a_village" });
  const mends = [{ line: 3, field: "telepon", text: "0812 3456 7891" }, { line: 3, field: "kode_desa", text: VILLAGE }, { line: 3, field: "hubungan", text: "kepala" }];
  const mended = await bring(actor, "households", csvFile(...lines), { mapping, mends });
  expect(mended.outcomes).toEqual({ 2: "create", 3: "create" });
  expect((await peopleOf(sql, mended))[1]).toMatchObject({ name: "Sarmo", phone: "+6281234567891", role: "kepala" });
  // The same office's next file needs no explaining; another office's does.
  const next = csvFile("Nama Warga;Nomor;Kode", `Katini;081234567892;${VILLAGE}`);
  expect((await bring(actor, "households", next)).outcomes).toEqual({ 2: "create" });
  const { actor: elsewhere } = await signedIn({ grants: [{ role: "koordinator_desa", areaCode: "35.04.01" }] });
  expect((await bring(elsewhere, "households", next)).outcomes[2]).toContain("missing_column");
});

describe("taking an import back", () => {
  dbTest("removes what it created and puts back what it changed, and it can come again", async ({ sql }) => {
    await withoutFamilies(sql);
    const { actor } = await account();
    await bring(actor, "households", csvFile("no_kk,nik,nama,telepon,kode_desa", `3504012304150017,3504050101700001,Wagiman,081234500001,${VILLAGE}`));
    const state = () => sql`select p.id, full_name, phone_cipher, phone_last4, education, label, address from persons p join households h on h.id = p.household_id where p.deleted_at is null order by full_name`;
    const before = await state();
    const lines = ["no_kk,nik,nama,telepon,pendidikan,alamat,kode_desa", `3504012304150017,3504050101700001,Wagiman Setyo,081234500002,SD,Dsn. Krajan,${VILLAGE}`, `3504012304150017,,Suparti,,,,${VILLAGE}`, `3504012304150018,,Katini,,,,${VILLAGE}`];
    const file = await bring(actor, "households", csvFile(...lines));
    expect(file.outcomes).toEqual({ 2: "update", 3: "create", 4: "create" });
    expect(await undoImport(actor, file.id)).toEqual({ ok: true, value: { records: 5 } });
    expect(await state()).toEqual(before);
    expect(await sql`select 1 from households`).toHaveLength(1);
    expect(await sql`select kind, fields->'fullName' as name from changes where entity = 'person' and kind = 'undo' order by fields->>'fullName'`).toMatchObject([{ name: ["Katini", null] }, { name: ["Suparti", null] }, { name: ["Wagiman Setyo", "Wagiman"] }]);
    expect(await undoImport(actor, file.id)).toMatchObject({ ok: false, reason: { code: "not_committed" } });
    expect((await bring(actor, "households", csvFile(...lines))).outcomes).toEqual({ 2: "update", 3: "create", 4: "create" });
  });

  dbTest("is refused once somebody has worked with any of it, after a week, and to anybody else", async ({ sql }) => {
    await withoutFamilies(sql);
    const { actor } = await account();
    const file = await bring(actor, "households", csvFile("no_kk,nama,kode_desa", `3504012304150017,Wagiman,${VILLAGE}`, `3504012304150018,Katini,${VILLAGE}`));
    const { actor: other } = await account();
    expect(await undoImport(other, file.id)).toEqual({ ok: false, reason: { code: "import_unknown" } });
    expect(await undoImport(actor, file.id, new Date(Date.now() + 8 * 86_400_000))).toEqual({ ok: false, reason: { code: "too_late", days: 7 } });
    const [person] = await sql`select id, household_id from persons where full_name = 'Katini'`;
    await asActor(actor, (tx) => editPerson(tx, actor, { id: person!.id, version: 1, phone: "+6281234500001" } as never));
    expect(await undoImport(actor, file.id)).toEqual({ ok: false, reason: { code: "touched", count: 1, records: [{ entity: "person", entityId: person!.id }] } });
    const built = await bring(actor, "households", csvFile("no_kk,nama,kode_desa", `3504012304150019,Sarmi,${VILLAGE}`));
    await bring(actor, "households", csvFile("no_kk,nama,kode_desa", `3504012304150019,Sarmo,${VILLAGE}`));
    expect(await undoImport(actor, built.id)).toMatchObject({ ok: false, reason: { code: "touched", records: [{ entity: "household" }] } });
    expect(await sql`select 1 from persons`).toHaveLength(4);
  });
});

dbTest("an import belongs to who brought it in, and only for their own area", async ({ sql }) => {
  await withoutFamilies(sql);
  const { actor } = await account();
  const mine = await bring(actor, "households", csvFile("nama,kode_desa", `Sarmi,${SISTER_VILLAGE}`, "Sarmo,35.04.01.1001"), { acceptGood: true });
  expect(mine.outcomes).toEqual({ 2: "create", 3: "refuse kode_desa:village_outside" });
  const stranger = anActor({ role: "koordinator_desa", area: "35.04.01.1001" });
  await expect(bring(stranger, "households", csvFile("nama", "Sarmi"), { village: VILLAGE })).rejects.toThrow("forbidden");
});
