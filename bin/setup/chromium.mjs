// A Chromium for the browser tests: one that is there, else one from the system's packages.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./npm.mjs";
import { PlainError } from "./plain.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable", "microsoft-edge"];

const PLACES = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].flatMap((name) => {
    const folder = process.env[name];
    if (folder === undefined) return [];
    return [join(folder, "Google", "Chrome", "Application", "chrome.exe"), join(folder, "Microsoft", "Edge", "Application", "msedge.exe")];
  }),
};

/** The path of a Chromium-like browser on this machine, or null. CHROMIUM_PATH comes first. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new PlainError(`CHROMIUM_PATH names ${given}, which is not there.`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = process.platform === "win32" ? [] : NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...(PLACES[process.platform] ?? [])].find((path) => existsSync(path)) ?? null;
}

/** The browser for the tests; installs one where that can be done without asking, else says what to install. */
export async function findOrInstallChromium() {
  const found = findChromium();
  if (found !== null) return found;
  const before = packageCommand();
  if (before !== null) {
    console.log("Installing Chromium for the browser tests (only this time)…");
    const [program, ...args] = before;
    await run(program, args, ["update"]);
    const { code, output } = await run(program, args, ["install", "-y", "--no-install-recommends", "chromium"]);
    const installed = findChromium();
    if (installed !== null) return installed;
    throw new PlainError(`Chromium could not be installed (exit code ${code}): ${output.trim().split("\n").at(-1)}`);
  }
  throw new PlainError(
    "The browser tests need Chromium, Chrome or Edge: install one (on Debian and Ubuntu: apt-get install chromium), " +
      "or name it with CHROMIUM_PATH.",
  );
}

function packageCommand() {
  if (process.platform !== "linux" || !existsSync("/usr/bin/apt-get")) return null;
  process.env.DEBIAN_FRONTEND = "noninteractive";
  return process.getuid() === 0 ? ["apt-get"] : null;
}
