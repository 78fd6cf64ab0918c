import postgres from "postgres";
import { test } from "vitest";

/**
 * A test with a real database. Each file has its own, filled with the reference data and shared by
 * the file's tests, so a test makes its own rows and looks only at them. `sql` is the owner's
 * connection, past every row policy: for arranging and for looking, never in place of the product's code.
 */
export const dbTest = test.extend<{ sql: postgres.Sql }>({
  // vitest reads the fixtures used from the first parameter, so it must be a pattern.
  sql: async ({}, use) => {
    const sql = postgres(process.env.DATABASE_URL!, { max: 2, onnotice: () => {} });
    await use(sql);
    await sql.end();
  },
});
