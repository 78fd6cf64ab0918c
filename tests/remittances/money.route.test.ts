import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import type postgres from "postgres";
import { asActor } from "~/db/db.server";
import { moneyThroughTime, sharesOfUse } from "~/remittances/household-money.server";
import { recordRemittance, recordRemittances } from "~/remittances/record-remittances.server";
import { recordMonthUses } from "~/remittances/record-uses.server";
import { MonthUses } from "~/remittances/remittance.schema";
import { action as record, loader as uses } from "~/routes/_app.keluarga_.$id_.penggunaan";
import { loader as money } from "~/routes/_app.keluarga_.$id_.uang";
import { addDays, dateIn, monthsBetween } from "~/shared/dates";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { askPage } from "../factories/ask-page";
import { SISTER_VILLAGE, VILLAGE } from "../factories/households";
import { aFamily, aTransfer, type AFamily } from "../factories/remittance";
import { messageOf, roleOn } from "./pages";

type Headers = Record<string, string>;
const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
const today = dateIn("Asia/Jakarta", new Date());
const moneyOf = (id: string, headers: Headers) => askPage(money, `/keluarga/${id}/uang`, { headers, params: { id } });
const usesOf = (id: string, headers: Headers, query = "") => askPage(uses, `/keluarga/${id}/penggunaan${query}`, { headers, params: { id } });
const tell = (id: string, headers: Headers, month: string, form: Record<string, string>) =>
  askPage(record, `/keluarga/${id}/penggunaan?bulan=${month}`, { headers, params: { id }, form: { cara: "rupiah", versi: "0", ...form } });

async function receive(family: AFamily, month: string, idr: bigint, facts: { receiveFeeIdr?: bigint } = {}) {
  const row = aTransfer({ householdId: family.householdId, receivedOn: `${month}-10`, currency: "IDR", sentMinor: null, appliedRate: null, feeMinor: null, receivedIdr: idr, channel: "bank", confirmed: ["duplicate"], ...facts });
  const answer = await asActor(coordinator, (tx) => recordRemittance(tx, coordinator, row));
  if (!answer.ok) throw new Error(answer.reason.code);
}

const snapshot = (sql: postgres.Sql, { householdId, regionCode }: AFamily, asOf: string, [savings, expense, local, enterprise, debts]: (number | null)[]) =>
  sql`insert into finance_snapshots (id, household_id, region_code, as_of, liquid_savings_idr, expense_idr, debt_service_idr, income_local_idr, income_enterprise_idr, debt_outstanding_idr)
    values (${uuidv7()}, ${householdId}, ${regionCode}, ${asOf}, ${savings!}, ${expense!}, 0, ${local!}, ${enterprise!}, ${debts!})`;

const test = dbTest.extend<{ lina: Headers }>({ lina: async ({}, use) => use(await roleOn("koordinator_desa")) });

