import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import { asActor } from "~/db/db.server";
import type { Actor } from "~/db/actor";
import { activitiesOf, participantsOf, sessionsOf } from "~/learning/activities.server";
import { AddParticipants, EditActivity, NewActivity, SetScores, TakeAttendance } from "~/learning/learning.schema";
import { editActivity, recordActivity } from "~/learning/save-activity.server";
import { addParticipants, setScores, takeAttendance } from "~/learning/take-part.server";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { aPerson, SISTER_VILLAGE, VILLAGE } from "../factories/households";

const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
const neighbour = anActor({ role: "koordinator_desa", area: SISTER_VILLAGE });
const planner = anActor({ role: "perencana", area: "35" });
const activity = (facts: Record<string, unknown> = {}) => NewActivity.parse({ id: uuidv7(), type: "literasi_keuangan", title: "Kelas mengatur uang", startOn: "2026-02-02", endOn: "2026-02-23", sessions: 4, ...facts });
const byCoordinator = <T>(work: (tx: Parameters<Parameters<typeof asActor>[1]>[0]) => Promise<T>) => asActor(coordinator, work);

async function aClass(people: number) {
  const input = activity();
  await byCoordinator((tx) => recordActivity(tx, coordinator, VILLAGE, input));
  const names = Array.from({ length: people }, (_, index) => `Peserta ${String(index + 1).padStart(2, "0")}`).join("\n");
  await byCoordinator((tx) => addParticipants(tx, coordinator, input.id, AddParticipants.parse({ names })));
  return { id: input.id, participants: await byCoordinator((tx) => participantsOf(tx, input.id)) };
}

const sheet = (seats: { participantId: string; status: string; seen?: string }[]) => TakeAttendance.parse({ heldOn: "2026-02-02", seats: seats.map((one) => ({ seen: "tidak_dicatat", ...one })) });

