import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startEmbedded, type Embedded } from "../embedded/start-embedded";
import { loadFeature, loadFeatureIfThere, type Demo, type Migrations } from "./features";
import { SettingError, type ServerSettings } from "./settings";

export type Database = { url: string; embedded: Embedded | null };

/** The database of this start: the given one, or the embedded one of the data folder. Puts its address into DATABASE_URL. */
export async function openDatabase({ databaseUrl, dataDir }: ServerSettings): Promise<Database> {
  const embedded = databaseUrl === null ? await startEmbedded({ dataDir }) : null;
  const url = databaseUrl ?? embedded!.url;
  process.env.DATABASE_URL = url;
  return { url, embedded };
}

/** Brings schema, policies and reference data up to date. */
export async function migrateDatabase(url: string): Promise<void> {
  const { migrate } = await loadFeature<Migrations>("app/db/migrate.server.ts");
  try {
    await migrate(url);
  } catch (error) {
    throw connectionError(error, url) ?? error;
  }
}

/**
 * Fills the embedded database with the demo world on its first run. A mark in the data folder says
 * that it was finished, so a start that was cut short tries again.
 */
export async function seedDemoOnce(url: string, dataDir: string): Promise<void> {
  const mark = join(dataDir, "demo-world");
  const demo = await loadFeatureIfThere<Demo>("seeds/demo/index.ts");
  if (demo === null || existsSync(mark)) return;
  console.log("Making the demo world (only this time; under half a minute)…");
  const loaded = await demo.seedDemo(url);
  writeFileSync(mark, loaded ? "The demo world was loaded.\n" : "There were people already: no demo world was loaded.\n");
}

function connectionError(error: unknown, url: string): Error | null {
  const cause = ((error as Error).cause ?? error) as { code?: string };
  const { host } = new URL(url);
  switch (cause.code) {
    case "ECONNREFUSED":
    case "ENOTFOUND":
    case "ETIMEDOUT":
    case "CONNECT_TIMEOUT":
      return new SettingError(`No PostgreSQL answers at ${host} (${cause.code}): check DATABASE_URL and that the server runs.`);
    case "28P01":
    case "28000":
      return new SettingError(`PostgreSQL at ${host} refuses the user or the password in DATABASE_URL.`);
    case "3D000":
      return new SettingError(`The database named in DATABASE_URL does not exist at ${host}: create it first.`);
    case "53100":
      return new SettingError("The disk of the database is full: free some space and start again.");
    default:
      return null;
  }
}
