import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import { asActor } from "~/db/db.server";
import { realRateOf } from "~/finance/debt-values";
import { financeSection } from "~/finance/finance-section.server";
import { action as edit, loader as editForm } from "~/routes/_app.keluarga_.$id_.utang.$debtId";
import { action as add } from "~/routes/_app.keluarga_.$id_.utang.baru";
import { action as record, loader as readings } from "~/routes/_app.keluarga_.$id_.tabungan";
import { todayIn } from "~/shared/dates";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { askPage } from "../factories/ask-page";
import { aHousehold, aPerson, SISTER_VILLAGE, VILLAGE } from "../factories/households";
import { aJourney } from "../factories/journeys";
import { signedIn } from "../factories/sign-in";

type Form = Record<string, string>;
const deskOf = (headers: Record<string, string>) => ({
  add: (id: string, form: Form) => askPage(add, "/", { headers, params: { id }, form: { id: uuidv7(), ...form } }),
  edit: (id: string, debtId: string, form: Form) => askPage(edit, "/", { headers, params: { id, debtId }, form }),
  open: (id: string, debtId: string) => askPage(editForm, "/", { headers, params: { id, debtId } }),
  record: (id: string, form: Form) => askPage(record, "/", { headers, params: { id }, form: { id: uuidv7(), version: "0", ...form } }),
  readings: (id: string, query = "") => askPage(readings, `/keluarga/${id}/tabungan${query}`, { headers, params: { id } }),
});
const page = dbTest.extend<{ desk: ReturnType<typeof deskOf> }>({
  desk: async ({}, use) => use(deskOf((await signedIn({ grants: [{ role: "koordinator_desa", areaCode: VILLAGE }] })).headers)),
});
const errorsOf = (given: { data: { result: { error?: Record<string, string[]> } } }) => given.data.result.error ?? {};
const KUR = { lenderType: "kur", purpose: "penempatan", principalIdr: "30.000.000", outstandingIdr: "12.500.000", instalmentIdr: "1.746.952", instalmentPeriod: "bulan", interestKind: "efektif", ratePercentYear: "6", status: "lancar", startOn: "2025-01-10" };

