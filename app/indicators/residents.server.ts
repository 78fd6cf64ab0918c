import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { ratePer1000 } from "~/shared/intervals";
import type { Cell } from "./figure";
import { areaKey, areasOf, periodsOf, stateDays, within, type Scope } from "./scope.server";

type Row = { area: string; period: string; migrants: number };

/**
 * X02: who is away on the last day of the period, of a thousand residents, with Byar's interval. The residents are those
 * the village entered, else those of the reference list; without a number and its year there is no rate.
 */
export async function migrantRate(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<Row>(sql`
    with days (period, day) as ${stateDays(scope)}
    select ${areaKey(scope)} as area, period, count(distinct person_id)::int as migrants
    from rollup.absences join days on from_on <= day and (to_on is null or to_on > day) and place_from <= day and place_to > day
    where ${within(scope)} group by 1, 2`);
  const migrants = new Map(rows.map(({ area, period, migrants }) => [`${area}|${period}`, migrants]));
  const residents = await residentsOf(tx, (await areasOf(tx, scope)).map(({ code }) => code));
  return [...residents].flatMap(([area, population]) => periodsOf(scope).map(({ name }) => cellOf(area, name, migrants.get(`${area}|${name}`) ?? 0, population)));
}

function cellOf(area: string, period: string, count: number, population: number | null): Cell {
  const rate = ratePer1000(count, population);
  const known = population === null ? 0 : 1;
  const figure = { value: rate?.rate ?? null, low: rate?.interval.lower ?? null, high: rate?.interval.upper ?? null, numerator: count, denominator: population, n: count, known, eligible: 1 };
  return { area, period, group: null, figures: { X02: figure } };
}

async function residentsOf(tx: Tx, codes: readonly string[]): Promise<Map<string, number | null>> {
  if (codes.length === 0) return new Map();
  const rows = await tx.execute<{ code: string; population: number | null }>(sql`
    select r.code, case when p.population_year is not null and p.population is not null then p.population when r.population_year is not null then r.population end as population
    from regions r left join region_programmes p on p.region_code = r.code
    where r.code in (${sql.join(codes.map((code) => sql`${code}`), sql`, `)})`);
  return new Map(rows.map(({ code, population }) => [code, population]));
}
