import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { can } from "~/access/capabilities";
import { keyedHash } from "~/access/keyed-hash.server";
import { audit } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { lockedActivity } from "./activities.server";
import type { TestPhase } from "./codes";
import { DOOR_LENGTH, DOOR_LETTERS, doorLetters } from "./door-code";
import type { OpenDoor } from "./door.schema";

/** The code of a door: it follows from the row and the program's secret, so that who may see the page sees it again, and the database alone never tells it. */
export const codeOfDoor = (id: string): string => doorLetters(BigInt(`0x${keyedHash(`door:${id}`).toString("hex")}`) % BigInt(DOOR_LETTERS.length) ** BigInt(DOOR_LENGTH));
export const hashOfCode = (code: string): string => keyedHash(`door-code:${code}`).toString("hex");

/** `until`: the hour in the village, as HH.MM. */
export type OpenDoorOf = { id: string; code: string; until: string; testPhase: TestPhase | null; formFamily: string | null };

/** The code that is open for a meeting; null while there is none. */
export async function doorOf(tx: Tx, sessionId: string, timeZone: string): Promise<OpenDoorOf | null> {
  const [door] = await tx.execute<Omit<OpenDoorOf, "code">>(sql`
    select id, to_char(expires_at at time zone ${timeZone}, 'HH24.MI') as until, test_phase as "testPhase", form_family as "formFamily"
    from door_codes where session_id = ${sessionId} and closed_at is null and expires_at > now()`);
  return door ? { ...door, code: codeOfDoor(door.id) } : null;
}

export type DoorRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "no_session" } | { code: "cancelled" } | { code: "held_before" };

/**
 * Opens a code for today's meeting, for some hours and never past the day; one that was open before ends. The meeting is
 * held today by it. A meeting that was held on another day takes no code.
 */
export async function openDoor(tx: Tx, actor: Actor, activityId: string, number: number, { hours, testPhase, formFamily }: OpenDoor): Promise<Result<{ id: string }, DoorRefusal>> {
  const activity = await lockedActivity(tx, activityId);
  if (!activity) return refused({ code: "not_found" });
  if (!can(actor, "people:write", activity.regionCode)) return refused({ code: "forbidden" });
  if (activity.cancelledOn !== null) return refused({ code: "cancelled" });
  const timeZone = timeZoneOf(activity.regionCode);
  const today = todayIn(timeZone, new Date());
  const [session] = await tx.execute<{ id: string; heldOn: string | null }>(sql`
    update activity_sessions set held_on = coalesce(held_on, ${today}), version = version + 1, updated_by = ${actor.userId} where activity_id = ${activityId} and number = ${number} returning id, held_on::text as "heldOn"`);
  if (!session) return refused({ code: "no_session" });
  if (session.heldOn !== today) return refused({ code: "held_before" });
  await tx.execute(sql`update door_codes set closed_at = now() where session_id = ${session.id} and closed_at is null`);
  const isTested = testPhase !== null && formFamily !== null;
  for (;;) {
    const id = uuidv7();
    // Two codes alike are as good as impossible; the next id has another.
    const [made] = await tx.execute<{ id: string }>(sql`
      insert into door_codes (id, session_id, code_hash, test_phase, form_family, expires_at, created_by)
      values (${id}, ${session.id}, ${hashOfCode(codeOfDoor(id))}, ${isTested ? testPhase : null}, ${isTested ? formFamily : null},
        least(now() + ${hours} * interval '1 hour', (date_trunc('day', now() at time zone ${timeZone}) + interval '1 day') at time zone ${timeZone}), ${actor.userId})
      on conflict (code_hash) do nothing returning id`);
    if (!made) continue;
    await audit(tx, actor, { action: "update", entity: "activity", entityId: activityId, regionCode: activity.regionCode, detail: { kind: "door_open" } });
    return ok({ id });
  }
}

/** Ends the code of a meeting; ending it twice is success. */
export async function closeDoor(tx: Tx, actor: Actor, activityId: string, number: number): Promise<Result<null, DoorRefusal>> {
  const activity = await lockedActivity(tx, activityId);
  if (!activity) return refused({ code: "not_found" });
  if (!can(actor, "people:write", activity.regionCode)) return refused({ code: "forbidden" });
  const closed = await tx.execute(sql`
    update door_codes d set closed_at = now() from activity_sessions s where s.id = d.session_id and s.activity_id = ${activityId} and s.number = ${number} and d.closed_at is null returning d.id`);
  if (closed.length > 0) await audit(tx, actor, { action: "update", entity: "activity", entityId: activityId, regionCode: activity.regionCode, detail: { kind: "door_closed" } });
  return ok(null);
}
