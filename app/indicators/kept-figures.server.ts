import { LRUCache } from "lru-cache";
import type { Tx } from "~/db/db.server";
import type { IndicatorRow } from "./figure";
import { figuresState } from "./figures-state.server";
import type { Area, Scope } from "./scope.server";

/**
 * Figures that were counted already. They are found again under the state of the records they were counted from, which
 * the database says (drizzle/0017) together with what the actor may see; a state that is past is never asked for again.
 * So a figure from here is the one that counting anew would give. Not for a transaction that has written records itself.
 */
export type Counted = { areas: readonly Area[]; rows: readonly IndicatorRow[] };
export type Question = { scope: Scope; wanted: readonly string[]; sparse: boolean };

/** About 300 bytes a row. */
const MOST_ROWS = 150_000;
const counted = new LRUCache<string, Counted>({ maxSize: MOST_ROWS, sizeCalculation: ({ areas, rows }) => areas.length + rows.length + 1 });

export async function keptFigures(tx: Tx, { scope, wanted, sparse }: Question, count: () => Promise<Counted>): Promise<Counted> {
  const { region, level, from, to, by, monthly, today } = scope;
  const { key: state } = await figuresState(tx);
  const key = [state, region, level, from, to, by, monthly, today, sparse, wanted.join()].join(" ");
  const known = counted.get(key);
  if (known) return known;
  const found = await count();
  // Several pages look at the same rows; nobody may change them.
  Object.freeze(found.rows);
  Object.freeze(found.areas);
  counted.set(key, found);
  return found;
}
