import { describe, expect } from "vitest";
import type postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { asActor } from "~/db/db.server";
import type { Actor } from "~/db/actor";
import { entriesIn } from "~/enterprises/day-entries.server";
import { BookMonthInput, EditEntry, NewEnterprise, NewEntry } from "~/enterprises/enterprise.schema";
import { booksOf } from "~/enterprises/enterprises.server";
import { recordMonth } from "~/enterprises/record-month.server";
import { recordEnterprise } from "~/enterprises/save-enterprise.server";
import { editEntry, keepByDay, recordEntry, removeEntry } from "~/enterprises/write-day-book.server";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { aHousehold, SISTER_VILLAGE, VILLAGE } from "../factories/households";

const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
const neighbour = anActor({ role: "koordinator_desa", area: SISTER_VILLAGE });
const familyOf = (householdId: string) => anActor({ role: "keluarga", area: VILLAGE, households: [householdId] });

const entry = (facts: Record<string, unknown> = {}) => NewEntry.parse({ id: uuidv7(), entryOn: "2025-05-03", kind: "penjualan", amountIdr: "100.000", ...facts });
const book = (facts: Record<string, unknown> = {}) => BookMonthInput.parse({ id: uuidv7(), version: 0, salesIdr: "2.100.000", cogsIdr: "1.500.000", opexIdr: "400.000", interestIdr: "0", ...facts });

async function anEnterprise(sql: postgres.Sql) {
  const { id: householdId } = await aHousehold(sql);
  const input = NewEnterprise.parse({ id: uuidv7(), householdId, name: "Keripik Singkong", kind: "makanan_olahan", startedOn: "2025-04-01" });
  expect((await asActor(coordinator, (tx) => recordEnterprise(tx, coordinator, input))).ok).toBe(true);
  return { id: input.id, householdId };
}
const add = (actor: Actor, id: string, input: NewEntry) => asActor(actor, (tx) => recordEntry(tx, actor, id, input));
const monthOfBook = (id: string, month: string) => asActor(coordinator, async (tx) => (await booksOf(tx, [id])).get(id)?.find((one) => one.month === month));

describe("a month that is kept by day", () => {
  dbTest("is the sum of its days by kind, and what no day tells of is nothing", async ({ sql }) => {
    const { id } = await anEnterprise(sql);
    for (const [kind, amountIdr, entryOn] of [["penjualan", "300.000", "2025-05-02"], ["penjualan", "250rb", "2025-05-31"], ["bahan", "200.000", "2025-05-02"], ["prive", "50.000", "2025-05-20"], ["pokok", "75.000", "2025-05-20"], ["bunga", "5.000", "2025-05-20"], ["modal", "1.000.000", "2025-05-01"], ["penjualan", "999", "2025-06-01"]] as const) {
      expect(await add(coordinator, id, entry({ kind, amountIdr, entryOn }))).toMatchObject({ ok: true });
    }
    expect(await monthOfBook(id, "2025-05")).toMatchObject({ keptBy: "hari", salesIdr: 550_000, cogsIdr: 200_000, opexIdr: 0, interestIdr: 5_000, ownerDrawIdr: 50_000, principalIdr: 75_000 });
    expect(await monthOfBook(id, "2025-06")).toMatchObject({ keptBy: "hari", salesIdr: 999 });
    expect(await monthOfBook(id, "2025-07")).toBeUndefined();
  });

  dbTest("follows a correction, a removal and a move to another month, and is no record once nothing is left", async ({ sql }) => {
    const { id } = await anEnterprise(sql);
    const [one, other] = [entry(), entry({ amountIdr: "40.000" })];
    for (const input of [one, other]) await add(coordinator, id, input);
    const edit = (of: NewEntry, version: number, facts: Record<string, unknown>) => asActor(coordinator, (tx) => editEntry(tx, coordinator, of.id, EditEntry.parse({ ...of, amountIdr: of.amountIdr.toString(), version, ...facts })));
    expect(await edit(one, 1, { amountIdr: "120.000" })).toEqual({ ok: true, value: { version: 2 } });
    expect((await monthOfBook(id, "2025-05"))?.salesIdr).toBe(160_000);
    expect(await edit(one, 1, { amountIdr: "130.000" })).toMatchObject({ ok: false, reason: { code: "conflict", fields: [{ field: "amountIdr" }] } });
    expect(await edit(one, 2, { amountIdr: "120.000", entryOn: "2025-06-03" })).toEqual({ ok: true, value: { version: 3 } });
    expect([(await monthOfBook(id, "2025-05"))?.salesIdr, (await monthOfBook(id, "2025-06"))?.salesIdr]).toEqual([40_000, 120_000]);
    expect(await asActor(coordinator, (tx) => removeEntry(tx, coordinator, id, other.id))).toEqual({ ok: true, value: true });
    expect(await asActor(coordinator, (tx) => removeEntry(tx, coordinator, id, other.id))).toEqual({ ok: true, value: true });
    expect(await monthOfBook(id, "2025-05")).toBeUndefined();
    expect((await sql`select kind from changes where entity = 'enterprise_entry' and entity_id in ${sql([one.id, other.id])} order by entity_id, version`).map(({ kind }) => kind)).toEqual(["create", "update", "update", "create", "delete"]);
  });

  dbTest("keeps what stands at its end when its last day goes, and may then be told as a sum", async ({ sql }) => {
    const { id } = await anEnterprise(sql);
    const one = entry();
    await add(coordinator, id, one);
    const write = (input: BookMonthInput) => asActor(coordinator, (tx) => recordMonth(tx, coordinator, id, "2025-05", input));
    expect(await write(book({ version: 1 }))).toEqual({ ok: false, reason: { code: "month_by_day" } });
    expect(await write(book({ version: 1, salesIdr: "", cogsIdr: "", opexIdr: "", interestIdr: "", cashEndIdr: "500.000" }))).toEqual({ ok: true, value: { version: 2 } });
    await asActor(coordinator, (tx) => removeEntry(tx, coordinator, id, one.id));
    expect(await monthOfBook(id, "2025-05")).toMatchObject({ keptBy: "bulan", salesIdr: null, cashEndIdr: 500_000 });
    expect(await write(book({ version: 2, cashEndIdr: "500.000" }))).toEqual({ ok: true, value: { version: 3 } });
  });

  dbTest("is never counted beside a sum of the same month, in the commands or in the database", async ({ sql }) => {
    const { id } = await anEnterprise(sql);
    await asActor(coordinator, (tx) => recordMonth(tx, coordinator, id, "2025-05", book()));
    expect(await add(coordinator, id, entry())).toEqual({ ok: false, reason: { code: "month_is_sum", month: "2025-05" } });
    await expect(sql`insert into enterprise_entries ${sql({ id: uuidv7(), enterprise_id: id, entry_on: "2025-05-03", kind: "bahan", amount_idr: 1 })}`).rejects.toMatchObject({ code: "23514" });
    expect(await asActor(coordinator, (tx) => keepByDay(tx, coordinator, id, "2025-05"))).toEqual({ ok: true, value: true });
    expect(await add(coordinator, id, entry())).toMatchObject({ ok: true });
    expect(await monthOfBook(id, "2025-05")).toMatchObject({ keptBy: "hari", salesIdr: 100_000, cogsIdr: 0, version: 2 });
    // Whatever is written over its sums, the days stand.
    await sql`update enterprise_months set sales_idr = 7 where enterprise_id = ${id}`;
    expect((await monthOfBook(id, "2025-05"))?.salesIdr).toBe(100_000);
    await expect(sql`update enterprise_months set kept_by = 'bulan' where enterprise_id = ${id}`).rejects.toMatchObject({ code: "23514" });
    const [change] = await sql`select fields from changes where entity = 'enterprise_month' and kind = 'update' and entity_id in (select id from enterprise_months where enterprise_id = ${id})`;
    expect(change?.fields).toMatchObject({ salesIdr: ["2100000", null], keptBy: ["bulan", "hari"] });
  });
});

