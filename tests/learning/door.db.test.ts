import { beforeEach, describe, expect } from "vitest";
import type postgres from "postgres";
import { uuidv7 } from "uuidv7";
import type { Actor } from "~/db/actor";
import { asActor, type Tx } from "~/db/db.server";
import { participantsOf, sessionsOf } from "~/learning/activities.server";
import { answerArrival, arrivedAt } from "~/learning/answer-arrival.server";
import { arrivalOfTicket, arrivalState, arriveAtDoor, takeTest, ticketFor } from "~/learning/arrive.server";
import { AnswerArrival, ArriveAtDoor, OpenDoor } from "~/learning/door.schema";
import { closeDoor, doorOf, openDoor } from "~/learning/doors.server";
import { AddParticipants, EditActivity, NewActivity, SetScores, TakeAttendance } from "~/learning/learning.schema";
import { QUESTION_FAMILIES } from "~/learning/question-bank";
import { editActivity, recordActivity } from "~/learning/save-activity.server";
import { addParticipants, setScores, takeAttendance } from "~/learning/take-part.server";
import { todayIn } from "~/shared/dates";
import { dbTest } from "../db";
import { aPerson, VILLAGE } from "../factories/households";
import { signedIn } from "../factories/sign-in";

const ZONE = "Asia/Jakarta";
let coordinator: Actor;
let neighbour: Actor;
let id = "";
let address = 0;

const by = <T>(work: (tx: Tx) => Promise<T>) => asActor(coordinator, work);
const aClass = async (names = "Bu Tini\nPak Joko\nBu Sri") => {
  const input = NewActivity.parse({ id: uuidv7(), type: "literasi_keuangan", title: "Kelas pintu", startOn: "2026-03-02", sessions: 2 });
  await by((tx) => recordActivity(tx, coordinator, VILLAGE, input));
  await by((tx) => addParticipants(tx, coordinator, input.id, AddParticipants.parse({ names })));
  return input.id;
};
const open = (facts: Record<string, unknown> = {}, of = id, actor = coordinator) => asActor(actor, (tx) => openDoor(tx, actor, of, 1, OpenDoor.parse({ hours: "3", testPhase: "pre", formFamily: "UANG-1", ...facts })));
const session = async (of = id) => (await by((tx) => sessionsOf(tx, of)))[0]!;
const door = async (of = id) => by(async (tx) => doorOf(tx, (await sessionsOf(tx, of))[0]!.id, ZONE));
const arrive = (kode: string, nama: string, facts: Record<string, unknown> = {}, from = `10.0.0.${(address += 1)}`) => arriveAtDoor(ArriveAtDoor.parse({ id: uuidv7(), kode, nama, ...facts }), from);
const seats = async (of = id) => Object.fromEntries((await by((tx) => participantsOf(tx, of))).map(({ name, seats: all }) => [name, Object.values(all).join()]));
const ok = <T>(answer: { ok: true; value: T } | { ok: false; reason: unknown }): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.reason));
  return answer.value;
};
const answersRight = (right: number) => Object.fromEntries(QUESTION_FAMILIES[0]!.questions.map((question, at) => [at, at < right ? String(question.right) : "belum_tahu"]));

beforeEach(async () => {
  coordinator ??= (await signedIn({ grants: [{ role: "koordinator_desa", areaCode: VILLAGE }] })).actor;
  neighbour ??= (await signedIn({ grants: [{ role: "koordinator_desa", areaCode: "35.04.05.2004" }] })).actor;
  id = await aClass();
});