test("story 1: 26 transfers told through the commands, what they went to, and the sentence for the day Rina may return", async ({ sql, lina }) => {
  const family = await aFamily({ departedOn: "2023-12-10" });
  const halves = [["2024-01", "2024-06", 1_500, "1965", "mto"], ["2024-07", "2024-12", 2_500, "1995", "mto"], ["2025-01", "2025-06", 2_500, "2070", "bank"], ["2025-07", "2025-12", 2_500, "2085", "bank"]] as const;
  const send = (receivedOn: string, hkd: number, appliedRate: string, channel: "mto" | "bank" | "hand_carried") =>
    aTransfer({ householdId: family.householdId, receivedOn, sentMinor: BigInt(hkd * 100), appliedRate, channel });
  const rows = halves.flatMap(([from, to, hkd, rate, channel]) => monthsBetween(from, to).map((month) => send(`${month}-05`, hkd, rate, channel)));
  rows.push(send("2024-04-09", 1_500, "1965", "mto"), send("2025-03-28", 1_500, "2100", "hand_carried"));
  const answers = await asActor(coordinator, (tx) => recordRemittances(tx, coordinator, rows));
  expect(answers.filter(({ ok }) => !ok)).toEqual([]);

  const months = monthsBetween("2024-01", "2025-12");
  const received = new Map(months.map((month) => [month, 0n]));
  for (const row of rows) received.set(row.receivedOn!.slice(0, 7), received.get(row.receivedOn!.slice(0, 7))! + ((row.sentMinor ?? 0n) / 100n) * BigInt(row.appliedRate!));
  const told = months.map((month, index) => {
    const parts: Record<string, number> = { pendidikan: 600_000, tabungan: index < 14 ? 400_000 : 1_500_000 };
    if (month >= "2024-03" && month <= "2025-02") parts.utang_penempatan = 1_500_000;
    if (month === "2024-12") parts.rumah = 2_000_000;
    parts.konsumsi = Number(received.get(month)) - Object.values(parts).reduce((a, b) => a + b, 0);
    return MonthUses.parse({ householdId: family.householdId, month, uses: { by: "amount", rows: Object.entries(parts).map(([category, amount]) => ({ category, amountIdr: String(amount) })) } });
  });
  expect((await asActor(coordinator, (tx) => recordMonthUses(tx, coordinator, told))).every(({ ok }) => ok)).toBe(true);

  const through = await asActor(coordinator, (tx) => moneyThroughTime(tx, { householdId: family.householdId, until: "2025-12" }));
  expect(through).toHaveLength(24);
  expect(through.reduce((sum, { receivedIdr }) => sum + (receivedIdr ?? 0n), 0n)).toBe(116_032_500n);
  expect(through.find(({ month }) => month === "2025-03")).toMatchObject({ receivedIdr: 8_325_000n, transfers: 2, otherMoneyIdr: 0n });
  const { rows: shares } = sharesOfUse(through);
  expect(shares.map(({ category, amountIdr, share }) => [category, Number(amountIdr), ((share ?? 0) * 100).toFixed(1)])).toEqual([
    ["konsumsi", 61_032_500, "52.6"], ["tabungan", 20_600_000, "17.8"], ["utang_penempatan", 18_000_000, "15.5"], ["pendidikan", 14_400_000, "12.4"], ["rumah", 2_000_000, "1.7"],
  ]);
  // The card's sentence holds for a reading of these days; the story's own is of the first of January 2026.
  await snapshot(sql, family, addDays(today, -5), [12_600_000, 3_600_000, 0, 916_667, 0]);
  const { data } = await moneyOf(family.householdId, lina);
  expect(data.runway.ifStops.months).toBeCloseTo(4.6957, 4);
  expect([data.isAway, data.runway.missing]).toEqual([true, []]);
});