describe("the pages of debts", () => {
  page("store one for two taps, and show it with its kind of interest", async ({ sql, desk }) => {
    const { id } = await aHousehold(sql);
    const form = { ...KUR, id: uuidv7() };
    const both = await Promise.all([desk.add(id, form), desk.add(id, form)]);
    expect(both.map(({ to }) => to)).toEqual([`/keluarga/${id}`, `/keluarga/${id}`]);
    expect(await sql`select from debts where household_id = ${id}`).toHaveLength(1);
    expect((await desk.open(id, form.id)).data).toMatchObject({ values: { principalIdr: "30000000", ratePercentYear: "6" }, realRate: null, isClosed: false });
  });

  page("refuse at the field, keep what was typed, and never take unknown for zero", async ({ sql, desk }) => {
    const { id } = await aHousehold(sql);
    const refusal = async (form: Form) => errorsOf(await desk.add(id, { ...KUR, ...form }));
    expect(await refusal({ outstandingIdr: "125.000.000" })).toEqual({ outstandingIdr: ["finance:error.owes_more_than_twice"] });
    expect(await refusal({ principalIdr: "1.355,90" })).toEqual({ principalIdr: ["fields:has_fraction"] });
    expect(await refusal({ ratePercentYear: "enam" })).toEqual({ ratePercentYear: ["finance:error.rate_unreadable"] });
    expect(await refusal({ endOn: "2024-12-31" })).toEqual({ endOn: ["finance:error.ends_before_start"] });
    expect(await refusal({ startOn: "2099-01-01" })).toEqual({ startOn: ["finance:error.starts_in_future"] });
    expect(Object.keys(await refusal({ lenderType: "", graceMonths: "dua" })).sort()).toEqual(["graceMonths", "lenderType"]);
    expect((await desk.add(id, { ...KUR, outstandingIdr: "-5" })).data.result.initialValue).toMatchObject({ outstandingIdr: "-5" });
    const blank = uuidv7();
    await desk.add(id, { ...KUR, id: blank, outstandingIdr: "", instalmentIdr: "" });
    const [row] = await sql`select outstanding_idr, instalment_idr from debts where id = ${blank}`;
    expect(row).toEqual({ outstanding_idr: null, instalment_idr: null });
  });

  page("show both states where two people changed one amount, and end a debt with nothing owed", async ({ sql, desk }) => {
    const { id } = await aHousehold(sql);
    const debtId = uuidv7();
    await desk.add(id, { ...KUR, id: debtId });
    expect((await desk.edit(id, debtId, { intent: "edit", ...KUR, version: "1", outstandingIdr: "11.000.000" })).to).toBe(`/keluarga/${id}`);
    const mine = { intent: "edit", ...KUR, version: "1", outstandingIdr: "10.000.000" };
    const clash = await desk.edit(id, debtId, mine);
    expect([clash.status, clash.data.conflict]).toMatchObject([409, { version: 2, rows: [{ field: "outstandingIdr", theirs: "Rp 11.000.000", mine: "Rp 10.000.000" }] }]);
    expect((await desk.edit(id, debtId, { ...mine, resolved: "2" })).to).toBe(`/keluarga/${id}`);
    const close = { intent: "close", version: "3", status: "lunas" };
    expect(errorsOf(await desk.edit(id, debtId, { ...close, endOn: "2099-01-01" }))).toEqual({ endOn: ["finance:error.closed_in_future"] });
    expect((await desk.edit(id, debtId, { ...close, endOn: "2025-06-01" })).to).toBe(`/keluarga/${id}`);
    const [row] = await sql`select outstanding_idr::text, status, end_on::text from debts where id = ${debtId}`;
    expect(row).toEqual({ outstanding_idr: "0", status: "lunas", end_on: "2025-06-01" });
  });

  page("are closed to the next village, to numbers alone and to visitors; a family writes its savings and no debt", async ({ sql, desk }) => {
    const { id, householdId: home } = await aPerson(sql).then((person) => ({ ...person, id: person.id }));
    const debtId = uuidv7();
    await desk.add(home, { ...KUR, id: debtId });
    const statusesFor = async (account: Parameters<typeof signedIn>[0]) => {
      const other = deskOf((await signedIn(account)).headers);
      return [(await other.add(home, KUR)).status, (await other.open(home, debtId)).status, (await other.record(home, { asOf: "2025-06-30" })).status, (await other.readings(home)).status];
    };
    expect(await statusesFor({ grants: [{ role: "koordinator_desa", areaCode: SISTER_VILLAGE }] })).toEqual([404, 404, 404, 404]);
    expect(await statusesFor({ grants: [{ role: "perencana", areaCode: VILLAGE }] })).toEqual([404, 404, 404, 404]);
    const family = { grants: [{ role: "keluarga" as const, areaCode: VILLAGE }], personId: id };
    expect(await statusesFor(family)).toEqual([403, 403, 422, 200]);
    const own = deskOf((await signedIn(family)).headers);
    expect((await own.record(home, { id: uuidv7(), asOf: "30/06/2025", liquidSavingsIdr: "5 juta", debtServiceIdr: "0" })).status).toBe(303);
    expect((await deskOf({}).add(home, KUR)).to).toMatch(/^\/masuk\?/);
    const elsewhere = await aHousehold(sql);
    expect((await desk.open(elsewhere.id, debtId)).status).toBe(404);
  });
});

describe("the page of savings", () => {
  page("keeps a day's reading once, unknown apart from zero, and opens it again to be mended", async ({ sql, desk }) => {
    const { id } = await aHousehold(sql);
    const form = { id: uuidv7(), asOf: "30/06/2025", liquidSavingsIdr: "5 juta", debtServiceIdr: "0" };
    expect([(await desk.record(id, form)).to, (await desk.record(id, form)).to]).toEqual([`/keluarga/${id}/tabungan`, `/keluarga/${id}/tabungan`]);
    const { data } = await desk.readings(id, "?tanggal=2025-06-30");
    expect(data.values).toMatchObject({ id: form.id, version: "1", asOf: "2025-06-30", liquidSavingsIdr: "5000000", debtServiceIdr: "0", expenseIdr: "" });
    expect(data.readings).toMatchObject([{ liquidSavingsIdr: 5_000_000n, debtServiceIdr: 0n, expenseIdr: null }]);
    expect((await desk.readings(id, "?tanggal=kapan")).data.values).toMatchObject({ asOf: todayIn("Asia/Jakarta", new Date()), liquidSavingsIdr: "" });
    expect(errorsOf(await desk.record(id, { asOf: "2025-07-01" }))).toEqual({ "": ["finance:error.nothing_known"] });
    expect(errorsOf(await desk.record(id, { asOf: "2099-07-01", expenseIdr: "1" }))).toEqual({ asOf: ["finance:error.date_in_future"] });
    const clash = await desk.record(id, { asOf: "2025-06-30", liquidSavingsIdr: "6.000.000" });
    expect([clash.status, clash.data.conflict.rows]).toMatchObject([409, [{ field: "liquidSavingsIdr", theirs: "Rp 5.000.000", mine: "Rp 6.000.000" }]]);
  });
});

