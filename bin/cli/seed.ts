import cliProgress from "cli-progress";
import { loadFeature, type Demo, type DemoAccounts, type ScaleWorld } from "../server/features";

export type SeedOptions = { demo?: true; scale?: "1m" | "10m"; json?: true };

/** `bin/desa seed`: the demo world, or a large one. Exit code 2 when there were people already and nothing was loaded. */
export async function seed(url: string, scale: "1m" | "10m" | null, json: boolean): Promise<number> {
  const { demoAccounts, DEMO_PASSWORD: password } = await loadFeature<DemoAccounts>("seeds/demo/accounts.ts");
  const startedAt = Date.now();
  const seeded = scale === null ? await (await loadFeature<Demo>("seeds/demo/index.ts")).seedDemo(url) : await seedLarge(url, scale, json);
  const accounts = demoAccounts.map(({ login, name }) => ({ login, name, password }));
  if (json) console.log(JSON.stringify({ seeded, ms: Date.now() - startedAt, ...(seeded ? { accounts } : {}) }));
  else if (seeded) console.log(`The example world is loaded. Accounts: ${demoAccounts.map(({ login }) => login).join(", ")}; password ${password}`);
  else console.log("There are people or accounts already: nothing was loaded.");
  return seeded ? 0 : 2;
}

async function seedLarge(url: string, scale: "1m" | "10m", json: boolean): Promise<boolean> {
  const { seedScale } = await loadFeature<ScaleWorld>("seeds/scale/index.ts");
  const { SCALES } = await loadFeature<{ SCALES: Record<string, unknown> }>("seeds/scale/sizes.ts");
  const bars = new cliProgress.MultiBar({ format: "{part} {bar} {value}/{total} {duration_formatted}", noTTYOutput: false }, cliProgress.Presets.shades_classic);
  const started = new Map<string, cliProgress.SingleBar>();
  const seeded = await seedScale(url, SCALES[scale], (part, done, of) => {
    if (json || !process.stdout.isTTY) return;
    const bar = started.get(part) ?? bars.create(of, 0, { part });
    started.set(part, bar);
    bar.update(done);
  });
  bars.stop();
  return seeded;
}
