import { sql } from "drizzle-orm";
import { asSystem, type Tx } from "~/db/db.server";
import { drainSome } from "./drain.server";
import { takeTurn } from "./turn.server";

/** What the figures do not contain yet; `since`: when the oldest of it was written. */
export type Waiting = { households: number; since: string | null };
export const NOTHING_WAITS: Waiting = { households: 0, since: null };

/** A page waits so long for figures that contain everything; what is left then it says. */
const PATIENCE_MS = 1_500;

/**
 * Brings the figures up to date with what is written, so that whoever has just recorded something finds it in them.
 * Called before figures are read, and by the server every second.
 */
export async function refreshFigures(patienceMs = PATIENCE_MS): Promise<Waiting> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const waiting = await asSystem("figures follow the records", async (tx) => {
      const [now] = await tx.execute<{ waits: boolean }>(sql`
        select exists (select from rollup.queue) or exists (select from rollup.state where months_until <= now()::date) as waits`);
      if (!now?.waits) return NOTHING_WAITS;
      if (!(await takeTurn(tx, Math.max(0, until - Date.now())))) return readWaiting(tx);
      await drainSome(tx);
      return null;
    });
    if (waiting !== null) return waiting;
    if (Date.now() >= until) return asSystem("figures follow the records", readWaiting);
  }
}

async function readWaiting(tx: Tx): Promise<Waiting> {
  const [row] = await tx.execute<{ households: number; since: string | null }>(sql`
    select count(distinct household_id)::int as households, to_char(min(queued_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since from rollup.queue`);
  return row ?? NOTHING_WAITS;
}

/** All of it, however long it takes: for the command line and after a load. */
export async function finishFigures(): Promise<void> {
  for (let left = true; left; ) left = (await refreshFigures(60_000)).households > 0;
}
