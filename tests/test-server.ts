import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import postgres from "postgres";
import { startEmbedded } from "../bin/embedded/start-embedded";

/** What test workers need to make databases of their own: the server, and the filled template in it. */
export type TestServer = { adminUrl: string; template: string };

const KEEP_SECONDS = 2 * 3600;
const LOCK = 4_711_001;
const ROOT = resolve(import.meta.dirname, "..");

/**
 * A PostgreSQL for tests (TEST_DATABASE_URL, else the embedded one) with a template database that
 * is migrated and filled with reference data once per state of `drizzle/` and `seeds/`. Several
 * test runs may share it. Data here may be lost at any time, so it does without fsync.
 */
export async function openTestServer(): Promise<TestServer & { close(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  const embedded = given === undefined || given === ""
    ? await startEmbedded({
        dataDir: join(ROOT, ".cache", "test-db"),
        settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
      })
    : null;
  const adminUrl = embedded?.url ?? given!;
  const template = `desa_template_${stateHash()}`;
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    await dropOld(sql, template);
    const [found] = await sql`select 1 from pg_database where datname = ${template}`;
    if (found === undefined) await makeTemplate(sql, adminUrl, template);
  } finally {
    await sql.end();
  }
  return { adminUrl, template, close: async () => embedded?.stop() };
}

/** A new database with the template's content; `drop` removes it whoever is still connected. */
export async function cloneDatabase({ adminUrl, template }: TestServer) {
  const name = `desa_test_${nowSeconds().toString(36)}_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  await asAdmin(adminUrl, (sql) => sql.unsafe(`create database ${name} template ${template} strategy file_copy`));
  return {
    url: withDatabase(adminUrl, name),
    drop: () => asAdmin(adminUrl, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`)),
  };
}

/**
 * A clone of the template after `fill` has worked on it: filled once per state of the sources, by whoever comes first,
 * and then only copied.
 */
export async function cloneFilled(server: TestServer, name: string, fill: (url: string) => Promise<void>) {
  const template = `${server.template}_${name}_${hashOf(["seeds", "app/db", "app/access", "app/indicators/rollups"]).slice(0, 6)}`;
  const sql = postgres(server.adminUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    const [found] = await sql`select 1 from pg_database where datname = ${template}`;
    if (found === undefined) {
      const unfilled = await cloneDatabase(server);
      await fill(unfilled.url);
      await sql.unsafe(`comment on database ${databaseOf(unfilled.url)} is '${nowSeconds()}'`);
      await sql.unsafe(`alter database ${databaseOf(unfilled.url)} rename to ${template}`);
    }
  } finally {
    await sql.end();
  }
  return cloneDatabase({ ...server, template });
}

async function makeTemplate(sql: postgres.Sql, adminUrl: string, template: string) {
  const unfinished = `${template}_new`;
  await sql.unsafe(`drop database if exists ${unfinished} with (force)`);
  await sql.unsafe(`create database ${unfinished}`);
  // Imported late: test workers use this file before their DATABASE_URL is set.
  const { migrate } = await import("~/db/migrate.server");
  await migrate(withDatabase(adminUrl, unfinished));
  await sql.unsafe(`comment on database ${unfinished} is '${nowSeconds()}'`);
  await sql.unsafe(`alter database ${unfinished} rename to ${template}`);
}

/** Removes templates of past states and databases of killed runs; those in use by others are young. */
async function dropOld(sql: postgres.Sql, template: string) {
  const rows = await sql<{ name: string; note: string | null }[]>`
    select datname as name, shobj_description(oid, 'pg_database') as note from pg_database
    where (datname like 'desa\\_template\\_%' or datname like 'desa\\_test\\_%') and datname <> ${template}`;
  for (const { name, note } of rows) {
    const madeAt = name.startsWith("desa_test_") ? Number.parseInt(name.split("_")[2] ?? "0", 36) : Number(note ?? nowSeconds());
    if (nowSeconds() - madeAt > KEEP_SECONDS) await sql.unsafe(`drop database if exists ${name} with (force)`);
  }
}

async function asAdmin(adminUrl: string, work: (sql: postgres.Sql) => Promise<unknown>) {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

const databaseOf = (url: string) => new URL(url).pathname.slice(1);

function withDatabase(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** What the template is made of: neither the demo world nor the types of tables are part of it. */
function stateHash(): string {
  return hashOf(["drizzle", "seeds", "app/db"], (path) => !path.startsWith("seeds/demo/") && !path.startsWith("app/db/schema/"));
}

function hashOf(folders: string[], counts: (path: string) => boolean = () => true): string {
  const hash = createHash("sha256");
  for (const file of folders.flatMap((folder) => filesIn(join(ROOT, folder)))) {
    const path = relative(ROOT, file).replaceAll("\\", "/");
    if (counts(path)) hash.update(`${path}\0`).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 12);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
