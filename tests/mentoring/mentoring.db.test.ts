import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import { asActor } from "~/db/db.server";
import type { Actor } from "~/db/actor";
import { enrol } from "~/mentoring/enrol.server";
import { caseload } from "~/mentoring/caseload.server";
import { closeZoneMonths } from "~/mentoring/close-months.server";
import { milestonesOf, planOf, sessionsOf, snapshotsOfZone, stepsOf } from "~/mentoring/enrolments.server";
import { AcceptRequest, MentoringPlan, MentoringRequest, MoveEnrolment, NewEnrolment, NewSession } from "~/mentoring/mentoring.schema";
import { moveEnrolment } from "~/mentoring/move-enrolment.server";
import { editSession, recordSession } from "~/mentoring/record-session.server";
import { acceptRequest, declineRequest, openRequests, phoneOfRequest, submitRequest } from "~/mentoring/requests.server";
import { savePlan } from "~/mentoring/save-plan.server";
import { setMilestone } from "~/mentoring/set-milestone.server";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { aHousehold, aPerson, SISTER_VILLAGE, VILLAGE } from "../factories/households";
import { aJourney } from "../factories/journeys";
import type postgres from "postgres";

const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
const neighbour = anActor({ role: "koordinator_desa", area: SISTER_VILLAGE });
const planner = anActor({ role: "perencana", area: "35" });
const mentorOf = (householdId: string): Actor => anActor({ role: "pendamping", area: VILLAGE, households: [householdId] });

const enrolment = (personId: string, facts: Record<string, unknown> = {}) => NewEnrolment.parse({ id: uuidv7(), personId, track: "purna", enrolledOn: "2025-05-12", ...facts });
const move = (to: string, version: number, facts: Record<string, unknown> = {}) => MoveEnrolment.parse({ stepId: uuidv7(), version, to, happenedOn: "2025-06-01", ...facts });
const plan = (facts: Record<string, unknown> = {}) => MentoringPlan.parse({ id: uuidv7(), version: 0, needsIdr: "2.500.000", savingsIdr: "500.000", goals: [{ title: "Kolam lele kedua", amountIdr: "8.000.000", dueOn: "2026-01-31" }], ...facts });
const session = (facts: Record<string, unknown> = {}) => NewSession.parse({ id: uuidv7(), heldOn: "2025-05-19", kind: "kunjungan", minutes: 60, topics: ["catatan", "anggaran"], homework: "Catat belanja seminggu", nextOn: "2025-05-26", ...facts });

async function aReading(sql: postgres.Sql, householdId: string, asOf: string, facts: Record<string, unknown>, code = VILLAGE) {
  await sql`insert into finance_snapshots ${sql({ id: uuidv7(), household_id: householdId, region_code: code, as_of: asOf, income_enterprise_idr: 0, debt_service_idr: 0, ...facts })}`;
}

/** A returnee of the village with a mentoring, and the readings of the months named. */
async function aMentee(sql: postgres.Sql, readings: Record<string, Record<string, unknown>> = {}) {
  const { id: householdId } = await aHousehold(sql);
  const { id: personId } = await aPerson(sql, { householdId });
  for (const [asOf, facts] of Object.entries(readings)) await aReading(sql, householdId, asOf, facts);
  const input = enrolment(personId);
  const enrolled = await asActor(coordinator, (tx) => enrol(tx, coordinator, input));
  expect(enrolled.ok).toBe(true);
  return { householdId, personId, id: input.id, input };
}

