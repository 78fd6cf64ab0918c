import { inArray, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { inBatches } from "~/access/record-batch.server";
import type { Tx } from "~/db/db.server";
import { householdRegions } from "~/db/schema/households";
import type { PlainDate } from "~/shared/dates";

/** Where a family lived when: no place is written for the days before the first one. */
export type Places = { regionCode: string; from: PlainDate; to: PlainDate | null }[];

/** The village a record's household lives in now, as a column of a query; null to who does not see the household. */
export const homeCodeOf = (householdId: PgColumn): SQL<string | null> => sql<string | null>`(select h.region_code from households h where h.id = ${householdId})`;

/** The villages of these households, oldest first. */
export async function placesOf(tx: Tx, householdIds: Iterable<string>): Promise<Map<string, Places>> {
  const places = new Map<string, Places>();
  for (const batch of inBatches([...new Set(householdIds)])) {
    const rows = await tx.select().from(householdRegions).where(inArray(householdRegions.householdId, batch)).orderBy(householdRegions.householdId, householdRegions.regionFrom);
    for (const { householdId, regionCode, regionFrom, regionTo } of rows) {
      places.set(householdId, [...(places.get(householdId) ?? []), { regionCode, from: regionFrom, to: regionTo }]);
    }
  }
  return places;
}

/** The village of a day, so that a record written late counts where the family lived then; `otherwise` where none is written. */
export function villageOn(places: Places | undefined, day: PlainDate, otherwise: string): string {
  return places?.find(({ from, to }) => from <= day && (to === null || day < to))?.regionCode ?? otherwise;
}
