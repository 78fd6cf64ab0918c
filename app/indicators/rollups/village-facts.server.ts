import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { hasCompleted } from "./mentoring-facts.server";
import { figuresChange } from "./turn.server";

/** Tables kept by village: of records that are no family's. */
export const VILLAGE_FACTS = ["seats", "classes", "orders", "sold_products"] as const;

const seatsOf = (which: SQL) => sql`
  select a.id as activity_id, a.region_code, r.current_code as area_code, date_trunc('month', m.held_on)::date as month, count(distinct t.id)::int as people,
    count(*) filter (where s.status = 'hadir')::int as present, count(*) filter (where s.status <> 'tidak_dicatat')::int as recorded, count(*)::int as seats
  from activities a join regions r on r.code = a.region_code join activity_sessions m on m.activity_id = a.id join activity_participants t on t.activity_id = a.id and t.removed_at is null
    left join attendance s on s.session_id = m.id and s.participant_id = t.id
  where a.region_code ${which} and a.cancelled_on is null and m.held_on is not null group by 1, 2, 3, 4`;

/** What came of each class by sex, as app/learning/outcomes.ts has it of one (handbook E02, E03). */
const classesOf = (which: SQL) => sql`
  with people as (
    select a.id as activity_id, a.region_code, r.current_code as area_code, coalesce(a.end_on, a.start_on) as ended_on, p.sex,
      seats.present > 0 as came, ${hasCompleted} as completed, case when b.form_family = x.form_family then b.score end as before, case when b.form_family = x.form_family then x.score end as after
    from activities a join regions r on r.code = a.region_code join activity_participants t on t.activity_id = a.id and t.removed_at is null
      left join persons p on p.id = coalesce(kept_person(t.person_id), t.person_id)
      left join test_scores b on b.participant_id = t.id and b.phase = 'pre' left join test_scores x on x.participant_id = t.id and x.phase = 'post'
      cross join lateral (
        select count(*) as seats, count(*) filter (where s.status = 'hadir') as present
        from activity_sessions m left join attendance s on s.session_id = m.id and s.participant_id = t.id where m.activity_id = a.id
      ) seats
    where a.region_code ${which} and a.cancelled_on is null
  )
  select activity_id, region_code, area_code, ended_on, sex, count(after)::int, coalesce(sum(before), 0)::int, coalesce(sum(after), 0)::int,
    count(*) filter (where came or after is not null)::int, count(*) filter (where came)::int, count(*) filter (where came and completed)::int
  from people group by 1, 2, 3, 4, 5`;

const FRESH: Record<(typeof VILLAGE_FACTS)[number], (which: SQL) => SQL> = {
  seats: seatsOf, classes: classesOf,
  orders: (which) => sql`select order_id, region_code, area_code, ordered_on, channel, buyer_region_scope, buyer_key_hash, revenue_idr::bigint from facts.orders where region_code ${which}`,
  sold_products: (which) => sql`select order_id, product_id, region_code, area_code, ordered_on, channel from facts.sold_products where region_code ${which}`,
};

/** Counts the villages whose code fits the condition `of` anew, in place of what is kept of them and of what `kept` says. */
export async function rebuildVillages(tx: Tx, of: SQL, kept: SQL = sql`false`): Promise<void> {
  for (const table of VILLAGE_FACTS) {
    await tx.execute(sql`delete from rollup.${sql.identifier(table)} where region_code ${of} or ${kept}`);
    await tx.execute(sql`insert into rollup.${sql.identifier(table)} ${FRESH[table](of)}`);
  }
}

/** The villages that wait in the queue; not many change at once. */
export async function followVillages(tx: Tx): Promise<void> {
  const waiting = await tx.execute<{ code: string }>(sql`delete from rollup.queue where kind = 'village' returning region_code as code`);
  if (waiting.length === 0) return;
  const codes = [...new Set(waiting.map(({ code }) => code))];
  await rebuildVillages(tx, sql`= any (${sql.param(codes)}::text[])`);
  await figuresChange(tx);
}
