import { describe, expect } from "vitest";
import { asActor } from "~/db/db.server";
import { recordRemittance } from "~/remittances/record-remittances.server";
import type { NewRemittance } from "~/remittances/remittance.schema";
import { action, loader } from "~/routes/_app.kiriman.$id";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { askPage } from "../factories/ask-page";
import { SISTER_VILLAGE, VILLAGE } from "../factories/households";
import { aFamily, aTransfer } from "../factories/remittance";
import { messageOf, roleOn } from "./pages";

const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
async function stored(facts: Partial<NewRemittance> = {}) {
  const family = await aFamily();
  const row = aTransfer({ ...facts, householdId: family.householdId, journeyId: family.journeyId });
  const answer = await asActor(coordinator, (tx) => recordRemittance(tx, coordinator, row));
  if (!answer.ok) throw new Error(answer.reason.code);
  return { ...row, householdId: family.householdId };
}
type Headers = Record<string, string>;
const page = (id: string, headers: Headers, query = "") => askPage(loader, `/kiriman/${id}${query}`, { headers, params: { id } });
const edit = (id: string, headers: Headers, form: Record<string, string>) => askPage(action, `/kiriman/${id}?ubah=1`, { headers, params: { id }, form: { intent: "simpan", ...form } });
const formOf = async (id: string, headers: Headers): Promise<Record<string, string>> => (await page(id, headers, "?ubah=1")).data.editing.values;

const test = dbTest.extend<{ lina: Headers }>({ lina: async ({}, use) => use(await roleOn("koordinator_desa")) });

describe("a transfer's page", () => {
  test("tells what it cost in its three parts (R05, example B), or what is missing for that", async ({ lina, sql }) => {
    const row = await stored({ currency: "MYR", sentMinor: 100_000n, feeMinor: 1_000n, receiveFeeIdr: 15_000n, appliedRate: "3450" });
    await sql`update remittances set reference_rate = 3500 where id = ${row.id}`;
    const { cost } = (await page(row.id, lina)).data;
    expect(cost.unknown).toBeNull();
    expect(cost.total).toBeCloseTo(0.02857143, 8);
    expect([cost.fee, cost.margin, cost.receiveFee]).toEqual([0.01, 50 / 3_500, 15_000 / 3_500_000]);
    const dear = await stored({ feeMinor: null });
    expect((await page(dear.id, lina)).data.cost).toEqual({ unknown: "fee_unknown" });
    const estimate = await stored({ appliedRate: null, estimateRate: "2100" });
    const shown = (await page(estimate.id, lina)).data;
    expect([shown.transfer.isEstimated, shown.transfer.receivedIdr, shown.cost]).toEqual([true, 5_250_000n, { unknown: "rate_unknown" }]);
  });

  test("is seen by whoever sees the family, changed only by whoever writes there", async ({ lina }) => {
    const { id, householdId } = await stored();
    expect((await page(id, lina)).data.canWrite).toBe(true);
    const statuses = async (headers: Headers) => [(await page(id, headers)).status, (await page(id, headers, "?ubah=1")).status, (await edit(id, headers, {})).status];
    expect(await statuses(await roleOn("koordinator_desa", SISTER_VILLAGE))).toEqual([404, 404, 404]);
    expect(await statuses(await roleOn("kepala_desa"))).toEqual([404, 404, 404]);
    expect((await page("tidak-ada", lina)).status).toBe(404);
    expect((await page(householdId, lina)).status).toBe(404);
  });
});

