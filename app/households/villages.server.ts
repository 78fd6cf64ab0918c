import { and, inArray } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { regions } from "~/db/schema/regions";

/** Which of these codes are, or once were, villages; a retired code stays valid for records of its time. */
export async function villagesAmong(tx: Tx, codes: readonly string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set();
  const rows = await tx
    .select({ code: regions.code })
    .from(regions)
    .where(and(inArray(regions.code, [...new Set(codes)]), inArray(regions.level, ["desa", "kelurahan"])));
  return new Set(rows.map(({ code }) => code));
}
