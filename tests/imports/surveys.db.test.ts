import { beforeEach, describe, expect } from "vitest";
import postgres from "postgres";
import { uuidv7 } from "uuidv7";
import type { Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { recordFinanceSnapshot } from "~/finance/finance-snapshots.server";
import { FinanceSnapshot } from "~/finance/finance.schema";
import { undoImport } from "~/imports/end-import.server";
import { exampleRow, templateHeaders } from "~/imports/template-row";
import { saveResponse } from "~/surveys/save-response.server";
import { responseOf } from "~/surveys/surveys.server";
import { dbTest } from "../db";
import { aHousehold, VILLAGE } from "../factories/households";
import { signedIn } from "../factories/sign-in";
import { bring, codesOf, csvFile } from "./bring";
import { changed, exportedFrom } from "./exported-file";

let actor: Actor;
let label = "";
let household = "";

beforeEach(async () => {
  actor ??= (await signedIn({ grants: [{ role: "koordinator_desa", areaCode: "35.04.05" }] })).actor;
  const sql = postgres(process.env.DATABASE_URL!, { max: 1, onnotice: () => {} });
  await sql`insert into region_programmes (region_code, programme_status, programme_start) values (${VILLAGE}, 'aktif', '2024-01-15') on conflict (region_code) do update set programme_start = '2024-01-15'`;
  label = `Keluarga ${Math.random().toString(36).slice(2, 10)}`;
  household = (await aHousehold(sql, { label })).id;
  await sql.end();
});

const HEADER = "keluarga,ronde,tanggal,pendapatan_kiriman,pendapatan_lokal,pendapatan_usaha,belanja_pangan,belanja_nonpangan,belanja_pendidikan,belanja_kesehatan,belanja_sosial,belanja_lain,cicilan_pokok,cicilan_bunga,tabungan_likuid,catat_keuangan,catatan";
const line = (facts: { round?: string; on?: string; local?: string; savings?: string; kept?: string } = {}) =>
  `${label},${facts.round ?? "BASE"},${facts.on ?? "20/01/2024"},3.500.000,${facts.local ?? "900rb"},300000,1500000,900000,600000,250000,400000,200000,300000,50000,${facts.savings ?? "9.000.000"},${facts.kept ?? "ya"},`;
const surveys = (lines: string[], options: Parameters<typeof bring>[3] = {}) => bring(actor, "surveys", csvFile(HEADER, ...lines), { village: VILLAGE, ...options });
const readings = (sql: postgres.Sql) => sql`select as_of::text, expense_idr::int as expense, debt_service_idr::int as debt, liquid_savings_idr::int as savings, records_kept from finance_snapshots where household_id = ${household} and deleted_at is null order by as_of`;
const responses = (sql: postgres.Sql) => sql`select round, state, version, income_local_idr::int as local, source from survey_responses where household_id = ${household} and deleted_at is null order by round`;
const WHOLE = { as_of: "2024-01-20", expense: 3_850_000, debt: 350_000, savings: 9_000_000, records_kept: "ya" };

describe("a file of interviews", () => {
  dbTest("is kept as finished rounds with their readings, and the same file again changes nothing", async ({ sql }) => {
    const lines = [line(), line({ round: "Bulan ke-6", on: "2024-07-01", savings: "-", kept: "kadang" })];
    expect((await surveys(lines, { dryRun: true })).outcomes).toEqual({ 2: "create", 3: "create" });
    expect(await responses(sql)).toHaveLength(0);
    expect((await surveys(lines)).outcomes).toEqual({ 2: "create", 3: "create" });
    expect(await responses(sql)).toMatchObject([{ round: "BASE", state: "selesai", version: 1, local: 900_000, source: "impor" }, { round: "R06", state: "selesai" }]);
    expect(await readings(sql)).toMatchObject([WHOLE, { as_of: "2024-07-01", savings: null, records_kept: "kadang" }]);
    expect((await surveys(lines)).outcomes).toEqual({ 2: "unchanged", 3: "unchanged" });
    const later = await surveys([line({ local: "1.000.000" })]);
    expect(later.outcomes).toEqual({ 2: "update" });
    expect(later.rows[0]!.changes).toEqual({ pendapatan_lokal: [{ id: "Rp 900.000", en: "Rp 900,000" }, { id: "Rp 1.000.000", en: "Rp 1,000,000" }] });
    // What was corrected is not taken back by the old file.
    const old = await surveys(lines);
    expect(old.outcomes).toEqual({ 2: "unchanged", 3: "unchanged" });
    expect(codesOf(old.rows[0]!)).toEqual(["newer_kept"]);
  });

  dbTest("says of each row why it cannot be kept", async ({ sql }) => {
    const nothing = `${label},R12,2025-01-02,,,,,,,,,,,,,,`;
    const refused = await surveys([line({ on: "2023-11-01" }), line({ round: "R06", on: "2024-12-20" }), line({ round: "R07" }), line({ on: "" }), nothing, line({ round: "R18", on: "2099-01-01" })], { dryRun: true });
    expect(refused.outcomes).toEqual({
      2: "refuse tanggal:survey_not_open", 3: "refuse tanggal:survey_next_round", 4: "refuse ronde:unknown_code", 5: "refuse tanggal:required", 6: "refuse :survey_says_nothing", 7: "refuse tanggal:date_in_future",
    });
    expect((await surveys([line(), line({ savings: "1" })], { dryRun: true })).outcomes).toEqual({ 2: "create", 3: "refuse ronde:survey_twice" });
    const begun = { id: uuidv7(), householdId: household, round: "BASE" as const, version: 0, said: { interviewOn: "2024-01-20", mode: null, respondentPersonId: null }, sections: ["wawancara"] as const };
    expect(await asActor(actor, (tx) => saveResponse(tx, actor, begun))).toMatchObject({ ok: true });
    expect((await surveys([line()], { dryRun: true })).outcomes).toEqual({ 2: "refuse ronde:survey_going_on" });
    expect(await readings(sql)).toHaveLength(0);
  });

  dbTest("is told of amounts that do not fit the last round, and kept all the same", async () => {
    const odd = await surveys([line(), line({ round: "R06", on: "2024-07-01", local: "90rb" }), line({ round: "R12", on: "2025-01-02", savings: "90.000.000" })]);
    expect(odd.outcomes).toEqual({ 2: "create", 3: "create", 4: "create" });
    expect(odd.rows.map((row) => row.messages.map(({ code }) => code))).toEqual([[], ["survey_times_ten"], ["survey_times_ten", "survey_times_ten"]]);
    const again = await surveys([line({ round: "R18", on: "2025-07-01", local: "90rb" })]);
    expect(again.rows.flatMap((row) => row.messages.map(({ code, field, severity }) => `${severity} ${field} ${code}`))).toEqual(["warn pendapatan_lokal survey_times_ten", "warn tabungan_likuid survey_times_ten"]);
  });

  dbTest("taken back leaves no trace, and gives a reading back that it had taken over", async ({ sql }) => {
    const own = FinanceSnapshot.parse({ id: uuidv7(), householdId: household, asOf: "2024-01-20", liquidSavingsIdr: "1.000.000", insured: "ya" });
    await asActor(actor, (tx) => recordFinanceSnapshot(tx, actor, own));
    const before = await readings(sql);
    const file = await surveys([line(), line({ round: "R06", on: "2024-07-01" })]);
    expect(await readings(sql)).toMatchObject([WHOLE, { as_of: "2024-07-01" }]);
    expect(await undoImport(actor, file.id)).toMatchObject({ ok: true });
    expect(await readings(sql)).toEqual(before);
    expect(await responses(sql)).toHaveLength(0);
    const again = await surveys([line()]);
    await sql`update survey_responses set version = version + 1 where household_id = ${household}`;
    expect(await undoImport(actor, again.id)).toMatchObject({ ok: false, reason: { code: "touched" } });
  });

  dbTest("exported, comes back without a change, whatever was told by the year", async () => {
    const id = uuidv7();
    const said = { interviewOn: "2024-01-20", mode: null, respondentPersonId: null, expEducationIdr: 1_000_000n, expFoodIdr: 1_234_567n, debtServiceIdr: 400_000n, perYear: ["expEducationIdr"], refused: ["liquidSavingsIdr"] };
    expect(await asActor(actor, (tx) => saveResponse(tx, actor, { id, householdId: household, round: "BASE", version: 0, said, sections: ["wawancara", "belanja", "tabungan"], finishes: true }))).toMatchObject({ ok: true });
    const file = await exportedFrom(VILLAGE, actor, "surveys", "csv");
    expect(file.toString("utf8")).toContain("83333");
    const back = await bring(actor, "surveys", file);
    expect(new Set(Object.values(back.outcomes))).toEqual(new Set(["unchanged"]));
    const changedFile = await bring(actor, "surveys", await changed(file, new RegExp(id), "belanja_pendidikan", "100000"));
    expect(Object.values(changedFile.outcomes).filter((outcome) => outcome === "update")).toHaveLength(1);
    expect(await asActor(actor, (tx) => responseOf(tx, household, "BASE"))).toMatchObject({ expEducationIdr: 100_000n, perYear: [], refused: ["liquidSavingsIdr"], debtServiceIdr: 400_000n });
  });

  dbTest("has an empty one to fill in, whose example is never taken for a family", async () => {
    const headers = templateHeaders("surveys");
    const example = exampleRow("surveys", { code: VILLAGE, name: "Sukorejo" });
    const row = (facts: Record<string, string>) => headers.map((header) => facts[header] ?? "").join(",");
    const brought = await bring(actor, "surveys", csvFile(headers.join(","), row(example), row({ ...example, no_kk: "", keluarga: label, tanggal: "2024-01-20" })), { village: VILLAGE, dryRun: true });
    expect(brought.outcomes).toEqual({ 2: "refuse :example_row", 3: "create" });
  });
});
