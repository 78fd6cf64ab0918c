import { and, eq, inArray } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { can } from "~/access/capabilities";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { columnMappings } from "~/db/schema/imports";
import { ancestorsOf } from "~/regions/region-code";
import type { ColumnMapping, ImportableKind } from "./import-types";

/** How a column that is left alone is kept. */
const LEFT_ALONE = "";

/** What an office decided about its own headings before: that of the area itself stands over that of areas above. */
export async function rememberedMapping(tx: Tx, kind: ImportableKind, regionCode: string): Promise<ColumnMapping> {
  const areas = [...ancestorsOf(regionCode), regionCode];
  const rows = await tx
    .select({ regionCode: columnMappings.regionCode, header: columnMappings.header, field: columnMappings.field })
    .from(columnMappings)
    .where(and(eq(columnMappings.kind, kind), inArray(columnMappings.regionCode, areas)));
  rows.sort((a, b) => areas.indexOf(a.regionCode) - areas.indexOf(b.regionCode));
  return Object.fromEntries(rows.map(({ header, field }) => [header, field === LEFT_ALONE ? null : field]));
}

/** Keeps what was decided for this file for the next one of the same area; nothing where the actor does not write to all of it. */
export async function rememberMapping(tx: Tx, actor: Actor, kind: ImportableKind, regionCode: string, mapping: ColumnMapping): Promise<void> {
  const headers = Object.keys(mapping);
  if (headers.length === 0 || !can(actor, "import:write", regionCode)) return;
  await tx.delete(columnMappings).where(and(eq(columnMappings.kind, kind), eq(columnMappings.regionCode, regionCode), inArray(columnMappings.header, headers)));
  await tx.insert(columnMappings).values(headers.map((header) => ({ id: uuidv7(), kind, regionCode, header, field: mapping[header] ?? LEFT_ALONE })));
}
