import { describe, expect } from "vitest";
import { undoImport } from "~/imports/end-import.server";
import { dbTest } from "../db";
import { aHousehold, aPerson, VILLAGE } from "../factories/households";
import { signedIn } from "../factories/sign-in";
import { bring, codesOf, csvFile } from "./bring";

const account = () => signedIn({ grants: [{ role: "koordinator_desa", areaCode: "35.04.05" }] });
/** A name nobody else of the village has. */
const name = () => `Rina ${Math.random().toString(36).replace(/[^a-z]/g, "").slice(0, 8)}`;
const HEADER = "nama,kode_desa,negara,status,status_prosedural,sektor,jabatan,p3mi,tanggal_berangkat,tanggal_pulang,kontrak_mulai,kontrak_selesai,gaji,mata_uang_gaji,sumber";

describe("journeys", () => {
  dbTest("are opened for people on record, with their contract, and known again", async ({ sql }) => {
    const { actor } = await account();
    const who = name();
    const person = await aPerson(sql, { fullName: who, birthDate: "1985-04-12" });
    const row = `${who.toUpperCase()},${VILLAGE},Hong Kong,di luar negeri,resmi,PRT,Perawat,PT Contoh,12/03/2023,,01/04/2023,31/03/2025,"5.100,00",HKD,SISKOP2MI`;
    const file = await bring(actor, "journeys", csvFile(HEADER, row));
    expect(file.outcomes).toEqual({ 2: "create" });
    expect(codesOf(file.rows[0]!)).toEqual(["company_unknown"]);
    expect(await sql`select status, country, sector, procedural_status, departed_on::text as day, entry from journeys where person_id = ${person.id}`)
      .toEqual([{ status: "bekerja", country: "HK", sector: "rumah_tangga", procedural_status: "prosedural", day: "2023-03-12", entry: "ditemukan_di_luar" }]);
    expect(await sql`select wage_minor::int as wage, wage_currency, job_title from placements p join journeys j on j.id = p.journey_id where j.person_id = ${person.id}`).toEqual([{ wage: 510_000, wage_currency: "HKD", job_title: "Perawat" }]);
    expect((await bring(actor, "journeys", csvFile(HEADER, row))).outcomes).toEqual({ 2: "unchanged" });
  });

  dbTest("stated as procedural stay unknown without evidence", async ({ sql }) => {
    const { actor } = await account();
    const who = name();
    await aPerson(sql, { fullName: who });
    const file = await bring(actor, "journeys", csvFile(HEADER, `${who},${VILLAGE},MY,bekerja,prosedural,,,,2023-02-01,,,,,,survei desa`));
    expect(codesOf(file.rows[0]!)).toEqual(["stated_procedural_without_evidence"]);
    expect(await sql`select procedural_status from journeys j join persons p on p.id = j.person_id where p.full_name = ${who}`).toEqual([{ procedural_status: "tidak_diketahui" }]);
  });

  dbTest("bring a new member in where the row says how, and nobody otherwise", async ({ sql }) => {
    const { actor } = await account();
    const [who, other] = [name(), name()];
    const home = await aHousehold(sql, { label: `Keluarga ${other}` });
    const file = await bring(actor, "journeys", csvFile("nama,kode_desa,keluarga,hubungan,negara,status,tanggal_berangkat", `${who},${VILLAGE},Keluarga ${other},anak,TW,bekerja,2023-02-01`, `${other},${VILLAGE},,,TW,bekerja,2023-02-01`), { acceptGood: true });
    expect(file.outcomes).toEqual({ 2: "create", 3: "refuse nama:person_not_found" });
    expect(await sql`select household_id, member_role from persons where full_name = ${who}`).toEqual([{ household_id: home.id, member_role: "anak" }]);
    expect((await undoImport(actor, file.id)).ok).toBe(true);
    expect(await sql`select 1 from persons where full_name = ${who} and deleted_at is null`).toHaveLength(0);
    expect((await bring(actor, "journeys", csvFile("nama,kode_desa,keluarga,hubungan,negara,status,tanggal_berangkat", `${who},${VILLAGE},Keluarga ${other},anak,TW,bekerja,2023-02-01`))).outcomes).toEqual({ 2: "create" });
  });

  dbTest("that are refused bring in nobody", async ({ sql }) => {
    const { actor } = await account();
    const [young, dead, late] = [name(), name(), name()];
    const header = "nama,kode_desa,hubungan,negara,status,tanggal_berangkat,tanggal_pulang";
    const file = await bring(actor, "journeys", csvFile(header, `${young},${VILLAGE},anak,TW,pulang,2023-02-01,2022-02-01`, `${dead},${VILLAGE},anak,TW,wafat,2023-02-01,`, `${late},${VILLAGE},anak,Negeri Jauh,bekerja,2023-02-01,`), { acceptGood: true });
    expect(file.outcomes).toEqual({ 2: "refuse tanggal_pulang:return_before_departure", 3: "refuse status:opens_with_death", 4: "refuse negara:unknown_code" });
    expect(await sql`select 1 from persons where full_name in (${young}, ${dead}, ${late})`).toHaveLength(0);
    expect(await sql`select 1 from households where label in (${`Keluarga ${young}`}, ${`Keluarga ${dead}`})`).toHaveLength(0);
  });

  dbTest("move on by the steps that are allowed, with the day of the step, and can be taken back", async ({ sql }) => {
    const { actor } = await account();
    const who = name();
    const person = await aPerson(sql, { fullName: who });
    const row = (status: string, back: string, more = ",") => `${who},${VILLAGE},HK,${status},,,,,2023-02-01,${back},,,${more},`;
    await bring(actor, "journeys", csvFile(HEADER, row("bekerja", "")));
    expect((await bring(actor, "journeys", csvFile(HEADER, row("terdaftar", "")))).outcomes).toEqual({ 2: "refuse status:step_date_missing" });
    const home = await bring(actor, "journeys", csvFile(HEADER, row("purna", "2025-01-15", "4.500,HKD")));
    expect(home.outcomes).toEqual({ 2: "update" });
    expect(home.rows[0]!.changes).toMatchObject({ status: [{ id: "Bekerja di luar negeri" }, { id: "Pulang (purna)" }], gaji: [null, { id: "HKD 4.500" }] });
    const state = () => sql`select j.status, j.returned_on::text as back, (select count(*)::int from placements p where p.journey_id = j.id) as contracts from journeys j where person_id = ${person.id}`;
    expect(await state()).toEqual([{ status: "pulang", back: "2025-01-15", contracts: 1 }]);
    expect((await bring(actor, "journeys", csvFile(HEADER, row("bekerja", "")))).outcomes).toEqual({ 2: "unchanged" });
    expect((await undoImport(actor, home.id)).ok).toBe(true);
    expect(await state()).toEqual([{ status: "bekerja", back: null, contracts: 0 }]);
    expect(await sql`select to_status from journey_events e join journeys j on j.id = e.journey_id where j.person_id = ${person.id} order by recorded_at`).toMatchObject([{ to_status: "bekerja" }, { to_status: "pulang" }, { to_status: "bekerja" }]);
  });

  dbTest("of one person are one at a time: a second open one is refused, a new one follows a return", async ({ sql }) => {
    const { actor } = await account();
    const who = name();
    await aPerson(sql, { fullName: who });
    const header = "nama,kode_desa,negara,status,tanggal_berangkat,tanggal_pulang";
    const file = await bring(actor, "journeys", csvFile(header, `${who},${VILLAGE},HK,pulang,2018-02-01,2020-03-01`, `${who},${VILLAGE},TW,bekerja,2021-02-01,`, `${who},${VILLAGE},MY,bekerja,2022-02-01,`), { acceptGood: true });
    expect(file.outcomes).toEqual({ 2: "create", 3: "create", 4: "refuse status:open_journey_exists" });
    expect((await bring(actor, "journeys", csvFile(header, `${who},${VILLAGE},HK,pulang,2018-02-01,2020-03-01`, `${who},${VILLAGE},TW,bekerja,2021-02-01,`))).outcomes).toEqual({ 2: "unchanged", 3: "unchanged" });
  });
});
