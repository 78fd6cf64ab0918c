import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { UNSEEN_MONTHS } from "~/enterprises/book";
import { firstDay } from "~/shared/dates";
import { kaplanMeier, survivalAt, type Observation } from "~/shared/survival";
import { percentOf, type Cell, type Figure } from "./figure";
import { areaKey, groupKey, periodKey, stateDays, within, type Scope } from "./scope.server";

type Place = { area: string; period: string; grp: string | null };
type Row<Name extends string> = Place & Record<Name, number>;
const place = ({ area, period, grp }: Place) => ({ area, period, group: grp });
const groupOf = (scope: Scope) => groupKey(scope.by, { kind: sql`e.kind`, sex: sql`e.sex` });
const monthsFrom = (from: SQL, to: SQL) => sql`((extract(year from ${to}) - extract(year from ${from})) * 12 + extract(month from ${to}) - extract(month from ${from}))::int`;
/** Of an enterprise `e` on a `day`: it has sold something and is not closed. */
export const isRunning = sql`e.started_on <= day and coalesce(e.closed_on > day, true)`;

/** How long each enterprise was seen up to the end of the period: to its closing, or as far as somebody followed it (app/enterprises/book.ts). */
const seen = (scope: Scope) => sql`
  select ${areaKey(scope, sql`e.area_code`)} as area, period, ${groupOf(scope)} as grp, coalesce(e.closed_on <= day, false) as ended,
    greatest(0, case when e.closed_on <= day then ${monthsFrom(sql`e.started_on`, sql`e.closed_on`)}
      when coalesce(e.paused_since > day, true) and ${monthsFrom(sql`coalesce(last, e.started_on)`, sql`day`)} >= ${UNSEEN_MONTHS}::int then ${monthsFrom(sql`e.started_on`, sql`coalesce(last, e.started_on)`)}
      else ${monthsFrom(sql`e.started_on`, sql`day`)} end) as time
  from rollup.enterprises e join days on e.started_on <= day
    left join lateral (select b.month as last from rollup.books b where b.enterprise_id = e.enterprise_id and b.month <= day and b.next_month > day) b on true
  where ${within(scope, sql`e.area_code`)}`;

/** B01: Kaplan and Meier's share of enterprises still open 6, 12 and 24 months after the first sale. */
export async function survival(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<Place & { ended: boolean; time: number; count: number }>(sql`
    with days (period, day) as ${stateDays(scope)} select area, period, grp, ended, time, count(*)::int as count from (${seen(scope)}) seen group by 1, 2, 3, 4, 5`);
  const places = new Map<string, Place & { seen: Observation[] }>();
  for (const { ended, time, count, ...at } of rows) {
    const key = `${at.area}|${at.period}|${at.grp ?? ""}`;
    const known = places.get(key) ?? { ...at, seen: [] };
    known.seen.push({ ended, time, count });
    places.set(key, known);
  }
  return [...places.values()].map(({ seen: of, ...at }) => ({ ...place(at), figures: { B01: openAfter(of, 12), B01b: openAfter(of, 6), B01c: openAfter(of, 24) } }));
}

function openAfter(seen: readonly Observation[], months: number): Figure {
  const all = seen.reduce((sum, { count = 1 }) => sum + count, 0);
  const atRisk = seen.reduce((sum, { time, count = 1 }) => sum + (time >= months ? count : 0), 0);
  const { survival: open, low, high } = survivalAt(kaplanMeier(seen).filter(({ time }) => time <= months));
  const estimate = atRisk === 0 ? { value: null } : { value: open * 100, low: low * 100, high: high * 100 };
  return { ...estimate, numerator: null, denominator: null, n: atRisk, known: all, eligible: all, households: all };
}

