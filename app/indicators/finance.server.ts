import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import type { Cell, Figure, FigureState } from "./figure";
import { areaKey, inArea, stateDays, within, type Scope } from "./scope.server";

/** A state older than this on the day it is read for is unknown (handbook §5.11, F02). */
const OLDEST_DAYS = 92;

type Middle = { known: number; low: number | null; middle: number | null };
type Row = { area: string; period: string; households: number; with_income: number } & {
  [figure in "f02" | "f03" | "r10" as `${figure}_known`]: number;
} & { [figure in "f02" | "f03" | "r10" as `${figure}_low` | `${figure}_middle`]: number | null };

/**
 * `figures`: the latest state of each enrolled household's money on the last day of the period. "Sustained" and "not
 * covered" stand above every number, so they are infinite while sorting. Times away and states are laid under each
 * other, not joined, and the rest is computed once each: the planner expects one row of every view and would read them
 * again for each household.
 */
export const householdFinance = (scope: Scope): SQL => sql`
    days (period, day) as ${stateDays(scope)},
    enrolled as materialized (
      select h.household_id, h.area_code, d.period, d.day
      from rollup.enrolments h join days d on h.place_from <= d.day and h.place_to > d.day
      where ${within(scope, sql`h.area_code`)}
    ), latest as (
      select distinct on (d.period, f.household_id) d.period, f.*
      from facts.finance f join days d on f.as_of between d.day - ${OLDEST_DAYS}::int and d.day
      where ${inArea(scope, sql`f.area_code`)} order by d.period, f.household_id, f.as_of desc
    ), spans as materialized (
      select household_id, from_on, to_on from rollup.absences a where ${within(scope, sql`a.area_code`)}
    ), away as (
      select period, household_id, bool_or(from_on <= read_on and (to_on is null or to_on > read_on)) as away, bool_or(to_on <= read_on) as returned
      from (
        select period, household_id, from_on, to_on, max(as_of) over (partition by period, household_id) as read_on
        from (
          select period, household_id, as_of, null::date as from_on, null::date as to_on from latest
          union all select d.period, s.household_id, null, s.from_on, s.to_on from spans s cross join days d
        ) either
      ) read where read_on is not null and from_on is not null group by 1, 2
    ), owed as materialized (
      select household_id, case when bool_and(instalment_idr is not null and coalesce(instalment_period, 'bulan') in ('bulan', 'minggu'))
        then sum(case instalment_period when 'minggu' then instalment_idr * 52.0 / 12 else instalment_idr end) end as monthly
      from facts.debts where ${inArea(scope)} and status not in ('lunas', 'dihapus') group by 1
    ), money as (
      select e.household_id, l.as_of, e.area_code, e.period, l.liquid_savings_idr as balance, l.expense_idr as expense, l.income_remit_idr as remit, l.income_local_idr as local,
        coalesce(l.debt_service_idr, case when l.household_id is not null then o.monthly end) as debt, greatest(l.income_enterprise_idr, 0) as profit,
        l.income_enterprise_idr as enterprise, case when w.returned and not w.away then 0 else l.income_remit_idr end as continuing
      from enrolled e left join latest l using (household_id, period) left join away w using (household_id, period) left join owed o using (household_id)
    ), incomes as (
      select *, expense + debt - continuing - local - enterprise as burn,
        case when profit is not null then continuing + local + profit end as income,
        case when enterprise is not null then remit + local + profit end as all_income
      from money
    ), figures as (
      select household_id, as_of, area_code, period, all_income,
        case when burn is null or balance is null then null when burn <= 0 then 'infinity'::float8 when balance <= 0 then 0 else balance::float8 / burn::float8 end as f02,
        case when debt = 0 then 0 when debt is null or income is null then null when income <= 0 then 'infinity'::float8 else debt::float8 * 100 / income::float8 end as f03,
        case when all_income > 0 then remit::float8 * 100 / all_income::float8 end as r10
      from incomes
    )`;

/** F02, F03 and R10: of those states the middle one. */
export async function finance(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<Row>(sql`
    with ${householdFinance(scope)}
    select ${areaKey(scope)} as area, period, count(*)::int as households, count(*) filter (where all_income is null or all_income > 0)::int as with_income,
      ${middleOf("f02")}, ${middleOf("f03")}, ${middleOf("r10")}
    from figures group by 1, 2`);
  return rows.map((row) => ({
    area: row.area,
    period: row.period,
    group: null,
    figures: {
      F02: middle({ known: row.f02_known, low: row.f02_low, middle: row.f02_middle }, row.households, "berkelanjutan"),
      F03: middle({ known: row.f03_known, low: row.f03_low, middle: row.f03_middle }, row.households, "tak_tertutup"),
      R10: middle({ known: row.r10_known, low: row.r10_low, middle: row.r10_middle }, row.with_income),
    },
  }));
}

function middleOf(name: "f02" | "f03" | "r10") {
  const column = sql.raw(name);
  return sql`count(${column})::int as ${sql.raw(`${name}_known`)},
    percentile_disc(0.5) within group (order by ${column}) as ${sql.raw(`${name}_low`)},
    percentile_cont(0.5) within group (order by ${column}) as ${sql.raw(`${name}_middle`)}`;
}

/** The median, or where one of the middle two is a state the lower of them: a number and a state have no mean. */
function middle({ known, low, middle: between }: Middle, eligible: number, state?: FigureState): Figure {
  const figure = { numerator: null, denominator: null, n: known, known, eligible };
  if (low === null || between === null) return { value: null, ...figure };
  if (!Number.isFinite(low)) return { value: null, ...figure, state };
  return { value: Number.isFinite(between) ? between : low, ...figure };
}
