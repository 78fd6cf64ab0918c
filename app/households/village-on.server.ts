import { sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Tx } from "~/db/db.server";
import type { PlainDate } from "~/shared/dates";

/** Where a family lived when: no place is written for the days before the first one. */
export type Places = { regionCode: string; from: PlainDate; to: PlainDate | null }[];

/** The village a record's household lives in now, as a column of a query; null to who does not see the household. */
export const homeCodeOf = (householdId: PgColumn): SQL<string | null> => sql<string | null>`(select h.region_code from households h where h.id = ${householdId})`;

/** The villages of these households, oldest first. */
export async function placesOf(tx: Tx, householdIds: Iterable<string>): Promise<Map<string, Places>> {
  const places = new Map<string, Places>();
  const rows = await tx.execute<{ household: string; code: string; first: PlainDate; next: PlainDate | null }>(sql`
    select household_id as household, region_code as code, region_from::text as first, region_to::text as next from household_regions
    where household_id = any(${`{${[...new Set(householdIds)].join(",")}}`}::uuid[]) order by household_id, region_from`);
  for (const { household, code, first, next } of rows) {
    places.set(household, [...(places.get(household) ?? []), { regionCode: code, from: first, to: next }]);
  }
  return places;
}

/** The village of a day, so that a record written late counts where the family lived then; `otherwise` where none is written. */
export function villageOn(places: Places | undefined, day: PlainDate, otherwise: string): string {
  return places?.find(({ from, to }) => from <= day && (to === null || day < to))?.regionCode ?? otherwise;
}
