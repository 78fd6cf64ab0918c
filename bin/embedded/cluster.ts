import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  appendFileSync, chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runsOnMusl } from "./binaries";
import { causeInLog, EmbeddedError } from "./embedded-error";
import { SETTINGS_FILE } from "./settings";
import type { Place } from "./start-embedded";

/** The server's password, made once and readable by the owner of the data folder only. */
export function readOrMakePassword(dataDir: string): string {
  const file = join(dataDir, "postgres-password");
  try {
    if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600, flag: "wx" });
    const password = readFileSync(file, "utf8").trim();
    if (password !== "") return password;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const cause = code === "ENOSPC" ? "the disk is full" : `the system says ${code}`;
    throw new EmbeddedError(`The database password in ${file} cannot be read or written: ${cause}.`);
  }
  throw new EmbeddedError(`The database password file ${file} is empty: put it back from a backup.`);
}

/**
 * Makes an empty cluster. The same on every system: UTF-8 with PostgreSQL's own locale, so that
 * sorting does not depend on the machine. Made beside and renamed, so a kill leaves no half of one.
 */
export async function createCluster(place: Place, password: string): Promise<void> {
  const unfinished = `${place.clusterDir}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(dirname(unfinished), { recursive: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const secretDir = mkdtempSync(join(tmpdir(), "desa-init-"));
  const passwordFile = join(secretDir, "password");
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (place.account !== null) {
      for (const path of [unfinished, secretDir, passwordFile]) chownSync(path, place.account.uid, place.account.gid);
    }
    await initdb(place, unfinished, passwordFile);
    appendFileSync(join(unfinished, "postgresql.conf"), `\ninclude_if_exists = '${SETTINGS_FILE}'\n`);
    if (process.platform !== "win32") chmodSync(unfinished, 0o700);
    renameSync(unfinished, place.clusterDir);
  } finally {
    rmSync(secretDir, { recursive: true, force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

async function initdb(place: Place, target: string, passwordFile: string): Promise<void> {
  const args = [
    "-D", target, "-U", "desa", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "-E", "UTF8", "--locale=C",
    "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
  ];
  const { code, output } = await run(place, place.binaries.initdb, args);
  if (code !== 0) throw new EmbeddedError(causeInLog(output) ?? `The database could not be created: ${lastLine(output)}`);
}

/** Runs one of PostgreSQL's programs as the database account and collects what it says. */
export function run(place: Place, program: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...asAccount(place), stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("error", (error) => reject(notRunnable(program, error)));
    child.once("close", (code) => resolve({ code, output }));
  });
}

/** Spawn options that hold for every PostgreSQL program: its account, a readable folder, English messages. */
export function asAccount({ account, clusterDir }: Place) {
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: "C" };
  for (const name of Object.keys(env)) if (name.startsWith("PG")) delete env[name];
  return {
    ...(account === null ? {} : { uid: account.uid, gid: account.gid }),
    cwd: existsSync(clusterDir) ? clusterDir : dirname(clusterDir),
    env,
  };
}

export function notRunnable(program: string, error: Error): EmbeddedError {
  if (runsOnMusl()) {
    return new EmbeddedError("The embedded PostgreSQL does not run on Alpine (musl): set DATABASE_URL to a PostgreSQL 15 or newer.");
  }
  return new EmbeddedError(`PostgreSQL cannot be run (${program}): ${error.message}.`);
}

function lastLine(output: string): string {
  return output.trim().split("\n").at(-1) ?? "";
}
