import { canReportMoney } from "~/access/capabilities";
import { requireOfHousehold } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { isUuid } from "~/shared/uuid";
import { enterpriseById, type Enterprise } from "./enterprises.server";

/** The enterprise of an address. 404 when it is not the actor's to see, 403 without the right; `report` is for the book alone. */
export async function requireEnterprise(tx: Tx, actor: Actor, id: string | undefined, access: "read" | "write" | "report"): Promise<{ enterprise: Enterprise; canWrite: boolean; canReport: boolean }> {
  const enterprise = isUuid(id) ? await enterpriseById(tx, id) : undefined;
  if (!enterprise) throw new Response(null, { status: 404 });
  const household = { ...enterprise, id: enterprise.householdId };
  return { enterprise, canWrite: requireOfHousehold(actor, household, access), canReport: canReportMoney(actor, household) };
}
