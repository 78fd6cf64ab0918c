import { can } from "~/access/capabilities";
import { requireCan } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { breadcrumbs } from "~/regions/regions.server";
import { isUuid } from "~/shared/uuid";
import { groupById, type Group } from "./groups.server";

/** The savings group of an address with its village. 404 when it is not the actor's to see, 403 when only to read. */
export async function requireGroup(tx: Tx, actor: Actor, id: string | undefined, access: "read" | "write") {
  const group = isUuid(id) ? await groupById(tx, id) : undefined;
  if (!group) throw new Response(null, { status: 404 });
  requireCan(actor, access === "read" ? "people:read" : "people:write", group.regionCode);
  return { group: group satisfies Group, village: (await breadcrumbs(tx, group.regionCode)).at(-1)?.name ?? group.regionCode, canWrite: can(actor, "people:write", group.regionCode) };
}
