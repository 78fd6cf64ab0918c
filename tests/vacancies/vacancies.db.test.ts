import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import type postgres from "postgres";
import { publicActor, type Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { timeZoneOf } from "~/regions/time-zone";
import { codesOf } from "~/shared/codes";
import { addDays, todayIn } from "~/shared/dates";
import { searchKey } from "~/shared/text";
import { VACANCY_STATES } from "~/vacancies/codes";
import { boardVillages, companiesLike, publicVacancies, vacancyById } from "~/vacancies/vacancies.server";
import { editVacancy, moveVacancy, recordVacancy } from "~/vacancies/save-vacancy.server";
import { isOnBoard } from "~/vacancies/vacancy-rules";
import { EditVacancy, NewVacancy } from "~/vacancies/vacancy.schema";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { SISTER_VILLAGE, VILLAGE } from "../factories/households";

const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
const neighbour = anActor({ role: "koordinator_desa", area: SISTER_VILLAGE });

async function aCompany(sql: postgres.Sql, name: string, status = "aktif") {
  const id = uuidv7();
  await sql`insert into placement_companies (id, name, search_name, licence_number, status, checked_on) values (${id}, ${name}, ${searchKey(name)}, ${`L-${id.slice(-6)}`}, ${status}, '2026-01-15')`;
  return id;
}
const vacancy = (facts: Record<string, unknown> = {}) => NewVacancy.parse({ id: uuidv7(), source: "p3mi", title: "Perawat lansia", country: "TW", companyName: "PT Maju Sentosa", wage: "20.000", wageCurrency: "TWD", wagePeriod: "bulan", validUntil: "2099-01-01", ...facts });
const record = (input: NewVacancy, actor: Actor = coordinator) => asActor(actor, (tx) => recordVacancy(tx, actor, VILLAGE, input));
const move = (id: string, version: number, to: "draf" | "terbit" | "ditutup") => asActor(coordinator, (tx) => moveVacancy(tx, coordinator, id, { version, to }));
const onBoard = (area = VILLAGE) => asActor(publicActor, async (tx) => (await publicVacancies(tx, area)).rows.map(({ id }) => id));

describe("a vacancy", () => {
  dbTest("is kept by the village, with its wage to the smallest unit and its company as the list knows it", async ({ sql }) => {
    const companyId = await aCompany(sql, "PT Maju Sentosa");
    const input = vacancy();
    expect(await record(input, neighbour)).toEqual({ ok: false, reason: { code: "forbidden" } });
    expect(await record(input)).toMatchObject({ ok: true, value: { repeated: false } });
    expect(await record(input)).toMatchObject({ ok: true, value: { repeated: true } });
    expect(await asActor(coordinator, (tx) => vacancyById(tx, input.id))).toMatchObject({ companyId, wageMinor: 2_000_000n, state: "draf", companyStatus: "aktif" });
    expect(await record(vacancy({ wageCurrency: null }))).toEqual({ ok: false, reason: { code: "wage_without_currency" } });
    expect(await record(vacancy({ companyName: "" }))).toEqual({ ok: false, reason: { code: "company_missing" } });
    expect(await record(vacancy({ country: "ID" }))).toEqual({ ok: false, reason: { code: "source_abroad" } });
    expect(await record(vacancy({ ageMin: 40, ageMax: 30 }))).toEqual({ ok: false, reason: { code: "ages_reversed" } });
    await sql`delete from vacancies where company_id = ${companyId}`;
    await sql`delete from placement_companies where id = ${companyId}`;
  });

  dbTest("comes to the public board when its licence is in force, and leaves it the moment that ends", async ({ sql }) => {
    const companyId = await aCompany(sql, "PT Bintang Terang");
    const input = vacancy({ companyName: "pt bintang terang", employerName: "Keluarga Chen" });
    await record(input);
    expect(await onBoard()).not.toContain(input.id);
    expect(await move(input.id, 1, "terbit")).toEqual({ ok: true, value: { version: 2 } });
    expect(await onBoard()).toContain(input.id);
    expect(await onBoard("35")).toContain(input.id);
    const [shown] = await asActor(publicActor, async (tx) => (await publicVacancies(tx, VILLAGE)).rows.filter(({ id }) => id === input.id));
    expect(JSON.stringify(shown)).not.toContain("Keluarga Chen");
    expect((await asActor(publicActor, boardVillages)).find(({ code }) => code === VILLAGE)?.count).toBe((await onBoard()).length);
    expect(await onBoard(SISTER_VILLAGE)).not.toContain(input.id);
    for (const status of ["dicabut", "skors", "tidak_dikenal"]) {
      await sql`update placement_companies set status = ${status} where id = ${companyId}`;
      expect(await onBoard()).not.toContain(input.id);
    }
    await sql`update placement_companies set status = 'aktif' where id = ${companyId}`;
    await sql`update vacancies set valid_until = current_date - 1 where id = ${input.id}`;
    expect(await onBoard()).not.toContain(input.id);
  });

  dbTest("with an unknown or withdrawn company is not put on the board, and another company is checked anew", async ({ sql }) => {
    await aCompany(sql, "PT Sudah Dicabut", "dicabut");
    await aCompany(sql, "PT Masih Aktif");
    const [unknown, withdrawn, good] = [vacancy({ companyName: "PT Entah Siapa" }), vacancy({ companyName: "PT Sudah Dicabut" }), vacancy({ companyName: "PT Masih Aktif" })];
    for (const one of [unknown, withdrawn, good]) await record(one);
    expect(await move(unknown.id, 1, "terbit")).toEqual({ ok: false, reason: { code: "licence_not_ok", check: "perlu_cek" } });
    expect(await move(withdrawn.id, 1, "terbit")).toEqual({ ok: false, reason: { code: "licence_not_ok", check: "ditolak" } });
    expect(await move(good.id, 1, "terbit")).toMatchObject({ ok: true });
    const { id, ...content } = good;
    const edited = EditVacancy.parse({ ...content, costIdr: "", version: 2, companyName: "PT Entah Siapa" });
    expect(await asActor(coordinator, (tx) => editVacancy(tx, coordinator, id, edited))).toEqual({ ok: true, value: { version: 3 } });
    expect((await asActor(coordinator, (tx) => vacancyById(tx, id)))?.state).toBe("draf");
    expect(await onBoard()).not.toContain(id);
  });

  dbTest("is on the public board exactly when the rule says so, in every state, licence, country and day", async ({ sql }) => {
    const today = todayIn(timeZoneOf(VILLAGE), new Date());
    const statuses = ["aktif", "skors", "dicabut", "tidak_dikenal", null] as const;
    const expected: string[] = [];
    const all: string[] = [];
    for (const status of statuses) for (const days of [null, -1, 0]) for (const stoodOtherwise of [false, true]) {
      const licenceUntil = days === null ? null : addDays(today, days);
      const companyId = status && (await aCompany(sql, `PT Papan ${status} ${days} ${stoodOtherwise}`, status));
      if (companyId) await sql`update placement_companies set licence_until = ${licenceUntil} where id = ${companyId}`;
      for (const state of codesOf(VACANCY_STATES)) for (const country of ["TW", "ID"]) for (const left of [-1, 0, 1]) {
        const [id, validUntil] = [uuidv7(), addDays(today, left)];
        await sql`insert into vacancies (id, region_code, source, title, country, sector, company_id, valid_until, state, checked_on, checked_at) values (${id}, ${VILLAGE}, 'disnaker', 'Papan', ${country}, 'lainnya', ${companyId}, ${validUntil}, ${state}, ${today}, now())`;
        all.push(id);
        if (isOnBoard({ state, country, validUntil, company: status && { status, licenceUntil, stoodOtherwise } }, today)) expected.push(id);
      }
      // Taken away and given back after the check.
      if (companyId && stoodOtherwise) for (const now of [status === "dicabut" ? "skors" : "dicabut", status]) await sql`update placement_companies set status = ${now} where id = ${companyId}`;
    }
    // Work at home on two days in each of the thirty, and abroad where the licence stands, has not ended and never stood otherwise.
    expect(expected).toHaveLength(60 + 4);
    expect((await onBoard()).filter((id) => all.includes(id)).sort()).toEqual(expected.sort());
  });

  dbTest("does not come back to the board by itself when a licence is given back: it is checked anew, on its new day", async ({ sql }) => {
    const companyId = await aCompany(sql, "PT Pulang Pergi");
    const input = vacancy({ companyName: "PT Pulang Pergi" });
    await record(input);
    await move(input.id, 1, "terbit");
    await sql`update vacancies set checked_on = '2025-01-01', checked_at = '2025-01-01' where id = ${input.id}`;
    expect(await onBoard()).toContain(input.id);
    await sql`update placement_companies set status = 'dicabut' where id = ${companyId}`;
    expect(await move(input.id, 2, "terbit")).toEqual({ ok: false, reason: { code: "licence_not_ok", check: "ditolak" } });
    await sql`update placement_companies set status = 'aktif' where id = ${companyId}`;
    expect(await onBoard()).not.toContain(input.id);
    expect(await move(input.id, 2, "terbit")).toEqual({ ok: true, value: { version: 3 } });
    expect(await move(input.id, 2, "terbit")).toEqual({ ok: true, value: { version: 3 } });
    expect(await onBoard()).toContain(input.id);
    expect((await asActor(coordinator, (tx) => vacancyById(tx, input.id)))?.checkedOn).toBe(todayIn(timeZoneOf(VILLAGE), new Date()));
    // Nor does one whose licence ran out and was renewed, and nobody can set back since when a company stands so.
    await sql`update placement_companies set licence_until = current_date - 10, standing_since = '2000-01-01' where id = ${companyId}`;
    expect(await onBoard()).not.toContain(input.id);
    await sql`update placement_companies set licence_until = '2099-01-01', standing_since = null where id = ${companyId}`;
    expect(await onBoard()).not.toContain(input.id);
    expect(await move(input.id, 3, "terbit")).toEqual({ ok: true, value: { version: 4 } });
    expect(await onBoard()).toContain(input.id);
  });

  dbTest("of an area beyond what a board holds is told to go on, and counted whole", async ({ sql }) => {
    await sql`insert into vacancies (id, region_code, source, title, country, sector, valid_until, state, checked_on)
      select gen_random_uuid(), ${SISTER_VILLAGE}, 'disnaker', 'Banyak ' || n, 'ID', 'lainnya', '2099-01-01', 'terbit', current_date from generate_series(1, 301) as n`;
    const board = await asActor(publicActor, (tx) => publicVacancies(tx, SISTER_VILLAGE));
    expect([board.rows.length, board.isCut]).toEqual([300, true]);
    expect((await asActor(publicActor, boardVillages)).find(({ code }) => code === SISTER_VILLAGE)?.count).toBeGreaterThanOrEqual(301);
    await sql`delete from vacancies where title like 'Banyak %'`;
  });

  dbTest("ends with the day of its own village, in each of the three time zones", async ({ sql }) => {
    const provinces = (await sql<{ code: string }[]>`select code from regions where code like '__'`).map(({ code }) => code);
    expect(provinces.length).toBeGreaterThan(30);
    for (const at of ["2026-03-01T14:59:00Z", "2026-03-01T15:01:00Z", "2026-03-01T16:01:00Z", "2026-03-01T17:01:00Z"]) {
      const days = await sql<{ code: string; day: string }[]>`select code, app_today(code, ${at}::timestamptz)::text as day from unnest(${provinces}::text[]) as code`;
      expect(days.map(({ code, day }) => [code, day])).toEqual(provinces.map((code) => [code, todayIn(timeZoneOf(code), new Date(at))]));
    }
  });

  dbTest("in Indonesia needs no placement company", async () => {
    const input = vacancy({ country: "ID", source: "dalam_negeri", companyName: "", wage: "2.400.000", wageCurrency: "IDR" });
    await record(input);
    expect(await move(input.id, 1, "terbit")).toMatchObject({ ok: true });
    expect(await onBoard()).toContain(input.id);
  });
});

describe("the look-up of companies", () => {
  dbTest("finds by part of a name or by licence number, and is silent about the rest", async ({ sql }) => {
    const id = await aCompany(sql, "PT Cahaya Nusantara Abadi", "skors");
    const [row] = await sql`select licence_number from placement_companies where id = ${id}`;
    const find = (text: string) => asActor(publicActor, (tx) => companiesLike(tx, text));
    expect((await find("cahaya nusantra"))[0]).toMatchObject({ id, status: "skors", checkedOn: "2026-01-15" });
    expect((await find(String(row?.licence_number).toLowerCase())).map((one) => one.id)).toEqual([id]);
    expect(await find("zzqqxx")).toEqual([]);
    expect(await find("  ")).toEqual([]);
  });
});
