import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { addHouseholdMonths, addRecords, dropEmptySums } from "./carry-up.server";
import { refreshHouseholds } from "./household-facts.server";
import { figuresChange, takeNothing, touchNobody } from "./turn.server";
import { rebuildVillages } from "./village-facts.server";

/** Tables of sums; and those kept by household. */
export const SUMS = ["village_months", "regency_months", "regency_amounts", "regency_days"] as const;
export const HOUSEHOLD_FACTS = ["household_months", "household_years", "departures", "absences", "enrolments", "money_states", "returns", "last_records",
  "mentorings", "mentoring_days", "zones", "completions", "enterprises", "books", "permits", "loans", "adults", "informed", "seekers"] as const;

export const inRegency = (regency: string) => sql`area_code >= ${regency} and area_code < ${`${regency}/`}`;

/**
 * Everything that counts under a regency (a code of five letters) from the records, in the drain's turn. What waits in
 * the queue for it is in the records already: both are read in one statement, so that nothing is counted twice.
 */
export async function rebuildRegency(tx: Tx, regency: string): Promise<void> {
  await takeNothing(tx);
  const codes = sql`(select code from regions where left(current_code, 5) = ${regency})`;
  const recorded = (kind: string, table: string) => sql`
    select ${kind}, household_id, region_code, month, null::date, null, null, null, null, null::bigint, null::bigint, null::bigint, null::numeric, null::numeric, null::bigint
    from ${sql.identifier(table)} where deleted_at is null and region_code in ${codes}`;
  await tx.execute(sql`
    with gone as (delete from rollup.queue where kind in ('remittance', 'none', 'use') and region_code in ${codes} returning household_id),
    found as (
      select 'remittance' as kind, household_id, region_code, month, coalesce(received_on, sent_on) as day, country, sender_sex as sex, channel, currency,
        sent_minor, fee_minor, receive_fee_idr, applied_rate, reference_rate, received_idr
      from remittances where deleted_at is null and region_code in ${codes}
      union all ${recorded("none", "no_transfer_months")} union all ${recorded("use", "remittance_uses")}
    )
    insert into taken (seq, queued_at, kind, sign, area_code, household_id, region_code, month, day, country, sex, channel, currency, sent_minor, fee_minor, receive_fee_idr, applied_rate, reference_rate, received_idr)
    select 0, now(), kind, 1, (select current_code from regions r where r.code = found.region_code), household_id, region_code, month, day, country, sex, channel, currency, sent_minor, fee_minor, receive_fee_idr, applied_rate, reference_rate, received_idr from found
    union all select 0, now(), 'household', 0, null, household_id, null, null, null, null, null, null, null, null, null, null, null, null, null from gone`);
  await touchNobody(tx);
  const kept = sql.join(HOUSEHOLD_FACTS.map((table) => sql`select household_id from rollup.${sql.identifier(table)} where ${inRegency(regency)}`), sql` union `);
  await tx.execute(sql`insert into touched
    select household_id from taken union select id from households where region_code in ${codes}
    union select household_id from household_regions where region_code in ${codes}
    union select household_id from journeys where region_code in ${codes}
    union select household_id from finance_snapshots where region_code in ${codes}
    union select household_id from info_contacts where region_code in ${codes} and household_id is not null union ${kept}`);
  await refreshHouseholds(tx, inRegency(regency));
  for (const table of SUMS) await tx.execute(sql`delete from rollup.${sql.identifier(table)} where ${inRegency(regency)}`);
  await addRecords(tx);
  await addHouseholdMonths(tx, sql`select m.*, 1 as sign from rollup.household_months m where ${inRegency(regency)}`);
  // Households counted elsewhere until now leave sums of nothing there.
  await dropEmptySums(tx, sql`select area_code from changed_months union select area_code from rollup.village_months where ${inRegency(regency)}`);
  await tx.execute(sql`delete from rollup.queue where kind = 'village' and region_code in ${codes}`);
  await rebuildVillages(tx, sql`in ${codes}`, inRegency(regency));
  await figuresChange(tx);
}
