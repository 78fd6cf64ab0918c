import postgres from "postgres";
import { finishFigures } from "~/indicators/rollups/refresh.server";
import { columnsOf, copyIn, rowsOut } from "./copy";

/** Seconds: into a table without anything that follows, into the real one, and until the figures hold all of it. */
export type LoadCost = { rows: number; bare: number; queued: number; figures: number };

/**
 * COPY of so many transfers with and without what figures follow. They are the world's own, taken out first, so that
 * their households and months are as usual. For a database that nobody needs afterwards.
 */
export async function costOfLoading(url: string, most: number): Promise<LoadCost> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const columns = await columnsOf(sql, "remittances");
    await sql.unsafe(`create table taken_out as select id from remittances where deleted_at is null order by md5(id::text) limit ${most}; create table bare_remittances (like remittances including all)`);
    const [counted] = await sql<{ rows: number }[]>`select count(*)::int as rows from taken_out`;
    const rows = await rowsOut(url, `select ${columns} from remittances where id in (select id from taken_out)`);
    // Neither what points to them nor the figures follow: afterwards these hold the rows twice, which nobody reads here.
    await sql.unsafe(`set session_replication_role = replica; delete from remittances where id in (select id from taken_out); set session_replication_role = origin`);
    const bare = await copyIn(sql, `bare_remittances (${columns})`, rows);
    const queued = await copyIn(sql, `remittances (${columns})`, rows);
    const from = performance.now();
    await finishFigures();
    return { rows: counted?.rows ?? 0, bare, queued, figures: (performance.now() - from) / 1000 };
  } finally {
    await sql`drop table if exists taken_out, bare_remittances`;
    await sql.end({ timeout: 1 });
  }
}
