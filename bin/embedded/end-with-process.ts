import { existsSync } from "node:fs";
import { signalServer } from "./server";
import { leave } from "./start-lock";

const used = new Map<string, string>();

/**
 * However this process exits, the server it used last is told to stop: not every end lets `stop` finish (a second
 * Ctrl-C, a library with a signal handler of its own). Only a killed process leaves it running, for the next to find.
 */
export function endWithProcess(dataDir: string, clusterDir: string): void {
  used.set(dataDir, clusterDir);
  if (!process.listeners("exit").includes(endAll)) process.on("exit", endAll);
}

/** Its server was stopped in good order. */
export function endedBefore(dataDir: string): void {
  used.delete(dataDir);
}

function endAll(): void {
  for (const [dataDir, clusterDir] of used) if (existsSync(dataDir) && leave(dataDir)) signalServer(clusterDir);
}
