import type postgres from "postgres";
import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import { asActor } from "~/db/db.server";
import { recordFinanceSnapshot } from "~/finance/finance-snapshots.server";
import { FinanceSnapshot } from "~/finance/finance.schema";
import { dueList } from "~/surveys/due-list.server";
import { roundWindows } from "~/surveys/rounds";
import { saveResponse, type Said, type SaveResponse } from "~/surveys/save-response.server";
import { changeSinceFirst, shownWarnings } from "~/surveys/survey-page.server";
import { lateChanges, responseOf, windowsOf } from "~/surveys/surveys.server";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { figure, world } from "../indicators/world";
import { aHousehold, aPerson, SISTER_VILLAGE, VILLAGE } from "../factories/households";

const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
const ofSister = anActor({ role: "koordinator_desa", area: SISTER_VILLAGE });
const START = "2024-01-15";
const NOW = new Date("2026-06-01T03:00:00Z");

async function inProgramme(sql: postgres.Sql, code = VILLAGE) {
  await sql`insert into region_programmes (region_code, programme_status, programme_start) values (${code}, 'aktif', ${START}) on conflict (region_code) do update set programme_start = ${START}`;
}
async function aFamily(sql: postgres.Sql, facts = {}) {
  await inProgramme(sql);
  return (await aHousehold(sql, facts)).id;
}
const save = (input: Partial<SaveResponse> & Pick<SaveResponse, "householdId">, actor = coordinator) =>
  asActor(actor, (tx) => saveResponse(tx, actor, { id: uuidv7(), round: "BASE", version: 0, said: {}, sections: [], ...input }, { now: NOW }));
const INTERVIEW: Said = { interviewOn: "2024-01-20", mode: "tatap_muka", respondentPersonId: null };
const GROUPS: Said = { expFoodIdr: 1_500_000n, expNonfoodIdr: 900_000n, expEducationIdr: 7_200_000n, expHealthIdr: 250_000n, expSocialIdr: 400_000n, expOtherIdr: 200_000n, perYear: ["expEducationIdr"] };
const INCOME: Said = { incomeRemitIdr: 3_500_000n, incomeLocalIdr: 900_000n, incomeEnterpriseIdr: 300_000n };
const SAVINGS: Said = { debtPrincipalIdr: 300_000n, debtInterestIdr: 50_000n, debtServiceIdr: null, liquidSavingsIdr: 9_000_000n, illiquidAssetsIdr: null };
const ALL = ["wawancara", "pemasukan", "belanja", "tabungan", "kebiasaan"] as const;
const whole = (householdId: string, facts: Said = {}, input: Partial<SaveResponse> = {}) =>
  save({ householdId, said: { ...INTERVIEW, ...INCOME, ...GROUPS, ...SAVINGS, recordsKept: "kadang", ...facts }, sections: ALL, finishes: true, ...input });
const readings = (sql: postgres.Sql, householdId: string) => sql`
  select as_of::text, region_code, expense_idr::text, debt_service_idr::text, debt_interest_idr::text, debt_principal_idr::text, income_remit_idr::text, liquid_savings_idr::text, records_kept, debt_outstanding_idr::text, version
  from finance_snapshots where household_id = ${householdId} and deleted_at is null order by as_of`;