describe("a family's money", () => {
  test("tells months without news from months without money, and readings from guesses", async ({ sql, lina }) => {
    const family = await aFamily({ departedOn: "2023-01-10" });
    await receive(family, "2025-01", 3_000_000n, { receiveFeeIdr: 25_000n });
    await sql`insert into no_transfer_months (id, household_id, region_code, month) values (${uuidv7()}, ${family.householdId}, ${VILLAGE}, '2025-03-01')`;
    await snapshot(sql, family, "2025-01-31", [5_000_000, 2_000_000, null, 0, 1_000_000]);
    const months = await asActor(coordinator, (tx) => moneyThroughTime(tx, { householdId: family.householdId, until: "2025-04" }));
    expect(months.map(({ month, receivedIdr, unknown, isConfirmedNone, uses: told, savingsIdr }) => [month, receivedIdr, unknown, isConfirmedNone, told, savingsIdr])).toEqual([
      ["2025-01", 2_975_000n, null, false, null, 5_000_000n],
      ["2025-02", null, "not_asked", false, null, null],
      ["2025-03", 0n, null, true, null, null],
      ["2025-04", null, "not_asked", false, null, null],
    ]);
    const { data } = await moneyOf(family.householdId, lina);
    expect(data.runway).toMatchObject({ ifStops: { kind: "unknown" }, missing: ["fresh", "local"] });
    expect(data.points[0]).toEqual({ month: expect.any(String), received: expect.anything(), used: null, savings: "5000000", debts: "1000000" });
  });

  test("is exact beyond what a number holds (C032, C132)", async ({ lina, sql }) => {
    const family = await aFamily();
    await sql`insert into remittances (id, household_id, region_code, received_on, currency, received_idr, channel) values (${uuidv7()}, ${family.householdId}, ${VILLAGE}, ${today}, 'IDR', 9007199254740993, 'bank')`;
    const { data } = await moneyOf(family.householdId, lina);
    expect([data.last[0].receivedIdr, data.year.receivedIdr, data.points[0].received]).toEqual([9_007_199_254_740_993n, 9_007_199_254_740_993n, "9007199254740993"]);
  });

  test("is read by the family's coordinator and mentor, and not by the next village or a planner", async ({ sql }) => {
    const { householdId } = await aFamily();
    const statuses = async (headers: Headers) => [(await moneyOf(householdId, headers)).status, (await usesOf(householdId, headers)).status, (await tell(householdId, headers, "2025-01", { pakai_konsumsi: "1" })).status];
    expect(await statuses(await roleOn("koordinator_desa", SISTER_VILLAGE))).toEqual([404, 404, 404]);
    expect(await statuses(await roleOn("perencana", "35"))).toEqual([404, 404, 404]);
    expect(await statuses(await roleOn("pendamping", VILLAGE, { mentorOf: householdId, sql }))).toEqual([200, 200, 303]);
  });
});