describe("an entry", () => {
  dbTest("delivered twice is one, is not of tomorrow, and is more than nothing", async ({ sql }) => {
    const { id } = await anEnterprise(sql);
    const input = entry();
    expect(await add(coordinator, id, input)).toMatchObject({ ok: true, value: { repeated: false } });
    expect(await add(coordinator, id, input)).toMatchObject({ ok: true, value: { repeated: true } });
    expect(await add(coordinator, id, { ...input, amountIdr: 1n })).toEqual({ ok: false, reason: { code: "id_taken" } });
    expect(await add(coordinator, id, entry({ entryOn: "2099-01-01" }))).toEqual({ ok: false, reason: { code: "day_in_future" } });
    for (const amountIdr of ["0", "-5", "2.000.000.000.000"]) expect(NewEntry.safeParse({ ...input, amountIdr }).success).toBe(false);
    expect(await asActor(coordinator, (tx) => entriesIn(tx, id, "2025-05"))).toHaveLength(1);
  });

  dbTest("is written by the family itself, and neither by another family nor by the next village", async ({ sql }) => {
    const [mine, other] = [await anEnterprise(sql), await anEnterprise(sql)];
    const [family, stranger] = [familyOf(mine.householdId), familyOf(other.householdId)];
    const input = entry();
    expect(await add(family, mine.id, input)).toMatchObject({ ok: true });
    for (const actor of [stranger, neighbour]) {
      expect(await add(actor, mine.id, entry())).toEqual({ ok: false, reason: { code: "not_found" } });
      expect(await asActor(actor, (tx) => editEntry(tx, actor, input.id, EditEntry.parse({ ...input, amountIdr: "1", version: 1 })))).toEqual({ ok: false, reason: { code: "not_found" } });
      expect(await asActor(actor, (tx) => removeEntry(tx, actor, mine.id, input.id))).toEqual({ ok: false, reason: { code: "not_found" } });
      expect(await asActor(actor, (tx) => entriesIn(tx, mine.id, "2025-05"))).toEqual([]);
    }
    // Nor through an enterprise of one's own.
    expect(await asActor(stranger, (tx) => removeEntry(tx, stranger, other.id, input.id))).toEqual({ ok: true, value: true });
    expect(await asActor(family, (tx) => entriesIn(tx, mine.id, "2025-05"))).toHaveLength(1);
    expect(await asActor(family, (tx) => removeEntry(tx, family, mine.id, input.id))).toEqual({ ok: true, value: true });
    expect(await monthOfBook(mine.id, "2025-05")).toBeUndefined();
  });
});
