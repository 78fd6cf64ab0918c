// Brings a clone to the state in which it can run: packages installed, pages built. Each finished
// step leaves a stamp of what it was made from, so it is repeated only when that changed or it was cut short.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashOf, readStamp, ROOT } from "./hash.mjs";
import { npmCi, run } from "./npm.mjs";
import { PlainError } from "./plain.mjs";

const INSTALLED = join(ROOT, "node_modules", ".desa-installed");
const BUILT = join(ROOT, "build", ".desa-built");
const BUILT_FROM = ["app", "public", "vite.config.ts", "remix.config.js", "tsconfig.json", "package-lock.json"];

export async function installIfNeeded() {
  const wanted = hashOf(["package-lock.json"], process.platform, process.arch);
  if (readStamp(INSTALLED) === wanted) return;
  if (!installedByHand()) {
    console.error(
      existsSync(join(ROOT, "node_modules"))
        ? "The installed packages are incomplete or old: installing them again…"
        : "Installing the packages (only this time; one to three minutes)…",
    );
    rmSync(INSTALLED, { force: true });
    await npmCi();
  }
  writeFileSync(INSTALLED, wanted);
}

export async function buildIfNeeded() {
  const wanted = hashOf(BUILT_FROM);
  if (readStamp(BUILT) === wanted) return;
  console.error("Building the pages (after each change of the sources; about half a minute)…");
  rmSync(BUILT, { force: true });
  const cli = join(ROOT, "node_modules", "@remix-run", "dev", "dist", "cli.js");
  const { code, output } = await run(process.execPath, [cli], ["vite:build"]);
  if (code !== 0) {
    if (/ENOSPC/.test(output)) throw new PlainError("The disk is full: free some space and start again.");
    throw new PlainError(`The pages could not be built:\n${output.trim().split("\n").slice(-25).join("\n")}`);
  }
  writeFileSync(BUILT, wanted);
}

/**
 * Whether npm itself finished an install of the same versions. npm writes its own list of what is
 * there as the last thing, so one that was cut short has none.
 */
function installedByHand() {
  try {
    const there = JSON.parse(readFileSync(join(ROOT, "node_modules", ".package-lock.json"), "utf8")).packages;
    const wanted = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")).packages;
    return Object.entries(wanted).every(
      ([path, { version, optional }]) => path === "" || optional === true || there[path]?.version === version,
    );
  } catch {
    return false;
  }
}
