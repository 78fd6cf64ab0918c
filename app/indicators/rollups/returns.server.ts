import { sql, type SQL } from "drizzle-orm";
import { FUND_MONTHS, RETURN_FOLLOWED_DAYS, RETURN_READING_DAYS, STATE_DAYS } from "~/finance/household-state";
import { placesOf } from "./absences.server";
import { OPEN_STATES } from "./mentoring-facts.server";

const reading = (which: SQL, order: SQL) => sql`
  select f.as_of, f.liquid_savings_idr as balance, f.expense_idr as expense from finance_snapshots f
  where f.household_id = j.household_id and f.deleted_at is null and f.liquid_savings_idr is not null and f.expense_idr is not null and ${which} order by ${order} limit 1`;

/** When the returnee's mentoring began: the first one that was not over before the return (handbook M01). */
const mentoredFrom = sql`(
  select min(e.enrolled_on) from mentoring_enrolments e where e.person_id = told.person_id and e.deleted_at is null
    and (e.enrolled_on >= told.returned_on or e.status_since >= told.returned_on or e.status in ${OPEN_STATES}))`;

/**
 * Rows of `rollup.returns` of the households of a uuid array: each return with what became of the savings it found
 * (handbook F05). `habis`: less than one month of expense was left at a reading within a year. `bertahan`: a year was
 * seen without that, each reading telling of the 92 days after it. `tersensor`: the person left again or nobody read
 * on. `kecil`: there were not three months of expense to begin with; `tidak_diketahui`: nobody read what there was.
 */
export const freshReturns = (households: SQL): SQL => sql`
  with back as (
    select j.id, j.person_id, j.household_id, pl.area_code, j.returned_on, j.returned_on + ${RETURN_FOLLOWED_DAYS}::int as due_on, j.country, p.sex
    from journeys j join persons p on p.id = j.person_id join (${placesOf(households)}) pl on pl.household_id = j.household_id and pl.place_from <= j.returned_on and pl.place_to > j.returned_on
    where j.household_id = any (${households}) and j.deleted_at is null and j.returned_on is not null and j.status <> 'meninggal' and pl.status not in ('keluar', 'gabung')
  ), followed as (
    select j.*, b.as_of as began_on, b.balance >= b.expense * ${FUND_MONTHS}::int as has_fund, least(j.due_on, l.left_on) as until_on
    from back j left join lateral (${reading(sql`f.as_of between j.returned_on and j.returned_on + ${RETURN_READING_DAYS}::int`, sql`f.as_of`)}) b on true
      cross join lateral (
        select min(departed_on) as left_on from journeys a where a.person_id = j.person_id and a.deleted_at is null and a.departed_on > j.returned_on
      ) l
  ), ended as (
    select j.*, g.as_of as gone_on, least(j.until_on, s.as_of + ${STATE_DAYS}::int) as seen_until
    from followed j left join lateral (${reading(sql`f.as_of > j.began_on and f.as_of <= j.until_on and f.liquid_savings_idr < f.expense_idr`, sql`f.as_of`)}) g on true
      left join lateral (${reading(sql`f.as_of >= j.began_on and f.as_of <= j.until_on`, sql`f.as_of desc`)}) s on true
  )
  select id, household_id, area_code, returned_on, due_on, country, sex, outcome,
    (case outcome when 'habis' then gone_on - returned_on when 'bertahan' then due_on - returned_on when 'tersensor' then seen_until - returned_on end)::smallint as days, ${mentoredFrom} as enrolled_on
  from (
    select *, case when has_fund is null then 'tidak_diketahui' when not has_fund then 'kecil' when gone_on is not null then 'habis'
      when seen_until >= due_on then 'bertahan' else 'tersensor' end as outcome from ended
  ) told`;
