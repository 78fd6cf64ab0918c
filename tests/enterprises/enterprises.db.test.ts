import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import { asActor } from "~/db/db.server";
import type { Actor } from "~/db/actor";
import { BookMonthInput, EditEnterprise, NewEnterprise, SetPermits } from "~/enterprises/enterprise.schema";
import { booksOf, enterpriseById, permitsOf } from "~/enterprises/enterprises.server";
import { recordMonth } from "~/enterprises/record-month.server";
import { editEnterprise, recordEnterprise, setPermits } from "~/enterprises/save-enterprise.server";
import { enterpriseRows, enterpriseSheet } from "~/enterprises/sheet.server";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { aHousehold, SISTER_VILLAGE, VILLAGE } from "../factories/households";

const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
const neighbour = anActor({ role: "koordinator_desa", area: SISTER_VILLAGE });
const enterprise = (householdId: string, facts: Record<string, unknown> = {}) => NewEnterprise.parse({ id: uuidv7(), householdId, name: "Keripik Singkong", kind: "makanan_olahan", startedOn: "2025-04-01", capitalInitialIdr: "8.000.000", capitalSources: ["tabungan"], ...facts });
const book = (facts: Record<string, unknown> = {}) => BookMonthInput.parse({ id: uuidv7(), version: 0, salesIdr: "2.100.000", cogsIdr: "1.500.000", opexIdr: "400.000", interestIdr: "0", ...facts });

async function anEnterprise(householdId: string): Promise<string> {
  const input = enterprise(householdId);
  const recorded = await asActor(coordinator, (tx) => recordEnterprise(tx, coordinator, input));
  expect(recorded.ok).toBe(true);
  return input.id;
}
const write = (actor: Actor, id: string, month: string, input: BookMonthInput) => asActor(actor, (tx) => recordMonth(tx, actor, id, month, input));

describe("an enterprise", () => {
  dbTest("is recorded once, mended, and closed with a reason", async ({ sql }) => {
    const { id: householdId } = await aHousehold(sql);
    const input = enterprise(householdId);
    const record = (actor: Actor, one = input) => asActor(actor, (tx) => recordEnterprise(tx, actor, one));
    expect(await record(neighbour)).toEqual({ ok: false, reason: { code: "not_found" } });
    expect(await record(coordinator)).toMatchObject({ ok: true, value: { repeated: false } });
    expect(await record(coordinator)).toMatchObject({ ok: true, value: { repeated: true } });
    expect(await record(coordinator, { ...input, name: "Lain" })).toEqual({ ok: false, reason: { code: "id_taken" } });
    expect(await record(coordinator, enterprise(householdId, { startedOn: "2099-01-01" }))).toEqual({ ok: false, reason: { code: "starts_in_future" } });
    const edit = (facts: Record<string, unknown>) => asActor(coordinator, (tx) => editEnterprise(tx, coordinator, input.id, EditEnterprise.parse({ name: "Keripik Singkong", kind: "makanan_olahan", startedOn: "2025-04-01", capitalInitialIdr: "8.000.000", capitalSources: ["tabungan"], version: 1, ...facts })));
    expect(await edit({ closedOn: "2025-12-01" })).toEqual({ ok: false, reason: { code: "reason_missing" } });
    expect(await edit({ closedOn: "2025-03-01", closedReason: "modal" })).toEqual({ ok: false, reason: { code: "closed_before_start" } });
    expect(await edit({ closedOn: "2025-12-01", closedReason: "modal" })).toEqual({ ok: true, value: { version: 2 } });
    expect(await asActor(coordinator, async (tx) => (await enterpriseSheet(tx, (await enterpriseById(tx, input.id))!, "2026-01-05")).state)).toBe("tutup");
  });

  dbTest("has permits of which the expired count no more", async ({ sql }) => {
    const id = await anEnterprise((await aHousehold(sql)).id);
    const set = SetPermits.parse({ permits: [{ permit: "nib", state: "ada" }, { permit: "pirt", state: "ada", expiresOn: "2025-12-31" }, { permit: "halal", state: "belum" }, { permit: "bpom", state: "tidak_perlu" }] });
    expect(await asActor(neighbour, (tx) => setPermits(tx, neighbour, id, set))).toEqual({ ok: false, reason: { code: "not_found" } });
    expect(await asActor(coordinator, (tx) => setPermits(tx, coordinator, id, set))).toEqual({ ok: true, value: true });
    expect(await asActor(coordinator, (tx) => permitsOf(tx, id))).toHaveLength(4);
    const sheet = (today: string) => asActor(coordinator, async (tx) => enterpriseSheet(tx, (await enterpriseById(tx, id))!, today));
    expect((await sheet("2025-12-01")).readiness).toEqual({ held: 2, of: 3, unknown: 2 });
    expect((await sheet("2025-12-01")).permits.find(({ permit }) => permit === "pirt")).toMatchObject({ endsSoon: true });
    expect((await sheet("2026-01-01")).readiness).toEqual({ held: 1, of: 3, unknown: 2 });
  });
});

