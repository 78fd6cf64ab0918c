import { and, eq, isNull, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { can } from "~/access/capabilities";
import { createdFields, insertRecords } from "~/access/record-batch.server";
import { recordChange, type RecordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { infoContacts } from "~/db/schema/job-information";
import { uuidList } from "~/db/uuid-list.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import type { NewContacts } from "./job-information.schema";

export type ContactsRefusal = { code: "forbidden" } | { code: "nobody" } | { code: "in_future" } | { code: "not_here" } | { code: "id_taken" } | { code: "unique_of_nobody" };
export type RecordedContacts = { persons: number; heads: number; repeated: boolean };

/**
 * Writes down who of a village was told: a row a person, and one for the heads that were counted beside them. All or
 * nothing; the same id with the same content is success and adds nobody again.
 */
export async function recordContacts(tx: Tx, actor: Actor, regionCode: string, { id: batchId, personIds, headCount, isUnique, contactedOn, medium }: NewContacts): Promise<Result<RecordedContacts, ContactsRefusal>> {
  if (!can(actor, "people:write", regionCode)) return refused({ code: "forbidden" });
  if (personIds.length === 0 && headCount === null) return refused({ code: "nobody" });
  if (isUnique !== null && headCount === null) return refused({ code: "unique_of_nobody" });
  if (contactedOn > todayIn(timeZoneOf(regionCode), new Date())) return refused({ code: "in_future" });
  const wanted = [...new Set(personIds)];
  const persons = await tx.execute<{ id: string; householdId: string }>(sql`
    select p.id, p.household_id as "householdId" from persons p where p.id = ${uuidList(wanted)} and p.region_code = ${regionCode} and p.deleted_at is null order by p.id for share`);
  if (persons.length !== wanted.length) return refused({ code: "not_here" });

  const told = { contactedOn, medium };
  // The same form sent twice at once is told apart only when one waits for the other.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${batchId}, 0))`);
  const before = await batchOf(tx, batchId);
  if (before.length > 0) {
    const named = before.flatMap(({ personId }) => (personId === null ? [] : [personId])).sort();
    const heads = before.find(({ personId }) => personId === null);
    const isSame = before.every((row) => row.regionCode === regionCode && row.contactedOn === contactedOn && row.medium === medium)
      && named.join() === [...wanted].sort().join() && (heads?.headCount ?? null) === headCount && (heads?.isUnique ?? null) === isUnique;
    return isSame ? ok({ persons: wanted.length, heads: headCount ?? 0, repeated: true }) : refused({ code: "id_taken" });
  }
  const rows = [
    ...persons.map((person) => ({ id: uuidv7(), householdId: person.householdId, personId: person.id, headCount: null, isUnique: null })),
    ...(headCount === null ? [] : [{ id: uuidv7(), householdId: null, personId: null, headCount, isUnique }]),
  ].map((row) => ({ ...row, ...told, batchId, regionCode, createdBy: actor.userId, updatedBy: actor.userId }));
  const changes = rows.map(({ id, householdId, personId, headCount: heads, isUnique: unique }): RecordChange => ({
    entity: "info_contact", entityId: id, householdId, regionCode, version: 1, kind: "create", fields: createdFields({ ...told, personId, headCount: heads, isUnique: unique }),
  }));
  const added = await insertRecords(tx, actor, infoContacts, rows, changes);
  if (added.size !== rows.length) throw new Error(`${added.size} contacts written where ${rows.length} were meant`);
  return ok({ persons: wanted.length, heads: headCount ?? 0, repeated: false });
}

/** Takes back what was written down together, as after a slip of the finger. Answers how many rows it was; nothing a second time. */
export async function removeContacts(tx: Tx, actor: Actor, regionCode: string, batchId: string): Promise<Result<number, { code: "forbidden" }>> {
  if (!can(actor, "people:write", regionCode)) return refused({ code: "forbidden" });
  const rows = await tx
    .update(infoContacts)
    .set({ deletedAt: new Date(), version: sql`${infoContacts.version} + 1`, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(infoContacts.batchId, batchId), eq(infoContacts.regionCode, regionCode), isNull(infoContacts.deletedAt)))
    .returning({ id: infoContacts.id, householdId: infoContacts.householdId, version: infoContacts.version });
  for (const { id, householdId, version } of rows) await recordChange(tx, actor, { entity: "info_contact", entityId: id, householdId, regionCode, version, kind: "delete", fields: {} });
  return ok(rows.length);
}

function batchOf(tx: Tx, batchId: string) {
  return tx
    .select({ personId: infoContacts.personId, headCount: infoContacts.headCount, isUnique: infoContacts.isUnique, regionCode: infoContacts.regionCode, contactedOn: infoContacts.contactedOn, medium: infoContacts.medium })
    .from(infoContacts)
    .where(eq(infoContacts.batchId, batchId));
}