describe("a round answered in parts", () => {
  dbTest("is a draft that enters no figure until it is finished, and then is the reading of its day", async ({ sql }) => {
    const householdId = await aFamily(sql);
    const { id: respondent } = await aPerson(sql, { householdId });
    const id = uuidv7();
    const begun = { householdId, id, said: { ...INTERVIEW, respondentPersonId: respondent }, sections: ["wawancara"] as const };
    expect(await save(begun)).toMatchObject({ ok: true, value: { version: 1, state: "draf", repeated: false } });
    // The answer was lost on its way, and the part comes again.
    expect(await save(begun)).toMatchObject({ ok: true, value: { version: 1, repeated: true } });
    expect(await save({ householdId, id, version: 1, said: INCOME, sections: ["pemasukan"] })).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await save({ householdId, id, version: 2, said: GROUPS, sections: ["belanja"] })).toMatchObject({ ok: true, value: { version: 3 } });
    expect(await readings(sql, householdId)).toEqual([]);
    expect(await save({ householdId, id, version: 3, said: SAVINGS, sections: ["tabungan"] })).toMatchObject({ ok: true });
    expect(await save({ householdId, id, version: 4, finishes: true })).toMatchObject({ ok: true, value: { state: "selesai", version: 5 } });
    expect(await readings(sql, householdId)).toEqual([{
      as_of: "2024-01-20", region_code: VILLAGE, expense_idr: "3850000", debt_service_idr: "350000", debt_interest_idr: "50000", debt_principal_idr: "300000", income_remit_idr: "3500000", liquid_savings_idr: "9000000", records_kept: null, debt_outstanding_idr: null, version: 1,
    }]);
    const [row] = await sql`select exp_education_idr::text, per_year, respondent_person_id, completed_at is not null as done from survey_responses where id = ${id}`;
    expect(row).toEqual({ exp_education_idr: "7200000", per_year: ["expEducationIdr"], respondent_person_id: respondent, done: true });
    const rounds = await sql`select code, window_start::text, window_end::text from survey_rounds where region_code = ${VILLAGE} and code = 'BASE'`;
    expect([...rounds]).toEqual([{ code: "BASE", window_start: "2023-12-16", window_end: "2024-03-15" }]);
  });

  dbTest("keeps what a part says of years and refusals apart from the other parts", async ({ sql }) => {
    const householdId = await aFamily(sql);
    const id = uuidv7();
    await save({ householdId, id, said: INTERVIEW, sections: ["wawancara"] });
    await save({ householdId, id, version: 1, said: { ...GROUPS, expFoodIdr: null, refused: ["expFoodIdr"] }, sections: ["belanja"] });
    await save({ householdId, id, version: 2, said: { ...SAVINGS, liquidSavingsIdr: null, refused: ["liquidSavingsIdr"] }, sections: ["tabungan"] });
    expect(await asActor(coordinator, (tx) => responseOf(tx, householdId, "BASE"))).toMatchObject({ perYear: ["expEducationIdr"], refused: ["expFoodIdr", "liquidSavingsIdr"] });
    await save({ householdId, id, version: 3, said: { ...GROUPS }, sections: ["belanja"] });
    expect(await asActor(coordinator, (tx) => responseOf(tx, householdId, "BASE"))).toMatchObject({ refused: ["liquidSavingsIdr"], expFoodIdr: 1_500_000n });
  });

  dbTest("goes on from another phone, and shows what both changed differently", async ({ sql }) => {
    const householdId = await aFamily(sql);
    const id = uuidv7();
    await save({ householdId, id, said: INTERVIEW, sections: ["wawancara"] });
    expect(await save({ householdId, id, version: 1, said: INCOME, sections: ["pemasukan"] })).toMatchObject({ ok: true });
    // The other phone saw version 1, too: another part goes in, the same part asks.
    expect(await save({ householdId, id, version: 1, said: GROUPS, sections: ["belanja"] })).toMatchObject({ ok: true, value: { version: 3 } });
    expect(await save({ householdId, id, version: 1, said: { ...INCOME, incomeLocalIdr: 1_000_000n }, sections: ["pemasukan"] })).toMatchObject({
      reason: { code: "conflict", fields: [{ field: "incomeLocalIdr", mine: "1000000", theirs: "900000" }] },
    });
    // A second phone that began by itself meets what stands there.
    expect(await save({ householdId, said: { ...INTERVIEW, interviewOn: "2024-01-22" }, sections: ["wawancara"] })).toMatchObject({ reason: { code: "conflict" } });
  });
});