describe("a code at the door", () => {
  dbTest("is seen again by who keeps the village, kept nowhere, and one at a time", async ({ sql }) => {
    expect((await open()).ok).toBe(true);
    const first = await door();
    expect(first).toMatchObject({ code: expect.stringMatching(/^[A-Z]{6}$/), testPhase: "pre", formFamily: "UANG-1", until: expect.stringMatching(/^\d\d\.\d\d$/) });
    expect(await door()).toEqual(first);
    const [row] = await sql`select to_jsonb(d)::text as row from door_codes d where id = ${first!.id}`;
    expect(row!.row).not.toContain(first!.code);
    expect((await session()).heldOn).toBe(todayIn(ZONE, new Date()));
    ok(await open({ testPhase: "" }));
    const second = await door();
    expect(second).toMatchObject({ testPhase: null, formFamily: null });
    expect(second!.code).not.toBe(first!.code);
    expect(await arrive(first!.code, "Bu Tini")).toEqual({ ok: false, reason: { code: "code_unknown" } });
    ok(await by((tx) => closeDoor(tx, coordinator, id, 1)));
    ok(await by((tx) => closeDoor(tx, coordinator, id, 1)));
    expect(await door()).toBeNull();
    expect(await arrive(second!.code, "Bu Tini")).toEqual({ ok: false, reason: { code: "code_unknown" } });
  });

  dbTest("ends at its hour, and never after the day", async ({ sql }) => {
    ok(await open({ hours: "6" }));
    const { code, id: doorId } = (await door())!;
    const [row] = await sql`select (expires_at - interval '1 second') at time zone ${ZONE} as last, (now() at time zone ${ZONE})::date::text as today from door_codes where id = ${doorId}`;
    expect((row!.last as Date).toISOString().slice(0, 10)).toBe(row!.today);
    await sql`update door_codes set expires_at = now() - interval '1 second' where id = ${doorId}`;
    expect(await door()).toBeNull();
    expect(await arrive(code, "Bu Tini")).toEqual({ ok: false, reason: { code: "code_unknown" } });
  });

  dbTest("is opened for today's meeting by who keeps the village, and by nobody else", async () => {
    expect(await open({}, id, neighbour)).toEqual({ ok: false, reason: { code: "not_found" } });
    ok(await open());
    const sessionId = (await session()).id;
    expect(await asActor(neighbour, (tx) => doorOf(tx, sessionId, ZONE))).toBeNull();
    const past = await aClass();
    await by((tx) => takeAttendance(tx, coordinator, past, 1, TakeAttendance.parse({ heldOn: "2026-03-02", seats: [] })));
    expect(await open({}, past)).toEqual({ ok: false, reason: { code: "held_before" } });
    const cancelled = await aClass();
    await by((tx) => editActivity(tx, coordinator, cancelled, EditActivity.parse({ version: 1, type: "literasi_keuangan", title: "Kelas pintu", startOn: "2026-03-02", sessions: 2, cancelledOn: "2026-03-01" })));
    expect(await open({}, cancelled)).toEqual({ ok: false, reason: { code: "cancelled" } });
  });
});

describe("who arrives", () => {
  dbTest("is marked once, however often it is sent, and the phone is known again by a ticket that cannot be made up", async ({ sql }) => {
    ok(await open());
    const { code } = (await door())!;
    const arrivalId = uuidv7();
    for (let times = 0; times < 2; times++) expect(await arrive(code.toLowerCase(), "bu  tini", { id: arrivalId })).toEqual({ ok: true, value: { id: arrivalId } });
    expect(await seats()).toEqual({ "Bu Sri": "", "Bu Tini": "hadir", "Pak Joko": "" });
    const rows = await sql`select state, typed_name from door_arrivals where id = ${arrivalId}`;
    expect(rows).toEqual([{ state: "tercatat", typed_name: null }]);
    expect(arrivalOfTicket(ticketFor(arrivalId))).toBe(arrivalId);
    for (const forged of [null, "", arrivalId, `${arrivalId}.x`, `${uuidv7()}.${ticketFor(arrivalId).split(".")[1]}`]) expect(arrivalOfTicket(forged)).toBeNull();
    const other = await aClass();
    ok(await open({}, other));
    expect(await arrive((await door(other))!.code, "Bu Tini", { id: arrivalId })).toEqual({ ok: false, reason: { code: "id_taken" } });
  });

  dbTest("never writes over what the coordinator recorded; the coordinator is shown it", async () => {
    const [sri] = await by((tx) => participantsOf(tx, id));
    const today = todayIn(ZONE, new Date());
    await by((tx) => takeAttendance(tx, coordinator, id, 1, TakeAttendance.parse({ heldOn: today, seats: [{ participantId: sri!.id, status: "izin", seen: "tidak_dicatat" }] })));
    ok(await open());
    const { id: arrivalId } = ok(await arrive((await door())!.code, "Bu Sri"));
    expect((await seats())["Bu Sri"]).toBe("izin");
    expect(await arrivalState(arrivalId)).toMatchObject({ seat: "differs" });
    expect(await by(async (tx) => arrivedAt(tx, (await sessionsOf(tx, id))[0]!.id, ZONE))).toEqual({ present: 1, waiting: [], differing: [{ name: "Bu Sri", recorded: "izin" }] });
  });

  dbTest("by a name of nobody, of two, or with another year, waits for the coordinator, whose answer takes the name away", async ({ sql }) => {
    const person = await aPerson(sql, { fullName: "Ani Lestari", birthDate: "1985-04-12" });
    await by((tx) => addParticipants(tx, coordinator, id, AddParticipants.parse({ personIds: [person.id], names: "Dewi Ayu\nDEWI AYU." })));
    ok(await open());
    const { code } = (await door())!;
    const sessionId = (await session()).id;
    const ids: string[] = [];
    for (const [nama, tahun] of [["Ani Lestari", 1990], ["Dewi Ayu", undefined], ["Tamu Baru", 1999]] as const) ids.push(ok(await arrive(code, nama, { tahun })).id);
    ok(await arrive(code, "Ani Lestari", { tahun: 1985 }));
    const { waiting } = await by((tx) => arrivedAt(tx, sessionId, ZONE));
    expect(waiting.map(({ name, birthYear }) => [name, birthYear])).toEqual([["Ani Lestari", 1990], ["Dewi Ayu", null], ["Tamu Baru", 1999]]);
    const answer = (arrivalId: string, is: string, actor = coordinator) => asActor(actor, (tx) => answerArrival(tx, actor, id, AnswerArrival.parse({ arrivalId, is })));
    expect(await answer(ids[2]!, "baru", neighbour)).toEqual({ ok: false, reason: { code: "not_found" } });
    expect(await arrivalState(ids[2]!)).toMatchObject({ seat: "waiting", test: { state: "waiting" } });
    ok(await answer(ids[2]!, "baru"));
    expect(await arrivalState(ids[2]!)).toMatchObject({ seat: "recorded", test: { state: "open" } });
    expect(await answer(ids[2]!, "baru")).toEqual({ ok: false, reason: { code: "answered" } });
    ok(await answer(ids[0]!, "tolak"));
    const dewi = (await by((tx) => participantsOf(tx, id))).find(({ name }) => name === "Dewi Ayu");
    ok(await answer(ids[1]!, dewi!.id));
    expect(await answer(ids[1]!, uuidv7())).toEqual({ ok: false, reason: { code: "answered" } });
    expect(await seats()).toMatchObject({ "Ani Lestari": "hadir", "Dewi Ayu": "hadir", "DEWI AYU.": "", "Tamu Baru": "hadir" });
    const kept = await sql`select typed_name, birth_year from door_arrivals where session_id = ${sessionId}`;
    expect(kept.every((row) => row.typed_name === null && row.birth_year === null)).toBe(true);
  });

  dbTest("is counted by address, so that no machine tries out codes", async () => {
    for (let times = 0; times < 200; times++) await arrive("ABCDEF", "Siapa", {}, "10.9.9.9");
    expect(await arrive("ABCDEF", "Siapa", {}, "10.9.9.9")).toEqual({ ok: false, reason: { code: "too_many" } });
    expect(await arrive("ABCDEF", "Siapa", {}, "10.9.9.8")).toEqual({ ok: false, reason: { code: "code_unknown" } });
  });
});

