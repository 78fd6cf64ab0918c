import type { Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { ownAreas } from "./navigation";
import { audit } from "./record-change.server";

/** Writes down that somebody left. */
export const recordSignOut = (actor: Actor): Promise<void> =>
  asActor(actor, (tx) => audit(tx, actor, { action: "sign_out", entity: "user", entityId: actor.userId, regionCode: ownAreas(actor)[0] ?? null }));
