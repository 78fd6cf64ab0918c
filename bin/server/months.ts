import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import { loadFeature } from "./features";

type Months = { closeZoneMonths(): Promise<number> };

const PAUSE_MS = 60 * 60 * 1_000;

/** Closes the months of mentoring zones while the server runs. Several servers may do it: what one has written, another leaves. */
export async function closeMonths(log: Logger): Promise<() => Promise<void>> {
  const { closeZoneMonths } = await loadFeature<Months>("app/mentoring/close-months.server.ts");
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await closeZoneMonths().catch((error: unknown) => {
        if (!stopping.signal.aborted) log.warn({ code: ((error as Error).cause as { code?: string })?.code }, "the months of zones could not be closed; tried again in an hour");
      });
      await setTimeout(PAUSE_MS, null, { signal: stopping.signal }).catch(() => {});
    }
  })();
  return async () => {
    stopping.abort();
    await running;
  };
}