describe("a mentoring", () => {
  dbTest("begins once a person, and the same delivery twice is one", async ({ sql }) => {
    const { personId, id, input } = await aMentee(sql);
    expect(await asActor(coordinator, (tx) => enrol(tx, coordinator, input))).toEqual({ ok: true, value: { id, version: 1, repeated: true } });
    expect(await asActor(coordinator, (tx) => enrol(tx, coordinator, enrolment(personId)))).toEqual({ ok: false, reason: { code: "enrolled_already", enrolmentId: id } });
    expect(await asActor(coordinator, (tx) => enrol(tx, coordinator, { ...input, track: "keluarga_aktif" }))).toEqual({ ok: false, reason: { code: "id_taken" } });
  });

  dbTest("is opened by who keeps the family's records and by nobody else", async ({ sql }) => {
    const { householdId, personId } = await aPerson(sql).then(({ id, householdId: home }) => ({ personId: id, householdId: home }));
    for (const other of [neighbour, planner]) {
      expect(await asActor(other, (tx) => enrol(tx, other, enrolment(personId)))).toEqual({ ok: false, reason: { code: "not_found" } });
    }
    const family = anActor({ role: "keluarga", area: VILLAGE, households: [householdId] });
    expect(await asActor(family, (tx) => enrol(tx, family, enrolment(personId)))).toEqual({ ok: false, reason: { code: "forbidden" } });
    const mentor = mentorOf(householdId);
    expect((await asActor(mentor, (tx) => enrol(tx, mentor, enrolment(personId)))).ok).toBe(true);
  });

  dbTest("goes from the first figures and a plan to three sessions and on, each step written once", async ({ sql }) => {
    const { id, householdId } = await aMentee(sql, { "2025-05-12": { liquid_savings_idr: 18_900_000, expense_idr: 4_100_000, debt_service_idr: 900_000, income_local_idr: 400_000 } });
    const mentor = mentorOf(householdId);
    const step = (input: MoveEnrolment) => asActor(mentor, (tx) => moveEnrolment(tx, mentor, id, input));
    const first = move("asesmen", 1, { happenedOn: "2025-05-12" });
    expect(await step(first)).toEqual({ ok: true, value: { version: 2 } });
    expect(await step(first)).toEqual({ ok: true, value: { version: 2 } });
    expect(await step(move("berjalan", 1))).toEqual({ ok: false, reason: { code: "changed_meanwhile" } });
    expect(await step(move("berjalan", 2))).toEqual({ ok: false, reason: { code: "no_plan" } });
    const written = plan();
    expect(await asActor(mentor, (tx) => savePlan(tx, mentor, id, written))).toEqual({ ok: true, value: { version: 1 } });
    expect(await asActor(mentor, (tx) => savePlan(tx, mentor, id, written))).toEqual({ ok: true, value: { version: 1 } });
    expect(await step(move("berjalan", 2, { happenedOn: "2025-05-01" }))).toEqual({ ok: false, reason: { code: "before_last_step" } });
    expect(await step(move("berjalan", 2))).toEqual({ ok: true, value: { version: 3 } });
    expect(await step(move("lulus", 3))).toEqual({ ok: false, reason: { code: "not_ready_to_graduate" } });
    expect(await step(move("jeda", 3))).toEqual({ ok: false, reason: { code: "reason_missing" } });
    const held = session();
    for (const one of [held, held, session({ heldOn: "2025-05-26", homeworkDone: "ya", nextOn: "2025-06-02" }), session({ heldOn: "2025-06-02", nextOn: null })]) {
      expect((await asActor(mentor, (tx) => recordSession(tx, mentor, id, one))).ok).toBe(true);
    }
    await asActor(mentor, async (tx) => {
      expect((await sessionsOf(tx, id)).map(({ heldOn }) => heldOn)).toEqual(["2025-06-02", "2025-05-26", "2025-05-19"]);
      expect((await planOf(tx, id))?.goals).toEqual([{ title: "Kolam lele kedua", amountIdr: "8000000", dueOn: "2026-01-31" }]);
      expect((await stepsOf(tx, id)).map(({ to }) => to)).toEqual(["daftar", "asesmen", "berjalan"]);
    });
  });

  dbTest("refuses a meeting before its beginning, in the future, or a next one that is not after it", async ({ sql }) => {
    const { id } = await aMentee(sql);
    const record = (facts: Record<string, unknown>) => asActor(coordinator, (tx) => recordSession(tx, coordinator, id, session(facts)));
    expect(await record({ heldOn: "2025-05-11" })).toEqual({ ok: false, reason: { code: "before_enrolment" } });
    expect(await record({ heldOn: "2099-01-01", nextOn: null })).toEqual({ ok: false, reason: { code: "held_in_future" } });
    expect(await record({ nextOn: "2025-05-19" })).toEqual({ ok: false, reason: { code: "next_not_after" } });
  });

  dbTest("keeps both states when two people mend one meeting", async ({ sql }) => {
    const { id } = await aMentee(sql);
    const held = session();
    await asActor(coordinator, (tx) => recordSession(tx, coordinator, id, held));
    const edit = (facts: Record<string, unknown>) => asActor(coordinator, (tx) => editSession(tx, coordinator, id, { ...held, version: 1, ...facts }));
    expect(await edit({ minutes: 45 })).toEqual({ ok: true, value: { version: 2 } });
    expect(await edit({ homework: "Hitung modal" })).toEqual({ ok: true, value: { version: 3 } });
    expect(await edit({ minutes: 90 })).toMatchObject({ ok: false, reason: { code: "conflict", fields: [{ field: "minutes", mine: 90, theirs: 45 }] } });
  });

  dbTest("takes a milestone back that was set by mistake", async ({ sql }) => {
    const { id } = await aMentee(sql);
    const set = (reachedOn: string | null) => asActor(coordinator, (tx) => setMilestone(tx, coordinator, id, { id: uuidv7(), code: "nib", reachedOn }));
    const standing = () => asActor(coordinator, (tx) => milestonesOf(tx, id));
    expect(await set("2025-06-01")).toEqual({ ok: true, value: true });
    expect(await standing()).toEqual([{ code: "nib", reachedOn: "2025-06-01" }]);
    await set(null);
    expect(await standing()).toEqual([]);
    await set("2025-07-01");
    expect(await standing()).toEqual([{ code: "nib", reachedOn: "2025-07-01" }]);
    expect(await set("2099-01-01")).toEqual({ ok: false, reason: { code: "date_in_future" } });
  });
});

