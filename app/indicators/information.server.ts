import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { matureOn } from "~/job-information/job-figures.server";
import { firstDay, lastDay } from "~/shared/dates";
import { percentOf, type Cell, type Figure } from "./figure";
import { areaKey, groupKey, periodKey, periodName, stateDays, within, type Scope } from "./scope.server";

type Place = { area: string; period: string; grp: string | null };
type Row<Name extends string> = Place & Record<Name, number>;
const place = ({ area, period, grp }: Place) => ({ area, period, group: grp });

/** I01: adults on record of 18 to 64 on the last day, and those told about work in the period. */
export async function infoReach(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<Row<"adults" | "told" | "unknown">>(sql`
    with days (period, day) as ${stateDays(scope)}
    select ${areaKey(scope)} as area, period, ${groupKey(scope.by, { sex: sql`sex` })} as grp, count(*) filter (where of_age)::int as adults, count(*) filter (where of_age and person_id in (select person_id from rollup.informed where month between ${firstDay(scope.from)}::date and ${firstDay(scope.to)}::date))::int as told, count(*) filter (where born_on is null)::int as unknown
    from rollup.adults a cross join days cross join lateral (select born_on <= day - interval '18 years' and born_on > day - interval '65 years' as of_age) age
    where ${within(scope)} group by 1, 2, 3`);
  return rows.map((row) => ({ ...place(row), figures: { I01: { value: percentOf(row.told, row.adults), numerator: row.told, denominator: row.adults, n: row.adults, known: row.adults, eligible: row.adults + row.unknown } } }));
}

/** I02–I05: of cohorts that were followed for the whole time, who came to each stage; who came further counts at those before. */
export async function jobFunnel(tx: Tx, scope: Scope): Promise<Cell[]> {
  const mature = (which: SQL) => sql`count(*) filter (where ${matureOn(scope.today)} and ${which})::int`;
  const rows = await tx.execute<Row<"all" | "reached" | "consulted" | "registered" | "placed">>(sql`
    select ${areaKey(scope)} as area, ${periodName(scope)}::text as period, ${groupKey(scope.by, { sex: sql`sex` })} as grp, count(*)::int as all, ${mature(sql`true`)} as reached,
      ${mature(sql`coalesce(consulted_on, registered_on, placed_on) is not null`)} as consulted, ${mature(sql`coalesce(registered_on, placed_on) is not null`)} as registered, ${mature(sql`placed_on is not null`)} as placed
    from rollup.seekers where ${within(scope)} and informed_on between ${firstDay(scope.from)}::date and ${lastDay(scope.to)}::date group by 1, 2, 3`);
  return rows.map((row) => {
    const { all, reached, consulted, registered, placed } = row;
    const share = (part: number, whole: number): Figure => ({ value: percentOf(part, whole), numerator: part, denominator: whole, n: whole, known: reached, eligible: all });
    return { ...place(row), figures: { I02: share(consulted, reached), I03: share(registered, consulted), I04: share(placed, registered), I05: share(placed, reached) } };
  });
}

/** I06: days from registration to departure of those who left in the period. */
export async function processDays(tx: Tx, scope: Scope): Promise<Cell[]> {
  const days = sql`case when departed_on >= registered_on then departed_on - registered_on end`;
  const rows = await tx.execute<Row<"left" | "known"> & { median: number | null; p90: number | null }>(sql`
    select ${areaKey(scope)} as area, ${periodKey(scope, sql`departed_on`)} as period, ${groupKey(scope.by, { country: sql`country`, sex: sql`sex` })} as grp, count(*)::int as left, count(${days})::int as known,
      percentile_cont(0.5) within group (order by ${days}) as median, percentile_cont(0.9) within group (order by ${days}) as p90
    from rollup.departures where ${within(scope)} and departed_on between ${firstDay(scope.from)}::date and ${lastDay(scope.to)}::date group by 1, 2, 3`);
  return rows.map((row) => {
    const cases = { numerator: null, denominator: null, n: row.known, known: row.known, eligible: row.left };
    return { ...place(row), figures: { I06: { value: row.median, ...cases }, I06b: { value: row.p90, ...cases } } };
  });
}

/** I09: published vacancies that are not over, and those whose licence is in force today by the board's own definition. */
export async function checkedVacancies(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<Row<"published" | "checked">>(sql`
    select ${areaKey(scope)} as area, ${periodName(scope)}::text as period, null as grp, count(*)::int as published, count(*) filter (where licence_check = 'ok')::int as checked
    from facts.vacancies where ${within(scope)} and state = 'terbit' and checked_on <= ${lastDay(scope.to)}::date and valid_until >= ${firstDay(scope.from)}::date group by 1`);
  return rows.map((row) => ({ ...place(row), figures: { I09: { value: percentOf(row.checked, row.published), numerator: row.checked, denominator: row.published, n: row.published, known: row.published, eligible: row.published } } }));
}
