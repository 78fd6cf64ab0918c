import { requireCan } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { isUuid } from "~/shared/uuid";
import { requestById, type ShownRequest } from "./requests.server";

/** The request of an address, for who keeps the records of its village; 404 where it is not theirs to see. */
export async function requireRequest(tx: Tx, actor: Actor, id: string | undefined): Promise<ShownRequest> {
  const request = isUuid(id) ? await requestById(tx, id) : undefined;
  if (!request) throw new Response(null, { status: 404 });
  requireCan(actor, "people:write", request.regionCode);
  return request;
}
