// `npm test`: does all its own set-up, runs every check, and ends with "N passed, N failed".
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inPlainWords, requireNode } from "./setup/plain.mjs";

await inPlainWords(async () => {
  requireNode();
  forgetSettings();
  const { installIfNeeded, buildIfNeeded } = await import("./setup/prepare.mjs");
  const { ROOT } = await import("./setup/hash.mjs");
  const { findOrInstallChromium } = await import("./setup/chromium.mjs");
  await installIfNeeded();
  process.env.CHROMIUM_PATH = await findOrInstallChromium();

  const modules = join(ROOT, "node_modules");
  const report = join(ROOT, ".cache", "test-results.json");
  mkdirSync(join(ROOT, ".cache"), { recursive: true });
  rmSync(report, { force: true });

  const total = { passed: 0, failed: 0 };
  const count = (passed) => (passed ? total.passed++ : total.failed++);
  count(await passes(ROOT, "types", join(modules, "typescript", "bin", "tsc"), "--noEmit"));
  count(await passes(ROOT, "lint", join(modules, "eslint", "bin", "eslint.js"), ".", "--max-warnings", "0"));
  await buildIfNeeded();
  const vitestPassed = await passes(
    ROOT, "tests", join(modules, "vitest", "vitest.mjs"), "run", "--reporter=default", "--reporter=json",
    `--outputFile.json=${report}`, ...process.argv.slice(2),
  );
  addReport(total, report, vitestPassed);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
});

/** The tests have their own database, ports and keys: what is set for a running product must not leak in. */
function forgetSettings() {
  for (const name of Object.keys(process.env)) {
    if (/^(DESA_.*|DATABASE_URL|PORT|HOST|NODE_ENV)$/.test(name)) delete process.env[name];
  }
}

function passes(cwd, title, script, ...args) {
  console.log(`\n— ${title}`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd, stdio: "inherit" });
    child.once("error", reject);
    child.once("close", (code) => resolve(code === 0));
  });
}

/** Adds the tests of vitest's report. A file that could not even be read, or no report at all, is a failure as well. */
function addReport(total, report, vitestPassed) {
  let counted;
  try {
    counted = JSON.parse(readFileSync(report, "utf8"));
  } catch {
    counted = { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
  const unreadable = counted.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  total.passed += counted.numPassedTests;
  total.failed += counted.numFailedTests + unreadable.length;
  const skipped = (counted.numPendingTests ?? 0) + (counted.numTodoTests ?? 0);
  if (skipped > 0) console.log(`${skipped} skipped`);
  if (!vitestPassed && counted.numFailedTests + unreadable.length === 0) total.failed++;
}