describe("an activity of a village", () => {
  dbTest("is recorded once, mended, and never loses a meeting", async () => {
    const input = activity();
    expect(await byCoordinator((tx) => recordActivity(tx, coordinator, VILLAGE, input))).toMatchObject({ ok: true, value: { repeated: false } });
    expect(await byCoordinator((tx) => recordActivity(tx, coordinator, VILLAGE, input))).toMatchObject({ ok: true, value: { repeated: true } });
    expect(await byCoordinator((tx) => recordActivity(tx, coordinator, VILLAGE, { ...input, title: "Lain" }))).toEqual({ ok: false, reason: { code: "id_taken" } });
    const edit = (facts: Record<string, unknown>) => byCoordinator((tx) => editActivity(tx, coordinator, input.id, EditActivity.parse({ ...input, costIdr: "", version: 1, ...facts })));
    expect(await edit({ sessions: 3 })).toEqual({ ok: false, reason: { code: "fewer_sessions", sessions: 4 } });
    expect(await edit({ endOn: "2026-02-01" })).toEqual({ ok: false, reason: { code: "ends_before_start" } });
    expect(await edit({ sessions: 5, trainer: "Bu Ratna" })).toEqual({ ok: true, value: { version: 2 } });
    expect((await byCoordinator((tx) => sessionsOf(tx, input.id))).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(await edit({ trainer: "Pak Hadi", sessions: 5 })).toMatchObject({ ok: false, reason: { code: "conflict", fields: [{ field: "trainer", theirs: "Bu Ratna" }] } });
  });

  dbTest("is of who keeps the village, and of nobody else", async () => {
    const { id } = await aClass(1);
    for (const other of [neighbour, planner] as Actor[]) {
      expect(await asActor(other, (tx) => recordActivity(tx, other, VILLAGE, activity()))).toEqual({ ok: false, reason: { code: "forbidden" } });
      expect(await asActor(other, (tx) => addParticipants(tx, other, id, AddParticipants.parse({ names: "Orang" })))).toEqual({ ok: false, reason: { code: "not_found" } });
      expect(await asActor(other, (tx) => participantsOf(tx, id))).toEqual([]);
    }
  });
});

describe("who takes part", () => {
  dbTest("is recorded people and names, each once", async ({ sql }) => {
    const { id } = await aClass(2);
    const person = await aPerson(sql, { fullName: "Ani Lestari" });
    const add = (input: Record<string, unknown>) => byCoordinator((tx) => addParticipants(tx, coordinator, id, AddParticipants.parse(input)));
    expect(await add({ personIds: [person.id], names: "peserta 01\n  Pak   Baru \n" })).toEqual({ ok: true, value: 2 });
    expect(await add({ personIds: [person.id] })).toEqual({ ok: true, value: 0 });
    expect(await add({})).toEqual({ ok: false, reason: { code: "nobody" } });
    expect((await byCoordinator((tx) => participantsOf(tx, id))).map(({ name }) => name)).toEqual(["Ani Lestari", "Pak Baru", "Peserta 01", "Peserta 02"]);
  });
});

describe("attendance", () => {
  dbTest("of forty people is one form, the same again changes nothing", async ({ sql }) => {
    const { id, participants } = await aClass(40);
    const form = sheet(participants.map(({ id: participantId }, index) => ({ participantId, status: index % 10 === 0 ? "izin" : "hadir" })));
    expect(await byCoordinator((tx) => takeAttendance(tx, coordinator, id, 1, form))).toEqual({ ok: true, value: { written: 40, conflicts: [] } });
    expect(await byCoordinator((tx) => takeAttendance(tx, coordinator, id, 1, form))).toEqual({ ok: true, value: { written: 0, conflicts: [] } });
    const [listed] = (await byCoordinator((tx) => activitiesOf(tx, VILLAGE))).filter((one) => one.id === id);
    expect(listed).toMatchObject({ sessions: 4, participants: 40, present: 36, recorded: 40, unknown: 120 });
    const [log] = await sql`select count(*)::int as n from audit_log where entity = 'activity' and entity_id = ${id} and detail->>'kind' = 'attendance'`;
    expect(log?.n).toBe(1);
  });

  dbTest("written by two phones keeps both: a seat the other one changed is told and not written over", async () => {
    const { id, participants: [one, two] } = await aClass(2);
    const take = (seats: Parameters<typeof sheet>[0]) => byCoordinator((tx) => takeAttendance(tx, coordinator, id, 1, sheet(seats)));
    await take([{ participantId: one!.id, status: "hadir" }]);
    const answer = await take([{ participantId: one!.id, status: "alpa" }, { participantId: two!.id, status: "sakit" }]);
    expect(answer).toEqual({ ok: true, value: { written: 1, conflicts: [{ participantId: one!.id, seen: "tidak_dicatat", stored: "hadir" }] } });
    expect(await take([{ participantId: one!.id, status: "alpa", seen: "hadir" }])).toEqual({ ok: true, value: { written: 1, conflicts: [] } });
  });

  dbTest("is of a meeting that was held, of people of this activity", async () => {
    const [{ id }, other] = [await aClass(1), await aClass(1)];
    const seat = { participantId: other.participants[0]!.id, status: "hadir" };
    expect(await byCoordinator((tx) => takeAttendance(tx, coordinator, id, 1, sheet([seat])))).toEqual({ ok: true, value: { written: 0, conflicts: [] } });
    expect(await byCoordinator((tx) => takeAttendance(tx, coordinator, id, 9, sheet([])))).toEqual({ ok: false, reason: { code: "no_session" } });
    expect(await byCoordinator((tx) => takeAttendance(tx, coordinator, id, 1, { ...sheet([]), heldOn: "2099-01-01" }))).toEqual({ ok: false, reason: { code: "held_in_future" } });
  });
});

describe("test scores", () => {
  dbTest("are kept by phase; an empty one takes nothing away", async () => {
    const { id, participants } = await aClass(2);
    const [one, two] = participants.map((participant) => participant.id);
    const set = (phase: string, scores: Record<string, unknown>[]) => byCoordinator((tx) => setScores(tx, coordinator, id, SetScores.parse({ phase, formFamily: "A", scores })));
    expect(await set("pre", [{ participantId: one, score: 40 }, { participantId: two, score: 55 }])).toEqual({ ok: true, value: 2 });
    expect(await set("pre", [{ participantId: one, score: 45 }, { participantId: two }])).toEqual({ ok: true, value: 1 });
    expect((await byCoordinator((tx) => participantsOf(tx, id))).map(({ scores }) => scores.pre)).toEqual([{ score: 45, formFamily: "A" }, { score: 55, formFamily: "A" }]);
    expect(SetScores.safeParse({ phase: "pre", formFamily: "A", scores: [{ participantId: one, score: 101 }] }).success).toBe(false);
  });
});
