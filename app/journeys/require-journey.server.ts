import { z } from "zod";
import { requireOfHousehold } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn, type PlainDate } from "~/shared/dates";
import { journeySheet, placementsOf, type JourneySheet, type PlacementRow } from "./journeys.server";

export type JourneyToday = JourneySheet & { today: PlainDate; canWrite: boolean };

/** The journey of an address with today's date in its village. 404 when it is not the actor's to see, 403 when only to read. */
export async function requireJourney(tx: Tx, actor: Actor, id: string | undefined, access: "read" | "write"): Promise<JourneyToday> {
  const sheet = z.uuid().safeParse(id).success ? await journeySheet(tx, id ?? "") : undefined;
  if (!sheet) throw new Response(null, { status: 404 });
  const { householdId, regionCode, homeCode } = sheet;
  const canWrite = requireOfHousehold(actor, { id: householdId, regionCode, homeCode }, access);
  return { ...sheet, today: todayIn(timeZoneOf(regionCode), new Date()), canWrite };
}

/** A contract of the journey of an address, to be mended; 404 when it is none of it. */
export async function requireContract(tx: Tx, actor: Actor, { id, placementId }: { id?: string; placementId?: string }): Promise<{ journey: JourneyToday; contract: PlacementRow }> {
  const journey = await requireJourney(tx, actor, id, "write");
  const contract = (await placementsOf(tx, journey.id, { showWage: true })).find((row) => row.id === placementId);
  if (!contract) throw new Response(null, { status: 404 });
  return { journey, contract };
}
