import { sql, type SQL } from "drizzle-orm";
import { NO_LONGER_PAID } from "~/finance/debt-service";
import { codesOf } from "~/shared/codes";
import { PERMITS } from "~/enterprises/codes";
import { list } from "./measures.server";

const enterprises = (households: SQL): SQL => sql`
  select e.id as enterprise_id, e.household_id, r.current_code as area_code, e.kind, p.sex, e.started_on, e.closed_on, e.paused_since, e.workers_paid
  from enterprises e join regions r on r.code = e.region_code left join persons p on p.id = e.owner_person_id
  where e.household_id = any (${households}) and e.deleted_at is null`;

/** Rows of `rollup.enterprises` of the households of a uuid array. */
export const freshEnterprises = enterprises;

/**
 * Rows of `rollup.books`: each month on record, with what is known of profit up to it. Profit is sales less goods, other
 * cost and interest, and unknown while one of them is (app/enterprises/book.ts, handbook §4.12); B01, B02 and B05. A month
 * kept by days tells of all of itself only once it is over.
 */
export const freshBooks = (households: SQL): SQL => sql`
  with owned as (${enterprises(households)}), months as (
    select o.*, m.month, coalesce(lead(m.month) over book, 'infinity'::date) as next_month, m.sales_idr - m.cogs_idr - m.opex_idr - m.interest_idr as profit,
      count(m.sales_idr - m.cogs_idr - m.opex_idr - m.interest_idr) over (book rows between unbounded preceding and current row) as profits
    from owned o join enterprise_months m using (enterprise_id) where m.kept_by <> 'hari' or m.month < date_trunc('month', now()) window book as (partition by m.enterprise_id order by m.month)
  ), known as (
    select enterprise_id, profits, sum(profit) filter (where profits <= 3) over (partition by enterprise_id) as first_idr, sum(profit) over three as last_idr, min(month) over three as third_last
    from months where profit is not null window three as (partition by enterprise_id order by month rows between 2 preceding and current row)
  )
  select m.enterprise_id, m.household_id, m.area_code, m.kind, m.sex, m.month, m.next_month, m.profits::smallint,
    case when m.profits >= 3 then k.first_idr end::bigint as first_idr, case when m.profits >= 3 then k.last_idr end::bigint as last_idr, case when m.profits >= 3 then k.third_last end as third_last
  from months m left join known k on k.enterprise_id = m.enterprise_id and k.profits = m.profits`;

/** Rows of `rollup.permits`: every permit of each enterprise; one that nobody asked about is not known (handbook B03). */
export const freshPermits = (households: SQL): SQL => sql`
  select o.enterprise_id, o.household_id, o.area_code, asked.permit, coalesce(p.state, 'tidak_diketahui') as state, p.expires_on
  from (${enterprises(households)}) o cross join unnest(array[${sql.join(codesOf(PERMITS).map((code) => sql`${code}`), sql`, `)}]) asked (permit)
    left join enterprise_permits p on p.enterprise_id = o.enterprise_id and p.permit = asked.permit`;

/** Rows of `rollup.loans`: debts that are still to be paid, as they were last recorded (handbook B06). */
export const freshLoans = (households: SQL): SQL => sql`
  select d.id as debt_id, d.household_id, r.current_code as area_code, d.lender_type, case d.status when 'lancar' then true when 'tidak_diketahui' then null else false end as on_time, d.outstanding_idr
  from debts d join regions r on r.code = d.region_code where d.household_id = any (${households}) and d.deleted_at is null and d.status not in ${list(NO_LONGER_PAID)}`;
