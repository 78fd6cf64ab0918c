import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import { asActor } from "~/db/db.server";
import type { Actor } from "~/db/actor";
import { ownData } from "~/exports/own-data.server";
import { groupSheet } from "~/savings/group-sheet.server";
import { groupById, groupsOf, ledgerOf, membersOf } from "~/savings/groups.server";
import { lend, removeLoan } from "~/savings/lend.server";
import { ownSavings } from "~/savings/own-savings.server";
import { recordMeeting } from "~/savings/record-meeting.server";
import { addMembers, editGroup, leaveGroup, recordGroup } from "~/savings/save-group.server";
import { AddMembers, EditGroup, NewGroup, NewLoan, RecordMeeting } from "~/savings/savings.schema";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { aPerson, SISTER_VILLAGE, VILLAGE } from "../factories/households";
import { signedIn } from "../factories/sign-in";

const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
const neighbour = anActor({ role: "koordinator_desa", area: SISTER_VILLAGE });
const planner = anActor({ role: "perencana", area: "35.04" });
const TODAY = "2025-12-31";

const newGroup = (facts: Record<string, unknown> = {}) => NewGroup.parse({ id: uuidv7(), name: "Melati", kind: "kelompok_simpan", duesIdr: "50.000", foundedOn: "2024-01-01", ...facts });
type Paid = Record<string, string>;
type Seat = { memberId: string; status?: string; seen?: string; paid?: Paid; seenPaid?: Paid };
const meeting = (heldOn: string, seats: Seat[], id = uuidv7()) => RecordMeeting.parse({ id, heldOn, seats: seats.map((seat) => ({ seen: "tidak_dicatat", ...seat })) });
const record = (groupId: string, input: RecordMeeting, actor: Actor = coordinator) => asActor(actor, (tx) => recordMeeting(tx, actor, groupId, input));
const sheetOf = (groupId: string, today = TODAY) => asActor(coordinator, (tx) => groupSheet(tx, groupId, today));

/** A group with these members by name, in the order given. */
async function aGroup(names: readonly string[], facts: Record<string, unknown> = {}) {
  const input = newGroup(facts);
  expect((await asActor(coordinator, (tx) => recordGroup(tx, coordinator, VILLAGE, input))).ok).toBe(true);
  expect(await asActor(coordinator, (tx) => addMembers(tx, coordinator, input.id, AddMembers.parse({ joinedOn: "2024-01-01", names: names.join("\n") })))).toEqual({ ok: true, value: names.length });
  const members = await asActor(coordinator, (tx) => membersOf(tx, input.id));
  return { id: input.id, members: names.map((name) => members.find((one) => one.name === name)!.id) };
}
const borrow = (groupId: string, memberId: string, facts: Record<string, unknown> = {}) =>
  asActor(coordinator, (tx) => lend(tx, coordinator, groupId, NewLoan.parse({ id: uuidv7(), memberId, lentOn: "2025-02-01", principalIdr: "100.000", months: 10, servicePercent: "1", ...facts })));

