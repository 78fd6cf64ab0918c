import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";

/** Any number, the same in every process: only one drains at a time. */
const LOCK = 350_416_214;

/** Waits for whoever drains now; false when that takes longer than the reader should wait. */
export async function takeTurn(tx: Tx, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const [row] = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${LOCK}) as mine`);
    if (row?.mine) return true;
    if (Date.now() >= until) return false;
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** From the end of this transaction on, figures counted before it are no more used (app/indicators/kept-figures.server.ts). */
export async function figuresChange(tx: Tx): Promise<void> {
  await tx.execute(sql`update rollup.state set version = version + 1`);
}

/** Makes the table `touched` of this transaction, empty. */
export async function touchNobody(tx: Tx): Promise<void> {
  await tx.execute(sql`create temp table if not exists touched (household_id uuid primary key) on commit delete rows`);
  await tx.execute(sql`truncate touched`);
}

/**
 * Makes the table `taken` of this transaction, empty: money records with the area each counts under today, and
 * households touched otherwise, as the queue has them.
 */
export async function takeNothing(tx: Tx): Promise<void> {
  await tx.execute(sql`create temp table if not exists taken (like rollup.queue, area_code text collate "C") on commit delete rows`);
  await tx.execute(sql`truncate taken`);
}
