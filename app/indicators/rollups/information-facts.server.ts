import { sql, type SQL } from "drizzle-orm";

/** Rows of `rollup.adults` of the households of a uuid array: everybody with the day of birth as far as it is known (handbook I01). */
export const freshAdults = (households: SQL): SQL => sql`
  select person_id, household_id, area_code, sex, coalesce(birth_date, make_date(birth_year, 1, 1)) as born_on from facts.adults where household_id = any (${households})`;

/** Rows of `rollup.informed`: the months in which each person was told about work. */
export const freshInformed = (households: SQL): SQL => sql`
  select distinct person_id, household_id, area_code, date_trunc('month', contacted_on)::date as month from facts.info_contacts where household_id = any (${households}) and person_id is not null`;

/** Rows of `rollup.seekers`: each person from the first word about a job on, followed for 180 days (handbook I02–I05). */
export const freshSeekers = (households: SQL): SQL => sql`
  select person_id, household_id, area_code, sex, informed_on, consulted_on, registered_on, placed_on from facts.job_seekers where household_id = any (${households})`;
