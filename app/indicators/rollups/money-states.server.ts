import { sql, type SQL } from "drizzle-orm";
import { INSTALMENTS_PER_YEAR, NO_LONGER_PAID } from "~/finance/debt-service";
import { FUND_MONTHS, HEALTH_ITEMS_NEEDED, STATE_DAYS } from "~/finance/household-state";
import { list } from "./measures.server";

/** A rate of instalments as times a month; of a debt that falls due once or whose rhythm is unknown there is none. */
const perMonth = sql`case coalesce(d.instalment_period, 'bulan') ${sql.join(
  Object.entries(INSTALMENTS_PER_YEAR).map(([period, times]) => sql`when ${period} then d.instalment_idr * ${times}::numeric / 12`), sql` `)} end`;

/** What all debts of the household took a month on the day of the reading; null where that of one is unknown, or none is written down. */
const owed = sql`
  select case when bool_and(${perMonth} is not null) then sum(${perMonth}) end as monthly, coalesce(array_agg(distinct d.lender_type order by d.lender_type), '{}') as lenders
  from debts d where d.household_id = f.household_id and d.deleted_at is null and coalesce(d.start_on <= f.as_of, true)
    and (d.status not in ${list(NO_LONGER_PAID)} or d.end_on > f.as_of)`;

const answer = (column: SQL, all: string, half: string) => sql`case ${column} when ${all} then 100 when ${half} then 50 when 'tidak' then 0 end`;
/** The eight items of handbook F06 by turns, each 0, 50 or 100, null where it is not known. */
const HEALTH_ITEMS = [
  sql`case when surplus > 0 then 100 when surplus = 0 then 50 when surplus < 0 then 0 end`,
  answer(sql`pays_on_time`, "ya", "kadang"),
  sql`case when balance >= expense * ${FUND_MONTHS}::int then 100 when balance >= expense then 50 when balance < expense then 0 end`,
  sql`case when debt_service < 30 then 100 when debt_service < 40 then 50 when debt_service >= 40 then 0 end`,
  answer(sql`insured`, "ya", "sebagian"),
  answer(sql`records_kept`, "ya", "kadang"),
  answer(sql`goal_set`, "ya", "belum_jelas"),
  answer(sql`emergency_capacity`, "mudah", "sulit"),
];

/**
 * Rows of `rollup.money_states` of the households of a uuid array: each reading's state for as long as it is known, where
 * the household lived. A returnee's remittances have ended, a loss is no income; "sustained" and "not covered" stand
 * above every number and are infinite (handbook F01–F04, F06, R10).
 */
export const freshMoneyStates = (households: SQL): SQL => sql`
  with readings as (
    select f.household_id, f.as_of, lead(f.as_of) over (partition by f.household_id order by f.as_of) as next_on,
      f.liquid_savings_idr as balance, f.expense_idr as expense, coalesce(f.debt_service_idr, o.monthly) as debt,
      case when f.debt_service_idr = 0 then 0 else f.debt_interest_idr end as interest,
      f.income_remit_idr as remit, case when w.returned and not w.away then 0 else f.income_remit_idr end as continuing,
      f.income_local_idr as local, f.income_enterprise_idr as enterprise, greatest(f.income_enterprise_idr, 0) as profit,
      f.pays_on_time, f.insured, f.records_kept, f.goal_set, f.emergency_capacity, o.lenders
    from finance_snapshots f cross join lateral (${owed}) o cross join lateral (
      select coalesce(bool_or(from_on <= f.as_of and (to_on is null or to_on > f.as_of)), false) as away, coalesce(bool_or(to_on <= f.as_of), false) as returned
      from rollup.absences a where a.household_id = f.household_id
    ) w where f.household_id = any (${households}) and f.deleted_at is null
  ), incomes as (
    select *, expense + debt - continuing - local - enterprise as burn, continuing + local + enterprise - expense - debt as surplus,
      case when enterprise is not null then continuing + local + profit end as income, case when enterprise is not null then remit + local + profit end as all_income
    from readings
  ), ratios as (
    select *,
      case when burn is null or balance is null then null when burn <= 0 then 'infinity'::float8 when balance <= 0 then 0 else balance::float8 / burn::float8 end as runway,
      case when debt = 0 then 0 when debt is null or income is null then null when income <= 0 then 'infinity'::float8 else debt::float8 * 100 / income::float8 end as debt_service,
      case when all_income > 0 then remit::float8 * 100 / all_income::float8 end as dependency,
      case when income > 0 then (surplus + debt - interest)::float8 * 100 / income::float8 end as savings,
      case when income > 0 then surplus::float8 * 100 / income::float8 end as cash_savings
    from incomes
  )
  select r.household_id, e.area_code, greatest(r.as_of, e.place_from) as from_on, least(r.next_on, r.as_of + ${STATE_DAYS + 1}::int, e.place_to) as to_on, r.as_of, e.sex, r.lenders,
    r.runway, r.debt_service, r.dependency, r.savings, r.cash_savings, coalesce(r.all_income <= 0, false) as no_income, coalesce(r.income <= 0, false) as no_lasting_income,
    r.balance >= r.expense * ${FUND_MONTHS}::int as has_fund, h.health, r.records_kept
  from ratios r join rollup.enrolments e on e.household_id = r.household_id cross join lateral (
    select case when count(item) >= ${HEALTH_ITEMS_NEEDED}::int then avg(item)::float8 end as health from unnest(array[${sql.join(HEALTH_ITEMS, sql`, `)}]) item
  ) h
  where greatest(r.as_of, e.place_from) < least(r.next_on, r.as_of + ${STATE_DAYS + 1}::int, e.place_to)`;
