import { expect } from "vitest";
import { dbTest } from "../db";

/** Tables that hold nothing about anybody: why each may stand without row policies. */
const WITHOUT_POLICIES = new Set([
  "regions", // public list of areas
  "fx_rates", // public rates
  "holidays", // public calendar
  "reference_loads", // hashes of reference files
]);

dbTest("every table has row-level security unless it is known to hold nothing about people", async ({ sql }) => {
  const open = await sql<{ relname: string }[]>`select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and not relrowsecurity`;
  expect(open.map((row) => row.relname).filter((name) => !WITHOUT_POLICIES.has(name))).toEqual([]);
});

dbTest("the roles of the application own nothing and cannot sign in", async ({ sql }) => {
  const owned = await sql`select relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('desa_app', 'desa_system')`;
  expect(owned).toHaveLength(0);
  const roles = await sql`select rolcanlogin, rolsuper, rolbypassrls from pg_roles where rolname in ('desa_app', 'desa_system')`;
  expect(roles).toHaveLength(2);
  for (const role of roles) expect(role).toEqual({ rolcanlogin: false, rolsuper: false, rolbypassrls: false });
});
