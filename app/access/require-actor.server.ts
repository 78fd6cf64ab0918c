import { redirect } from "@remix-run/node";
import type { Actor } from "~/db/actor";
import { oncePerRequest } from "~/shared/once-per-request.server";
import { actorFrom } from "./actor.server";
import { inAreas } from "./areas";
import { can, canReadHousehold, canReportMoney, canWriteHousehold, type Capability, type OfHousehold } from "./capabilities";
import { requireSameOrigin } from "./same-origin.server";
import { currentSession } from "./sessions.server";

/** Who is signed in, with the grants of this moment; null for a visitor. Nothing of it outlives the request, so an ended grant is over at the next. */
export const optionalActor = oncePerRequest(async (request: Request): Promise<Actor | null> => {
  const session = await currentSession(request);
  return session === null ? null : actorFrom(session.account);
});

/** The same, and a visitor is sent to sign in first. A write from another site's page is refused with 403. */
export async function requireActor(request: Request): Promise<Actor> {
  requireSameOrigin(request);
  const actor = await optionalActor(request);
  if (actor) return actor;
  throw redirect(`/masuk?${new URLSearchParams({ kembali: returnPath(request) })}`);
}

/**
 * 404 when the area is none of the actor's, so that it is not told what exists there; 403 when it is, without the right.
 * What cannot be a code is nobody's area and does not reach the database, which takes no text with a zero byte.
 */
export function requireCan(actor: Actor, capability: Capability, regionCode: string): void {
  if (!/^(ID|[\d.]+)$/.test(regionCode)) throw new Response(null, { status: 404 });
  if (can(actor, capability, regionCode)) return;
  const lists = [actor.peopleAreas, actor.writeAreas, actor.numberAreas, actor.adminAreas];
  throw new Response(null, { status: lists.some((areas) => inAreas(regionCode, areas)) ? 403 : 404 });
}

/**
 * The same for a household or a record of one: 404 when it is not the actor's to see, 403 to write where only reading is
 * allowed. `report`: the family itself may, for its own money. Answers whether writing is allowed.
 */
export function requireOfHousehold(actor: Actor, household: OfHousehold, access: "read" | "write" | "report"): boolean {
  if (!canReadHousehold(actor, household)) throw new Response(null, { status: 404 });
  const canWrite = canWriteHousehold(actor, household);
  if (access === "report" && !canReportMoney(actor, household)) throw new Response(null, { status: 403 });
  if (access === "write" && !canWrite) throw new Response(null, { status: 403 });
  return canWrite;
}

/** After signing in one comes back to the page that was asked for; what was being sent is not sent again. */
function returnPath(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return request.method === "GET" ? pathname + search : pathname;
}

/** Someone who administers at least one area; 403 for anybody else who is signed in. */
export async function requireAdministrator(request: Request): Promise<Actor> {
  const actor = await requireActor(request);
  if (actor.adminAreas.length === 0) throw new Response(null, { status: 403 });
  return actor;
}
