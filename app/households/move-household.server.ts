import { and, desc, eq } from "drizzle-orm";
import { can, canWriteHousehold } from "~/access/capabilities";
import { recordChange } from "~/access/record-change.server";
import { pendingChanges, type Conflict } from "~/access/record-batch.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { consents, householdRegions, persons } from "~/db/schema/households";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { lockedHousehold, writeHousehold, type Edited } from "./edit-household.server";
import type { MoveHousehold } from "./household.schema";
import { villagesAmong } from "./villages.server";

export type MoveRefusal =
  | { code: "not_found" }
  | { code: "forbidden" }
  | { code: "unknown_village"; regionCode: string }
  /** The new village is not in the actor's area: its coordinator has to take the household over. */
  | { code: "target_forbidden"; regionCode: string }
  | { code: "same_village" }
  | { code: "moved_in_future" }
  | { code: "moved_before_last_move"; lastFrom: string }
  | Conflict;

/**
 * Moves a household to another village from a day on. Its people and consents go along; journeys, remittances and what
 * else happened before keep the village of their date (handbook §4.21).
 */
export async function moveHousehold(tx: Tx, actor: Actor, move: MoveHousehold): Promise<Result<Edited, MoveRefusal>> {
  const household = await lockedHousehold(tx, move.id);
  if (!household) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, household)) return refused({ code: "forbidden" });
  const [last] = await tx
    .select({ regionFrom: householdRegions.regionFrom, regionTo: householdRegions.regionTo })
    .from(householdRegions)
    .where(eq(householdRegions.householdId, move.id))
    .orderBy(desc(householdRegions.regionFrom))
    .limit(1);
  const repeated = household.regionCode === move.toRegionCode && last?.regionFrom === move.movedOn;
  if (repeated) return ok({ version: household.version, changed: [] });
  if (household.regionCode === move.toRegionCode) return refused({ code: "same_village" });
  if (!(await villagesAmong(tx, [move.toRegionCode])).has(move.toRegionCode)) return refused({ code: "unknown_village", regionCode: move.toRegionCode });
  if (!can(actor, "people:write", move.toRegionCode)) return refused({ code: "target_forbidden", regionCode: move.toRegionCode });
  if (move.movedOn > todayIn(timeZoneOf(move.toRegionCode), new Date())) return refused({ code: "moved_in_future" });
  if (last && move.movedOn <= last.regionFrom) return refused({ code: "moved_before_last_move", lastFrom: last.regionFrom });
  const pending = await pendingChanges(tx, { entity: "household", id: move.id, version: move.version }, household, { regionCode: move.toRegionCode });
  if (!pending.ok) return pending;
  await tx.update(householdRegions).set({ regionTo: move.movedOn }).where(and(eq(householdRegions.householdId, move.id), eq(householdRegions.regionFrom, last?.regionFrom ?? "")));
  await tx.insert(householdRegions).values({ householdId: move.id, regionCode: move.toRegionCode, regionFrom: move.movedOn });
  const written = await writeHousehold(tx, actor, household, { regionCode: move.toRegionCode });
  if (!written) throw new Error("a move touches no unique number");
  await tx.update(persons).set({ regionCode: move.toRegionCode }).where(eq(persons.householdId, move.id));
  await tx.update(consents).set({ regionCode: move.toRegionCode }).where(eq(consents.householdId, move.id));
  const fields = { ...pending.value, movedOn: [null, move.movedOn] as [unknown, unknown] };
  await recordChange(tx, actor, { entity: "household", entityId: move.id, householdId: move.id, regionCode: move.toRegionCode, version: written, kind: "update", fields });
  return ok({ version: written, changed: ["regionCode"] });
}
