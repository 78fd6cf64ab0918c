import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import type { Cell } from "./figure";
import { areaKey, groupKey, inArea, inMonths, monthTable, periodKey, type Scope } from "./scope.server";

type Row = {
  area: string;
  period: string;
  grp: string | null;
  total: string | null;
  known_total: string | null;
  known: number;
  recipients: number;
  median: number | null;
  eligible: number;
  eligible_known: number;
  senders: number;
};

/**
 * `months`: a household and month with what came. Known when its money is on record and readable or "no transfer" was
 * confirmed, eligible while a member is away. Apart by channel there is nothing to be eligible for, only what came.
 */
export function receivedMonths(scope: Scope): SQL {
  const byChannel = scope.by === "channel";
  const sent = groupKey(scope.by, { country: sql`country`, sex: sql`sender_sex`, channel: sql`channel` });
  const away = groupKey(scope.by, { country: sql`a.country`, sex: sql`a.sex` });
  const grouped = scope.by === "country" || scope.by === "sex";
  return sql`
    eligible as (
      select a.household_id, a.area_code, m.month, ${away} as grp
      from facts.abroad a join ${monthTable(scope)} m
        on a.from_on < m.until and (a.to_on is null or a.to_on >= m.month) and a.place_from < m.until and a.place_to >= m.until
      where ${inArea(scope, sql`a.area_code`)} and not ${byChannel}
      group by 1, 2, 3, 4
    ), money as (
      select household_id, area_code, month, ${sent} as grp, sum(received_idr - coalesce(receive_fee_idr, 0)) as amount,
        bool_or(received_idr is null) as unreadable
      from facts.remittances where ${inArea(scope)} and ${inMonths(scope)} and channel <> 'goods'
      group by 1, 2, 3, 4
    ), none as (
      select n.household_id, n.area_code, n.month, ${grouped ? sql`e.grp` : sql`null::text as grp`}
      from facts.no_transfers n ${grouped ? sql`join eligible e using (household_id, month)` : sql``}
      where ${inArea(scope, sql`n.area_code`)} and ${inMonths(scope, sql`n.month`)} and not ${byChannel}
    ), months as (
      select household_id, area_code, month, grp, sum(amount) as amount, bool_or(eligible) as eligible,
        case when bool_or(came) then not bool_or(unreadable) else bool_or(confirmed) end as known
      from (
        select household_id, area_code, month, grp, null::numeric as amount, true as eligible, false as came, false as unreadable, false as confirmed from eligible
        union all select household_id, area_code, month, grp, amount, false, true, unreadable, false from money
        union all select household_id, area_code, month, grp, null, false, false, false, true from none
      ) parts
      group by 1, 2, 3, 4
    )`;
}

/** R01–R03, the figures of those months. */
export async function received(tx: Tx, scope: Scope): Promise<Cell[]> {
  const byChannel = scope.by === "channel";
  const rows = await tx.execute<Row>(sql`
    with ${receivedMonths(scope)}
    select ${areaKey(scope)} as area, ${periodKey(scope)} as period, grp, sum(amount) as total,
      sum(amount) filter (where known) as known_total, count(*) filter (where known)::int as known,
      count(*) filter (where known and amount > 0)::int as recipients,
      percentile_cont(0.5) within group (order by coalesce(amount, 0)::float8) filter (where known) as median,
      count(*) filter (where eligible)::int as eligible, count(*) filter (where eligible and known)::int as eligible_known,
      count(distinct household_id) filter (where amount > 0)::int as senders
    from months group by 1, 2, 3`);
  return rows.map((row) => ({ area: row.area, period: row.period, group: row.grp, figures: figuresOf(row, byChannel) }));
}

function figuresOf(row: Row, byChannel: boolean): Cell["figures"] {
  const coverage = byChannel ? { known: null, eligible: null } : { known: row.eligible_known, eligible: row.eligible };
  const n = row.known;
  const total = row.total === null ? (n > 0 ? 0 : null) : Number(row.total);
  const knownTotal = n > 0 ? Number(row.known_total ?? 0) : null;
  const households = row.senders;
  const mean = (count: number) => (knownTotal === null || count === 0 ? null : knownTotal / count);
  return {
    R01: { value: total, numerator: total, denominator: null, n, ...coverage, households },
    R02: { value: mean(n), numerator: knownTotal, denominator: n, n, ...coverage, households },
    R02b: { value: mean(row.recipients), numerator: knownTotal, denominator: row.recipients, n: row.recipients, ...coverage, households },
    R03: { value: row.median, numerator: null, denominator: n, n, ...coverage, households },
  };
}
