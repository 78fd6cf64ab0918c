import { createHash } from "node:crypto";
import { getTableColumns, sql, type SQL } from "drizzle-orm";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { uuidList } from "~/db/uuid-list.server";
import { enterprises } from "~/db/schema/enterprises";
import { consents, dataRequests, households, persons } from "~/db/schema/households";
import { consultations, infoContacts, referrals } from "~/db/schema/job-information";
import { documents, journeys, placements } from "~/db/schema/journeys";
import { mentoringEnrolments } from "~/db/schema/mentoring";
import { debts, financeSnapshots, noTransferMonths, remittances, remittanceUses, savedPlans } from "~/db/schema/remittances";
import { surveyResponses } from "~/db/schema/surveys";
import { ENTITIES, type Entity } from "./tables";

const TABLES = {
  household: households, person: persons, consent: consents, journey: journeys, placement: placements, document: documents, remittance: remittances,
  no_transfer_month: noTransferMonths, remittance_use: remittanceUses, debt: debts, finance_snapshot: financeSnapshots, mentoring_enrolment: mentoringEnrolments, data_request: dataRequests, enterprise: enterprises,
  survey_response: surveyResponses,
  info_contact: infoContacts, consultation: consultations, referral: referrals, saved_plan: savedPlans,
} as const satisfies Record<Entity, unknown>;

const NAMES: Record<Entity, string> = {
  household: "households", person: "persons", consent: "consents", journey: "journeys", placement: "placements", document: "documents",
  remittance: "remittances", no_transfer_month: "no_transfer_months", remittance_use: "remittance_uses", debt: "debts", finance_snapshot: "finance_snapshots", mentoring_enrolment: "mentoring_enrolments", data_request: "data_requests", enterprise: "enterprises", survey_response: "survey_responses",
  info_contact: "info_contacts", consultation: "consultations", referral: "referrals", saved_plan: "saved_plans",
};

export const tableOf = (entity: Entity): SQL => sql`${sql.identifier(NAMES[entity])}`;

/** What tells of the writing itself and not of the record. */
const BOOKKEEPING = ["id", "version", "updated_at", "updated_by"];

/** The columns that say something about the record, by their names in the database. */
export const columnsOf = (entity: Entity): string[] =>
  Object.values(getTableColumns(TABLES[entity])).filter((column) => column.generated === undefined && !BOOKKEEPING.includes(column.name)).map(({ name }) => name);

/**
 * A row in the database's own JSON, kept as text: amounts may be larger than a number of JavaScript holds. `whole` is fit
 * to be put back; `content` leaves out what tells of the writing.
 */
export type Row = { id: string; version: number; whole: string; content: string };
export type Records = Map<Entity, Map<string, Row>>;

/**
 * Every record of these households, deleted ones too. With `lock` nobody else changes any of them until the transaction
 * ends, and nobody adds one: households come first and in the order of their ids, as everywhere.
 */
export async function recordsOf(tx: Tx, householdIds: readonly string[], lock: boolean): Promise<Records> {
  const found: Records = new Map();
  for (const entity of ENTITIES) {
    const key = entity === "household" ? sql`t.id` : sql`t.household_id`;
    const bookkeeping = sql.raw(`'{${BOOKKEEPING.join()}}'::text[]`);
    const rows = await tx.execute<Row>(sql`
      select t.id, t.version, to_jsonb(t)::text as whole, (to_jsonb(t) - ${bookkeeping})::text as content
      from ${tableOf(entity)} t where ${key} = ${uuidList(householdIds)} order by t.id ${lock ? sql`for update` : sql``}`);
    found.set(entity, new Map(rows.map((row) => [row.id, row])));
  }
  return found;
}

/** Equal as long as nothing of these records was written: what a form was made of, and still has to be when it comes back. */
export function stateOf(records: Records): string {
  const lines = [...records].flatMap(([entity, rows]) => [...rows.values()].map(({ id, version }) => `${entity} ${id} ${version}`));
  return createHash("sha256").update(lines.join("\n")).digest("base64url").slice(0, 22);
}

export type Moved = { entity: Entity; before: Row; after: Row };

/** The rows that differ from how they stood, each with its next version, written by the actor. */
export async function changedSince(tx: Tx, actor: Actor, before: Records, householdIds: readonly string[]): Promise<Moved[]> {
  const after = await recordsOf(tx, householdIds, false);
  const moved: Moved[] = [];
  for (const entity of ENTITIES) {
    const changed = [...(before.get(entity)?.values() ?? [])].flatMap((row) => {
      const now = after.get(entity)?.get(row.id);
      if (!now) throw new Error(`a ${entity} left both households`);
      return row.content === now.content ? [] : [{ entity, before: row, after: { ...now, version: row.version + 1 } }];
    });
    if (changed.length === 0) continue;
    await tx.execute(sql`
      update ${tableOf(entity)} set version = version + 1, updated_at = now(), updated_by = ${actor.userId}
      where id = ${uuidList(changed.map(({ before: { id } }) => id))}`);
    moved.push(...changed);
  }
  return moved;
}
