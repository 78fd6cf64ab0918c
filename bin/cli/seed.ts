import { MultiBar, Presets, type SingleBar } from "cli-progress";
import { loadFeature, type Demo, type DemoAccounts, type Scale, type ScaleAccounts, type ScaleWorld } from "../server/features";
import type { Session } from "./session";

export type SeedOptions = { demo?: true; scale?: Scale; json?: true };

/** `bin/desa seed`: the demo world, or a large one. Exit code 2 when there were people already and nothing was loaded. */
export async function seed({ url, signal }: Session, scale: Scale | null, json: boolean): Promise<number> {
  const { demoAccounts, DEMO_PASSWORD: password } = await loadFeature<DemoAccounts>("seeds/demo/accounts.ts");
  const startedAt = Date.now();
  const seeded = scale === null ? await (await loadFeature<Demo>("seeds/demo/index.ts")).seedDemo(url) : await seedScale(url, scale, json, signal);
  const made = scale === null ? demoAccounts : (await loadFeature<ScaleAccounts>("seeds/scale/accounts.ts")).scaleAccounts;
  const accounts = made.map(({ login, name }) => ({ login, name, password }));
  if (json) console.log(JSON.stringify({ seeded, ms: Date.now() - startedAt, ...(seeded ? { accounts } : {}) }));
  else if (seeded) console.log(`The example world is loaded. Accounts: ${made.map(({ login }) => login).join(", ")}; password ${password}`);
  else console.log("There are people or accounts already: nothing was loaded.");
  return seeded ? 0 : 2;
}

/** With a bar for each part of the work, where somebody looks at it. */
async function seedScale(url: string, scale: Scale, json: boolean, signal: AbortSignal): Promise<boolean> {
  const world = await loadFeature<ScaleWorld>("seeds/scale/index.ts");
  const { SCALES } = await loadFeature<{ SCALES: Record<Scale, unknown> }>("seeds/scale/sizes.ts");
  if (json || !process.stderr.isTTY) return world.seedScale(url, SCALES[scale], () => {}, signal);
  const bars = new MultiBar({ format: "{part} {bar} {value}/{total} {duration_formatted}", stream: process.stderr }, Presets.shades_classic);
  const shown = new Map<string, SingleBar>();
  try {
    return await world.seedScale(url, SCALES[scale], (part, done, of) => {
      const bar = shown.get(part) ?? bars.create(of, 0, { part: part.padEnd(7) });
      shown.set(part, bar);
      bar.update(done, { part: part.padEnd(7) });
    }, signal);
  } finally {
    bars.stop();
  }
}
