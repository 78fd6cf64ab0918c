import { z } from "zod";
import { requireOfHousehold } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn, type PlainDate } from "~/shared/dates";
import { transferHousehold, type TransferHousehold } from "./remittances.server";

export type HouseholdToday = TransferHousehold & { today: PlainDate };

/** The household of an address with today's date in its village. 404 when it is not the actor's to see, 403 when only to read. */
export async function requireHousehold(tx: Tx, actor: Actor, id: string | undefined, access: "read" | "write"): Promise<HouseholdToday> {
  const now = new Date();
  const today = (regionCode: string) => todayIn(timeZoneOf(regionCode), now);
  const household = z.uuid().safeParse(id).success ? await transferHousehold(tx, id ?? "", today) : null;
  if (!household) throw new Response(null, { status: 404 });
  requireOfHousehold(actor, household, access);
  return { ...household, today: today(household.regionCode) };
}