describe("interest and habits of a reading", () => {
  page("the rest of the instalments is principal; interest above them is refused at its field", async ({ sql, desk }) => {
    const { id } = await aHousehold(sql);
    const form = { asOf: "2025-06-30", debtServiceIdr: "350.000", debtInterestIdr: "50.000", paysOnTime: "kadang", insured: "ya" };
    expect((await desk.record(id, form)).to).toBe(`/keluarga/${id}/tabungan`);
    const [row] = await sql`select debt_interest_idr::text, debt_principal_idr::text, pays_on_time, insured, goal_set from finance_snapshots where household_id = ${id}`;
    expect(row).toEqual({ debt_interest_idr: "50000", debt_principal_idr: "300000", pays_on_time: "kadang", insured: "ya", goal_set: null });
    expect((await desk.readings(id, "?tanggal=2025-06-30")).data.values).toMatchObject({ debtInterestIdr: "50000", paysOnTime: "kadang", recordsKept: "" });
    expect((await desk.record(id, { ...form, version: "1", debtServiceIdr: "60.000" })).to).toBe(`/keluarga/${id}/tabungan`);
    expect(errorsOf(await desk.record(id, { ...form, version: "2", debtServiceIdr: "40.000" }))).toEqual({ debtInterestIdr: ["finance:error.interest_above_service"] });
    expect((await desk.record(id, { ...form, version: "2", debtInterestIdr: "" })).to).toBe(`/keluarga/${id}/tabungan`);
    const [after] = await sql`select debt_service_idr::text, debt_interest_idr, debt_principal_idr from finance_snapshots where household_id = ${id}`;
    expect(after).toEqual({ debt_service_idr: "350000", debt_interest_idr: null, debt_principal_idr: null });
  });

  page("an answer alone is a reading, and an answer there is not is none", async ({ sql, desk }) => {
    const { id } = await aHousehold(sql);
    expect((await desk.record(id, { asOf: "2025-06-30", goalSet: "belum_jelas" })).to).toBe(`/keluarga/${id}/tabungan`);
    expect((await desk.record(id, { asOf: "2025-06-29", goalSet: "mungkin" })).status).toBe(422);
  });
});

describe("the section of a household's page", () => {
  const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
  const sectionOf = (id: string, today = "2025-07-15") => asActor(coordinator, (tx) => financeSection(tx, id, today));

  page("tells what share of income goes to instalments (F03: 1.350.000 of 4.700.000), and that an old reading is unknown", async ({ sql, desk }) => {
    const { householdId: id } = await aJourney(sql);
    expect(await sectionOf(id)).toMatchObject({ reading: null, owedIdr: 0n, service: { kind: "unknown" }, band: null });
    await desk.record(id, { asOf: "2025-06-30", debtServiceIdr: "1.350.000", incomeRemitIdr: "4.000.000", incomeLocalIdr: "700.000", incomeEnterpriseIdr: "0" });
    const { service, band } = await sectionOf(id);
    expect(service).toEqual({ kind: "ratio", ratio: 1_350_000 / 4_700_000 });
    expect(band).toBe("green");
    expect(await sectionOf(id, "2025-10-01")).toMatchObject({ reading: { isOld: true }, service: { kind: "unknown" } });
    await desk.add(id, { ...KUR, outstandingIdr: "" });
    expect(await sectionOf(id)).toMatchObject({ owedIdr: null, open: [{ outstandingIdr: null }] });
  });

  page("counts no remittance for who has come home (story 2: 900.000 of 400.000 is 225 %)", async ({ sql, desk }) => {
    const { id: journeyId, householdId: id } = await aJourney(sql, { status: "pulang", departedOn: "2022-01-01" });
    await sql`update journeys set returned_on = '2025-02-10' where id = ${journeyId}`;
    await desk.add(id, { ...KUR, lenderType: "toko", purpose: "konsumsi", instalmentIdr: "900.000" });
    await desk.record(id, { asOf: "2025-05-31", liquidSavingsIdr: "18.900.000", expenseIdr: "4.100.000", incomeRemitIdr: "2.000.000", incomeLocalIdr: "400.000", incomeEnterpriseIdr: "0" });
    expect(await sectionOf(id, "2025-06-30")).toMatchObject({ service: { kind: "ratio", ratio: 2.25 }, band: "red" });
  });

  page("shows what a flat rate really costs (handbook §4.8: 1 % a month over 12 months is about 21.5 % a year)", async () => {
    const flat = { interestKind: "flat" as const, rateBpYear: 1200, startOn: "2024-03-15", endOn: "2025-03-15" };
    expect(realRateOf(flat)).toBeCloseTo(0.2146, 3);
    expect([realRateOf({ ...flat, interestKind: "efektif" }), realRateOf({ ...flat, endOn: null })]).toEqual([null, null]);
  });
});
