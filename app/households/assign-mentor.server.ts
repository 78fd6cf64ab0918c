import { sql } from "drizzle-orm";
import { can } from "~/access/capabilities";
import { recordChange } from "~/access/record-change.server";
import { pendingChanges, type Conflict } from "~/access/record-batch.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { ok, refused, type Result } from "~/shared/result";
import { lockedHousehold, writeHousehold, type Edited } from "./edit-household.server";
import type { AssignMentor } from "./household.schema";

export type Mentor = { id: string; name: string };
export type MentorRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "not_a_mentor_here" } | Conflict;

/** Mentors whose grant covers a village today, by name; empty for whoever may not write there. */
export async function mentorsOf(tx: Tx, regionCode: string): Promise<Mentor[]> {
  const rows = await tx.execute<Mentor>(sql`select id, name from app_mentors_of(${regionCode}) order by name, id limit 200`);
  return [...rows];
}

/** Gives a household to a mentor, or with null to none. Only who keeps the village's records may. */
export async function assignMentor(tx: Tx, actor: Actor, { id, version, mentorId }: AssignMentor): Promise<Result<Edited, MentorRefusal>> {
  const household = await lockedHousehold(tx, id);
  if (!household) return refused({ code: "not_found" });
  if (!can(actor, "people:write", household.regionCode)) return refused({ code: "forbidden" });
  if (mentorId !== null && !(await mentorsOf(tx, household.regionCode)).some((mentor) => mentor.id === mentorId)) {
    return refused({ code: "not_a_mentor_here" });
  }
  const pending = await pendingChanges(tx, { entity: "household", id, version }, household, { mentorId });
  if (!pending.ok) return pending;
  if (Object.keys(pending.value).length === 0) return ok({ version: household.version, changed: [] });
  const written = await writeHousehold(tx, actor, household, { mentorId });
  if (!written) throw new Error("assigning a mentor touches no unique number");
  await recordChange(tx, actor, { entity: "household", entityId: id, householdId: id, regionCode: household.regionCode, version: written, kind: "update", fields: pending.value });
  return ok({ version: written, changed: ["mentorId"] });
}
