import { mkdirSync } from "node:fs";
import { migrateDatabase, openDatabase } from "../server/database";
import { loadFeature, ROOT } from "../server/features";
import { loadKeys } from "../server/keys";
import { readinessCheck } from "../server/readiness";
import { readSettings, SettingError, type ServerSettings } from "../server/settings";

export type Session = { url: string; settings: ServerSettings; embedded: boolean; /** Ctrl-C: end what is running. */ signal: AbortSignal };

const FORCE_MS = 5_000;

/**
 * Runs `work` with keys and database in the environment: DATABASE_URL, or the embedded database of
 * the data folder, which a running server may be using too. Answers the exit code of `work`.
 */
export async function withDatabase(work: (session: Session) => Promise<number>, { migrated = true } = {}): Promise<number> {
  const settings = readSettings(process.env);
  mkdirSync(settings.dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  loadKeys(settings.dataDir, { mustBeGiven: process.env.NODE_ENV === "production" && settings.databaseUrl !== null });
  const { url, embedded } = await openDatabase(settings);
  const cancel = cancelOnSignal();
  try {
    if (migrated && embedded !== null) await migrateDatabase(url);
    if (migrated && embedded === null) await requireMigrated(url);
    return await work({ url, settings, embedded: embedded !== null, signal: cancel.signal });
  } finally {
    cancel.release();
    const { closeDatabase } = await loadFeature<{ closeDatabase(): Promise<void> }>("app/db/db.server.ts");
    await closeDatabase();
    await embedded?.stop();
  }
}

async function requireMigrated(url: string): Promise<void> {
  const readiness = readinessCheck(url, `${ROOT}/drizzle/meta/_journal.json`);
  const { database, migrations } = await readiness.check();
  await readiness.close();
  if (database === "away") throw new SettingError(`No PostgreSQL answers at ${new URL(url).host}: check DATABASE_URL.`);
  if (migrations !== "ok") throw new SettingError("The database is not at this version: run bin/desa migrate first.");
}

function cancelOnSignal() {
  const controller = new AbortController();
  const receive = () => {
    if (controller.signal.aborted) return;
    controller.abort();
    console.error("\nStopping…");
    setTimeout(() => process.exit(130), FORCE_MS).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, receive);
  return {
    signal: controller.signal,
    release: () => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, receive);
    },
  };
}
