import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";

/** The household one has become part of, also after several merges; null for one that stands, or that is not the actor's to see. */
export async function keptHousehold(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.execute<{ id: string | null }>(sql`select kept_household(${id}::uuid) as id`);
  return row?.id ?? null;
}

/** The record a person's record was merged into, and the household it stands in. */
export async function keptPerson(tx: Tx, id: string): Promise<{ id: string; householdId: string } | null> {
  const [row] = await tx.execute<{ id: string; householdId: string }>(
    sql`select id, household_id as "householdId" from persons where id = kept_person(${id}::uuid) and deleted_at is null`);
  return row ?? null;
}
