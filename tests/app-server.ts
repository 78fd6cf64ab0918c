import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { testKeys } from "./test-keys";
import { cloneDatabase, cloneFilled, type TestServer } from "./test-server";

const ROOT = resolve(import.meta.dirname, "..");

export type AppServer = { url: string; databaseUrl: string; process: ChildProcess; output: () => string; stop(): Promise<void> };

/**
 * The product itself, as `npm start` runs it, on a free port with a database of its own. `demo`
 * loads the demo world first. `env` adds settings; `stop` ends it and drops the database.
 */
export async function startApp(testServer: TestServer, { demo = false, env = {} }: { demo?: boolean; env?: Record<string, string> } = {}): Promise<AppServer> {
  const database = demo ? await cloneFilled(testServer, "demo", seedDemo) : await cloneDatabase(testServer);
  const dataDir = mkdtempSync(join(tmpdir(), "desa-app-"));
  const settings = { ...testKeys, DATABASE_URL: database.url, DESA_DATA: dataDir, ...env };
  try {
    const app = await launch(settings);
    const stop = async () => {
      await endProcess(app.process);
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    };
    return { ...app, databaseUrl: database.url, stop };
  } catch (error) {
    await database.drop();
    throw error;
  }
}

async function seedDemo(url: string): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "desa-demo-"));
  const { code, stderr } = await runDesa(["seed", "--demo"], { ...testKeys, DATABASE_URL: url, DESA_DATA: dataDir });
  rmSync(dataDir, { recursive: true, force: true });
  if (code !== 0) throw new Error(`The demo world could not be loaded (exit code ${code}): ${stderr}`);
}

/** Runs `bin/desa` and answers its exit code and what it wrote. */
export function runDesa(args: string[], env: Record<string, string>): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(ROOT, "bin", "desa"), ...args], { cwd: ROOT, env: environment(env) });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  return new Promise((done, reject) => {
    child.once("error", reject);
    child.once("close", (code) => done({ code, stdout, stderr }));
  });
}

function launch(env: Record<string, string>): Promise<Pick<AppServer, "url" | "process" | "output">> {
  const child = spawn(process.execPath, [join(ROOT, "bin", "start.mjs")], {
    cwd: ROOT, env: environment({ PORT: "0", ...env }), stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  return new Promise((done, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const [, url] = /is ready:\s+(http:\S+)/.exec(output) ?? [];
      if (url !== undefined) done({ url, process: child, output: () => output });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`The product ended with ${code} while starting:\n${output}`)));
  });
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await ended;
}

/** The machine's environment without what would reach the product from a developer's shell. */
export function environment(more: Record<string, string>): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const name of Object.keys(env)) if (/^(VITEST.*|NODE_ENV|NODE_OPTIONS|DESA_.*|DATABASE_URL|PORT|HOST)$/.test(name)) delete env[name];
  return { ...env, ...more };
}
