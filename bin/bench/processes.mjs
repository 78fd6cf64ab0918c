// The servers a bench asks, each in a process of its own, and how they are asked.
import { execFile, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "../setup/hash.mjs";
import { PlainError } from "../setup/plain.mjs";

const run = promisify(execFile);

function settings(dataDir) {
  const { DATABASE_URL: _other, HOST: _host, ...env } = process.env;
  return { ...env, DESA_DATA: dataDir, PORT: "0", DESA_LOG_LEVEL: "error" };
}

export function seed(dataDir, scale) {
  const child = spawn(process.execPath, [join(ROOT, "bin", "desa"), "seed", "--scale", scale], { cwd: ROOT, env: settings(dataDir), stdio: ["ignore", "ignore", "inherit"] });
  return new Promise((done, reject) => child.once("exit", (code) => (code === 0 ? done() : reject(new PlainError(`The world of ${scale} was not loaded.`)))));
}

/** The product on its own world, on a free port. */
export const startProduct = (dataDir) => started([join(ROOT, "bin", "start.mjs")], /is ready:\s+(http:\S+)/, (url) => url, settings(dataDir));

export const startBare = (world) => started([join(ROOT, "bin", "bench", "bare-server.mjs"), JSON.stringify(world)], /bare (\d+)/, local);

const INSTEAD = ["postgraphile@4.14.1", "@graphile/pg-aggregates@0.1.1", "postgraphile-plugin-connection-filter@2.3.0"];

/** PostGraphile, installed into `folder` for this run alone; null where it cannot be had. */
export async function startPostGraphile(folder, url) {
  try {
    await run("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", "--no-save", ...INSTEAD], { cwd: folder });
  } catch {
    return null;
  }
  return started([join(ROOT, "bin", "bench", "postgraphile-server.mjs"), folder, url], /postgraphile (\d+)/, local);
}

const local = (port) => `http://127.0.0.1:${port}`;

function started(args, ready, address, env = process.env) {
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((done) => child.once("exit", done));
  const stop = () => (child.kill("SIGTERM"), ended);
  let output = "";
  return new Promise((done, reject) => {
    child.stdout.on("data", (chunk) => {
      output += chunk;
      const found = ready.exec(output)?.[1];
      if (found !== undefined) done({ url: address(found), stop, pid: child.pid });
    });
    void ended.then((code) => reject(new PlainError(`A server of the bench ended with ${code} while starting.`)));
  });
}

/** What writing costs, measured in a copy of the world's database that is gone afterwards. */
export async function measureWrites(databaseUrl, dataDir, rows) {
  const { stdout } = await run(process.execPath, ["--import", "tsx", join(ROOT, "bin", "bench", "writes.ts"), dataDir, String(rows)],
    { cwd: ROOT, env: { ...settings(dataDir), DATABASE_URL: databaseUrl }, maxBuffer: 10_000_000 });
  return JSON.parse(stdout.trim().split("\n").at(-1));
}

export async function signIn(url, login, password) {
  const answer = await fetch(`${url}/masuk`, { method: "POST", body: new URLSearchParams({ login, password }), redirect: "manual" });
  const cookie = answer.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
  if (answer.status !== 303) throw new PlainError(`Signing in was answered with ${answer.status}.`);
  return cookie;
}

export async function open(address, cookie) {
  const answer = await fetch(address, { headers: cookie ? { Cookie: cookie } : {}, redirect: "manual" });
  if (answer.status !== 200) throw new PlainError(`${address} was answered with ${answer.status}.`);
  return answer.text();
}

/** One GraphQL question; refused answers are no answers. */
export async function askGraph(url, query) {
  const answer = await fetch(`${url}/graphql`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ query }) });
  const { data, errors } = await answer.json();
  if (errors) throw new PlainError(`PostGraphile refused a question: ${errors[0].message}`);
  return data;
}

/** Resident memory in MB; null where the system does not tell. */
export function memoryOf(pid) {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024);
  } catch {
    return null;
  }
}
