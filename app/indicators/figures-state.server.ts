import { sql } from "drizzle-orm";
import type { Actor } from "~/db/actor";
import { asActor, type Tx } from "~/db/db.server";
import { NOTHING_WAITS, refreshFigures, type Waiting } from "./rollups/refresh.server";

/** `key`: of which state of the records the figures are, and for whom; `waits`: whether anything written is not in them yet. */
export type FiguresState = { key: string; waits: boolean };

const states = new WeakMap<Tx, Promise<FiguresState>>();

/** Asked once a transaction. */
export function figuresState(tx: Tx): Promise<FiguresState> {
  const known = states.get(tx);
  if (known) return known;
  const asked = tx.execute<FiguresState>(sql`select key, waits from app_figures_state()`).then(([row]) => row!);
  states.set(tx, asked);
  return asked;
}

/**
 * Runs `work` where the figures contain everything that was written before, as far as that is soon done; `waiting` says
 * what they do not contain. Mostly nothing waits, and no transaction but that of the work is needed.
 */
export async function withFigures<T>(actor: Actor, work: (tx: Tx, waiting: Waiting) => Promise<T>): Promise<T> {
  const atOnce = await asActor(actor, async (tx) => ((await figuresState(tx)).waits ? null : { value: await work(tx, NOTHING_WAITS) }));
  if (atOnce) return atOnce.value;
  const waiting = await refreshFigures();
  return asActor(actor, (tx) => work(tx, waiting));
}
