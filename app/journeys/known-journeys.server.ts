import { inArray, isNull, and, sql } from "drizzle-orm";
import { inBatches } from "~/access/record-batch.server";
import type { Tx } from "~/db/db.server";
import { journeys, placements } from "~/db/schema/journeys";
import type { JourneyState } from "./codes";

/** What is recorded of journeys already, to compare whole files with. Only what the actor may see. */
export type KnownJourney = Omit<typeof journeys.$inferSelect, "status"> & { status: JourneyState };
export type KnownPlacement = typeof placements.$inferSelect;

/** Journeys by their own ids and those of these people; the latest first. */
export async function knownJourneys(tx: Tx, { ids, personIds }: { ids: readonly string[]; personIds: readonly string[] }): Promise<KnownJourney[]> {
  const found = new Map<string, KnownJourney>();
  const select = async (where: ReturnType<typeof inArray>) => {
    const rows = await tx.select().from(journeys).where(and(where, isNull(journeys.deletedAt))).orderBy(sql`${journeys.openedOn} desc, ${journeys.id} desc`);
    for (const row of rows) found.set(row.id, row as KnownJourney);
  };
  for (const batch of inBatches([...new Set(personIds)])) await select(inArray(journeys.personId, batch));
  for (const batch of inBatches([...new Set(ids)].filter((id) => !found.has(id)))) await select(inArray(journeys.id, batch));
  return [...found.values()];
}

/** The latest contract of each journey, as exports write it. */
export async function latestPlacements(tx: Tx, journeyIds: readonly string[]): Promise<Map<string, KnownPlacement>> {
  const found = new Map<string, KnownPlacement>();
  for (const batch of inBatches([...new Set(journeyIds)])) {
    const rows = await tx
      .selectDistinctOn([placements.journeyId])
      .from(placements)
      .where(inArray(placements.journeyId, batch))
      .orderBy(placements.journeyId, sql`${placements.contractStart} desc nulls last`, sql`${placements.id} desc`);
    for (const row of rows) found.set(row.journeyId, row);
  }
  return found;
}
