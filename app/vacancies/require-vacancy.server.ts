import { can } from "~/access/capabilities";
import { requireCan } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { isUuid } from "~/shared/uuid";
import { vacancyById, type Vacancy } from "./vacancies.server";

/** The vacancy of an address. 404 when it is not the actor's to see, 403 when only to read. */
export async function requireVacancy(tx: Tx, actor: Actor, id: string | undefined, access: "read" | "write"): Promise<{ vacancy: Vacancy; canWrite: boolean }> {
  const vacancy = isUuid(id) ? await vacancyById(tx, id) : undefined;
  if (!vacancy) throw new Response(null, { status: 404 });
  requireCan(actor, access === "read" ? "people:read" : "people:write", vacancy.regionCode);
  return { vacancy, canWrite: can(actor, "people:write", vacancy.regionCode) };
}
