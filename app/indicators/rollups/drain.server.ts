import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { addRecords, dropEmptySums } from "./carry-up.server";
import { refreshHouseholds } from "./household-facts.server";
import { rebuildRegency } from "./rebuild.server";
import { figuresChange, takeNothing, touchNobody } from "./turn.server";
import { followVillages } from "./village-facts.server";

/** Households worked through in one transaction: a few seconds' work at most. */
const BATCH_HOUSEHOLDS = 400;
/** Works through a part of the queue, in the turn of this transaction. Answers how many households it was. */
export async function drainSome(tx: Tx, households = BATCH_HOUSEHOLDS): Promise<number> {
  await rebuildMovedRegions(tx);
  await followVillages(tx);
  await askForNewMonths(tx);
  await takeNothing(tx);
  await tx.execute(sql`
    with next as (select household_id from rollup.queue where household_id is not null group by 1 order by min(seq) limit ${households}),
    gone as (delete from rollup.queue q using next where q.household_id = next.household_id returning q.*)
    insert into taken select gone.*, (select current_code from regions r where r.code = gone.region_code) from gone`);
  await touchNobody(tx);
  const touched = await tx.execute(sql`insert into touched select distinct household_id from taken returning 1`);
  if (touched.length === 0) return 0;
  await addRecords(tx);
  await refreshHouseholds(tx);
  await dropEmptySums(tx, sql`
    select area_code from taken union select area_code from changed_months`);
  await figuresChange(tx);
  return touched.length;
}

/** Codes that count elsewhere since new reference data came: both regencies are summed anew. */
async function rebuildMovedRegions(tx: Tx): Promise<void> {
  const moved = await tx.execute<{ regency: string }>(sql`select distinct left(region_code, 5) as regency from rollup.queue where kind = 'region' order by 1`);
  if (moved.length === 0) return;
  await tx.execute(sql`delete from rollup.queue where kind = 'region'`);
  for (const { regency } of moved) await rebuildRegency(tx, regency);
}

/** At the turn of a month every family with somebody away has one more month to be asked about, and a month of days is over. */
async function askForNewMonths(tx: Tx): Promise<void> {
  const [turned] = await tx.execute<{ before: string }>(sql`
    with old as (select months_until from rollup.state),
    next as (update rollup.state set months_until = (date_trunc('month', now()) + interval '1 month')::date
      where months_until < (date_trunc('month', now()) + interval '1 month')::date returning 1)
    select to_char(months_until, 'YYYY-MM-DD') as before from old where exists (select from next)`);
  if (!turned) return;
  await tx.execute(sql`insert into rollup.queue (kind, household_id)
    select distinct 'household', household_id from rollup.absences where to_on is null or to_on > ${turned.before}::date
    union select 'household', e.household_id from enterprise_months m join enterprises e on e.id = m.enterprise_id where m.kept_by = 'hari' and m.month >= ${turned.before}::date - interval '1 month'`);
}
