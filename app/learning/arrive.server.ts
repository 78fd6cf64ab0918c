import { timingSafeEqual } from "node:crypto";
import { sql } from "drizzle-orm";
import { keyedHash } from "~/access/keyed-hash.server";
import { mayStillSend } from "~/access/public-forms.server";
import { audit } from "~/access/record-change.server";
import { systemActor } from "~/db/actor";
import { asSystem, type Tx } from "~/db/db.server";
import { ok, refused, type Result } from "~/shared/result";
import type { Attendance, TestPhase } from "./codes";
import type { ArriveAtDoor } from "./door.schema";
import { hashOfCode } from "./doors.server";
import { pointsOf, questionFamily, unanswered } from "./question-bank";
import type { Answers } from "./questions";
import { whoArrives, type Expected } from "./who-arrives";

/** A whole village may stand behind one address, and each of a class arrives and takes two tests. */
const MOST_A_DAY = 200;
/** More people than a hall holds wait for nobody. */
const MOST_WAITING = 100;

type ArriveRefusal = { code: "too_many" } | { code: "code_unknown" } | { code: "id_taken" };

/**
 * Somebody without an account says at the door that she is there. Found among the participants, her seat is marked, unless
 * the coordinator has recorded it differently: that stays and is shown to the coordinator. Not found, the name waits for
 * the coordinator. The answer says which, and names nobody. The same id again is success.
 */
export function arriveAtDoor({ id, kode, nama, tahun }: ArriveAtDoor, address: string): Promise<Result<{ id: string }, ArriveRefusal>> {
  return asSystem("somebody arrives by the code at the door", async (tx) => {
    if (!(await mayStillSend(tx, "hadir", address, MOST_A_DAY))) return refused({ code: "too_many" });
    const [door] = await tx.execute<{ id: string; sessionId: string; activityId: string; regionCode: string }>(sql`
      select d.id, d.session_id as "sessionId", a.id as "activityId", a.region_code as "regionCode"
      from door_codes d join activity_sessions s on s.id = d.session_id join activities a on a.id = s.activity_id
      where d.code_hash = ${hashOfCode(kode)} and d.closed_at is null and d.expires_at > now() and a.cancelled_on is null`);
    if (!door) return refused({ code: "code_unknown" });
    const [earlier] = await tx.execute<{ doorId: string }>(sql`select door_code_id as "doorId" from door_arrivals where id = ${id}`);
    if (earlier) return earlier.doorId === door.id ? ok({ id }) : refused({ code: "id_taken" });
    const participantId = whoArrives({ name: nama, birthYear: tahun }, await expectedAt(tx, door.activityId));
    if (participantId === null && (await waitingAt(tx, door.sessionId)) >= MOST_WAITING) return refused({ code: "too_many" });
    const state = participantId === null ? "menunggu" : (await markPresent(tx, door.sessionId, participantId, null)) === "hadir" ? "tercatat" : "beda";
    await tx.execute(sql`
      insert into door_arrivals (id, session_id, door_code_id, typed_name, birth_year, participant_id, state)
      values (${id}, ${door.sessionId}, ${door.id}, ${participantId === null ? nama : null}, ${participantId === null ? tahun : null}, ${participantId}, ${state}) on conflict (id) do nothing`);
    await audit(tx, systemActor("door"), { action: "update", entity: "activity", entityId: door.activityId, regionCode: door.regionCode, detail: { kind: "door_arrival", count: 1 } });
    return ok({ id });
  });
}

async function expectedAt(tx: Tx, activityId: string): Promise<Expected[]> {
  const rows = await tx.execute<Expected>(sql`
    select a.id, coalesce(p.full_name, a.full_name, '') as name, coalesce(extract(year from p.birth_date)::int, p.birth_year) as "birthYear"
    from activity_participants a left join persons p on p.id = coalesce(kept_person(a.person_id), a.person_id) where a.activity_id = ${activityId} and a.removed_at is null`);
  return [...rows];
}

