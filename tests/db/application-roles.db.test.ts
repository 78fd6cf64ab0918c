import { expect } from "vitest";
import { dbTest } from "../db";

dbTest("the roles of the application own nothing and cannot sign in", async ({ sql }) => {
  const owned = await sql`select relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('desa_app', 'desa_system')`;
  expect(owned).toHaveLength(0);
  const roles = await sql`select rolcanlogin, rolsuper, rolbypassrls from pg_roles where rolname in ('desa_app', 'desa_system')`;
  expect(roles).toHaveLength(2);
  for (const role of roles) expect(role).toEqual({ rolcanlogin: false, rolsuper: false, rolbypassrls: false });
});
