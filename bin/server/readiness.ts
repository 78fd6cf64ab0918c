import { readFileSync } from "node:fs";
import postgres from "postgres";

export type Readiness = { ready: boolean; database: "ok" | "away"; migrations: "ok" | "behind" | "unknown" };

/** A check that the database answers and has every migration of `drizzle/`; `close` ends its connection. */
export function readinessCheck(databaseUrl: string, journalFile: string) {
  const { entries } = JSON.parse(readFileSync(journalFile, "utf8")) as { entries: unknown[] };
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 3, idle_timeout: 30, onnotice: () => {} });
  return {
    async check(): Promise<Readiness> {
      try {
        const [row] = await sql<{ n: number }[]>`select count(*)::int as n from drizzle.__drizzle_migrations`;
        const done = (row?.n ?? 0) >= entries.length;
        return { ready: done, database: "ok", migrations: done ? "ok" : "behind" };
      } catch (error) {
        const noTable = ["42P01", "3F000"].includes((error as { code?: string }).code ?? "");
        if (noTable) return { ready: false, database: "ok", migrations: "behind" };
        return { ready: false, database: "away", migrations: "unknown" };
      }
    },
    close: () => sql.end({ timeout: 1 }),
  };
}
