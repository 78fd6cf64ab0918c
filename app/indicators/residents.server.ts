import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { ratePer1000 } from "~/shared/intervals";
import type { Cell } from "./figure";
import { areaKey, stateDays, within, type Scope } from "./scope.server";

type Row = { area: string; period: string; migrants: number; residents: number; known: number; villages: number };

/**
 * X02: who is away on the last day of the period, of a thousand residents of the villages with families on record, with
 * Byar's interval. A village without a number of residents and its year is left out on both sides; `known` and
 * `eligible` count villages. The number is the one the village entered, else that of the reference list.
 */
export async function migrantRate(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<Row>(sql`
    with days (period, day) as ${stateDays(scope)},
    away as (
      select area_code, period, count(distinct person_id) as migrants
      from rollup.absences join days on from_on <= day and (to_on is null or to_on > day) and place_from <= day and place_to > day
      where ${within(scope)} group by 1, 2
    ), recorded as (
      select area_code, period from rollup.enrolments join days on place_from <= day and place_to > day where ${within(scope)}
      union select area_code, period from away
    ), villages as (
      select area_code, period, coalesce(migrants, 0) as migrants,
        case when p.population is not null and p.population_year is not null then p.population when r.population_year is not null then r.population end as residents
      from recorded left join away using (area_code, period) join regions r on r.code = area_code left join region_programmes p on p.region_code = area_code
    )
    select ${areaKey(scope)} as area, period, coalesce(sum(migrants) filter (where residents > 0), 0)::int as migrants, coalesce(sum(residents), 0)::int as residents,
      count(*) filter (where residents > 0)::int as known, count(*)::int as villages
    from villages group by 1, 2`);
  return rows.map(({ area, period, migrants, residents, known, villages }) => {
    const rate = ratePer1000(migrants, residents);
    const figure = { value: rate?.rate ?? null, low: rate?.interval.lower ?? null, high: rate?.interval.upper ?? null, numerator: migrants, denominator: residents, n: migrants, known, eligible: villages };
    return { area, period, group: null, figures: { X02: figure } };
  });
}
