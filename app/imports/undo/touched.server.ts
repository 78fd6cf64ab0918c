import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { TABLES } from "../work/snapshots.server";
import type { WrittenEntity } from "../work/run";

export type Touched = { entity: string; entityId: string };

/** Records that hang on one that an import may have created; what the same import wrote itself does not count. */
const DEPENDENTS: readonly { of: WrittenEntity; table: string; column: string; entity: WrittenEntity | null }[] = [
  { of: "household", table: "persons", column: "household_id", entity: "person" },
  { of: "household", table: "journeys", column: "household_id", entity: "journey" },
  { of: "household", table: "remittances", column: "household_id", entity: "remittance" },
  { of: "household", table: "no_transfer_months", column: "household_id", entity: "no_transfer_month" },
  { of: "household", table: "remittance_uses", column: "household_id", entity: "remittance_use" },
  { of: "household", table: "debts", column: "household_id", entity: null },
  { of: "household", table: "finance_snapshots", column: "household_id", entity: "finance_snapshot" },
  { of: "household", table: "survey_responses", column: "household_id", entity: "survey_response" },
  { of: "household", table: "consents", column: "household_id", entity: null },
  { of: "person", table: "journeys", column: "person_id", entity: "journey" },
  { of: "person", table: "survey_responses", column: "respondent_person_id", entity: "survey_response" },
  { of: "person", table: "consents", column: "person_id", entity: null },
  { of: "journey", table: "placements", column: "journey_id", entity: "placement" },
  { of: "journey", table: "documents", column: "journey_id", entity: null },
  { of: "journey", table: "remittances", column: "journey_id", entity: "remittance" },
];

/** What an import wrote and somebody has worked with since: changed, taken out, moved on, or built upon. */
export async function touchedSince(tx: Tx, importId: string): Promise<Touched[]> {
  const parts = [
    ...(Object.keys(TABLES) as WrittenEntity[]).map((entity) => changed(importId, entity)),
    ...DEPENDENTS.map((one) => builtUpon(importId, one)),
    sql`select w.entity, w.entity_id from import_writes w join imports i on i.id = w.import_id
      join journey_events e on e.journey_id = w.entity_id and e.recorded_at > i.committed_at
      where w.import_id = ${importId} and w.entity = 'journey'`,
  ];
  const rows = await tx.execute<{ entity: string; entity_id: string }>(sql`select distinct entity, entity_id from (${sql.join(parts, sql` union all `)}) t order by 1, 2`);
  return rows.map(({ entity, entity_id }) => ({ entity, entityId: entity_id }));
}

const changed = (importId: string, entity: WrittenEntity): SQL => sql`
  select w.entity, w.entity_id from import_writes w left join ${sql.identifier(TABLES[entity])} t on t.id = w.entity_id
  where w.import_id = ${importId} and w.entity = ${entity} and t.version is distinct from w.version_after`;

const builtUpon = (importId: string, { of, table, column, entity }: (typeof DEPENDENTS)[number]): SQL => sql`
  select w.entity, w.entity_id from import_writes w join ${sql.identifier(table)} d on d.${sql.identifier(column)} = w.entity_id
  where w.import_id = ${importId} and w.entity = ${of} and w.before is null
    and not exists (select from import_writes own where own.import_id = w.import_id and own.entity = ${entity} and own.entity_id = d.id)`;
