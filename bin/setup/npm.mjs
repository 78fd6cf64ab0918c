import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { PlainError } from "./plain.mjs";
import { ROOT } from "./hash.mjs";

const CAUSES = [
  [/ENOSPC|no space left/i, "The disk is full: free about 1 GB and start again."],
  [/EACCES|EPERM|EROFS|permission denied/i,
    "npm may not write here: start as the owner of this folder (and of the npm cache)."],
  [/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network|ECONNECT/i,
    "The packages cannot be fetched: there is no connection to the npm registry. Connect once and start again; later starts need no network."],
  [/EINTEGRITY|EBADLOCK|can only install packages when your package\.json and package-lock\.json/i,
    "The packages do not agree with package-lock.json: fetch the repository again (git status shows what was changed)."],
  [/E429|429 Too Many/i, "The npm registry asks to wait (too many requests): start again in a few minutes."],
  [/E5\d\d|503 |502 /, "The npm registry has a fault at the moment: start again in a few minutes."],
];

/** Fetches exactly what package-lock.json names into node_modules, which it empties first. */
export async function npmCi() {
  const { code, output } = await run(...npmCommand(), [
    "ci", "--include=dev", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error",
    "--fetch-retries=4", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=10000",
  ]);
  if (code === 0) return;
  const cause = CAUSES.find(([pattern]) => pattern.test(output));
  throw new PlainError(cause?.[1] ?? `npm could not install the packages:\n${output.trim().split("\n").slice(-15).join("\n")}`);
}

/** Runs a program without a shell, collecting what it says; `show` also lets it through to the terminal. */
export function run(program, before, args, { show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...before, ...args], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
    let output = "";
    for (const name of ["stdout", "stderr"]) {
      child[name].on("data", (chunk) => {
        output += chunk;
        if (show) process[name].write(chunk);
      });
    }
    child.once("error", (error) => {
      if (error.code === "ENOENT") reject(new PlainError(`${program} was not found: install Node with npm from https://nodejs.org.`));
      else reject(error);
    });
    child.once("close", (code) => resolve({ code, output }));
  });
}

// npm is a script run by Node; calling it so avoids npm.cmd and the shell it needs on Windows.
function npmCommand() {
  const beside = dirname(process.execPath);
  const places = [
    process.env.npm_execpath,
    join(beside, "node_modules", "npm", "bin", "npm-cli.js"),
    join(beside, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
  ];
  const script = places.find((place) => place?.endsWith("npm-cli.js") && existsSync(place));
  return script === undefined ? ["npm", []] : [process.execPath, [script]];
}
