import { and, eq, isNotNull, isNull, or } from "drizzle-orm";
import { canWriteHousehold } from "~/access/capabilities";
import { openIdentifier } from "~/access/protected-identifiers.server";
import { audit } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { households, persons } from "~/db/schema/households";
import { ok, refused, type Result } from "~/shared/result";
import type { RevealIdentifier } from "./household.schema";

export type RevealRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "no_number" };

/**
 * One protected number in full, for who keeps the record, also of a record that was merged; the reason stands in the audit
 * log from then on.
 */
export async function revealIdentifier(tx: Tx, actor: Actor, { of, id, reason }: RevealIdentifier): Promise<Result<string, RevealRefusal>> {
  const found = of === "kk" ? await cardOf(tx, id) : await numberOf(tx, of, id);
  if (!found) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { id: found.householdId, regionCode: found.regionCode })) return refused({ code: "forbidden" });
  if (found.cipher === null) return refused({ code: "no_number" });
  await audit(tx, actor, {
    action: "reveal",
    entity: of === "kk" ? "household" : "person",
    entityId: id,
    regionCode: found.regionCode,
    detail: { identifier: of, reason },
  });
  return ok(openIdentifier(of, found.cipher));
}

async function cardOf(tx: Tx, id: string) {
  const [row] = await tx
    .select({ householdId: households.id, regionCode: households.regionCode, cipher: households.kkCipher })
    .from(households)
    .where(and(eq(households.id, id), isNull(households.deletedAt)));
  return row;
}

async function numberOf(tx: Tx, of: "nik" | "phone", id: string) {
  const [row] = await tx
    .select({
      householdId: persons.householdId,
      regionCode: persons.regionCode,
      cipher: of === "nik" ? persons.nikCipher : persons.phoneCipher,
    })
    .from(persons)
    .where(and(eq(persons.id, id), or(isNull(persons.deletedAt), isNotNull(persons.mergedInto))));
  return row;
}
