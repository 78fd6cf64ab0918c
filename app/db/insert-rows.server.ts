import { getTableColumns, sql, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "./db.server";

/**
 * Inserts rows of one shape: what the first leaves out gets its default in all of them. They travel as one parameter,
 * so that a single row and five hundred are the same statement, planned once.
 */
export async function insertRows<Table extends PgTable>(tx: Tx, table: Table, rows: readonly Table["$inferInsert"][]): Promise<void> {
  if (rows.length > 0) await tx.execute(insertOf(table, rows));
}

/** The statement itself, to be completed; `where` chooses among the rows by their columns. */
export function insertOf<Table extends PgTable>(table: Table, rows: readonly Table["$inferInsert"][], where: SQL = sql`true`): SQL {
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in (rows[0] ?? {}));
  // As one piece: a statement is put together anew each time, and forty names cost more than its values.
  const names = sql.raw(columns.map(([, { name }]) => `"${name}"`).join(", "));
  const records = rows.map((row) => Object.fromEntries(columns.map(([key, { name }]) => [name, written((row as Record<string, unknown>)[key])])));
  return sql`insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, ${JSON.stringify(records, textOfBigint)}::json) where ${where}`;
}

/** As the database reads a value from text. */
const written = (value: unknown): unknown => (Buffer.isBuffer(value) ? `\\x${value.toString("hex")}` : value);
const textOfBigint = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? value.toString() : value);
