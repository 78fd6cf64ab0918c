import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import { loadFeature } from "./features";

type Figures = { refreshFigures(patienceMs: number): Promise<{ households: number }> };
type Door = { closeDatabase(): Promise<void> };

const PAUSE_MS = 1_000;
const TURN_MS = 5_000;

/**
 * Lets the figures follow the records while the server runs, so that nobody who opens a dashboard has to wait for what
 * others wrote. Several servers may do it: they take turns.
 */
export async function followRecords(log: Logger): Promise<() => Promise<void>> {
  const { refreshFigures } = await loadFeature<Figures>("app/indicators/rollups/refresh.server.ts");
  const { closeDatabase } = await loadFeature<Door>("app/db/db.server.ts");
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      try {
        const { households } = await refreshFigures(TURN_MS);
        if (households > 0) continue;
      } catch (error) {
        if (!stopping.signal.aborted) log.warn({ code: ((error as Error).cause as { code?: string })?.code }, "the figures could not follow the records; tried again");
      }
      await setTimeout(PAUSE_MS, null, { signal: stopping.signal }).catch(() => {});
    }
  })();
  return async () => {
    stopping.abort();
    await running;
    await closeDatabase();
  };
}
