import { getTableColumns, sql, type SQL } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { households, persons } from "~/db/schema/households";
import { journeys, placements } from "~/db/schema/journeys";
import { activitySessions, attendance } from "~/db/schema/learning";
import { financeSnapshots, noTransferMonths, remittances, remittanceUses } from "~/db/schema/remittances";
import { surveyResponses } from "~/db/schema/surveys";
import { standingSteps } from "~/journeys/journey-log";
import { addToLog, logOf } from "~/journeys/journey-log.server";
import { lockedJourney } from "~/journeys/locked-journey.server";
import type { JourneyState } from "~/journeys/codes";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { TABLES } from "../work/snapshots.server";
import type { WrittenEntity } from "../work/run";

const schema = {
  attendance, activity_session: activitySessions,
  finance_snapshot: financeSnapshots, survey_response: surveyResponses,
  remittance_use: remittanceUses, no_transfer_month: noTransferMonths, remittance: remittances, placement: placements,
  journey: journeys, person: persons, household: households,
} as const satisfies Record<WrittenEntity, unknown>;

/** What tells of the writing itself and not of the record. */
const OWN_COLUMNS = new Set(["id", "version", "updated_at", "updated_by"]);

/**
 * Removes what an import created and puts back what it changed. A journey's log is never rewritten, so that a journey
 * it opened stays in the table as taken out, and its person and household with it; everything else goes for good.
 */
export async function takeBack(tx: Tx, actor: Actor, importId: string): Promise<void> {
  // A reading that a response took over is its own again before the response goes.
  await remove(tx, importId, "finance_snapshot", sql`true`);
  await restore(tx, actor, importId, "finance_snapshot");
  await remove(tx, importId, "survey_response", sql`true`);
  for (const entity of ["attendance", "remittance_use", "no_transfer_month", "remittance", "placement"] as const) await remove(tx, importId, entity, sql`true`);
  await takeOut(tx, actor, importId, "journey", sql`true`);
  await logStepsBack(tx, actor, importId);
  await remove(tx, importId, "person", sql`not exists (select from journeys j where j.person_id = t.id)`);
  await takeOut(tx, actor, importId, "person", sql`true`);
  const isEmpty = sql`not exists (select from persons p where p.household_id = t.id)`;
  await tx.execute(sql`
    delete from household_regions r using import_writes w, households t
    where w.import_id = ${importId} and w.entity = 'household' and w.before is null and t.id = w.entity_id and r.household_id = t.id and ${isEmpty}`);
  await remove(tx, importId, "household", isEmpty);
  await takeOut(tx, actor, importId, "household", sql`true`);
  for (const entity of (Object.keys(TABLES) as WrittenEntity[]).filter((one) => one !== "finance_snapshot")) await restore(tx, actor, importId, entity);
}

const created = (importId: string, entity: WrittenEntity): SQL => sql`w.import_id = ${importId} and w.entity = ${entity} and w.before is null and t.id = w.entity_id`;

async function remove(tx: Tx, importId: string, entity: WrittenEntity, where: SQL): Promise<void> {
  await tx.execute(sql`delete from ${sql.identifier(TABLES[entity])} t using import_writes w where ${created(importId, entity)} and ${where}`);
}

async function takeOut(tx: Tx, actor: Actor, importId: string, entity: "journey" | "person" | "household", where: SQL): Promise<void> {
  await tx.execute(sql`
    update ${sql.identifier(TABLES[entity])} t set deleted_at = now(), version = t.version + 1, updated_at = now(), updated_by = ${actor.userId}
    from import_writes w where ${created(importId, entity)} and ${where}`);
}

async function restore(tx: Tx, actor: Actor, importId: string, entity: WrittenEntity): Promise<void> {
  const columns = Object.values(getTableColumns(schema[entity])).filter((column) => column.generated === undefined && !OWN_COLUMNS.has(column.name));
  const names = sql.join(columns.map(({ name }) => sql.identifier(name)), sql`, `);
  const table = sql.identifier(TABLES[entity]);
  await tx.execute(sql`
    update ${table} t set (${names}) = (select ${sql.join(columns.map(({ name }) => sql`r.${sql.identifier(name)}`), sql`, `)} from jsonb_populate_record(null::${table}, w.before) r),
      version = t.version + 1, updated_at = now(), updated_by = ${actor.userId}
    from import_writes w where w.import_id = ${importId} and w.entity = ${entity} and w.before is not null and t.id = w.entity_id`);
}

/** A step that the import took is corrected in the journey's log, as a person would. */
async function logStepsBack(tx: Tx, actor: Actor, importId: string): Promise<void> {
  const moved = await tx.execute<{ id: string; status: JourneyState }>(sql`
    select t.id, w.before->>'status' as status from import_writes w join journeys t on t.id = w.entity_id
    where w.import_id = ${importId} and w.entity = 'journey' and w.before->>'status' <> t.status order by t.id`);
  for (const { id, status } of moved) {
    const journey = await lockedJourney(tx, id);
    if (!journey) continue;
    const last = standingSteps(await logOf(tx, id)).at(-1);
    const happenedOn = todayIn(timeZoneOf(journey.regionCode), new Date());
    await addToLog(tx, actor, journey, { eventId: uuidv7(), to: status, happenedOn, reason: "Impor diurungkan" }, last ? { evidence: { corrects: last.id } } : {});
  }
}
