import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { tableOf } from "./records.server";
import { ENTITIES, type Entity } from "./tables";

/** Records that hang on one that was moved: one that the merge did not move itself came later. */
const DEPENDENTS: readonly { of: Entity; entity: Entity; column: string }[] = [
  { of: "journey", entity: "placement", column: "journey_id" },
  { of: "journey", entity: "document", column: "journey_id" },
  { of: "journey", entity: "remittance", column: "journey_id" },
];

/** What a merge has moved and somebody has changed, taken out or built upon since. */
export async function touchedSince(tx: Tx, mergeId: string): Promise<{ entity: string; entityId: string }[]> {
  const parts = [
    ...ENTITIES.map((entity) => changed(mergeId, entity)),
    ...DEPENDENTS.map((one) => builtUpon(mergeId, one)),
    sql`select m.entity, m.entity_id from merge_moves m join merges g on g.id = m.merge_id
      join journey_events e on e.journey_id = m.entity_id and e.recorded_at > g.merged_at
      where m.merge_id = ${mergeId} and m.entity = 'journey'`,
    // Moved since: its people would be put back into a village where it does not live.
    sql`select 'household', h.id from merge_moves m join households h on h.id = (m.before->>'household_id')::uuid
      where m.merge_id = ${mergeId} and m.entity = 'person' and h.region_code <> m.before->>'region_code'`,
  ];
  const rows = await tx.execute<{ entity: string; entityId: string }>(sql`
    select distinct entity, entity_id as "entityId" from (${sql.join(parts, sql` union all `)}) t order by 1, 2`);
  return [...rows];
}

const changed = (mergeId: string, entity: Entity): SQL => sql`
  select m.entity, m.entity_id from merge_moves m left join ${tableOf(entity)} t on t.id = m.entity_id
  where m.merge_id = ${mergeId} and m.entity = ${entity} and t.version is distinct from m.version_after`;

const builtUpon = (mergeId: string, { of, entity, column }: (typeof DEPENDENTS)[number]): SQL => sql`
  select m.entity, m.entity_id from merge_moves m join merges g on g.id = m.merge_id
    join ${tableOf(entity)} d on d.${sql.identifier(column)} = m.entity_id
  where m.merge_id = ${mergeId} and m.entity = ${of} and (d.created_at > g.merged_at
    or (d.household_id::text <> m.before->>'household_id'
      and not exists (select from merge_moves own where own.merge_id = m.merge_id and own.entity = ${entity} and own.entity_id = d.id)))`;