describe("a savings group", () => {
  dbTest("is its village's: recorded once, mended, and neither seen nor written from anywhere else", async () => {
    const input = newGroup();
    const save = (actor: Actor, one = input) => asActor(actor, (tx) => recordGroup(tx, actor, VILLAGE, one));
    expect(await save(neighbour)).toEqual({ ok: false, reason: { code: "forbidden" } });
    expect(await save(coordinator)).toMatchObject({ ok: true, value: { repeated: false } });
    expect(await save(coordinator)).toMatchObject({ ok: true, value: { repeated: true } });
    expect(await save(coordinator, { ...input, name: "Lain" })).toEqual({ ok: false, reason: { code: "id_taken" } });
    const edit = (actor: Actor, facts: Record<string, unknown>) => asActor(actor, (tx) => editGroup(tx, actor, input.id, EditGroup.parse({ name: "Melati", kind: "kelompok_simpan", duesIdr: "50.000", foundedOn: "2024-01-01", version: 1, ...facts })));
    expect(await edit(neighbour, { name: "X" })).toEqual({ ok: false, reason: { code: "not_found" } });
    expect(await edit(coordinator, { closedOn: "2023-01-01" })).toEqual({ ok: false, reason: { code: "closed_before_start" } });
    expect(await edit(coordinator, { name: "Melati Jaya" })).toEqual({ ok: true, value: { version: 2 } });
    expect(await edit(coordinator, { name: "Mawar" })).toMatchObject({ ok: false, reason: { code: "conflict", fields: [{ field: "name" }] } });
    for (const actor of [neighbour, planner]) {
      expect(await asActor(actor, (tx) => groupById(tx, input.id))).toBeUndefined();
      expect(await asActor(actor, (tx) => groupsOf(tx, VILLAGE))).toEqual([]);
    }
    expect((await asActor(coordinator, (tx) => groupsOf(tx, VILLAGE))).map(({ name }) => name)).toContain("Melati Jaya");
  });

  dbTest("takes a name once, and lets a member go only with nothing left between them", async () => {
    const { id, members: [ani] } = await aGroup(["Ani", "Beti"]);
    const add = (names: string) => asActor(coordinator, (tx) => addMembers(tx, coordinator, id, AddMembers.parse({ joinedOn: "2025-01-01", names })));
    expect(await add("ani\nCici")).toEqual({ ok: true, value: 1 });
    expect(await add(" \n")).toEqual({ ok: false, reason: { code: "nobody" } });
    await record(id, meeting("2025-01-05", [{ memberId: ani!, paid: { wajib: "50.000" } }]));
    const leave = () => asActor(coordinator, (tx) => leaveGroup(tx, coordinator, id, ani!));
    expect(await leave()).toEqual({ ok: false, reason: { code: "still_has_money" } });
    expect(await record(id, meeting("2025-02-05", [{ memberId: ani!, paid: { penarikan: "50.000" } }]))).toMatchObject({ ok: true });
    expect([await leave(), await leave()]).toEqual([{ ok: true, value: true }, { ok: true, value: true }]);
    expect((await sheetOf(id)).members.find((one) => one.id === ani)?.leftOn).not.toBeNull();
  });
});