describe("a finished response and the reading of its day", () => {
  dbTest("are one truth: an edit of the response changes the reading, and the reading is not mended by itself", async ({ sql }) => {
    const householdId = await aFamily(sql);
    const id = uuidv7();
    await whole(householdId, {}, { id });
    expect(await save({ householdId, id, version: 1, said: { ...SAVINGS, liquidSavingsIdr: 5_000_000n }, sections: ["tabungan"] })).toMatchObject({ ok: true, value: { state: "selesai", version: 2 } });
    expect(await readings(sql, householdId)).toMatchObject([{ liquid_savings_idr: "5000000", version: 2 }]);
    const mend = (facts: object) => asActor(coordinator, (tx) => recordFinanceSnapshot(tx, coordinator, FinanceSnapshot.parse({ id: uuidv7(), householdId, asOf: "2024-01-20", ...facts })));
    expect(await mend({ debtOutstandingIdr: "2.000.000" })).toMatchObject({ ok: true });
    expect(await mend({ paysOnTime: "ya" })).toEqual({ ok: false, reason: { code: "from_survey" } });
    // The interview was on another day.
    expect(await save({ householdId, id, version: 2, said: { ...INTERVIEW, interviewOn: "2024-01-18" }, sections: ["wawancara"] })).toMatchObject({ ok: true });
    expect(await readings(sql, householdId)).toMatchObject([{ as_of: "2024-01-18", liquid_savings_idr: "5000000", debt_outstanding_idr: "2000000" }]);
  });

  dbTest("take over a reading of that day: what the family said replaces it, what it did not say stays", async ({ sql }) => {
    const householdId = await aFamily(sql);
    const reading = FinanceSnapshot.parse({ id: uuidv7(), householdId, asOf: "2024-01-20", liquidSavingsIdr: "1.000.000", debtOutstandingIdr: "4.000.000", insured: "ya" });
    await asActor(coordinator, (tx) => recordFinanceSnapshot(tx, coordinator, reading));
    await whole(householdId);
    expect(await readings(sql, householdId)).toMatchObject([{ liquid_savings_idr: "9000000", debt_outstanding_idr: "4000000", version: 2 }]);
    const [history] = await sql`select fields->'liquidSavingsIdr' as change from changes where entity_id = ${reading.id} and version = 2`;
    expect(history).toEqual({ change: ["1000000", "9000000"] });
  });

  dbTest("of two rounds cannot share a day, and nothing is written then", async ({ sql }) => {
    const householdId = await aFamily(sql);
    await whole(householdId, {}, { round: "R06" as const, said: { ...INTERVIEW, interviewOn: "2024-07-01", ...GROUPS }, sections: ALL });
    // The village's start was mended since: the second round has the same day.
    await sql`update region_programmes set programme_start = '2024-06-20' where region_code = ${VILLAGE}`;
    await sql`delete from survey_rounds where region_code = ${VILLAGE}`;
    expect(await whole(householdId, { interviewOn: "2024-07-01" })).toEqual({ ok: false, reason: { code: "day_taken" } });
    expect(await sql`select round from survey_responses where household_id = ${householdId}`).toEqual([{ round: "R06" }]);
    await inProgramme(sql);
    await sql`delete from survey_rounds where region_code = ${VILLAGE}`;
  });

  dbTest("keep the old value of an interview changed after fourteen days", async ({ sql }) => {
    const householdId = await aFamily(sql);
    const id = uuidv7();
    await whole(householdId, {}, { id });
    // Nor is a question a change that was first asked late.
    const draft = uuidv7();
    await save({ householdId, id: draft, round: "R06", said: { ...INTERVIEW, interviewOn: "2024-07-01" }, sections: ["wawancara"] });
    await save({ householdId, id: draft, round: "R06", version: 1, said: INCOME, sections: ["pemasukan"] });
    await save({ householdId, id: draft, round: "R06", version: 2, finishes: true });
    expect(await asActor(coordinator, (tx) => lateChanges(tx, { id: draft, interviewOn: "2024-07-01" }))).toEqual([]);
    await save({ householdId, id, version: 1, said: { ...SAVINGS, liquidSavingsIdr: 8_000_000n }, sections: ["tabungan"] });
    const late = await asActor(coordinator, (tx) => lateChanges(tx, { id, interviewOn: "2024-01-20" }));
    expect(late.map(({ fields }) => fields)).toEqual([{ liquidSavingsIdr: ["9000000", "8000000"] }]);
    await sql`update changes set changed_at = '2024-02-03 12:00+07' where entity_id = ${id}`;
    expect(await asActor(coordinator, (tx) => lateChanges(tx, { id, interviewOn: "2024-01-20" }))).toEqual([]);
  });
});