/** B02 and B05: how profit grew, of enterprises with nine months on record; and who made one in the last three of four months. */
export async function profits(tx: Tx, scope: Scope): Promise<Cell[]> {
  const change = sql`b.last_idr - b.first_idr`;
  const grown = sql`b.profits >= 9 and b.month > day - interval '12 months'`;
  const known = sql`${isRunning} and b.third_last >= date_trunc('month', day) - interval '3 months'`;
  const rows = await tx.execute<Row<"grown" | "based" | "running" | "known" | "positive"> & { rupiah: number | null; share: number | null }>(sql`
    with days (period, day) as ${stateDays(scope)}
    select ${areaKey(scope, sql`e.area_code`)} as area, period, ${groupOf(scope)} as grp, count(*) filter (where ${grown})::int as grown, count(*) filter (where ${grown} and b.first_idr > 0)::int as based,
      percentile_cont(0.5) within group (order by (${change})::float8 / 3) filter (where ${grown}) as rupiah,
      percentile_cont(0.5) within group (order by (${change})::float8 * 100 / nullif(b.first_idr, 0)) filter (where ${grown} and b.first_idr > 0) as share,
      count(*) filter (where ${isRunning})::int as running, count(*) filter (where ${known})::int as known, count(*) filter (where ${known} and b.last_idr > 0)::int as positive
    from (select enterprise_id, area_code, kind, sex, started_on, closed_on from rollup.enterprises where ${within(scope)}) e join days on started_on <= day
      left join rollup.books b on b.enterprise_id = e.enterprise_id and b.month <= day and b.next_month > day group by 1, 2, 3`);
  return rows.map((row) => {
    const cases = (n: number) => ({ numerator: null, denominator: null, n, known: n, eligible: n });
    return {
      ...place(row),
      figures: {
        B02: { value: row.rupiah, ...cases(row.grown) },
        B02b: { value: row.share, ...cases(row.based) },
        B05: { value: percentOf(row.positive, row.known), numerator: row.positive, denominator: row.known, n: row.known, known: row.known, eligible: row.running },
      },
    };
  });
}

/** B03: permits held and valid on the last day, of those that an open enterprise needs; a permit's former states are not kept. */
export async function permits(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<Row<"held" | "applicable" | "unknown" | "enterprises">>(sql`
    with days (period, day) as ${stateDays(scope)}
    select ${areaKey(scope)} as area, period, null as grp, count(*) filter (where state = 'ada' and coalesce(expires_on >= day, true))::int as held,
      count(*) filter (where state not in ('tidak_perlu', 'tidak_diketahui'))::int as applicable, count(*) filter (where state = 'tidak_diketahui')::int as unknown, count(distinct enterprise_id)::int as enterprises
    from rollup.permits p join rollup.enterprises e using (enterprise_id, area_code) join days on ${isRunning} where ${within(scope)} group by 1, 2`);
  return rows.map((row) => ({
    ...place(row),
    figures: { B03: { value: percentOf(row.held, row.applicable), numerator: row.held, denominator: row.applicable, n: row.enterprises, known: row.applicable, eligible: row.applicable + row.unknown } },
  }));
}

/** B04: paid worker-months of the period as full years of work, by the workers last recorded, in the months on record. */
export async function localJobs(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<Row<"enterprises" | "months" | "recorded" | "worked">>(sql`
    select ${areaKey(scope, sql`e.area_code`)} as area, ${periodKey(scope, sql`open.month`)} as period, null as grp, count(distinct e.enterprise_id)::int as enterprises, count(*)::int as months,
      count(*) filter (where b.month is not null and e.workers_paid is not null)::int as recorded, coalesce(sum(e.workers_paid) filter (where b.month is not null), 0)::int as worked
    from rollup.enterprises e cross join lateral (
        select m::date as month from generate_series(greatest(date_trunc('month', e.started_on::timestamp), ${firstDay(scope.from)}::timestamp), least(coalesce(e.closed_on, 'infinity'::date), ${scope.today}::date, ${firstDay(scope.to)}::date)::timestamp, interval '1 month') m
      ) open left join rollup.books b on b.enterprise_id = e.enterprise_id and b.month = open.month
    where ${within(scope, sql`e.area_code`)} and e.started_on is not null group by 1, 2`);
  return rows.map((row) => ({
    ...place(row),
    figures: { B04: { value: row.recorded > 0 ? row.worked / 12 : null, numerator: row.worked, denominator: null, n: row.enterprises, known: row.recorded, eligible: row.months } },
  }));
}

/** B06: what is owed on loans paid on time, of all that is owed, as last recorded; earlier states of a loan are not kept. */
export async function loansOnTime(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<Row<"on_time" | "owed" | "known" | "loans" | "households">>(sql`
    with days (period, day) as ${stateDays(scope)}
    select ${areaKey(scope)} as area, period, ${groupKey(scope.by, { lender: sql`lender_type` })} as grp, coalesce(sum(outstanding_idr) filter (where on_time), 0)::float8 as on_time, coalesce(sum(outstanding_idr) filter (where on_time is not null), 0)::float8 as owed,
      count(outstanding_idr) filter (where on_time is not null)::int as known, count(*)::int as loans, count(distinct household_id)::int as households
    from rollup.loans cross join days where ${within(scope)} group by 1, 2, 3`);
  return rows.map((row) => ({
    ...place(row),
    figures: { B06: { value: percentOf(row.on_time, row.owed), numerator: row.on_time, denominator: row.owed, n: row.known, known: row.known, eligible: row.loans, households: row.households } },
  }));
}
