import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import type { PlainDate } from "~/shared/dates";
import type { Medium } from "./codes";

export type TellablePerson = { id: string; name: string; household: string; born: number | null };
export const MOST_LISTED = 1_000;

/** Whom a village may tick by name: everybody on record there who may be of age, by name; unknown age stays in. */
export async function tellable(tx: Tx, regionCode: string, today: PlainDate): Promise<{ rows: TellablePerson[]; isCut: boolean }> {
  const rows = await tx.execute<TellablePerson>(sql`
    select p.id, p.full_name as name, h.label as household, coalesce(extract(year from p.birth_date)::int, p.birth_year) as born
    from persons p join households h on h.id = p.household_id
    where p.region_code = ${regionCode} and p.deleted_at is null and h.deleted_at is null and coalesce(extract(year from p.birth_date)::int, p.birth_year, 0) <= ${Number(today.slice(0, 4)) - 17}
      and not exists (select from journeys j where j.person_id = p.id and j.deleted_at is null and j.status = 'meninggal')
    order by p.search_name collate "C", p.id limit ${MOST_LISTED + 1}`);
  return { rows: rows.slice(0, MOST_LISTED), isCut: rows.length > MOST_LISTED };
}

export type ContactBatch = { batchId: string; contactedOn: PlainDate; medium: Medium; persons: number; heads: number | null };

/** What a village wrote down last, newest first. */
export async function lastBatches(tx: Tx, regionCode: string): Promise<ContactBatch[]> {
  const rows = await tx.execute<ContactBatch>(sql`
    select batch_id as "batchId", max(contacted_on)::text as "contactedOn", max(medium) as medium, count(person_id)::int as persons, sum(head_count)::int as heads
    from info_contacts where region_code = ${regionCode} and deleted_at is null group by batch_id order by max(contacted_on) desc, batch_id desc limit 6`);
  return [...rows];
}