describe("zones of closed months", () => {
  const DARTO = {
    "2025-05-12": { liquid_savings_idr: 18_900_000, expense_idr: 4_100_000, debt_service_idr: 900_000, income_local_idr: 400_000 },
    "2025-08-11": { liquid_savings_idr: 14_100_000, expense_idr: 3_200_000, income_local_idr: 400_000 },
  };

  dbTest("are what was known at each month's end, and stay when something is recorded later", async ({ sql }) => {
    const { id, householdId, personId } = await aMentee(sql, DARTO);
    const { id: journeyId } = await aJourney(sql, { personId, householdId, departedOn: "2022-02-01", status: "pulang" });
    await sql`update journeys set returned_on = '2025-02-10' where id = ${journeyId}`;
    await closeZoneMonths(new Date("2025-10-02T00:00:00Z"));
    const zones = async () => Object.fromEntries((await asActor(coordinator, (tx) => snapshotsOfZone(tx, id))).map(({ month, zone }) => [month, zone]));
    expect(await zones()).toEqual({ "2025-05": "merah", "2025-06": "merah", "2025-07": "merah", "2025-08": "kuning", "2025-09": "kuning" });
    await aReading(sql, householdId, "2025-07-01", { liquid_savings_idr: 99_000_000, expense_idr: 1_000_000, income_local_idr: 5_000_000 });
    expect(await closeZoneMonths(new Date("2025-10-20T00:00:00Z"))).toBe(0);
    expect(await zones()).toMatchObject({ "2025-07": "merah" });
  });

  dbTest("cannot be changed by the program, nor written before the month is over", async ({ sql }) => {
    const { id } = await aMentee(sql);
    await closeZoneMonths(new Date("2025-07-02T00:00:00Z"));
    const as = (role: string, statement: string) => sql.begin(async (tx) => {
      await tx.unsafe(`set local role ${role}`);
      await tx.unsafe(statement);
    });
    await expect(as("desa_system", `update zone_snapshots set zone = 'hijau' where enrolment_id = '${id}'`)).rejects.toThrow(/permission denied/);
    await expect(as("desa_system", `delete from zone_snapshots where enrolment_id = '${id}'`)).rejects.toThrow(/permission denied/);
    await expect(as("desa_system", `insert into zone_snapshots (enrolment_id, month, zone, because, facts) values ('${id}', date_trunc('month', now()), 'hijau', '{}', '{}')`)).rejects.toThrow(/check constraint/);
  });

  dbTest("let a family graduate after three green months and fifteen sessions", async ({ sql }) => {
    const green = { liquid_savings_idr: 10_800_000, expense_idr: 3_200_000, income_local_idr: 3_700_000 };
    const { id } = await aMentee(sql, { "2025-05-12": green, "2025-06-08": green, "2025-07-06": green });
    const step = (input: MoveEnrolment) => asActor(coordinator, (tx) => moveEnrolment(tx, coordinator, id, input));
    await step(move("asesmen", 1, { happenedOn: "2025-05-12" }));
    await asActor(coordinator, (tx) => savePlan(tx, coordinator, id, plan()));
    await step(move("berjalan", 2, { happenedOn: "2025-05-13" }));
    for (let n = 0; n < 15; n++) await asActor(coordinator, (tx) => recordSession(tx, coordinator, id, session({ heldOn: `2025-06-${String(n + 10)}`, nextOn: null })));
    expect(await step(move("lulus", 3, { happenedOn: "2025-08-10" }))).toEqual({ ok: false, reason: { code: "not_ready_to_graduate" } });
    await closeZoneMonths(new Date("2025-08-10T00:00:00Z"));
    expect(await step(move("lulus", 3, { happenedOn: "2025-08-10" }))).toEqual({ ok: true, value: { version: 4 } });
  });
});

