import { expect } from "vitest";
import { dbTest } from "../db";

dbTest("a database test talks to a real PostgreSQL that has every table", async ({ sql }) => {
  const [server] = await sql`select current_setting('server_version_num')::int as version, current_database() as name`;
  expect(server?.version).toBeGreaterThanOrEqual(150000);
  expect(server?.name).toMatch(/^desa_test_/);
  const [tables] = await sql`select count(*)::int as n from information_schema.tables where table_schema = 'public'`;
  expect(tables?.n).toBeGreaterThan(5);
});
