import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { addToMonth, firstDay, type Month } from "~/shared/dates";

export type MonthFamily = { id: string; label: string; senders: string[] };
export type AreaMonth = {
  /** With somebody abroad in that month, and nobody asked yet: what the dashboard counts as not known. */
  missing: MonthFamily[];
  missingCount: number;
  /** Confirmed to have received nothing. */
  none: MonthFamily[];
};

/** What is still to be asked about an area's month, by the family's label; at most `limit` of each kind. */
export async function areaMonth(tx: Tx, { area, month, limit = 30 }: { area: string; month: Month; limit?: number }): Promise<AreaMonth> {
  const [from, until] = [firstDay(month), firstDay(addToMonth(month, 1))];
  const inArea = (code: string) => sql`(${sql.raw(code)} = ${area} or starts_with(${sql.raw(code)}, ${`${area}.`}))`;
  const missing = await tx.execute<Row & { total: number }>(sql`
    with away as (
      select a.household_id, array_agg(distinct p.full_name) as senders
      from facts.abroad a join journeys j on j.id = a.journey_id join persons p on p.id = j.person_id
      where ${inArea("a.area_code")} and a.from_on < ${until} and (a.to_on is null or a.to_on >= ${from}) and a.place_from < ${until} and a.place_to >= ${until}
      group by 1
    )
    select h.id, h.label, away.senders, count(*) over ()::int as total from away join households h on h.id = away.household_id
    where not exists (select from remittances m where m.household_id = h.id and m.month = ${from} and m.deleted_at is null and m.channel <> 'goods')
      and not exists (select from no_transfer_months n where n.household_id = h.id and n.month = ${from} and n.deleted_at is null)
    order by h.label, h.id limit ${limit}`);
  const none = await tx.execute<Row>(sql`
    select h.id, h.label, '{}'::text[] as senders from no_transfer_months n join households h on h.id = n.household_id join regions r on r.code = n.region_code
    where n.month = ${from} and n.deleted_at is null and ${inArea("r.current_code")}
    order by h.label, h.id limit ${limit}`);
  return { missing: missing.map(family), missingCount: missing[0]?.total ?? 0, none: none.map(family) };
}

type Row = { id: string; label: string; senders: string[] };
const family = ({ id, label, senders }: Row): MonthFamily => ({ id, label, senders });
