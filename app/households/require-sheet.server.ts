import { redirect } from "@remix-run/node";
import { z } from "zod";
import { can, canReportMoney, canWriteHousehold } from "~/access/capabilities";
import { requireOfHousehold } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { householdSheet, type HouseholdSheet, personById } from "./household-detail.server";
import type { HouseholdHead } from "./HouseholdPage";
import { keptHousehold, keptPerson } from "./merged.server";
import { flash } from "~/ui/flash.server";

/**
 * The household of an address. 404 when it is not the actor's to see, 403 when only to read. The address of one that was
 * merged leads to the one it became part of; what was typed for the first is not written over the second.
 */
export async function requireSheet(tx: Tx, actor: Actor, id: string | undefined, access: "read" | "write" | "report"): Promise<HouseholdSheet> {
  const isId = z.uuid().safeParse(id).success;
  const sheet = isId ? await householdSheet(tx, id ?? "") : undefined;
  if (!sheet) throw (isId ? await leadOn(tx, id ?? "") : null) ?? new Response(null, { status: 404 });
  requireOfHousehold(actor, sheet, access);
  return sheet;
}

async function leadOn(tx: Tx, id: string): Promise<Response | null> {
  const kept = await keptHousehold(tx, id);
  return kept === null ? null : redirect(`/keluarga/${kept}`, { status: 303, headers: { "Set-Cookie": flash("households:flash.leadsOn", {}, "info") } });
}

/** The same for what only the keeper of the village's records may do, and no mentor: moving a household, assigning a mentor. */
export async function requireKeptSheet(tx: Tx, actor: Actor, id: string | undefined): Promise<HouseholdSheet> {
  const sheet = await requireSheet(tx, actor, id, "write");
  if (!can(actor, "people:write", sheet.regionCode)) throw new Response(null, { status: 403 });
  return sheet;
}

/** The member of an address; 404 unless the person lives in that household. A merged record leads to the one it became. */
export async function requireMember(tx: Tx, householdId: string, personId: string | undefined) {
  const isId = z.uuid().safeParse(personId).success;
  const person = isId ? await personById(tx, personId ?? "") : undefined;
  if (person?.householdId === householdId) return person;
  const kept = isId && !person ? await keptPerson(tx, personId ?? "") : null;
  if (!kept) throw new Response(null, { status: 404 });
  throw redirect(`/keluarga/${kept.householdId}/anggota/${kept.id}`, { status: 303, headers: { "Set-Cookie": flash("households:flash.leadsOn", {}, "info") } });
}

/** What the head of every page of a household shows, and what may be done there. */
export function headOf(actor: Actor, { id, label, regionCode, village }: HouseholdSheet): HouseholdHead {
  return {
    ...{ id, label, regionCode, village },
    canWrite: canWriteHousehold(actor, { id, regionCode }),
    canReport: canReportMoney(actor, { id, regionCode }),
    canKeep: can(actor, "people:write", regionCode),
    canList: can(actor, "people:read", regionCode),
  };
}