describe("what a month's money went to", () => {
  test("is told in rupiah: what was not mentioned stays unknown, what is too much is other money", async ({ lina, sql }) => {
    const family = await aFamily();
    await receive(family, "2025-01", 3_000_000n);
    const saved = await tell(family.householdId, lina, "2025-01", { pakai_konsumsi: "2 juta", pakai_pendidikan: "500.000", pakai_tanah_emas_ternak: "250.000", aset_produktif: "ya", pakai_usaha: "" });
    expect([saved.status, saved.to, messageOf(saved)]).toEqual([303, `/keluarga/${family.householdId}/penggunaan?bulan=2025-01`, "remittances:flash.uses_saved"]);
    const stored = await sql`select category, amount_idr::text as idr, asset_productive from remittance_uses where household_id = ${family.householdId} order by 1`;
    expect(stored.map((row) => Object.values(row))).toEqual([["konsumsi", "2000000", null], ["pendidikan", "500000", null], ["tanah_emas_ternak", "250000", true]]);
    const { data } = await usesOf(family.householdId, lina, "?bulan=2025-01");
    expect(data.values).toEqual({ pakai_konsumsi: "2.000.000", pakai_pendidikan: "500.000", pakai_tanah_emas_ternak: "250.000", aset_produktif: "ya" });
    const more = await tell(family.householdId, lina, "2025-01", { ...data.values, versi: String(data.said.version), pakai_rumah: "1.000.000" });
    expect(messageOf(more)).toBe("remittances:flash.uses_other_money");
    expect((await usesOf(family.householdId, lina, "?bulan=2025-01")).data.said.otherMoneyIdr).toBe(750_000n);
  });

  test("is told by a hundred beans, which share out the receipt to the rupiah", async ({ lina, sql }) => {
    const family = await aFamily();
    const beans = { cara: "biji", pakai_konsumsi: "50", pakai_pendidikan: "30", pakai_tabungan: "20" };
    expect((await tell(family.householdId, lina, "2025-01", beans)).data.errors).toEqual({ "": ["remittances:error.receipt_unknown"] });
    await receive(family, "2025-01", 5_212_501n);
    expect((await tell(family.householdId, lina, "2025-01", { ...beans, pakai_tabungan: "17" })).data.errors).toEqual({ "": ["remittances:error.beans_not_hundred|beans=97"] });
    expect(await tell(family.householdId, lina, "2025-01", { ...beans, pakai_konsumsi: "120" })).toMatchObject({ status: 422, data: { errors: { pakai_konsumsi: ["remittances:error.too_many_beans"] }, values: { pakai_konsumsi: "120" } } });
    expect((await tell(family.householdId, lina, "2025-01", beans)).status).toBe(303);
    expect((await sql`select sum(amount_idr)::text as sum, sum(share_bp)::int as shares from remittance_uses where household_id = ${family.householdId}`)[0]).toEqual({ sum: "5212501", shares: 10_000 });
    expect((await usesOf(family.householdId, lina, "?bulan=2025-01")).data).toMatchObject({ mode: "biji", values: { pakai_konsumsi: "50", pakai_pendidikan: "30", pakai_tabungan: "20" } });
  });

  test("can be copied from the month before, is refused from an older version, and can be taken out again", async ({ lina }) => {
    const family = await aFamily();
    await receive(family, "2025-01", 3_000_000n);
    await receive(family, "2025-02", 3_000_000n);
    await tell(family.householdId, lina, "2025-01", { pakai_konsumsi: "2.000.000", pakai_kendaraan_elektronik: "500.000", untuk_usaha: "tidak" });
    expect((await usesOf(family.householdId, lina, "?bulan=2025-02")).data).toMatchObject({ canCopy: true, isCopy: false, values: {} });
    const { data } = await usesOf(family.householdId, lina, "?bulan=2025-02&salin=1");
    expect(data).toMatchObject({ isCopy: true, said: { version: 0, uses: [] }, values: { pakai_konsumsi: "2.000.000", pakai_kendaraan_elektronik: "500.000", untuk_usaha: "tidak" } });
    expect((await tell(family.householdId, lina, "2025-02", data.values)).status).toBe(303);
    expect(await tell(family.householdId, lina, "2025-02", { pakai_konsumsi: "1" })).toMatchObject({ status: 409, data: { errors: { "": ["remittances:error.uses_stale"] }, values: { pakai_konsumsi: "1" } } });
    const { said } = (await usesOf(family.householdId, lina, "?bulan=2025-02")).data;
    expect(messageOf(await tell(family.householdId, lina, "2025-02", { versi: String(said.version) }))).toBe("remittances:flash.uses_removed");
    expect((await usesOf(family.householdId, lina, "?bulan=2025-02")).data.said.uses).toEqual([]);
  });

  test("is refused where it cannot be read, and when nothing was said at all", async ({ lina }) => {
    const family = await aFamily();
    await receive(family, "2025-01", 3_000_000n);
    expect(await tell(family.householdId, lina, "2025-01", { pakai_konsumsi: "banyak", pakai_rumah: "-5" })).toMatchObject({
      status: 422, data: { values: { pakai_konsumsi: "banyak" }, errors: { pakai_konsumsi: ["remittances:error.not_a_number"], pakai_rumah: ["remittances:error.negative"] } },
    });
    expect((await tell(family.householdId, lina, "2025-01", {})).data.errors).toEqual({ "": ["remittances:error.nothing_said"] });
    expect((await tell(family.householdId, lina, "2099-01", { pakai_konsumsi: "1" })).data.errors).toEqual({ "": ["remittances:error.future_month"] });
    expect((await usesOf(family.householdId, lina)).data.month).toBe("2025-01");
  });

  test("follows a corrected receipt: C107, one transfer with three uses is counted once", async ({ lina }) => {
    const family = await aFamily();
    await receive(family, "2025-01", 3_000_000n);
    await tell(family.householdId, lina, "2025-01", { pakai_konsumsi: "1.000.000", pakai_pendidikan: "1.000.000", pakai_tabungan: "1.000.000" });
    const { data } = await moneyOf(family.householdId, lina);
    expect(data.points[0]).toMatchObject({ received: "3000000", used: "3000000" });
    await receive(family, "2025-01", 1_500_000n);
    expect((await usesOf(family.householdId, lina, "?bulan=2025-01")).data.said).toMatchObject({ receivedIdr: 4_500_000n, otherMoneyIdr: 0n });
  });
});
