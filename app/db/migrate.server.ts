import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { loadReferenceData } from "./reference/reference-data.server";

/** Any number, the same in every process: only one of them migrates at a time. */
const MIGRATION_LOCK = 350_416_213;
const migrationsFolder = fileURLToPath(new URL("../../drizzle", import.meta.url));

/**
 * Makes an empty database ready for use, or brings an older one up to date: schema, policies, areas, rates,
 * holidays. Safe to call from several processes at once and again at every start.
 */
export async function migrate(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await applyMigrations(drizzle(client), { migrationsFolder });
    await loadReferenceData(client);
  } finally {
    await client.end();
  }
}
