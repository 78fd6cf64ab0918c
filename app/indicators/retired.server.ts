import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { regionsByCode } from "~/regions/regions.server";
import { within } from "./scope.server";

export type RetiredArea = { code: string; name: string };

/** Codes no longer in force whose records count today in the area: what its figures map through succession. */
export async function retiredWithRecords(tx: Tx, region: string): Promise<RetiredArea[]> {
  const rows = await tx.execute<{ code: string }>(sql`
    select distinct region_code as code from rollup.last_records where region_code <> area_code and ${within({ region })} order by 1`);
  const names = await regionsByCode(tx, rows.map(({ code }) => code));
  return rows.map(({ code }) => ({ code, name: names.get(code)?.name ?? code }));
}
