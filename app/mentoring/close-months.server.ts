import { sql } from "drizzle-orm";
import { asSystem, type Tx } from "~/db/db.server";
import { addToMonth, firstDay, lastDay, monthOf, todayIn, type Month } from "~/shared/dates";
import { groupedBy } from "~/shared/grouped";
import { zoneFactsOn } from "./zone-facts";
import { zoneRecords } from "./zone-records.server";
import { zoneOf } from "./zones";

/** Families in one transaction. */
const FAMILIES = 200;
/** After graduation a family is looked after for a year: who leaves zone hijau is called (handbook §4.15). */
const FOLLOWED_MONTHS = 12;

type Missing = { enrolmentId: string; householdId: string; month: string };

/**
 * Writes the zones of months that are over and have none yet, as the records tell them at the month's end. What is written
 * stays, whatever is recorded later. Answers how many were written; safe for several processes and at any time.
 */
export async function closeZoneMonths(now = new Date()): Promise<number> {
  const upTo = addToMonth(monthOf(todayIn("Asia/Jakarta", now)), -1);
  let written = 0;
  for (;;) {
    const closed = await asSystem("close the month of mentoring zones", (tx) => closeSome(tx, upTo));
    written += closed;
    if (closed === 0) return written;
  }
}

async function closeSome(tx: Tx, upTo: Month): Promise<number> {
  const missing = await missingMonths(tx, upTo);
  const records = await zoneRecords(tx, [...new Set(missing.map(({ householdId }) => householdId))]);
  const rows = [...groupedBy(missing, ({ householdId }) => householdId)].flatMap(([householdId, months]) =>
    months.map(({ enrolmentId, month }) => {
      const { facts } = zoneFactsOn(records.get(householdId)!, lastDay(monthOf(month)));
      const { zone, because } = zoneOf(facts);
      return { enrolment_id: enrolmentId, month: firstDay(monthOf(month)), zone, because, facts };
    }));
  if (rows.length === 0) return 0;
  const added = await tx.execute(sql`
    insert into zone_snapshots (enrolment_id, month, zone, because, facts)
    select enrolment_id, month, zone, because, facts from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as q(enrolment_id uuid, month date, zone text, because text[], facts jsonb)
    on conflict do nothing returning month`);
  return added.length;
}

/** Months of some families' mentorings that are over and have no zone; none after the mentoring ended. */
async function missingMonths(tx: Tx, upTo: Month): Promise<Missing[]> {
  const last = sql`least(${firstDay(upTo)}::date, case when e.status in ('berhenti', 'berangkat_lagi', 'pindah') then e.status_since
    when e.status = 'lulus' then (e.status_since + make_interval(months => ${FOLLOWED_MONTHS}))::date else 'infinity'::date end)`;
  const rows = await tx.execute<Missing>(sql`
    with missing as (
      select e.id as "enrolmentId", e.household_id as "householdId", m::date::text as month
      from mentoring_enrolments e cross join lateral generate_series(date_trunc('month', e.enrolled_on::timestamp), ${last}::timestamp, interval '1 month') m
      where e.deleted_at is null and not exists (select from zone_snapshots z where z.enrolment_id = e.id and z.month = m::date))
    select * from missing where "householdId" in (select distinct "householdId" from missing order by 1 limit ${FAMILIES})`);
  return [...rows];
}
