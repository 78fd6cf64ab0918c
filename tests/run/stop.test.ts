import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isServerAlive, readPostmaster } from "../../bin/embedded/postmaster";
import { environment } from "../app-server";

/* Ctrl-C under npm reaches the product twice. Whenever that is, its embedded database ends with it. */

const ROOT = resolve(import.meta.dirname, "..", "..");
let dataDir: string;
let clusterDir: string;

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "desa-stop-"));
  // The account of the database has to reach it, and no demo world is needed.
  chmodSync(dataDir, 0o755);
  writeFileSync(join(dataDir, "demo-world"), "");
  clusterDir = join(dataDir, "postgres");
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** The product with its own database; the pages come from the sources, so that nothing is built first. */
function start(): { product: ChildProcess; output: () => string; ended: Promise<unknown> } {
  const product = spawn(process.execPath, [join(ROOT, "bin", "start.mjs"), "--dev"], {
    cwd: ROOT, env: environment({ PORT: "0", DESA_DATA: dataDir, DATABASE_URL: "" }), stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [product.stdout, product.stderr]) stream.on("data", (chunk) => (output += chunk));
  return { product, output: () => output, ended: new Promise((done) => product.once("exit", done)) };
}

async function until(what: () => boolean, product: ChildProcess): Promise<void> {
  while (!what() && product.exitCode === null) await sleep(20);
}

const databaseRuns = (): boolean => {
  const server = readPostmaster(clusterDir);
  return server !== null && isServerAlive(server);
};

describe("two signals in a row", () => {
  it.each([
    ["while the database starts", () => existsSync(join(clusterDir, "postmaster.pid"))],
    ["when the product is ready", (output: string) => output.includes("is ready:")],
  ])("%s leave no database behind", async (_when, isTime) => {
    const { product, output, ended } = start();
    await until(() => isTime(output()), product);
    expect(product.exitCode, output()).toBeNull();
    expect(databaseRuns()).toBe(true);
    product.kill("SIGTERM");
    await sleep(50);
    product.kill("SIGTERM");
    await ended;
    await expect.poll(databaseRuns, { timeout: 10_000 }).toBe(false);
  }, 180_000);
});