describe("a response is refused", () => {
  dbTest("outside the area, before the village has a start, outside the round's time, and with nothing said", async ({ sql }) => {
    const householdId = await aFamily(sql);
    expect(await save({ householdId, said: INTERVIEW, sections: ["wawancara"] }, ofSister)).toEqual({ ok: false, reason: { code: "not_found" } });
    const sisters = (await aHousehold(sql, { regionCode: SISTER_VILLAGE })).id;
    expect(await save({ householdId: sisters, said: INTERVIEW, sections: ["wawancara"] }, ofSister)).toEqual({ ok: false, reason: { code: "no_programme" } });
    for (const [interviewOn, code] of [["2023-12-15", "before_window"], ["2024-06-15", "next_round"], ["2026-06-02", "in_future"]] as const) {
      expect(await save({ householdId, said: { ...INTERVIEW, interviewOn }, sections: ["wawancara"] })).toEqual({ ok: false, reason: { code } });
    }
    expect(await save({ householdId, said: INCOME, sections: ["pemasukan"] })).toEqual({ ok: false, reason: { code: "interview_missing" } });
    const { id: stranger } = await aPerson(sql, {});
    expect(await save({ householdId, said: { ...INTERVIEW, respondentPersonId: stranger }, sections: ["wawancara"] })).toEqual({ ok: false, reason: { code: "respondent_unknown" } });
    const id = uuidv7();
    await save({ householdId, id, said: INTERVIEW, sections: ["wawancara"] });
    expect(await save({ householdId, id, version: 1, finishes: true })).toEqual({ ok: false, reason: { code: "nothing_known" } });
    expect(await save({ householdId, id, version: 1, said: { ...SAVINGS, refused: ["liquidSavingsIdr"] }, sections: ["tabungan"] })).toMatchObject({ reason: { code: "self_contradicting" } });
    const other = (await aHousehold(sql)).id;
    expect(await save({ householdId: other, id, said: INTERVIEW, sections: ["wawancara"] })).toEqual({ ok: false, reason: { code: "id_taken" } });
  });

  dbTest("from the family, and taken from its mentor, who begins the village's round", async ({ sql }) => {
    const householdId = await aFamily(sql);
    await sql`delete from survey_rounds where region_code = ${VILLAGE}`;
    const family = anActor({ role: "keluarga", area: VILLAGE, peopleAreas: [], writeAreas: [], households: [householdId] });
    expect(await save({ householdId, said: INTERVIEW, sections: ["wawancara"] }, family)).toMatchObject({ ok: false });
    const mentor = anActor({ role: "pendamping", area: VILLAGE, peopleAreas: [], writeAreas: [], households: [householdId] });
    expect(await whole(householdId, {}, {})).toMatchObject({ ok: true });
    const id = uuidv7();
    expect(await save({ householdId, id, round: "R06", said: { ...INTERVIEW, ...SAVINGS, interviewOn: "2024-07-01" }, sections: ALL, finishes: true }, mentor)).toMatchObject({ ok: true, value: { state: "selesai" } });
    expect(await sql`select code from survey_rounds where region_code = ${VILLAGE} order by 1`).toEqual([{ code: "BASE" }, { code: "R06" }]);
    const other = (await aHousehold(sql)).id;
    expect(await save({ householdId: other, said: INTERVIEW, sections: ["wawancara"] }, mentor)).toEqual({ ok: false, reason: { code: "not_found" } });
    expect(await asActor(family, (tx) => responseOf(tx, householdId, "R06"))).toMatchObject({ liquidSavingsIdr: 9_000_000n });
  });

  dbTest("whole by the family is kept as such, and opened again should it change its mind", async ({ sql }) => {
    const householdId = await aFamily(sql);
    const id = uuidv7();
    expect(await save({ householdId, id, said: INTERVIEW, sections: ["wawancara"], declined: true })).toMatchObject({ ok: true, value: { state: "menolak" } });
    expect(await save({ householdId, id, version: 1, said: INCOME, sections: ["pemasukan"] })).toEqual({ ok: false, reason: { code: "was_declined" } });
    expect(await save({ householdId, id, version: 1, finishes: true })).toEqual({ ok: false, reason: { code: "was_declined" } });
    expect(await save({ householdId, id, version: 1, said: INTERVIEW, sections: ["wawancara"], declined: false })).toMatchObject({ ok: true, value: { state: "draf" } });
    await save({ householdId, id, version: 2, said: INCOME, sections: ["pemasukan"] });
    await save({ householdId, id, version: 3, finishes: true });
    expect(await save({ householdId, id, version: 4, said: INTERVIEW, sections: ["wawancara"], declined: true })).toEqual({ ok: false, reason: { code: "finished_already" } });
  });
});

