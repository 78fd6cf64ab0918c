import { can } from "~/access/capabilities";
import { requireCan } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { breadcrumbs } from "~/regions/regions.server";
import { isUuid } from "~/shared/uuid";
import { activityById, type Activity } from "./activities.server";

/** The activity of an address with the way to it. 404 when it is not the actor's to see, 403 when only to read. */
export async function requireActivity(tx: Tx, actor: Actor, id: string | undefined, access: "read" | "write") {
  const activity = isUuid(id) ? await activityById(tx, id) : undefined;
  if (!activity) throw new Response(null, { status: 404 });
  requireCan(actor, access === "read" ? "people:read" : "people:write", activity.regionCode);
  return { activity: activity satisfies Activity, village: (await breadcrumbs(tx, activity.regionCode)).at(-1)?.name ?? activity.regionCode, canWrite: can(actor, "people:write", activity.regionCode) };
}
