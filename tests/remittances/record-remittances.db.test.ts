import { expect } from "vitest";
import { asActor } from "~/db/db.server";
import { editRemittance, deleteRemittance } from "~/remittances/edit-remittance.server";
import { recordNoTransferMonth } from "~/remittances/no-transfer-months.server";
import { recordRemittance, recordRemittances } from "~/remittances/record-remittances.server";
import { EditRemittance, type NewRemittance } from "~/remittances/remittance.schema";
import { uuidv7 } from "uuidv7";
import { anActor } from "../factories/actors";
import { aFamily, aTransfer } from "../factories/remittance";
import { dbTest } from "../db";

const village = "35.04.05.2003";
const coordinator = anActor({ role: "koordinator_desa", area: village });
const now = new Date("2025-07-01T03:00:00Z");
const record = (row: NewRemittance) => asActor(coordinator, (tx) => recordRemittance(tx, coordinator, row, { now }));
const edit = (input: unknown) => asActor(coordinator, (tx) => editRemittance(tx, coordinator, EditRemittance.parse(input), now));

dbTest("a transfer keeps who sent it, what it came to and the reference of its month", async ({ sql }) => {
  const family = await aFamily();
  const row = aTransfer(family);
  expect(await record(row)).toMatchObject({ ok: true, value: { id: row.id, version: 1, repeated: false, warnings: [] } });
  const [stored] = await sql`select * from remittances where id = ${row.id}`;
  expect(stored).toMatchObject({
    household_id: family.householdId, region_code: village, journey_id: family.journeyId, country: "HK", sender_sex: "P",
    received_idr: "5212500", rate_derived: false, reference_source: "monthly mean",
  });
  expect(Number(stored!.reference_rate)).toBeGreaterThan(1900);
});

dbTest("two identical deliveries 50 ms apart are one row and both are told so (C088, C089)", async ({ sql }) => {
  const row = aTransfer(await aFamily());
  const later = new Promise<void>((done) => setTimeout(done, 50)).then(() => record(row));
  const answers = await Promise.all([record(row), later, ...Array.from({ length: 8 }, () => record(row))]);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(answers.filter((answer) => answer.ok && !answer.value.repeated)).toHaveLength(1);
  expect(await sql`select 1 from remittances where id = ${row.id}`).toHaveLength(1);
  expect(await sql`select 1 from audit_log where entity = 'remittance' and entity_id = ${row.id}`).toHaveLength(1);
});

dbTest("the same id with other content is refused, and a repeat after an edit is still a repeat", async () => {
  const row = aTransfer(await aFamily());
  await record(row);
  expect(await record({ ...row, sentMinor: 100n })).toEqual({ ok: false, reason: { code: "id_taken" } });
  const edited = await edit({ ...row, version: 1, provider: "Western Union" });
  expect(edited).toMatchObject({ ok: true, value: { version: 2, changed: true } });
  expect(await record(row)).toMatchObject({ ok: true, value: { repeated: true, version: 2 } });
});

dbTest("the same amount two days later is asked about once, three days later is not", async () => {
  const family = await aFamily();
  const first = aTransfer({ ...family, receivedOn: "2025-03-12" });
  await record(first);
  const near = aTransfer({ ...family, receivedOn: "2025-03-14" });
  expect(await record(near)).toMatchObject({ ok: false, reason: { code: "ask", questions: [{ code: "duplicate", other: { id: first.id, receivedOn: "2025-03-12", receivedIdr: 5_212_500n } }] } });
  expect(await record({ ...near, confirmed: ["duplicate"] })).toMatchObject({ ok: true });
  expect(await record(near)).toMatchObject({ ok: true, value: { repeated: true } });
  expect(await record(aTransfer({ ...family, receivedOn: "2025-03-17" }))).toMatchObject({ ok: true });
});

dbTest("rows of one delivery are asked about against each other, and one bad row leaves the others", async () => {
  const family = await aFamily();
  const [first, twin, future] = [aTransfer(family), aTransfer({ ...family, receivedOn: "2025-03-13" }), aTransfer({ ...family, receivedOn: "2025-07-02" })];
  const answers = await asActor(coordinator, (tx) => recordRemittances(tx, coordinator, [first, twin, future, first], { now }));
  expect(answers).toMatchObject([
    { ok: true, value: { repeated: false } },
    { ok: false, reason: { code: "ask", questions: [{ code: "duplicate", other: { id: first.id } }] } },
    { ok: false, reason: { code: "invalid", problems: [{ code: "in_future", field: "receivedOn", on: "2025-07-01" }] } },
    { ok: true, value: { repeated: true } },
  ]);
});

