import { spawn, type ChildProcess } from "node:child_process";
import { join, resolve } from "node:path";
import { environment } from "../app-server";
import { readPostmaster } from "../../bin/embedded/postmaster";

const ROOT = resolve(import.meta.dirname, "..", "..");

export type Group = { child: ChildProcess; output: () => string; ended: Promise<number | null>; kill(): Promise<void> };

/** Starts one of the product's commands as the leader of a process group of its own, as a terminal does. */
export function startGroup(script: string, args: string[], env: Record<string, string>): Group {
  const child = spawn(process.execPath, [join(ROOT, "bin", script), ...args], {
    cwd: ROOT, env: environment(env), stdio: ["ignore", "pipe", "pipe"], detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.once("close", (code) => done(code)));
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, "SIGKILL");
    await ended;
  };
  return { child, output: () => output, ended, kill };
}

/** The product on an embedded database in `dataDir`; answers when it says that it is ready, and how long that took. */
export async function startProduct(dataDir: string, env: Record<string, string>): Promise<Group & { url: string; readyMs: number }> {
  const startedAt = performance.now();
  const group = startGroup("start.mjs", [], { PORT: "0", DESA_DATA: dataDir, ...env });
  const url = await new Promise<string>((done, reject) => {
    const look = () => {
      const [, found] = /is ready:\s+(http:\S+)/.exec(group.output()) ?? [];
      if (found !== undefined) done(found);
    };
    group.child.stdout!.on("data", look);
    void group.ended.then((code) => reject(new Error(`The product ended with ${code} while starting:\n${group.output()}`)));
  });
  return { ...group, url, readyMs: performance.now() - startedAt };
}

/** kill -9 of the embedded database's server too, which lives in a group of its own. */
export function killDatabase(dataDir: string): void {
  const server = readPostmaster(join(dataDir, "postgres"));
  if (server !== null) process.kill(server.pid, "SIGKILL");
}