describe("a meeting", () => {
  dbTest("is written for the whole group at once, and the same form again changes nothing", async ({ sql }) => {
    const { id, members: [ani, beti, cici] } = await aGroup(["Ani", "Beti", "Cici"]);
    const input = meeting("2025-01-05", [{ memberId: ani!, status: "hadir", paid: { wajib: "50.000", sukarela: "25rb" } }, { memberId: beti!, status: "hadir", paid: { wajib: "50.000", pokok: "100.000" } }, { memberId: cici!, status: "sakit", paid: { wajib: "0" } }]);
    expect(await record(id, input)).toEqual({ ok: true, value: { id: input.id, written: 7, conflicts: [] } });
    expect(await record(id, input)).toEqual({ ok: true, value: { id: input.id, written: 0, conflicts: [] } });
    const sheet = await sheetOf(id);
    expect(sheet.balance).toEqual({ savingsIdr: 225_000, lentIdr: 0, serviceIdr: 0, boxIdr: 225_000 });
    expect(sheet.members.map(({ name, savingsIdr, presence }) => [name, savingsIdr, presence])).toEqual([["Ani", 75_000, 1], ["Beti", 150_000, 1], ["Cici", 0, 0]]);
    expect(await record(id, meeting("2025-01-05", []))).toEqual({ ok: false, reason: { code: "day_taken", meetingId: input.id } });
    expect(await record(id, meeting("2099-01-05", []))).toEqual({ ok: false, reason: { code: "held_in_future" } });
    expect(await record(id, input, neighbour)).toEqual({ ok: false, reason: { code: "not_found" } });
    const [told] = await sql`select count(*)::int as n from changes where entity = 'savings_entry' and household_id is null and entity_id in (select id from savings_entries where group_id = ${id})`;
    expect(told?.n).toBe(4);
  });

  dbTest("is mended with its history, and what somebody else wrote meanwhile stays and is told", async ({ sql }) => {
    const { id, members: [ani, beti] } = await aGroup(["Ani", "Beti"]);
    const first = meeting("2025-01-05", [{ memberId: ani!, status: "hadir", paid: { wajib: "50.000" } }, { memberId: beti!, paid: { wajib: "50.000" } }]);
    await record(id, first);
    const again = (seats: Seat[], heldOn = "2025-01-05") => record(id, meeting(heldOn, seats, first.id));
    expect(await again([{ memberId: ani!, status: "hadir", seen: "hadir", paid: { wajib: "60.000" }, seenPaid: { wajib: "50.000" } }, { memberId: beti!, paid: {}, seenPaid: { wajib: "50.000" } }])).toMatchObject({ ok: true, value: { written: 2, conflicts: [] } });
    expect(await again([{ memberId: ani!, status: "izin", seen: "tidak_dicatat", paid: { wajib: "70.000" }, seenPaid: { wajib: "50.000" } }])).toMatchObject({
      ok: true, value: { written: 0, conflicts: [{ memberId: ani, what: "wajib", stored: "60000" }, { memberId: ani, what: "seat", stored: "hadir" }] },
    });
    // Moved to another day and mended at once, the money goes along.
    expect(await again([{ memberId: ani!, status: "hadir", seen: "hadir", paid: { wajib: "65.000" }, seenPaid: { wajib: "60.000" } }], "2025-01-06")).toMatchObject({ ok: true, value: { written: 1 } });
    expect(await asActor(coordinator, (tx) => ledgerOf(tx, ani!))).toMatchObject([{ entryOn: "2025-01-06", amountIdr: 65_000 }]);
    const told = await sql`select kind, fields from changes where entity = 'savings_entry' and entity_id = (select id from savings_entries where member_id = ${ani!}) order by version`;
    expect(told.map(({ kind, fields }) => [kind, fields.amountIdr ?? fields.entryOn])).toEqual([["create", [null, "50000"]], ["update", ["50000", "60000"]], ["update", ["2025-01-05", "2025-01-06"]], ["update", ["60000", "65000"]]]);
  });

  dbTest("takes nobody out of more than was put in, and is then not written at all", async ({ sql }) => {
    const { id, members: [ani, beti] } = await aGroup(["Ani", "Beti"]);
    await record(id, meeting("2025-01-05", [{ memberId: ani!, paid: { wajib: "50.000" } }, { memberId: beti!, paid: { wajib: "50.000" } }]));
    const tries = (paid: Paid) => record(id, meeting("2025-02-05", [{ memberId: ani!, status: "hadir", paid }]));
    expect(await tries({ penarikan: "50.001" })).toEqual({ ok: false, reason: { code: "more_than_saved", memberId: ani } });
    expect(await tries({ angsuran: "1.000" })).toEqual({ ok: false, reason: { code: "no_loan", memberId: ani } });
    expect((await sheetOf(id)).meetings).toHaveLength(1);
    // The database refuses the same, whoever asks it.
    const straight = (values: Record<string, unknown>) => sql`insert into savings_entries ${sql({ id: uuidv7(), group_id: id, member_id: ani!, entry_on: "2025-02-05", ...values })}`;
    await expect(straight({ kind: "penarikan", amount_idr: 50_001 })).rejects.toMatchObject({ code: "23514", message: "savings_member" });
    await expect(sql`update savings_entries set amount_idr = 1 where member_id = ${beti!}`).resolves.toBeDefined();
    await expect(sql`insert into savings_loans ${sql({ id: uuidv7(), group_id: id, member_id: ani!, lent_on: "2025-02-05", principal_idr: 50_002, months: 2, service_bp_month: 0 })}`).rejects.toMatchObject({ code: "23514", message: "savings_cash" });
  });

  dbTest("of an arisan gives one member the pot, and never more than is in the box", async () => {
    const { id, members: [ani, beti, cici] } = await aGroup(["Ani", "Beti", "Cici"], { kind: "arisan" });
    const pot = (penarikan: string) => record(id, meeting("2025-01-05", [ani!, beti!, cici!].map((memberId, index) => ({ memberId, status: "hadir", paid: { wajib: "100.000", ...(index === 0 ? { penarikan } : {}) } }))));
    expect(await pot("300.001")).toEqual({ ok: false, reason: { code: "box_empty", shortIdr: 1 } });
    expect(await pot("300.000")).toMatchObject({ ok: true });
    const { members, balance } = await sheetOf(id);
    expect([members.map(({ savingsIdr }) => savingsIdr), balance.boxIdr, balance.savingsIdr]).toEqual([[-200_000, 100_000, 100_000], 0, 0]);
  });
});

