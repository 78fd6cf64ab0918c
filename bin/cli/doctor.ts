import { statfsSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { loadFeatureIfThere, ROOT } from "../server/features";
import { readinessCheck } from "../server/readiness";
import type { Session } from "./session";

type Finding = { check: string; ok: boolean; detail: string };
/** A feature's own check, for example that the chain of the audit log is unbroken. */
type FeatureCheck = { check(scope: DoctorScope): Promise<{ ok: boolean; detail: string }> };
/** Where figures are counted again, and whether the new count is kept. */
export type DoctorScope = { region?: string; repair?: boolean };

const FEATURE_CHECKS = {
  "audit log": "app/access/audit-check.server.ts",
  "protected identifiers": "app/access/identifier-check.server.ts",
  figures: "app/indicators/rollups/figures-check.server.ts",
};
const NEEDED_BYTES = 1024 ** 3;
const OLDEST_SERVER = 150_000;

/** Looks at everything that can be wrong and prints one line each; exit code 2 when something is. */
export async function doctor({ url, settings }: Session, json: boolean, scope: DoctorScope): Promise<number> {
  const findings = [disk(settings.dataDir), ...(await database(url)), ...(await features(scope))];
  const ok = findings.every((finding) => finding.ok);
  if (json) console.log(JSON.stringify({ ok, findings }));
  else for (const finding of findings) console.log(`${finding.ok ? "ok   " : "WRONG"}  ${finding.check}: ${finding.detail}`);
  return ok ? 0 : 2;
}

function disk(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  return { check: "disk", ok: free >= NEEDED_BYTES, detail: `${(free / 1024 ** 3).toFixed(1)} GB free for ${folder}` };
}

async function database(url: string): Promise<Finding[]> {
  const readiness = readinessCheck(url, join(ROOT, "drizzle", "meta", "_journal.json"));
  const state = await readiness.check();
  await readiness.close();
  const answers = { check: "database", ok: state.database === "ok", detail: `${new URL(url).host} ${state.database}` };
  if (!answers.ok) return [answers];
  const migrations = { check: "migrations", ok: state.migrations === "ok", detail: state.migrations };
  return [answers, migrations, ...(await server(url))];
}

async function server(url: string): Promise<Finding[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql`
      select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
        current_setting('fsync') as fsync, current_setting('full_page_writes') as pages`;
    const unprotected = await sql<{ name: string }[]>`
      select distinct c.table_name as name from information_schema.columns c
      join pg_class t on t.relname = c.table_name and t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p')
      where c.table_schema = 'public' and c.column_name = 'household_id' and not t.relrowsecurity order by 1`;
    return [
      { check: "server version", ok: row!.number >= OLDEST_SERVER, detail: `PostgreSQL ${row!.version}, 15 or newer is needed` },
      { check: "durable writes", ok: row!.fsync === "on" && row!.pages === "on", detail: `fsync ${row!.fsync}, full_page_writes ${row!.pages}` },
      {
        check: "row policies",
        ok: unprotected.length === 0,
        detail: unprotected.length === 0 ? "on every table about households" : `missing on ${unprotected.map(({ name }) => name).join(", ")}`,
      },
    ];
  } finally {
    await sql.end();
  }
}

async function features(scope: DoctorScope): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [check, path] of Object.entries(FEATURE_CHECKS)) {
    const feature = await loadFeatureIfThere<FeatureCheck>(path);
    if (feature !== null) findings.push({ check, ...(await feature.check(scope)) });
  }
  return findings;
}
