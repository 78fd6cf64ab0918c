import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { SettingError } from "./settings";

export const ROOT = join(import.meta.dirname, "..", "..");

/** Imports a source file when it is needed, not before the keys and the database are set. */
export async function loadFeature<T>(path: string): Promise<T> {
  const found = await loadFeatureIfThere<T>(path);
  if (found === null) throw new SettingError(`This version has no ${path}: the command is not part of it.`);
  return found;
}

export async function loadFeatureIfThere<T>(path: string): Promise<T | null> {
  const file = join(ROOT, path);
  return existsSync(file) ? ((await import(pathToFileURL(file).href)) as T) : null;
}

// What the start and the command line expect of the modules they load.

export type Migrations = { migrate(url: string): Promise<void> };
/** Answers false, and changes nothing, where people or accounts are already. */
export type Demo = { seedDemo(url: string): Promise<boolean> };
export type Scale = "1m" | "10m";
export type ScaleWorld = { seedScale(url: string, sizes: unknown, progress: (part: string, done: number, of: number) => void, signal: AbortSignal): Promise<boolean> };
export type ScaleAccounts = { scaleAccounts: { login: string; name: string }[] };
export type DemoAccounts = { demoAccounts: { login: string; name: string }[]; DEMO_PASSWORD: string };
/** A link for the first administrator, or null when there are users already. */
export type FirstAdmin = { firstAdminLink(): Promise<string | null> };
