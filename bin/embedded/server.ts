import { spawn } from "node:child_process";
import { chownSync, closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { asAccount, notRunnable, run } from "./cluster";
import { causeInLog, EmbeddedError } from "./embedded-error";
import { isServerAlive, pidFile, readPostmaster, sharedMemoryInUse, type Postmaster } from "./postmaster";
import { freePort, SETTINGS_FILE, writeSettings } from "./settings";
import type { Place } from "./start-embedded";

const READY_MS = 60_000;
const LOG_LIMIT = 10 * 1024 * 1024;
const RETRY = /shared memory block .* is still in use|address already in use|could not bind|lock file .* already exists/i;

type Settings = Record<string, string>;
type Attempt = "ready" | "retry";

/** Answers the port of a server that serves queries: the running one, or a new one. */
export async function findOrStartServer(place: Place, password: string, settings: Settings) {
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const running = await runningServer(place.clusterDir, password, deadline);
    if (running !== null) return { port: running, reused: true };
    const port = await freePort();
    if ((await startServer(place, port, password, settings, deadline)) === "ready") return { port, reused: false };
    if (Date.now() > deadline) throw tooLong(place);
    await sleep(100);
  }
}

/** Stops the server of a cluster and waits until it is gone; nothing to do when none runs. */
export async function stopServer(clusterDir: string): Promise<void> {
  const server = signalServer(clusterDir);
  if (server === null) return;
  const deadline = Date.now() + READY_MS;
  while (isServerAlive(server)) {
    if (Date.now() > deadline) throw new EmbeddedError("The database does not stop; it was left running.");
    await sleep(20);
  }
}

/** Tells the server of a cluster to stop, without waiting for it; null when none runs. */
export function signalServer(clusterDir: string): Postmaster | null {
  const server = readPostmaster(clusterDir);
  if (server === null || !isServerAlive(server)) return null;
  // SIGINT is PostgreSQL's fast shutdown; Windows has no signals and ends the process, which recovery mends.
  process.kill(server.pid, "SIGINT");
  return server;
}

/** The port of this cluster's living server once it answers; null when there is none, its traces cleared. */
async function runningServer(clusterDir: string, password: string, deadline: number): Promise<number | null> {
  for (;;) {
    const server = readPostmaster(clusterDir);
    if (server === null) return null;
    if (isServerAlive(server)) {
      if (server.port > 0 && (await answers(server.port, password)) === "ready") return server.port;
    } else if (!sharedMemoryInUse(server)) {
      rmSync(pidFile(clusterDir), { force: true });
      return null;
    }
    if (Date.now() > deadline) {
      throw new EmbeddedError(`A database server (process ${server.pid}) holds ${clusterDir} but does not answer.`);
    }
    await sleep(50);
  }
}

async function startServer(place: Place, port: number, password: string, settings: Settings, deadline: number): Promise<Attempt> {
  writeSettings(place.clusterDir, port, settings);
  if (place.account !== null) chownSync(join(place.clusterDir, SETTINGS_FILE), place.account.uid, place.account.gid);
  const logFile = join(place.dataDir, "postgres.log");
  const from = openedLogSize(logFile);
  const ended = process.platform === "win32" ? await launchOnWindows(place, logFile) : launch(place, logFile);
  while (Date.now() < deadline) {
    if (ended.error !== null) throw notRunnable(place.binaries.postgres, ended.error);
    if (ended.exited) {
      const log = readFileSync(logFile).subarray(from).toString("utf8");
      if (RETRY.test(log)) return "retry";
      throw new EmbeddedError(causeInLog(log) ?? `The database did not start; the reason is at the end of ${logFile}.`);
    }
    if ((await answers(port, password)) === "ready") return "ready";
    await sleep(15);
  }
  throw tooLong(place);
}

function launch(place: Place, logFile: string) {
  const log = openSync(logFile, "a", 0o600);
  const state: { exited: boolean; error: Error | null } = { exited: false, error: null };
  const child = spawn(place.binaries.postgres, ["-D", place.clusterDir], {
    ...asAccount(place), detached: true, stdio: ["ignore", log, log],
  });
  child.once("error", (error) => (state.error = error));
  child.once("exit", () => (state.exited = true));
  child.unref();
  closeSync(log);
  return state;
}

/** On Windows the server refuses an administrator's rights; pg_ctl gives them up first. */
async function launchOnWindows(place: Place, logFile: string) {
  const { code } = await run(place, place.binaries.pgCtl, ["start", "-D", place.clusterDir, "-l", logFile, "-w", "-t", "60"]);
  return { exited: code !== 0, error: null as Error | null };
}

/** Asks `select 1`: an open port is not yet a database. Makes the product's database when it is missing. */
async function answers(port: number, password: string): Promise<"ready" | "not yet"> {
  const sql = postgres({
    host: "127.0.0.1", port, user: "desa", password, database: "postgres", max: 1, connect_timeout: 5, onnotice: () => {},
  });
  try {
    const [found] = await sql`select exists (select from pg_database where datname = 'desa') as made`;
    if (found?.made === false) await sql.unsafe("create database desa");
    return "ready";
  } catch (error) {
    const code = (error as { code?: string }).code ?? "";
    if (code === "28P01") throw new EmbeddedError("The database refuses its password: put postgres-password back from a backup.");
    if (code === "53100") throw new EmbeddedError("The disk is full: free some space and start again.");
    return "not yet";
  } finally {
    await sql.end({ timeout: 1 }).catch(() => {});
  }
}

/** Sets an overgrown log aside and answers where this start's part will begin. */
function openedLogSize(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size < LOG_LIMIT) return size;
  renameSync(logFile, `${logFile}.1`);
  return 0;
}

function tooLong(place: Place): EmbeddedError {
  return new EmbeddedError(`The database did not become ready in a minute; see ${join(place.dataDir, "postgres.log")}.`);
}
