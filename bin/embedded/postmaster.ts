import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** What a running (or once running) server says of itself in `postmaster.pid`. */
export type Postmaster = { pid: number; port: number; sharedMemoryId: string | null };

/** Reads `postmaster.pid`; null when there is none or the server is only beginning to write it. */
export function readPostmaster(clusterDir: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(pidFile(clusterDir), "utf8").split("\n");
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  const sharedMemoryId = lines[6]?.trim().split(/\s+/)[1] ?? null;
  return { pid, port: Number(lines[3] ?? 0), sharedMemoryId };
}

export function pidFile(clusterDir: string): string {
  return join(clusterDir, "postmaster.pid");
}

/** Whether a process exists and is more than a zombie nobody has reaped. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return processState(pid) !== "Z";
}

/**
 * Whether the process is this cluster's server. A pid is soon given to something else (in a
 * container above all), so where the system tells, the program's name is compared as well.
 */
export function isServerAlive({ pid }: Postmaster): boolean {
  if (!isAlive(pid)) return false;
  try {
    const program = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")[0] ?? "";
    return program === "" || basename(program).startsWith("postgres");
  } catch {
    return true;
  }
}

/**
 * Whether processes of a dead server still hold its shared memory. Starting beside them would
 * damage data, so the stale file may go only when they are gone. Unknown (no /proc) counts as no:
 * there PostgreSQL makes this check itself.
 */
export function sharedMemoryInUse({ sharedMemoryId }: Postmaster): boolean {
  if (sharedMemoryId === null || !existsSync("/proc/sysvipc/shm")) return false;
  const rows = readFileSync("/proc/sysvipc/shm", "utf8").trim().split("\n").slice(1);
  const row = rows.map((line) => line.trim().split(/\s+/)).find((fields) => fields[1] === sharedMemoryId);
  return row !== undefined && Number(row[6]) > 0;
}

/** The state letter of /proc/PID/stat ("Z" is a zombie), or null where there is no /proc. */
function processState(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3);
  } catch {
    return null;
  }
}
