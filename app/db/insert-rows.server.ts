import { getTableColumns, sql, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "./db.server";

/**
 * Inserts rows of one shape: what the first leaves out gets its default in all of them. They travel as one parameter,
 * so that a single row and five hundred are the same statement, planned once.
 */
export async function insertRows<Table extends PgTable>(tx: Tx, table: Table, rows: readonly Table["$inferInsert"][]): Promise<void> {
  if (rows.length > 0) await tx.execute(insertOf(table, rows));
}

/** The same for rows some of which may be there already, by whatever key: those stay as they are. Answers the ids of the others. */
export async function insertNewRows<Table extends PgTable & { id: PgColumn }>(tx: Tx, table: Table, rows: readonly Table["$inferInsert"][]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const inserted = await tx.execute<{ id: string }>(sql`${insertOf(table, rows)} on conflict do nothing returning id`);
  return new Set(inserted.map(({ id }) => id));
}

function insertOf<Table extends PgTable>(table: Table, rows: readonly Table["$inferInsert"][]): SQL {
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in (rows[0] ?? {}));
  const names = sql.join(columns.map(([, { name }]) => sql.identifier(name)), sql`, `);
  const records = rows.map((row) => Object.fromEntries(columns.map(([key, { name }]) => [name, written((row as Record<string, unknown>)[key])])));
  return sql`insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, ${JSON.stringify(records, textOfBigint)}::json)`;
}

/** As the database reads a value from text. */
const written = (value: unknown): unknown => (Buffer.isBuffer(value) ? `\\x${value.toString("hex")}` : value);
const textOfBigint = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? value.toString() : value);
