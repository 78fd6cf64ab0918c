import { sql, type SQL } from "drizzle-orm";
import { isOpenState } from "~/mentoring/enrolment-states";
import { ENROLMENT_STATES } from "~/mentoring/codes";
import { EARLY_DAYS, MONTHLY_FROM } from "~/mentoring/rhythm";
import { codesOf } from "~/shared/codes";
import { placesOf } from "./absences.server";
import { list } from "./measures.server";

/** States of a mentoring that goes on. */
export const OPEN_STATES = list(codesOf(ENROLMENT_STATES).filter(isOpenState));

const enrolments = (households: SQL): SQL => sql`
  select e.id as enrolment_id, e.household_id, r.current_code as area_code, p.sex, e.enrolled_on, e.planned_months, e.status, e.status_since
  from mentoring_enrolments e join persons p on p.id = e.person_id join regions r on r.code = e.region_code
  where e.household_id = any (${households}) and e.deleted_at is null`;

/** From which day to the one before which each mentoring was in which state; of one without any step its present state. */
const states = sql`
  select e.enrolment_id, s.to_status as state, s.happened_on as from_on, coalesce(lead(s.happened_on) over (partition by e.enrolment_id order by s.happened_on, s.recorded_at, s.id), 'infinity'::date) as to_on
  from enrolled e join mentoring_steps s on s.enrolment_id = e.enrolment_id
  union all select enrolment_id, status, status_since, 'infinity'::date from enrolled e where not exists (select from mentoring_steps s where s.enrolment_id = e.enrolment_id)`;

/** Rows of `rollup.mentorings` of the households of a uuid array: each mentoring's states through time (handbook M02). */
export const freshMentorings = (households: SQL): SQL => sql`
  with enrolled as (${enrolments(households)}), states as (${states})
  select e.enrolment_id, e.household_id, e.area_code, e.sex, e.enrolled_on, s.state, s.from_on, s.to_on from enrolled e join states s using (enrolment_id) where s.from_on < s.to_on`;

/**
 * Rows of `rollup.mentoring_days`: sessions by the day they were due, as app/mentoring/rhythm.ts plans them, and held
 * (handbook M05). None was due in a pause or after the end of the mentoring.
 */
export const freshMentoringDays = (households: SQL): SQL => sql`
  with enrolled as (${enrolments(households)}), states as (${states}), planned as (
    select enrolment_id, enrolled_on + early as day from enrolled cross join unnest(array[${sql.join(EARLY_DAYS.map((days) => sql`${days}::int`), sql`, `)}]) early
      where enrolled_on + early <= (enrolled_on + make_interval(months => planned_months))::date
    union all select enrolment_id, (enrolled_on + make_interval(months => late))::date from enrolled cross join lateral generate_series(${MONTHLY_FROM}::int, planned_months) late
  ), days as (
    select enrolment_id, day, 1 as due, 0 as held from planned where exists (
      select from states s where s.enrolment_id = planned.enrolment_id and s.state in ${OPEN_STATES} and s.state <> 'jeda' and s.from_on <= day and day < s.to_on)
    union all select s.enrolment_id, s.held_on, 0, 1 from mentoring_sessions s join enrolled using (enrolment_id) where s.deleted_at is null
  )
  select e.enrolment_id, e.household_id, e.area_code, e.sex, d.day, sum(d.due)::smallint, sum(d.held)::smallint from enrolled e join days d using (enrolment_id) group by 1, 2, 3, 4, 5`;

/** Rows of `rollup.zones`: the zone of each closed month beside that of the first one (handbook M03, M04). */
export const freshZones = (households: SQL): SQL => sql`
  with enrolled as (${enrolments(households)}), first as (
    select distinct on (enrolment_id) enrolment_id, zone, month from zone_snapshots join enrolled using (enrolment_id) order by enrolment_id, month
  )
  select e.enrolment_id, e.household_id, e.area_code, e.sex, z.month, z.zone, f.zone as baseline,
    (extract(year from age(z.month, f.month)) * 12 + extract(month from age(z.month, f.month)))::smallint as months
  from enrolled e join zone_snapshots z using (enrolment_id) join first f using (enrolment_id)`;

/** Present at four fifths of all meetings, and tested afterwards (handbook §4.10); of a participant `t` with `seats`. */
export const hasCompleted = sql`(seats.seats > 0 and seats.present * 5 >= seats.seats * 4 and exists (select from test_scores x where x.participant_id = t.id and x.phase = 'post'))`;

/**
 * Rows of `rollup.completions`: adults who completed a class, as app/learning/outcomes.ts has it, in the area where their
 * family lived that day (handbook E04). Who is not known to be a child is an adult.
 */
export const freshCompletions = (households: SQL): SQL => sql`
  with recursive adults as (
    select p.id as person_id, p.household_id, coalesce(p.birth_date, make_date(p.birth_year, 1, 1)) as born from persons p where p.household_id = any (${households}) and p.merged_into is null
  ), names as (
    select person_id, person_id as name from adults union all select n.person_id, m.id from names n join persons m on m.merged_into = n.name
  )
  select a.id as activity_id, p.person_id, p.household_id, pl.area_code, coalesce(a.end_on, a.start_on) as completed_on
  from adults p join names n using (person_id) join activity_participants t on t.person_id = n.name and t.removed_at is null
    join activities a on a.id = t.activity_id and a.cancelled_on is null
    join (${placesOf(households)}) pl on pl.household_id = p.household_id and pl.place_from <= coalesce(a.end_on, a.start_on) and pl.place_to > coalesce(a.end_on, a.start_on)
    cross join lateral (
      select count(*) as seats, count(*) filter (where s.status = 'hadir') as present
      from activity_sessions m left join attendance s on s.session_id = m.id and s.participant_id = t.id where m.activity_id = a.id
    ) seats
  where ${hasCompleted} and coalesce(p.born <= coalesce(a.end_on, a.start_on) - interval '18 years', true)`;
