import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import postgres from "postgres";

/** The columns of a table that can be written, quoted and in their order. */
export async function columnsOf(sql: postgres.Sql, table: string): Promise<string> {
  const rows = await sql<{ name: string }[]>`
    select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> 'seq' order by attnum`;
  return rows.map(({ name }) => `"${name}"`).join(", ");
}

/** What a query gives, as COPY takes it in again. On a connection of its own, which reading leaves in no state to be used. */
export async function rowsOut(url: string, query: string): Promise<Buffer[]> {
  const sql = postgres(url, { max: 1 });
  const rows: Buffer[] = [];
  await pipeline(await sql.unsafe(`copy (${query}) to stdout`).readable(), async (parts: AsyncIterable<Buffer>) => {
    for await (const part of parts) rows.push(part);
  });
  await sql.end({ timeout: 1 });
  return rows;
}

/** Seconds that COPY of the rows takes. */
export async function copyIn(sql: postgres.Sql | postgres.TransactionSql, target: string, rows: readonly Buffer[]): Promise<number> {
  const from = performance.now();
  await pipeline(Readable.from(rows), await sql.unsafe(`copy ${target} from stdin`).writable());
  return (performance.now() - from) / 1000;
}
