import { sql, type SQL } from "drizzle-orm";
import { STATE_DAYS } from "~/finance/household-state";
import type { Tx } from "~/db/db.server";
import { type Cell, type Figure, type FigureState, percentOf } from "./figure";
import { areaKey, groupKey, stateDays, within, type Scope } from "./scope.server";

const MEASURES = ["runway", "debt_service", "dependency", "savings", "cash_savings", "health"] as const;
type Measure = (typeof MEASURES)[number];
type Middle = { known: number; low: number | null; middle: number | null };
type Counts = Record<"households" | "no_income" | "no_lasting_income" | "with_fund" | "fund_known" | "keep" | "keep_sometimes" | "keep_known", number>;
type Row = { area: string; period: string; grp: string | null } & Counts & Record<`${Measure}_known`, number> & Record<`${Measure}_low` | `${Measure}_middle`, number | null>;

/** `days`, `enrolled` and `known`: the households in the programme on the day of each period, and their states of that day. */
export const statesOfMoney = (scope: Scope): SQL => sql`
  days (period, day) as ${stateDays(scope)},
  enrolled as (
    select h.household_id, h.area_code, h.sex, d.period from rollup.enrolments h join days d on h.place_from <= d.day and h.place_to > d.day where ${within(scope, sql`h.area_code`)}
  ), known as (
    select s.*, d.period from rollup.money_states s join days d on s.from_on between d.day - ${STATE_DAYS}::int and d.day and s.to_on > d.day where ${within(scope, sql`s.area_code`)}
  )`;

/**
 * F01–F04, F06, R10 and E05: of the households' states the middle one, of the emergency fund and of keeping records the share. By lender each household
 * stands with everyone it owes; there nobody else is asked about.
 */
export async function finance(tx: Tx, scope: Scope): Promise<Cell[]> {
  const byLender = scope.by === "lender";
  const [known, group] = byLender ? [sql`known cross join unnest(lenders) lender`, sql`lender`] : [sql`known`, groupKey(scope.by, { sex: sql`sex` })];
  const rows = await tx.execute<Row>(sql`
    with ${statesOfMoney(scope)}, counts as (
      select ${areaKey(scope)} as area, period, ${group} as grp, count(*)::int as households from ${byLender ? known : sql`enrolled`} group by 1, 2, 3
    ), states as (
      select ${areaKey(scope)} as in_area, period as on_period, ${group} as of_grp, count(*) filter (where no_income)::int as no_income, count(*) filter (where no_lasting_income)::int as no_lasting_income,
        count(*) filter (where has_fund)::int as with_fund, count(has_fund)::int as fund_known, count(*) filter (where records_kept = 'ya')::int as keep,
        count(*) filter (where records_kept = 'kadang')::int as keep_sometimes, count(records_kept)::int as keep_known, ${sql.join(MEASURES.map(middleOf), sql`, `)}
      from ${known} group by 1, 2, 3
    )
    select c.*, s.* from counts c left join states s on in_area = c.area and on_period = c.period and of_grp is not distinct from c.grp`);
  return rows.map((row) => ({ area: row.area, period: row.period, group: row.grp, figures: figuresOf(row) }));
}

function figuresOf(row: Row): Cell["figures"] {
  const { households, with_fund: withFund, fund_known: fundKnown } = row;
  const ofAll = (measure: Measure, state?: FigureState, without = 0) =>
    middle({ known: row[`${measure}_known`] ?? 0, low: row[`${measure}_low`], middle: row[`${measure}_middle`] }, households - (without ?? 0), state);
  return {
    R10: ofAll("dependency", undefined, row.no_income),
    F01: ofAll("savings", undefined, row.no_lasting_income),
    F01b: ofAll("cash_savings", undefined, row.no_lasting_income),
    F02: ofAll("runway", "berkelanjutan"),
    F03: ofAll("debt_service", "tak_tertutup"),
    F04: shareOf(withFund, fundKnown, households),
    F06: ofAll("health"),
    E05: shareOf(row.keep, row.keep_known, households),
    E05b: shareOf(row.keep_sometimes, row.keep_known, households),
  };
}

/** Null where no household of the group has any state that day. */
function shareOf(part: number | null, known: number | null, eligible: number): Figure {
  return { value: percentOf(part ?? 0, known ?? 0), numerator: part ?? 0, denominator: known ?? 0, n: known ?? 0, known: known ?? 0, eligible };
}

function middleOf(name: Measure): SQL {
  const column = sql.identifier(name);
  const as = (what: string) => sql.identifier(`${name}_${what}`);
  return sql`count(${column})::int as ${as("known")}, percentile_disc(0.5) within group (order by ${column}) as ${as("low")},
    percentile_cont(0.5) within group (order by ${column}) as ${as("middle")}`;
}

/** The median, or where one of the middle two is a state the lower of them: a number and a state have no mean. */
function middle({ known, low, middle: between }: Middle, eligible: number, state?: FigureState): Figure {
  const figure = { numerator: null, denominator: null, n: known, known, eligible };
  if (low === null || between === null) return { value: null, ...figure };
  if (!Number.isFinite(low)) return { value: null, ...figure, state };
  return { value: Number.isFinite(between) ? between : low, ...figure };
}
