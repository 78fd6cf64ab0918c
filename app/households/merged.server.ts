import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";

/** The household one has become part of, also after several merges; null for one that stands, or that is not the actor's to see. */
export async function keptHousehold(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.execute<{ id: string | null }>(sql`select kept_household(${id}::uuid) as id`);
  return row?.id ?? null;
}

/** People of a household under whose other, merged records a different phone number stands: that record's id and their name. */
export async function otherPhones(tx: Tx, householdId: string): Promise<{ id: string; fullName: string }[]> {
  const rows = await tx.execute<{ id: string; fullName: string }>(sql`
    with recursive part as (
      select id, id as kept from persons where household_id = ${householdId} and deleted_at is null
      union all select p.id, part.kept from persons p join part on p.merged_into = part.id)
    select p.id, k.full_name as "fullName" from part join persons p using (id) join persons k on k.id = part.kept
    where p.id <> k.id and p.phone_index is not null and p.phone_index is distinct from k.phone_index
    order by k.search_name, p.id limit 20`);
  return [...rows];
}

/** The record a person's record was merged into, and the household it stands in. */
export async function keptPerson(tx: Tx, id: string): Promise<{ id: string; householdId: string } | null> {
  const [row] = await tx.execute<{ id: string; householdId: string }>(
    sql`select id, household_id as "householdId" from persons where id = kept_person(${id}::uuid) and deleted_at is null`);
  return row ?? null;
}
