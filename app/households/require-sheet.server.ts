import { z } from "zod";
import { can, canWriteHousehold } from "~/access/capabilities";
import { requireOfHousehold } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { householdSheet, type HouseholdSheet, personById } from "./household-detail.server";
import type { HouseholdHead } from "./HouseholdPage";

/** The household of an address. 404 when it is not the actor's to see, 403 when only to read. */
export async function requireSheet(tx: Tx, actor: Actor, id: string | undefined, access: "read" | "write"): Promise<HouseholdSheet> {
  const sheet = z.uuid().safeParse(id).success ? await householdSheet(tx, id ?? "") : undefined;
  if (!sheet) throw new Response(null, { status: 404 });
  requireOfHousehold(actor, sheet, access);
  return sheet;
}

/** The same for what only the keeper of the village's records may do, and no mentor: moving a household, assigning a mentor. */
export async function requireKeptSheet(tx: Tx, actor: Actor, id: string | undefined): Promise<HouseholdSheet> {
  const sheet = await requireSheet(tx, actor, id, "write");
  if (!can(actor, "people:write", sheet.regionCode)) throw new Response(null, { status: 403 });
  return sheet;
}

/** The member of an address; 404 unless the person lives in that household. */
export async function requireMember(tx: Tx, householdId: string, personId: string | undefined) {
  const person = z.uuid().safeParse(personId).success ? await personById(tx, personId ?? "") : undefined;
  if (!person || person.householdId !== householdId) throw new Response(null, { status: 404 });
  return person;
}

/** What the head of every page of a household shows, and what may be done there. */
export function headOf(actor: Actor, { id, label, regionCode, village }: HouseholdSheet): HouseholdHead {
  return {
    ...{ id, label, regionCode, village },
    canWrite: canWriteHousehold(actor, { id, regionCode }),
    canKeep: can(actor, "people:write", regionCode),
    canList: can(actor, "people:read", regionCode),
  };
}
