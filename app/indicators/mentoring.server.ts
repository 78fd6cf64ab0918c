import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { addToMonth, firstDay, monthOf } from "~/shared/dates";
import { zoneDistribution, zoneProgress, type ZonePair } from "~/mentoring/outcomes";
import type { Zone } from "~/mentoring/zones";
import { percentOf, type Cell } from "./figure";
import { OPEN_STATES } from "./rollups/mentoring-facts.server";
import { areaKey, groupKey, periodKey, periodsOf, stateDays, within, type Scope } from "./scope.server";

type Place = { area: string; period: string; grp: string | null };
type Row<Name extends string> = Place & Record<Name, number>;
const place = ({ area, period, grp }: Place) => ({ area, period, group: grp });

/** M01 looks back so far before the period; and a returnee is reached within so many months. */
const REACH = sql`interval '6 months'`;

const firstDays = (scope: Scope): SQL => sql.join(periodsOf(scope).map(({ name, from }) => sql`(${name}::text, ${firstDay(from)}::date)`), sql`, `);

/** `back`: returnees of the period and the six months before it; `counted` once six months have passed or mentoring began, `reached` when it did in time. */
export const returnsCounted = (scope: Scope): SQL => sql`
  days (period, day) as ${stateDays(scope)}, begins (period, first) as (values ${firstDays(scope)}), back as (
    select *, enrolled_on is not null or returned_on + ${REACH} <= day as counted, coalesce(enrolled_on <= returned_on + ${REACH}, false) as reached from (
      select journey_id, household_id, area_code, country, sex, days.period, day, returned_on, case when enrolled_on <= day then enrolled_on end as enrolled_on
      from rollup.returns join begins on returned_on >= first - ${REACH} join days on days.period = begins.period and returned_on <= day where ${within(scope)}
    ) returned
  )`;

/** M01: of the returnees who count, those whose mentoring began within six months. */
export async function mentoringReach(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<Row<"counted" | "reached">>(sql`
    with ${returnsCounted(scope)}
    select ${areaKey(scope)} as area, period, ${groupKey(scope.by, { country: sql`country`, sex: sql`sex` })} as grp, count(*) filter (where counted)::int as counted, count(*) filter (where reached)::int as reached from back group by 1, 2, 3`);
  return rows.map((row) => ({ ...place(row), figures: { M01: { value: percentOf(row.reached, row.counted), numerator: row.reached, denominator: row.counted, n: row.counted, known: row.counted, eligible: row.counted } } }));
}

/** M02: what became of those who began between two years and one year before the end of the period. */
export async function mentoringCompletion(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<Row<"cohort" | "graduated" | "again">>(sql`
    with days (period, day) as ${stateDays(scope)}
    select ${areaKey(scope)} as area, period, ${groupKey(scope.by, { sex: sql`sex` })} as grp,
      count(*) filter (where state <> 'pindah')::int as cohort, count(*) filter (where state = 'lulus')::int as graduated, count(*) filter (where state = 'berangkat_lagi')::int as again
    from rollup.mentorings join days on from_on <= day and to_on > day and enrolled_on > day - interval '24 months' and enrolled_on <= day - interval '12 months'
    where ${within(scope)} group by 1, 2, 3`);
  const share = (part: number, { cohort }: Row<"cohort">) => ({ value: percentOf(part, cohort), numerator: part, denominator: cohort, n: cohort, known: cohort, eligible: cohort });
  return rows.map((row) => ({ ...place(row), figures: { M02: share(row.graduated, row), M02b: share(row.again, row) } }));
}

