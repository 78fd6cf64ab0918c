import { sql, type SQL } from "drizzle-orm";

/** Where the households of a uuid array lived when, from the beginning of time to the end of it; place_to is the first day elsewhere. */
export const placesOf = (households: SQL): SQL => sql`
  select hr.household_id, r.current_code as area_code, h.status,
    case when exists (select from household_regions e where e.household_id = hr.household_id and e.region_from < hr.region_from)
      then hr.region_from else '-infinity'::date end as place_from,
    coalesce(hr.region_to, 'infinity'::date) as place_to
  from household_regions hr join households h on h.id = hr.household_id join regions r on r.code = hr.region_code
  where hr.household_id = any (${households}) and h.deleted_at is null
  union all
  select h.id, r.current_code, h.status, '-infinity'::date, 'infinity'::date
  from households h join regions r on r.code = h.region_code
  where h.id = any (${households}) and h.deleted_at is null and not exists (select from household_regions e where e.household_id = h.id)`;

/**
 * Rows of `rollup.absences`: the time each migrant was away, counted in the area where the household lived. A migrant
 * found abroad whose departure nobody remembers is away from the day the record was opened; a journey that ended on an
 * unwritten day ends with the event that ended it. to_on null: still away.
 */
export const freshAbsences = (households: SQL): SQL => sql`
  select j.id as journey_id, j.household_id, pl.area_code, j.country, p.sex, j.departed_on, coalesce(j.departed_on, j.opened_on) as from_on,
    coalesce(j.returned_on, j.closed_on, case when j.status in ('pulang', 'selesai', 'meninggal') then coalesce(
      (select max(e.happened_on) from journey_events e where e.journey_id = j.id and e.to_status = j.status), j.opened_on) end) as to_on,
    pl.place_from, pl.place_to, j.person_id
  from (${placesOf(households)}) pl join journeys j on j.household_id = pl.household_id join persons p on p.id = j.person_id
  where j.deleted_at is null and pl.status not in ('keluar', 'gabung')
    and (j.departed_on is not null or j.returned_on is not null or j.status in ('bekerja', 'cuti', 'perpanjang', 'bermasalah', 'hilang_kontak', 'repatriasi'))`;

/** The group of what belongs to several. */
export const SEVERAL = "beberapa";

/** Rows of `rollup.enrolments`: where each household in the programme lived when, and the sex of its migrants by `absences`. */
export const freshEnrolments = (households: SQL): SQL => sql`
  select household_id, area_code, place_from, place_to,
    (select case when min(coalesce(sex, '')) < max(coalesce(sex, '')) then ${SEVERAL} else max(sex) end from rollup.absences a where a.household_id = places.household_id) as sex
  from (${placesOf(households)}) places where status = 'aktif'`;