describe("changing a transfer", () => {
  test("writes what changed into its history; the same form again changes nothing", async ({ lina }) => {
    const { id } = await stored();
    const form = await formOf(id, lina);
    const saved = await edit(id, lina, { ...form, biaya: "25,5" });
    expect([saved.status, saved.to, messageOf(saved)]).toEqual([303, `/kiriman/${id}`, "remittances:flash.edited"]);
    const { transfer, history } = (await page(id, lina)).data;
    expect([transfer.feeMinor, transfer.version]).toEqual([2_550n, 2]);
    expect(history).toMatchObject([{ kind: "update", fields: [{ field: "feeMinor", kind: "minor", currency: null, before: "2000", after: "2550" }] }, { kind: "create" }]);
    expect(messageOf(await edit(id, lina, await formOf(id, lina)))).toBe("remittances:flash.unchanged");
  });

  test("an estimate follows a corrected amount, becomes a fact with the receipt, and is left alone by other changes", async ({ lina }) => {
    const { id } = await stored({ appliedRate: null, estimateRate: "2100.12" });
    const form = await formOf(id, lina);
    expect(form).toMatchObject({ kurs: "2100,12", kurs_ditawarkan: "HKD|2100,12|acuan", diterima: "" });
    expect(messageOf(await edit(id, lina, form))).toBe("remittances:flash.unchanged");
    await edit(id, lina, { ...form, catatan: "lewat bibi" });
    await edit(id, lina, { ...(await formOf(id, lina)), jumlah: "2.600" });
    expect((await page(id, lina)).data.transfer).toMatchObject({ receivedIdr: 5_460_312n, isEstimated: true, purposeNote: "lewat bibi" });
    await edit(id, lina, { ...(await formOf(id, lina)), diterima: "5.400.000" });
    expect((await page(id, lina)).data.transfer).toMatchObject({ receivedIdr: 5_400_000n, isEstimated: false, rateDerived: true });
  });

  test("two people at once: another field is merged, the same field comes back with both values and the person chooses", async ({ lina }) => {
    const { id } = await stored();
    const [first, second] = [await formOf(id, lina), await formOf(id, lina)];
    await edit(id, lina, { ...first, biaya: "25" });
    const other = await edit(id, await roleOn("koordinator_desa"), { ...second, penyedia: "BNI" });
    expect(messageOf(other)).toBe("remittances:flash.edited");
    const clash = await edit(id, lina, { ...second, biaya: "30" });
    expect([clash.status, clash.data]).toMatchObject([409, { values: { biaya: "30" }, conflict: { version: 3, fields: [{ field: "feeMinor", before: "2500", after: "3000" }] } }]);
    expect(messageOf(await edit(id, lina, { ...clash.data.values, versi_dilihat: String(clash.data.conflict.version) }))).toBe("remittances:flash.edited");
    expect((await page(id, lina)).data.transfer).toMatchObject({ feeMinor: 3_000n, provider: "BNI", version: 4 });
  });

  test("a refused change keeps what was typed; a question is asked here too", async ({ lina }) => {
    const { id } = await stored();
    const form = await formOf(id, lina);
    expect(await edit(id, lina, { ...form, jumlah: "dua ribu" })).toMatchObject({ status: 422, data: { values: { jumlah: "dua ribu" }, errors: { jumlah: ["remittances:error.not_a_number"] } } });
    const tenfold = { ...form, jumlah: "25.000", diterima: "" };
    expect(await edit(id, lina, { ...tenfold, kurs: "20.850" })).toMatchObject({ status: 409, data: { questions: [{ code: "far_from_reference" }], values: { jumlah: "25.000" } } });
    expect((await page(id, lina)).data.transfer).toMatchObject({ sentMinor: 250_000n, version: 1 });
  });
});

describe("taking a transfer away", () => {
  test("needs a reason and the version that was seen, and leaves the page empty", async ({ lina, sql }) => {
    const { id, householdId } = await stored();
    const remove = (form: Record<string, string>) => askPage(action, `/kiriman/${id}`, { headers: lina, params: { id }, form: { intent: "hapus", versi: "1", ...form } });
    expect(await remove({})).toMatchObject({ status: 422, data: { errors: { alasan: ["remittances:error.reason_missing"] } } });
    expect(await remove({ alasan: "Tercatat dua kali", versi: "7" })).toMatchObject({ status: 422, data: { errors: { "": ["remittances:error.stale"] } } });
    expect(await remove({ alasan: "Tercatat dua kali" })).toMatchObject({ status: 303, to: `/keluarga/${householdId}/uang` });
    expect((await page(id, lina)).status).toBe(404);
    expect(await sql`select reason from changes where entity_id = ${id} and kind = 'delete'`).toEqual([{ reason: "Tercatat dua kali" }]);
  });

  test("can be undone at once after recording", async ({ lina }) => {
    const { id } = await stored();
    const undone = await askPage(action, `/kiriman/${id}`, { headers: lina, params: { id }, form: { intent: "urungkan", versi: "1" } });
    expect([undone.status, messageOf(undone)]).toEqual([303, "remittances:flash.undone"]);
    expect((await page(id, lina)).status).toBe(404);
  });
});
