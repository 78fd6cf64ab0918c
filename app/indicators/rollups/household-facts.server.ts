import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { freshAbsences, freshEnrolments } from "./absences.server";
import { addHouseholdMonths } from "./carry-up.server";
import { freshBooks, freshEnterprises, freshLoans, freshPermits } from "./enterprise-facts.server";
import { freshHouseholdMonths } from "./household-months.server";
import { SIDES } from "./measures.server";
import { freshCompletions, freshMentoringDays, freshMentorings, freshZones } from "./mentoring-facts.server";
import { freshAdults, freshInformed, freshSeekers } from "./information-facts.server";
import { freshMoneyStates } from "./money-states.server";
import { freshReturns } from "./returns.server";

/**
 * Everything kept by household, counted anew from its records for the households in the table `touched` and put in place
 * of what was there. What did not change is not written again, and what did is carried up to the sums, but for those of
 * `except` (a condition on area_code), which are about to be made anew.
 */
export async function refreshHouseholds(tx: Tx, except: SQL = sql`false`): Promise<void> {
  await replaceChanged(tx, "absences", freshAbsences(TOUCHED));
  await replaceChanged(tx, "enrolments", freshEnrolments(TOUCHED));
  await replaceChanged(tx, "money_states", freshMoneyStates(TOUCHED));
  await replaceChanged(tx, "returns", freshReturns(TOUCHED));
  await replaceChanged(tx, "departures", departures);
  for (const [name, fresh] of PILLAR_FACTS) await replaceChanged(tx, name, fresh(TOUCHED));
  await refreshMonths(tx, except);
  await replaceChanged(tx, "household_years", householdYears);
  await replaceChanged(tx, "last_records", lastRecords);
}

/** What mentoring, classes, enterprises and job information leave behind of a family, by table. */
const PILLAR_FACTS: readonly [string, (households: SQL) => SQL][] = [
  ["mentorings", freshMentorings], ["mentoring_days", freshMentoringDays], ["zones", freshZones], ["completions", freshCompletions],
  ["enterprises", freshEnterprises], ["books", freshBooks], ["permits", freshPermits], ["loans", freshLoans],
  ["adults", freshAdults], ["informed", freshInformed], ["seekers", freshSeekers],
];

const TOUCHED = sql`array(select household_id from touched)`;

async function refreshMonths(tx: Tx, except: SQL): Promise<void> {
  await tx.execute(sql`create temp table if not exists fresh_months (like rollup.household_months) on commit delete rows`);
  await tx.execute(sql`create temp table if not exists changed_months (household_id uuid, area_code text collate "C", month date) on commit delete rows`);
  await tx.execute(sql`truncate fresh_months, changed_months`);
  await tx.execute(sql`insert into fresh_months ${freshHouseholdMonths(TOUCHED)}`);
  const stored = sql`select * from rollup.household_months where household_id = any (${TOUCHED})`;
  await tx.execute(sql`
    with stored as materialized (${stored})
    insert into changed_months select distinct household_id, area_code, month
    from ((select * from fresh_months except all select * from stored) union all (select * from stored except all select * from fresh_months)) d`);
  const changed = (table: SQL, sign: 1 | -1) =>
    sql`select m.*, ${sign}::int as sign from ${table} m join changed_months using (household_id, area_code, month) where not (${except})`;
  const difference = sql`${changed(sql`fresh_months`, 1)} union all ${changed(sql`rollup.household_months`, -1)}`;
  await addHouseholdMonths(tx, difference);
  await tx.execute(sql`delete from rollup.household_months m using changed_months c
    where m.household_id = c.household_id and m.area_code = c.area_code and m.month = c.month`);
  await tx.execute(sql`insert into rollup.household_months select m.* from fresh_months m join changed_months using (household_id, area_code, month)`);
}

/** Replaces the rows of each household of which any row differs. */
async function replaceChanged(tx: Tx, name: string, fresh: SQL): Promise<void> {
  const table = sql`rollup.${sql.identifier(name)}`;
  await tx.execute(sql`
    with fresh as materialized (${fresh}), stored as materialized (select * from ${table} where household_id = any (${TOUCHED})),
    changed as (
      select distinct household_id
      from ((select * from fresh except all select * from stored) union all (select * from stored except all select * from fresh)) d
    ), gone as (delete from ${table} where household_id in (select household_id from changed))
    insert into ${table} select * from fresh where household_id in (select household_id from changed)`);
}

const bits = (which: SQL) => sql`coalesce(bit_or(1 << (extract(month from month)::int - 1)) filter (where ${which}), 0)::smallint`;

const householdYears = sql`
  with months as materialized (select *, extract(year from month)::smallint as year from fresh_months where role <> 'part'),
  answers as (select household_id, year, ${bits(sql`answered`)} as answered, ${bits(sql`came`)} as came from months group by 1, 2)
  select household_id, area_code, year, paid, covered, moved, formal, informal, unclear, regular,
    (case when regular = 0 then 0 else answered end)::smallint, (case when regular = 0 then 0 else came end)::smallint
  from (
    select household_id, area_code, year, ${bits(sql`amount > 0`)} as paid, ${bits(sql`covered`)} as covered, ${bits(sql`sides <> 0`)} as moved,
      ${bits(sql`sides & ${SIDES.formal} <> 0`)} as formal, ${bits(sql`sides & ${SIDES.informal} <> 0`)} as informal,
      ${bits(sql`sides & ${SIDES.unclear} <> 0`)} as unclear, ${bits(sql`regular`)} as regular
    from months group by 1, 2, 3
  ) sums join answers using (household_id, year)
  where paid | covered | moved | regular <> 0`;

const departures = sql`
  select j.id, j.household_id, r.current_code, j.departed_on, j.procedural_status, j.country, p.sex, j.scheme, j.sector,
    coalesce(j.registered_on, (select min(e.happened_on) from journey_events e where e.journey_id = j.id and e.to_status = 'terdaftar')) as registered_on
  from journeys j join persons p on p.id = j.person_id join regions r on r.code = j.region_code
  where j.household_id = any (${TOUCHED}) and j.deleted_at is null and j.departed_on is not null`;

const lastOf = (table: string, household = sql`household_id`) => sql`
  select ${household} as household_id, region_code, updated_at from ${sql.identifier(table)} where ${household} = any (${TOUCHED}) and deleted_at is null`;

const lastRecords = sql`
  select household_id, r.current_code, region_code, max(updated_at)
  from (${sql.join([lastOf("households", sql`id`), ...["journeys", "remittances", "no_transfer_months", "remittance_uses", "finance_snapshots"].map((table) => lastOf(table))], sql` union all `)}) records
  join regions r on r.code = records.region_code group by 1, 2, 3`;
