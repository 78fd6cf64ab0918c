import { keepsOut } from "../messages";
import type { RowReading } from "../rows/row-reading";
import type { RowChanges, RowOutcome } from "../import-types";

/** One row on its way into the database. What becomes of it is written here; a row kept out has messages that say why. */
export type Entry<Row> = {
  line: number;
  reading: RowReading;
  row: Row;
  outcome: Exclude<RowOutcome, "refuse"> | null;
  changes: RowChanges | null;
};

const isOut = ({ reading }: Entry<unknown>): boolean => keepsOut(reading.messages);
export const isIn = (entry: Entry<unknown>): boolean => !isOut(entry);

/** What a row did, unless it was kept out. */
export function settle(entry: Entry<unknown>, outcome: "create" | "update" | "unchanged", changes: RowChanges | null = null): void {
  entry.outcome = outcome;
  entry.changes = changes;
}

export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