describe("a test on a phone", () => {
  const scoreOf = async (sql: postgres.Sql, name: string) => (await sql`select t.score, t.form_family from test_scores t join activity_participants p on p.id = t.participant_id where p.activity_id = ${id} and p.full_name = ${name}`)[0];

  dbTest("is counted by the server once; the first answers stand, and only that phone sees the points", async ({ sql }) => {
    ok(await open());
    const { code } = (await door())!;
    const { id: mine } = ok(await arrive(code, "Bu Tini"));
    expect(await arrivalState(mine)).toEqual({ seat: "recorded", test: { family: "UANG-1", phase: "pre", state: "open" } });
    const broken = { ...answersRight(7), 2: undefined, 5: "9" };
    expect(await takeTest(mine, broken, "10.1.1.1")).toEqual({ ok: false, reason: { code: "unanswered", questions: [2, 5] } });
    expect(await scoreOf(sql, "Bu Tini")).toBeUndefined();
    ok(await takeTest(mine, answersRight(7), "10.1.1.1"));
    ok(await takeTest(mine, answersRight(10), "10.1.1.1"));
    expect(await scoreOf(sql, "Bu Tini")).toEqual({ score: 70, form_family: "UANG-1" });
    expect(await arrivalState(mine)).toMatchObject({ test: { state: "taken", score: 70 } });
    const { id: another } = ok(await arrive(code, "Bu Tini"));
    expect(await arrivalState(another)).toMatchObject({ test: { state: "elsewhere" } });
    expect((await arrivalState(another))!.test).not.toHaveProperty("score");
  });

  dbTest("does not replace points from paper, and is not taken while one waits or once the code has ended", async ({ sql }) => {
    const joko = (await by((tx) => participantsOf(tx, id))).find(({ name }) => name === "Pak Joko")!;
    await by((tx) => setScores(tx, coordinator, id, SetScores.parse({ phase: "pre", formFamily: "UANG-1", scores: [{ participantId: joko.id, score: 40 }] })));
    ok(await open());
    const { code } = (await door())!;
    const [{ id: paper }, { id: waits }, { id: late }] = [ok(await arrive(code, "Pak Joko")), ok(await arrive(code, "Bukan Peserta")), ok(await arrive(code, "Bu Sri"))];
    ok(await takeTest(paper, answersRight(10), "10.1.1.2"));
    expect(await scoreOf(sql, "Pak Joko")).toMatchObject({ score: 40 });
    expect(await takeTest(waits, answersRight(10), "10.1.1.2")).toEqual({ ok: false, reason: { code: "not_open" } });
    await by((tx) => closeDoor(tx, coordinator, id, 1));
    expect(await takeTest(late, answersRight(10), "10.1.1.2")).toEqual({ ok: false, reason: { code: "not_open" } });
    expect(await arrivalState(late)).toMatchObject({ seat: "recorded", test: { state: "closed" } });
    expect(await takeTest(uuidv7(), answersRight(10), "10.1.1.2")).toEqual({ ok: false, reason: { code: "not_open" } });
  });
});
