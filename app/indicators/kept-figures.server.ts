import { sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import type { Tx } from "~/db/db.server";
import type { IndicatorRow } from "./figure";
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

const states = new WeakMap<Tx, Promise<string>>();

/** Asked once a transaction. */
function stateOf(tx: Tx): Promise<string> {
  const known = states.get(tx);
  if (known) return known;
  const asked = tx.execute<{ key: string }>(sql`select app_figures_key() as key`).then(([row]) => row?.key ?? "");
  states.set(tx, asked);
  return asked;
}

export async function keptFigures(tx: Tx, { scope, wanted, sparse }: Question, count: () => Promise<Counted>): Promise<Counted> {
  const { region, level, from, to, by, monthly, today } = scope;
  const key = [await stateOf(tx), region, level, from, to, by, monthly, today, sparse, wanted.join()].join(" ");
  const known = counted.get(key);
  if (known) return known;
  const found = await count();
  // Several pages look at the same rows; nobody may change them.
  Object.freeze(found.rows);
  Object.freeze(found.areas);
  counted.set(key, found);
  return found;
}
