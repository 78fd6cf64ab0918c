import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { finishFigures, refreshFigures } from "~/indicators/rollups/refresh.server";
import { coordinatorOf, familiesOf, save } from "./saves";

/** Milliseconds the oldest save not yet in the figures had waited, looked at every 50 ms. */
export type Visibility = { saved: number; aSecond: number; p50: number; p95: number; most: number };

const PAUSE_MS = 1_000;
const LOOK_MS = 50;

export async function visibilityAt(url: string, aSecond: number, seconds: number): Promise<Visibility> {
  const [actor, families] = [await coordinatorOf(url, "35.04"), await familiesOf(url, "35.04")];
  await finishFigures();
  const sql = postgres(url, { max: 1 });
  const waits: number[] = [];
  let isDone = false;
  const follow = async () => {
    while (!isDone) if ((await refreshFigures(5_000)).households === 0) await pause(PAUSE_MS);
  };
  const look = async () => {
    for (; !isDone; await pause(LOOK_MS)) {
      const [row] = await sql<{ ms: number | null }[]>`select extract(epoch from clock_timestamp() - min(queued_at))::float8 * 1000 as ms from rollup.queue`;
      waits.push(row?.ms ?? 0);
    }
  };
  const beside = [follow(), look()];
  const from = performance.now();
  const saving: Promise<void>[] = [];
  for (let n = 0; n < aSecond * seconds; n++) {
    const early = from + (n * 1000) / aSecond - performance.now();
    if (early > 0) await pause(early);
    saving.push(save(actor, families[n % families.length]!, n));
  }
  await Promise.all(saving);
  const took = (performance.now() - from) / 1000;
  isDone = true;
  await Promise.all(beside);
  await sql.end();
  waits.sort((a, b) => a - b);
  const at = (share: number) => Math.round(waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0);
  return { saved: saving.length, aSecond: Math.round(saving.length / took), p50: at(0.5), p95: at(0.95), most: at(1) };
}