describe("the figures", () => {
  dbTest("notice a finished response and every edit of it, and nothing of a draft (F01, R10)", async ({ sql }) => {
    const code = "35.04.05.2006";
    await inProgramme(sql, code);
    const actor = anActor({ role: "koordinator_desa", area: code });
    const { id: householdId } = await world(sql).family(code);
    const id = uuidv7();
    const part = (version: number, said: Said, section: (typeof ALL)[number], finishes = false) => save({ householdId, id, version, said, sections: [section], finishes }, actor);
    await part(0, INTERVIEW, "wawancara");
    await part(1, INCOME, "pemasukan");
    await part(2, GROUPS, "belanja");
    await part(3, SAVINGS, "tabungan");
    const value = async (of: string) => (await figure(of, code, "2024-01")).value;
    expect(await value("F01")).toBeNull();
    expect(await part(4, {}, "kebiasaan", true)).toMatchObject({ ok: true });
    // Handbook F01: 800 / 4 700 and cash 500 / 4 700; R10: 3 500 / 4 700.
    expect(await value("F01")).toBeCloseTo(17.02, 2);
    expect(await value("F01b")).toBeCloseTo(10.64, 2);
    expect(await value("R10")).toBeCloseTo(74.47, 2);
    await part(5, { ...INCOME, incomeLocalIdr: 5_400_000n }, "pemasukan");
    expect(await value("R10")).toBeCloseTo((3_500 / 9_200) * 100, 6);
  });
});

describe("what is shown", () => {
  dbTest("warns with the last round and what is recorded, and tells the change since the first", async ({ sql }) => {
    const householdId = await aFamily(sql);
    await whole(householdId);
    expect(await asActor(coordinator, (tx) => changeSinceFirst(tx, householdId))).toBeNull();
    await whole(householdId, { interviewOn: "2024-07-01", liquidSavingsIdr: 12_000_000n, expFoodIdr: 15_000_000n, recordsKept: "ya" }, { round: "R06" });
    const r06 = await asActor(coordinator, (tx) => responseOf(tx, householdId, "R06"));
    const warnings = await asActor(coordinator, (tx) => shownWarnings(tx, r06!));
    expect(warnings.map(({ code }) => code)).toEqual(["spends_more", "debt_not_recorded", "enterprise_not_recorded", "times_ten"]);
    const change = await asActor(coordinator, (tx) => changeSinceFirst(tx, householdId));
    expect(change).toMatchObject({ before: "BASE", after: "R06" });
    expect(change?.rows).toContainEqual({ what: "money", field: "liquidSavingsIdr", before: 9_000_000n, after: 12_000_000n, difference: 3_000_000n });
    expect(change?.rows).toContainEqual({ what: "answer", field: "recordsKept", before: "kadang", after: "ya" });
  });

  dbTest("lists a village's families page by page, and counts where they stand", async ({ sql }) => {
    const code = "35.04.05.2005";
    await inProgramme(sql, code);
    const actor = anActor({ role: "koordinator_desa", area: code });
    const homes: string[] = [];
    for (let at = 0; at < 30; at++) homes.push((await aHousehold(sql, { regionCode: code, label: `Keluarga ${String(at).padStart(2, "0")}` })).id);
    await sql`update household_regions set region_from = '2024-10-01' where household_id = ${homes[29]!}`;
    await save({ householdId: homes[0]!, said: INTERVIEW, sections: ["wawancara"] }, actor);
    await save({ householdId: homes[1]!, said: INTERVIEW, sections: ["wawancara"], declined: true }, actor);
    const windows = await asActor(actor, (tx) => windowsOf(tx, code));
    const list = (facts: object) => asActor(actor, (tx) => dueList(tx, { code, windows, round: "BASE", filter: "semua", after: null, today: "2024-02-01", ...facts }));
    const first = await list({});
    // Who came after the second round had opened is not asked for the first.
    expect(first.counts).toEqual({ belum: 27, sebagian: 1, selesai: 0, menolak: 1 });
    expect(first.rows.slice(0, 3).map(({ label, standing }) => `${label} ${standing}`)).toEqual(["Keluarga 00 sebagian", "Keluarga 01 menolak", "Keluarga 02 waktunya"]);
    const second = await list({ after: first.next });
    expect([...first.rows, ...second.rows].map(({ householdId }) => householdId)).toEqual(homes.slice(0, 29));
    expect(second.next).toBeNull();
    // Whom to visit: those nobody has asked and those with a draft.
    expect((await list({ filter: "perlu" })).rows.slice(0, 2).map(({ householdId }) => householdId)).toEqual([homes[0], homes[2]]);
    expect((await list({ filter: "sebagian" })).rows.map(({ householdId }) => householdId)).toEqual([homes[0]]);
    expect((await list({ filter: "belum", today: "2024-04-01" })).rows[0]).toMatchObject({ householdId: homes[2], standing: "terlambat" });
    expect(await asActor(coordinator, (tx) => dueList(tx, { code, windows: roundWindows(START), round: "BASE", filter: "semua", after: null, today: "2024-02-01" }))).toMatchObject({ rows: [] });
  });
});
