import type { Actor } from "~/db/actor";

/** The household of somebody who is signed in as a member of a family; 403 for everybody else. */
export function requireOwnFamily(actor: Actor): string {
  const [own] = actor.roles.includes("keluarga") ? actor.households : [];
  if (!own) throw new Response(null, { status: 403 });
  return own;
}
