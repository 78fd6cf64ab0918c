import type { Conflict } from "~/access/record-batch.server";
import type { RowReading } from "../rows/row-reading";

/** Both states of a record that was changed since the export, field by field. */
export function sayConflict(reading: RowReading, { fields }: Conflict, headers: { readonly [field: string]: string }): void {
  for (const { field, mine, theirs } of fields) reading.say("conflict", headers[field] ?? null, { mine: shown(mine), theirs: shown(theirs) });
  if (fields.length === 0) reading.say("stale", null);
}

const shown = (value: unknown): string => (value === null || value === undefined ? "–" : String(value));
