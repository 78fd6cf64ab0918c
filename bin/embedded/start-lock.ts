import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EmbeddedError } from "./embedded-error";
import { isAlive } from "./postmaster";

const WAIT_MS = 90_000;

/** Runs `work` while no other process starts or stops the server of the same folder. */
export async function withStartLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const lock = join(dataDir, "starting.lock");
  const deadline = Date.now() + WAIT_MS;
  while (!take(lock)) {
    if (Date.now() > deadline) {
      throw new EmbeddedError(`Another process has been starting the database for too long; if none runs, delete ${lock}.`);
    }
    await sleep(50);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/**
 * The processes that use a server. It is stopped by the last one to leave, so that `bin/desa`
 * ending does not take the database from a running web server, nor the other way round.
 */
export function enter(dataDir: string): void {
  mkdirSync(join(dataDir, "users"), { recursive: true });
  writeFileSync(join(dataDir, "users", String(process.pid)), "");
}

/** Leaves, and answers whether no other living process uses the server any more. */
export function leave(dataDir: string): boolean {
  const folder = join(dataDir, "users");
  rmSync(join(folder, String(process.pid)), { force: true });
  const others = readdirSync(folder).filter((name) => {
    if (isAlive(Number(name))) return true;
    rmSync(join(folder, name), { force: true });
    return false;
  });
  return others.length === 0;
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  clearIfAbandoned(lock);
  return false;
}

function clearIfAbandoned(lock: string): void {
  try {
    const holder = Number(readFileSync(lock, "utf8"));
    if (holder === 0 || (holder !== process.pid && isAlive(holder))) return;
    // Moved before it is removed, so that two waiters cannot remove each other's fresh lock.
    const aside = `${lock}.${process.pid}`;
    renameSync(lock, aside);
    rmSync(aside, { force: true });
  } catch {
    // It went away by itself: the next try takes it.
  }
}