describe("a loan of the group", () => {
  dbTest("comes from the box, is repaid at meetings, and is at risk when late", async () => {
    const { id, members: [ani, beti] } = await aGroup(["Ani", "Beti"]);
    await record(id, meeting("2025-01-05", [{ memberId: ani!, paid: { wajib: "50.000" } }, { memberId: beti!, paid: { wajib: "80.000" } }]));
    expect(await borrow(id, ani!, { principalIdr: "130.001" })).toEqual({ ok: false, reason: { code: "box_empty", shortIdr: 1 } });
    expect(await borrow(id, ani!, { servicePercent: "12" })).toEqual({ ok: false, reason: { code: "rate_unreadable" } });
    expect(await borrow(id, uuidv7())).toEqual({ ok: false, reason: { code: "no_member" } });
    expect(await borrow(id, ani!)).toMatchObject({ ok: true });
    expect(await borrow(id, ani!)).toEqual({ ok: false, reason: { code: "has_loan" } });
    expect((await sheetOf(id, "2025-03-31")).atRisk).toEqual({ atRiskIdr: 0, lentIdr: 100_000 });
    expect((await sheetOf(id, "2025-04-01")).atRisk).toEqual({ atRiskIdr: 100_000, lentIdr: 100_000 });
    expect(await record(id, meeting("2025-03-05", [{ memberId: ani!, paid: { angsuran: "10.000", jasa: "1.000" } }]))).toMatchObject({ ok: true, value: { written: 2 } });
    expect(await record(id, meeting("2025-04-05", [{ memberId: ani!, paid: { angsuran: "90.001" } }]))).toEqual({ ok: false, reason: { code: "repaid_too_much", memberId: ani } });
    const { balance } = await sheetOf(id);
    expect(balance).toEqual({ savingsIdr: 130_000, lentIdr: 90_000, serviceIdr: 1_000, boxIdr: 41_000 });
    expect(balance.boxIdr + balance.lentIdr).toBe(balance.savingsIdr + balance.serviceIdr);
  });

  dbTest("written by mistake is taken out while nothing of it was repaid", async () => {
    const { id, members: [ani] } = await aGroup(["Ani"]);
    await record(id, meeting("2025-01-05", [{ memberId: ani!, paid: { wajib: "500.000" } }]));
    const lent = await borrow(id, ani!);
    const loanId = lent.ok ? lent.value.id : "";
    const paid = meeting("2025-03-05", [{ memberId: ani!, paid: { angsuran: "10.000" } }]);
    await record(id, paid);
    const remove = () => asActor(coordinator, (tx) => removeLoan(tx, coordinator, id, loanId));
    expect(await remove()).toEqual({ ok: false, reason: { code: "has_repayments" } });
    await record(id, meeting("2025-03-05", [{ memberId: ani!, paid: {}, seenPaid: { angsuran: "10.000" } }], paid.id));
    expect([await remove(), await remove()]).toEqual([{ ok: true, value: true }, { ok: true, value: true }]);
    expect((await sheetOf(id)).balance).toMatchObject({ lentIdr: 0, boxIdr: 500_000 });
  });
});