async function waitingAt(tx: Tx, sessionId: string): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from door_arrivals where session_id = ${sessionId} and state = 'menunggu'`);
  return row?.n ?? 0;
}

/** Marks a seat present where nobody recorded it; the answer is what is recorded now. */
export async function markPresent(tx: Tx, sessionId: string, participantId: string, by: string | null): Promise<Attendance> {
  await tx.execute(sql`
    insert into attendance as t (session_id, participant_id, status, updated_by) values (${sessionId}, ${participantId}, 'hadir', ${by})
    on conflict (session_id, participant_id) do update set status = 'hadir', version = t.version + 1, updated_at = now(), updated_by = excluded.updated_by where t.status = 'tidak_dicatat'`);
  const [seat] = await tx.execute<{ status: Attendance }>(sql`select status from attendance where session_id = ${sessionId} and participant_id = ${participantId}`);
  if (!seat) throw new Error("a seat that was just marked is gone");
  return seat.status;
}

/** What the phone of an arrival shows: whether it is recorded, and the test that may be taken. */
export type ArrivalState = {
  /** `differs`: the coordinator has recorded something else, which stays. */
  seat: "recorded" | "differs" | "waiting" | "declined";
  /** `elsewhere`: taken on paper or another phone, whose result is not shown here. */
  test: { family: string; phase: TestPhase; state: "open" | "waiting" | "closed" | "elsewhere" } | { family: string; phase: TestPhase; state: "taken"; score: number; right: number; of: number } | null;
};

/** Where an arrival stands; null for an id that is none. */
export const arrivalState = (arrivalId: string): Promise<ArrivalState | null> => asSystem("a phone asks whether it is recorded", (tx) => stateOf(tx, arrivalId));

async function stateOf(tx: Tx, arrivalId: string): Promise<ArrivalState | null> {
  const [row] = await tx.execute<{ state: string; participantId: string | null; isOpen: boolean; phase: TestPhase | null; family: string | null; recorded: Attendance | null; score: number | null; isOwn: boolean | null }>(sql`
    select r.state, r.participant_id as "participantId", d.closed_at is null and d.expires_at > now() as "isOpen", d.test_phase as phase, d.form_family as family, n.status as recorded, t.score, t.arrival_id = r.id as "isOwn"
    from door_arrivals r join door_codes d on d.id = r.door_code_id left join attendance n on n.session_id = r.session_id and n.participant_id = r.participant_id left join test_scores t on t.participant_id = r.participant_id and t.phase = d.test_phase where r.id = ${arrivalId}`);
  if (!row) return null;
  const seat = row.state === "ditolak" ? "declined" : row.participantId === null ? "waiting" : row.recorded === "hadir" ? "recorded" : "differs";
  if (row.phase === null || row.family === null || seat === "declined") return { seat, test: null };
  const test = { family: row.family, phase: row.phase };
  if (row.score !== null) return { seat, test: row.isOwn ? { ...test, state: "taken", score: row.score, ...rightOf(row.family, row.score) } : { ...test, state: "elsewhere" } };
  return { seat, test: { ...test, state: !row.isOpen ? "closed" : seat === "waiting" ? "waiting" : "open" } };
}

/** How many answers were right, from the points, of questions that do not change. */
function rightOf(family: string, score: number): { right: number; of: number } {
  const of = questionFamily(family)?.questions.length ?? 100;
  return { right: Math.round((score * of) / 100), of };
}

type TestRefusal = { code: "too_many" } | { code: "not_open" } | { code: "unanswered"; questions: number[] };

/**
 * Counts a test taken on a phone. The first one of a person and phase stands, on paper or on a phone: a second is no
 * refusal and changes nothing, so that sending twice is harmless. A test with an open question is sent back, not counted.
 */
export function takeTest(arrivalId: string, answers: Answers, address: string): Promise<Result<null, TestRefusal>> {
  return asSystem("a test is taken on a phone", async (tx) => {
    if (!(await mayStillSend(tx, "tes", address, MOST_A_DAY))) return refused({ code: "too_many" });
    const state = await stateOf(tx, arrivalId);
    if (state?.test?.state === "taken" || state?.test?.state === "elsewhere") return ok(null);
    const family = questionFamily(state?.test?.family ?? null);
    if (state?.test?.state !== "open" || !family) return refused({ code: "not_open" });
    const points = pointsOf(family, answers);
    if (points === null) return refused({ code: "unanswered", questions: unanswered(family, answers) });
    const [written] = await tx.execute<{ activityId: string; regionCode: string }>(sql`
      with said as (
        insert into test_scores (participant_id, phase, form_family, score, arrival_id)
        select participant_id, ${state.test.phase}, ${family.family}, ${points.score}, id from door_arrivals where id = ${arrivalId} on conflict (participant_id, phase) do nothing returning participant_id)
      select a.id as "activityId", a.region_code as "regionCode" from said join activity_participants p on p.id = said.participant_id join activities a on a.id = p.activity_id`);
    if (written) await audit(tx, systemActor("door"), { action: "update", entity: "activity", entityId: written.activityId, regionCode: written.regionCode, detail: { kind: `scores_${state.test.phase}`, count: 1 } });
    return ok(null);
  });
}

/** By what a phone is known again until the evening: its arrival, signed. */
export const ticketFor = (arrivalId: string): string => `${arrivalId}.${keyedHash(`door-ticket:${arrivalId}`).toString("base64url")}`;

/** The arrival of a ticket; null for what was not given out. */
export function arrivalOfTicket(ticket: string | null): string | null {
  const [id = "", sign = ""] = (ticket ?? "").split(".");
  const [given, own] = [Buffer.from(sign, "base64url"), keyedHash(`door-ticket:${id}`)];
  return given.length === own.length && timingSafeEqual(given, own) ? id : null;
}
