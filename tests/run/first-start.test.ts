import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { causeInLog } from "../../bin/embedded/embedded-error";
import { environment } from "../app-server";

/*
 * What a person sees who starts a fresh copy on a machine where something is in the way: one sentence that says what it
 * is and what to do, never a trace. In npm's place stands a script that fails, or works, as npm does.
 */

const ROOT = resolve(import.meta.dirname, "..", "..");
let copy: string;
let npm: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "desa-copy-"));
  for (const part of ["bin", "package.json", "package-lock.json"]) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  npm = join(copy, "npm-cli.js");
  npmSays("npm error code E999", 1);
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

function npmSays(output: string, code: number): void {
  writeFileSync(npm, `import { writeFileSync } from "node:fs"; writeFileSync(${JSON.stringify(join(copy, "asked"))}, process.argv.slice(2).join(" "));
    console.error(${JSON.stringify(output)}); process.exit(${code});`);
}

function run(script: string, nodeOptions: string[] = []): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeOptions, join(copy, "bin", script)], {
    cwd: copy, env: environment({ npm_execpath: npm }), encoding: "utf8", timeout: 60_000,
  });
  return { code: status, said: `${stdout}${stderr}`.trim() };
}

const asked = () => (existsSync(join(copy, "asked")) ? readFileSync(join(copy, "asked"), "utf8") : null);

describe.each(["start.mjs", "test.mjs", "desa", "bench.mjs"])("%s", (script) => {
  it("says which Node it needs and stops, before it touches anything", () => {
    const old = `data:text/javascript,${encodeURIComponent('Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.19.0" } })')}`;
    const { code, said } = run(script, ["--import", old]);
    expect({ code, said }).toEqual({ code: 1, said: "Node 20.11 or newer is needed, this is 18.19.0: install a newer one from https://nodejs.org." });
    expect(asked()).toBeNull();
  });

  it("fetches exactly the locked packages where there are none", () => {
    const { code, said } = run(script);
    expect(code).toBe(1);
    expect(said).toContain("Installing the packages (only this time");
    expect(asked()).toMatch(/^ci /);
  });
});

describe("an install that cannot be done", () => {
  it.each([
    ["the disk is full", "npm error code ENOSPC\nnpm error syscall write\nnpm error ENOSPC: no space left on device, write", /^The disk is full: free about 1 GB and start again\.$/m],
    ["there is no network", "npm error code EAI_AGAIN\nnpm error request to https://registry.example/react failed", /^The packages cannot be fetched: there is no connection/m],
    ["the network goes away", "npm error code ECONNRESET\nnpm error network aborted", /^The packages cannot be fetched: there is no connection/m],
    ["the folder is somebody else's", "npm error code EACCES\nnpm error syscall mkdir\nnpm error path /srv/desa/node_modules", /^npm may not write here: start as the owner/m],
    ["the lock file was changed by hand", "npm error `npm ci` can only install packages when your package.json and package-lock.json are in sync.", /^The packages do not agree with package-lock\.json/m],
    ["the registry wants a pause", "npm error code E429\nnpm error 429 Too Many Requests", /^The npm registry asks to wait/m],
  ])("because %s is told in one sentence", (_why, output, sentence) => {
    npmSays(output, 1);
    const { code, said } = run("start.mjs");
    expect(code).toBe(1);
    expect(said).toMatch(sentence);
    expect(said).not.toMatch(/^\s+at /m);
    expect(said.split("\n").filter((line) => line !== "")).toHaveLength(2);
  });

  it("for a reason nobody foresaw shows npm's own last words", () => {
    npmSays("npm error code E999\nnpm error something new", 1);
    expect(run("start.mjs").said).toContain("npm could not install the packages:\nnpm error code E999\nnpm error something new");
  });
});

describe("half an install", () => {
  it("is noticed and done again, not run", () => {
    mkdirSync(join(copy, "node_modules", "react"), { recursive: true });
    writeFileSync(join(copy, "node_modules", "react", "package.json"), "{}");
    const { code, said } = run("start.mjs");
    expect(code).toBe(1);
    expect(said).toContain("The installed packages are incomplete or old: installing them again");
    expect(asked()).toMatch(/^ci /);
  });

  it("is noticed where npm finished but for other versions", () => {
    mkdirSync(join(copy, "node_modules"));
    const { packages } = JSON.parse(readFileSync(join(copy, "package-lock.json"), "utf8")) as { packages: Record<string, { version?: string }> };
    packages["node_modules/react"]!.version = "17.0.0";
    writeFileSync(join(copy, "node_modules", ".package-lock.json"), JSON.stringify({ packages }));
    run("start.mjs");
    expect(asked()).toMatch(/^ci /);
  });

  it("whose stamp is there but whose files are gone is told in a sentence", () => {
    mkdirSync(join(copy, "node_modules"));
    const { packages } = JSON.parse(readFileSync(join(copy, "package-lock.json"), "utf8")) as { packages: object };
    writeFileSync(join(copy, "node_modules", ".package-lock.json"), JSON.stringify({ packages }));
    const { code, said } = run("desa");
    expect(code).toBe(1);
    expect(said).toMatch(/^The installation is incomplete \(.*\): delete node_modules and start again\.$/m);
    expect(said).not.toMatch(/^\s+at /m);
  });
});

describe("a database that cannot run", () => {
  it.each([
    ["FATAL:  could not write to file \"pg_wal/xlogtemp.31\": No space left on device", /disk is full/],
    ["PANIC:  could not extend file \"base/5/2608\": No space left on device\nHINT:  Check free disk space.", /disk is full/],
  ])("says why: %s", (log, sentence) => {
    expect(causeInLog(log)).toMatch(sentence);
  });

  it("says nothing of a log that does not tell", () => {
    expect(causeInLog("LOG:  database system is ready to accept connections")).toBeNull();
  });
});