describe("a member who is signed in with her own code", () => {
  /** Two members of one group with accounts of their own, and one of the first's family who has an account too. */
  async function twoMembers(sql: Parameters<typeof aPerson>[0]) {
    const [ani, beti] = [await aPerson(sql, { fullName: "Ani Penanda" }), await aPerson(sql, { fullName: "Beti Penanda" })];
    const husband = await aPerson(sql, { householdId: ani.householdId, fullName: "Suami Ani" });
    const { id: group, ...input } = newGroup();
    await asActor(coordinator, (tx) => recordGroup(tx, coordinator, VILLAGE, { id: group, ...input }));
    await asActor(coordinator, (tx) => addMembers(tx, coordinator, group, AddMembers.parse({ joinedOn: "2024-01-01", personIds: [ani.id, beti.id] })));
    const members = await asActor(coordinator, (tx) => membersOf(tx, group));
    const memberOf = (name: string) => members.find((one) => one.name === name)!.id;
    const family = (personId: string) => signedIn({ personId, grants: [{ role: "keluarga", areaCode: VILLAGE }] });
    return { group, ani: { ...(await family(ani.id)), memberId: memberOf("Ani Penanda"), personId: ani.id }, beti: { ...(await family(beti.id)), memberId: memberOf("Beti Penanda") }, husband: await family(husband.id) };
  }

  dbTest("sees her own balance, loan and ledger, and nothing of another's, of the group or of its box", async ({ sql }) => {
    const { group, ani, beti, husband } = await twoMembers(sql);
    // Amounts that nobody else has: where they turn up, somebody's money was told.
    const [ofAni, ofBeti] = ["7131313", "9171717"];
    await record(group, meeting("2025-01-05", [{ memberId: ani.memberId, status: "hadir", paid: { wajib: ofAni } }, { memberId: beti.memberId, status: "hadir", paid: { wajib: ofBeti } }]));
    await borrow(group, beti.memberId, { principalIdr: "5191919" });
    const told = async ({ actor }: { actor: Actor }) => JSON.stringify([await asActor(actor, (tx) => ownSavings(tx)), await asActor(actor, (tx) => ownData(tx, actor))]);
    const [toAni, toBeti, toHusband] = [await told(ani), await told(beti), await told(husband)];
    expect(toAni).toContain(ofAni);
    for (const hidden of [ofBeti, "5191919", "Beti", beti.memberId]) expect(toAni).not.toContain(hidden);
    for (const shown of [ofBeti, "5191919"]) expect(toBeti).toContain(shown);
    expect(toBeti).not.toContain(ofAni);
    // Not even of the same family.
    expect(toHusband).not.toContain(ofAni);
    expect(await asActor(husband.actor, (tx) => ownSavings(tx))).toEqual([]);
    expect(await asActor(ani.actor, (tx) => ownSavings(tx))).toMatchObject([{ name: "Melati", savingsIdr: 7_131_313, owedIdr: 0, ledger: [{ kind: "wajib", amountIdr: 7_131_313 }] }]);
    // The row policies by themselves, with every check of the product forgotten.
    const rows = (table: string) => asActor(ani.actor, (tx) => tx.execute<{ member_id: string }>(`select * from ${table}`));
    for (const table of ["savings_groups", "savings_meetings"]) expect(await rows(table), table).toHaveLength(0);
    for (const table of ["savings_entries", "savings_attendance"]) expect((await rows(table)).map((row) => row.member_id), table).toEqual([ani.memberId]);
    expect(await rows("savings_loans")).toHaveLength(0);
    expect(await asActor(ani.actor, (tx) => membersOf(tx, group))).toMatchObject([{ id: ani.memberId }]);
    expect(await record(group, meeting("2025-02-05", [{ memberId: ani.memberId, paid: { wajib: "1" } }]), ani.actor)).toEqual({ ok: false, reason: { code: "not_found" } });
  });

  dbTest("still sees it after her record became part of another", async ({ sql }) => {
    const { group, ani } = await twoMembers(sql);
    await record(group, meeting("2025-01-05", [{ memberId: ani.memberId, paid: { wajib: "50.000" } }]));
    const kept = await aPerson(sql, { fullName: "Ani Aminah" });
    await sql`update persons set deleted_at = now(), merged_into = ${kept.id} where id = ${ani.personId}`;
    expect(await asActor(ani.actor, (tx) => ownSavings(tx))).toMatchObject([{ savingsIdr: 50_000 }]);
    expect((await sheetOf(group)).members.map(({ name }) => name)).toContain("Ani Aminah");
  });
});