describe("the book", () => {
  dbTest("holds a month once; the same delivery twice is one, and two people's edits keep both states", async ({ sql }) => {
    const id = await anEnterprise((await aHousehold(sql)).id);
    const input = book();
    expect(await write(coordinator, id, "2025-04", input)).toEqual({ ok: true, value: { version: 1 } });
    expect(await write(coordinator, id, "2025-04", input)).toEqual({ ok: true, value: { version: 1 } });
    const edit = (facts: Record<string, unknown>) => write(coordinator, id, "2025-04", book({ id: input.id, version: 1, ...facts }));
    expect(await edit({ salesIdr: "2.400.000" })).toEqual({ ok: true, value: { version: 2 } });
    expect(await edit({ salesIdr: "2.500.000" })).toMatchObject({ ok: false, reason: { code: "conflict", fields: [{ field: "salesIdr" }] } });
    expect(await write(coordinator, id, "2099-01", book())).toEqual({ ok: false, reason: { code: "month_in_future" } });
    expect(await write(coordinator, id, "2025-05", book({ salesIdr: "", cogsIdr: "", opexIdr: "", interestIdr: "" }))).toEqual({ ok: false, reason: { code: "nothing_known" } });
  });

  dbTest("is also written by the family itself, and by no other family", async ({ sql }) => {
    const [mine, other] = [await aHousehold(sql), await aHousehold(sql)];
    const id = await anEnterprise(mine.id);
    const [family, stranger] = [mine, other].map(({ id: householdId }) => anActor({ role: "keluarga", area: VILLAGE, households: [householdId] }));
    expect(await write(family!, id, "2025-04", book())).toEqual({ ok: true, value: { version: 1 } });
    expect(await write(family!, id, "2025-04", book({ version: 1, salesIdr: "2.200.000" }))).toEqual({ ok: true, value: { version: 2 } });
    expect(await write(stranger!, id, "2025-05", book())).toEqual({ ok: false, reason: { code: "not_found" } });
    expect(await asActor(stranger!, (tx) => booksOf(tx, [id]))).toEqual(new Map());
    expect(await asActor(family!, (tx) => editEnterprise(tx, family!, id, EditEnterprise.parse({ version: 1, name: "X", kind: "jasa" })))).toEqual({ ok: false, reason: { code: "not_found" } });
  });

  dbTest("tells story 1: profit, its change, and what the village sees", async ({ sql }) => {
    const { id: householdId } = await aHousehold(sql, { regionCode: SISTER_VILLAGE });
    const keeper = neighbour;
    const input = enterprise(householdId);
    await asActor(keeper, (tx) => recordEnterprise(tx, keeper, input));
    const [sales, goods, other] = [[2100, 2400, 2600, 2500, 2900, 3100, 3000, 3400, 3900], [1500, 1600, 1700, 1650, 1800, 1900, 1850, 2050, 2300], [400, 400, 350, 400, 400, 450, 400, 450, 500]];
    for (const [index, amount] of sales!.entries()) {
      await write(keeper, input.id, `2025-${String(index + 4).padStart(2, "0")}`, book({ salesIdr: `${amount}000`, cogsIdr: `${goods![index]}000`, opexIdr: `${other![index]}000` }));
    }
    const sheet = await asActor(keeper, async (tx) => enterpriseSheet(tx, (await enterpriseById(tx, input.id))!, "2026-01-05"));
    expect([sheet.state, sheet.profitable, Math.round(sheet.change!.rupiah)]).toEqual(["berjalan", true, 533_333]);
    const rows = await asActor(keeper, (tx) => enterpriseRows(tx, SISTER_VILLAGE, "2026-01-05"));
    expect(rows.find(({ id }) => id === input.id)).toMatchObject({ state: "berjalan", lastMonth: "2025-12", profitIdr: 2_750_000 });
  });
});