/** M03: the zone of the sixth month beside that of the first, of those whose sixth month is in the period. */
export async function zoneMoves(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<Place & { baseline: Zone; zone: Zone; people: number }>(sql`
    select ${areaKey(scope)} as area, ${periodKey(scope)} as period, ${groupKey(scope.by, { sex: sql`sex` })} as grp, baseline, zone, count(*)::int as people
    from rollup.zones where ${within(scope)} and months = 6 and month between ${firstDay(scope.from)}::date and ${firstDay(scope.to)}::date group by 1, 2, 3, 4, 5`);
  const places = new Map<string, Place & { pairs: ZonePair[] }>();
  for (const { area, period, grp, baseline, zone, people } of rows) {
    const key = `${area}|${period}|${grp ?? ""}`;
    const known = places.get(key) ?? { area, period, grp, pairs: [] };
    known.pairs.push(...Array.from({ length: people }, () => ({ baseline, later: zone })));
    places.set(key, known);
  }
  return [...places.values()].map(({ pairs, ...at }) => {
    const { yes, of, down, unknown, net } = zoneProgress(pairs);
    const cases = { denominator: of, n: of, known: of, eligible: of + unknown };
    return { ...place(at), figures: { M03: { value: percentOf(yes, of), numerator: yes, ...cases }, M03b: { value: net === null ? null : net * 100, numerator: yes - down, ...cases } } };
  });
}


/** M04: the zones of the last month of the period that is closed, shares adding to 100.0; who is not assessed stands beside. */
export async function zoneShares(tx: Tx, scope: Scope): Promise<Cell[]> {
  if (scope.by !== "zone") return [];
  const closed = addToMonth(monthOf(scope.today), -1);
  const months = periodsOf(scope).map(({ name, to }) => sql`(${name}::text, ${firstDay(to < closed ? to : closed)}::date)`);
  const rows = await tx.execute<{ area: string; period: string; zone: Zone; people: number }>(sql`
    with months (period, last) as (values ${sql.join(months, sql`, `)})
    select ${areaKey(scope)} as area, period, zone, count(*)::int as people from rollup.zones join months on month = last where ${within(scope)} group by 1, 2, 3`);
  const places = new Map<string, typeof rows[number][]>();
  for (const row of rows) places.set(`${row.area}|${row.period}`, [...(places.get(`${row.area}|${row.period}`) ?? []), row]);
  return [...places.values()].flatMap((of) => {
    const [{ area, period }] = of as [typeof rows[number]];
    const shares = zoneDistribution(of.flatMap(({ zone, people }) => Array.from({ length: people }, () => zone)));
    const known = shares.filter(({ zone }) => zone !== "abu").reduce((sum, { count }) => sum + count, 0);
    const eligible = known + (shares.find(({ zone }) => zone === "abu")?.count ?? 0);
    return shares.map(({ zone, count, percent }): Cell => ({
      area, period, group: zone,
      figures: { M04: { value: zone === "abu" ? percentOf(count, eligible) : percent, numerator: count, denominator: zone === "abu" ? eligible : known, n: zone === "abu" ? eligible : known, known, eligible, households: count } },
    }));
  });
}

/** `people`: those whose mentoring goes on or ended in the period, with their sessions due and held up to its end. */
export const metUpTo = (scope: Scope): SQL => sql`
  days (period, day) as ${stateDays(scope)}, begins (period, first) as (values ${firstDays(scope)}), people as (
    select d.area_code, d.household_id, days.period, d.enrolment_id, sum(d.due) as due, sum(d.held) as held
    from rollup.mentoring_days d join days on d.day <= days.day join begins on begins.period = days.period
    where ${within(scope, sql`d.area_code`)} and exists (select from rollup.mentorings m where m.enrolment_id = d.enrolment_id and m.from_on <= days.day and m.to_on > first and m.state in ${OPEN_STATES})
    group by 1, 2, 3, 4
  )`;

/** M05: the mean over people of the share of due sessions that were held, at most all of them. */
export async function sessionAdherence(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<Row<"people"> & { share: number | null }>(sql`
    with ${metUpTo(scope)} select ${areaKey(scope)} as area, period, null as grp, count(*)::int as people, avg(least(1, held::float8 / due)) as share from people where due > 0 group by 1, 2`);
  return rows.map((row) => ({ ...place(row), figures: { M05: { value: row.share === null ? null : row.share * 100, numerator: null, denominator: row.people, n: row.people, known: row.people, eligible: row.people } } }));
}