describe("a request from the public page", () => {
  const asked = (facts: Record<string, unknown> = {}) => MentoringRequest.parse({ id: uuidv7(), regionCode: VILLAGE, fullName: "Sri Rahayu", phone: "0812-3456-7890", track: "purna", returnMonth: "2025-11", country: "TW", note: "", agreed: true, ...facts });

  dbTest("waits for the coordinator of the village, sealed, and comes once however often it is sent", async ({ sql }) => {
    const input = asked();
    expect(await submitRequest(input, "203.0.113.7")).toMatchObject({ ok: true });
    expect(await submitRequest(input, "203.0.113.7")).toMatchObject({ ok: true });
    expect(await submitRequest({ ...input, fullName: "Orang Lain" }, "203.0.113.7")).toEqual({ ok: false, reason: { code: "id_taken" } });
    const seen = (actor: Actor) => asActor(actor, async (tx) => (await openRequests(tx, "ID")).filter(({ id }) => id === input.id));
    expect(await seen(coordinator)).toMatchObject([{ fullName: "Sri Rahayu", phoneLast4: "7890", track: "purna", returnMonth: "2025-11" }]);
    expect([...(await seen(neighbour)), ...(await seen(planner))]).toEqual([]);
    const [stored] = await sql`select r::text as text from mentoring_requests r where id = ${input.id}`;
    expect(stored?.text).not.toContain("81234567890");
    expect(await asActor(coordinator, (tx) => phoneOfRequest(tx, coordinator, input.id))).toEqual({ ok: true, value: "+6281234567890" });
    expect(await asActor(neighbour, (tx) => phoneOfRequest(tx, neighbour, input.id))).toEqual({ ok: false, reason: { code: "not_found" } });
  });

  dbTest("is refused for what is no village, and after many from one address", async () => {
    expect(await submitRequest(asked({ regionCode: "35.04" }), "203.0.113.8")).toEqual({ ok: false, reason: { code: "village_unknown" } });
    for (let n = 0; n < 40; n++) await submitRequest(asked(), "203.0.113.9");
    expect(await submitRequest(asked(), "203.0.113.9")).toEqual({ ok: false, reason: { code: "too_many" } });
    expect(await submitRequest(asked(), "203.0.113.10")).toMatchObject({ ok: true });
  });

  dbTest("becomes a mentoring from the day of the asking, once", async ({ sql }) => {
    const input = asked();
    await submitRequest(input, "203.0.113.11");
    const { id: personId } = await aPerson(sql);
    const accept = AcceptRequest.parse({ version: 1, personId, enrolmentId: uuidv7(), householdId: uuidv7(), newPersonId: uuidv7() });
    const accepted = () => asActor(coordinator, (tx) => acceptRequest(tx, coordinator, input.id, accept));
    expect(await accepted()).toEqual({ ok: true, value: { enrolmentId: accept.enrolmentId } });
    expect(await accepted()).toEqual({ ok: true, value: { enrolmentId: accept.enrolmentId } });
    expect(await asActor(coordinator, (tx) => declineRequest(tx, coordinator, input.id, { version: 1, reason: "Salah desa" }))).toMatchObject({ ok: false, reason: { code: "decided_already" } });
    const list = await asActor(coordinator, (tx) => caseload(tx, { area: VILLAGE, households: [], today: "2025-12-01" }));
    expect(list.find(({ id }) => id === accept.enrolmentId)).toMatchObject({ state: "daftar", zone: "abu", because: ["facts_unknown"] });
  });

  dbTest("becomes a family of its own where nobody has recorded it yet", async ({ sql }) => {
    const input = asked({ fullName: "Wahyuni Lestari" });
    await submitRequest(input, "203.0.113.13");
    const accept = AcceptRequest.parse({ version: 1, personId: "baru", enrolmentId: uuidv7(), householdId: uuidv7(), newPersonId: uuidv7() });
    expect(await asActor(coordinator, (tx) => acceptRequest(tx, coordinator, input.id, accept))).toMatchObject({ ok: true });
    expect([...(await sql`select full_name, region_code from persons where household_id = ${accept.householdId}`)]).toEqual([{ full_name: "Wahyuni Lestari", region_code: VILLAGE }]);
  });

  dbTest("may be declined with a reason", async () => {
    const input = asked();
    await submitRequest(input, "203.0.113.12");
    expect(await asActor(neighbour, (tx) => declineRequest(tx, neighbour, input.id, { version: 1, reason: "Bukan warga" }))).toEqual({ ok: false, reason: { code: "not_found" } });
    expect(await asActor(coordinator, (tx) => declineRequest(tx, coordinator, input.id, { version: 1, reason: "Sudah punya pendamping" }))).toEqual({ ok: true, value: true });
    expect((await asActor(coordinator, (tx) => openRequests(tx, VILLAGE))).map(({ id }) => id)).not.toContain(input.id);
  });
});