dbTest("today is the village's: at 06:10 in the west of Java the new day is no future (C101)", async () => {
  const row = aTransfer({ ...(await aFamily()), receivedOn: "2025-07-14" });
  const early = new Date("2025-07-13T23:10:00Z");
  const answer = (receivedOn: string) => asActor(coordinator, (tx) => recordRemittance(tx, coordinator, { ...row, id: uuidv7(), receivedOn }, { now: early }));
  expect(await answer("2025-07-14")).toMatchObject({ ok: true });
  expect(await answer("2025-07-15")).toMatchObject({ ok: false, reason: { code: "invalid" } });
});

dbTest("a month marked as without transfer is refused over a transfer and cleared by one only when confirmed", async ({ sql }) => {
  const family = await aFamily();
  const mark = (month: string) => asActor(coordinator, (tx) => recordNoTransferMonth(tx, coordinator, { id: uuidv7(), householdId: family.householdId, month }, now));
  await record(aTransfer(family));
  expect(await mark("2025-03")).toEqual({ ok: false, reason: { code: "transfers_exist", count: 1 } });
  expect(await mark("2025-08")).toEqual({ ok: false, reason: { code: "future_month" } });
  const marked = await mark("2025-04");
  expect(marked).toMatchObject({ ok: true, value: { repeated: false } });
  expect(await mark("2025-04")).toMatchObject({ ok: true, value: { id: marked.ok && marked.value.id, repeated: true } });
  const row = aTransfer({ ...family, receivedOn: "2025-04-20" });
  expect(await record(row)).toMatchObject({ ok: false, reason: { code: "ask", questions: [{ code: "month_marked_none", mark: { month: "2025-04" } }] } });
  expect(await record({ ...row, confirmed: ["month_marked_none"] })).toMatchObject({ ok: true, value: { clearedMonth: marked.ok && marked.value.id } });
  expect(await sql`select 1 from no_transfer_months where household_id = ${family.householdId} and deleted_at is null`).toHaveLength(0);
});

dbTest("a stale edit that touches the same field comes back with both values; another field is merged", async () => {
  const row = aTransfer(await aFamily());
  await record(row);
  await edit({ ...row, version: 1, feeMinor: 2_500n });
  expect(await edit({ ...row, version: 1, feeMinor: 3_000n })).toMatchObject({ ok: false, reason: { code: "conflict", version: 2, fields: [{ field: "feeMinor", base: "2000", mine: "3000", theirs: "2500" }] } });
  expect(await edit({ ...row, version: 1, provider: "BNI" })).toMatchObject({ ok: true, value: { version: 3 } });
});

dbTest("a derived rate follows the corrected receipt", async ({ sql }) => {
  const row = aTransfer({ ...(await aFamily()), appliedRate: null, receivedIdr: 5_000_000n });
  await record(row);
  expect((await sql`select applied_rate, rate_derived from remittances where id = ${row.id}`)[0]).toEqual({ applied_rate: "2000.000000", rate_derived: true });
  await edit({ ...row, version: 1, receivedIdr: 5_100_000n });
  expect((await sql`select applied_rate, rate_derived from remittances where id = ${row.id}`)[0]).toEqual({ applied_rate: "2040.000000", rate_derived: true });
});

dbTest("a deleted transfer leaves its reason in the history and frees the month", async ({ sql }) => {
  const family = await aFamily();
  const row = aTransfer(family);
  await record(row);
  const remove = (version: number) => asActor(coordinator, (tx) => deleteRemittance(tx, coordinator, { id: row.id, version, reason: "tercatat dua kali" }));
  expect(await remove(9)).toEqual({ ok: false, reason: { code: "stale" } });
  expect(await remove(1)).toMatchObject({ ok: true });
  expect(await sql`select kind, reason from changes where entity_id = ${row.id} and kind = 'delete'`).toMatchObject([{ kind: "delete", reason: "tercatat dua kali" }]);
  expect(await record(aTransfer(family))).toMatchObject({ ok: true });
});

dbTest("nobody writes about a family of the next village, a planner about none, a mentor about their own", async () => {
  const family = await aFamily();
  const write = (actor: typeof coordinator) => asActor(actor, (tx) => recordRemittance(tx, actor, aTransfer(family), { now }));
  expect(await write(anActor({ role: "koordinator_desa", area: "35.04.05.2004" }))).toMatchObject({ ok: false, reason: { code: "household_unknown" } });
  expect(await write(anActor({ role: "perencana", area: "35.04" }))).toMatchObject({ ok: false });
  expect(await write(anActor({ role: "keluarga", area: village, households: [family.householdId] }))).toMatchObject({ ok: false });
  expect(await write(anActor({ role: "pendamping", area: village, households: [family.householdId] }))).toMatchObject({ ok: true });
});
