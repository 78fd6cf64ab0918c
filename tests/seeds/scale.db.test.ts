import type postgres from "postgres";
import { expect } from "vitest";
import { check } from "~/indicators/rollups/figures-check.server";
import { seedScale } from "../../seeds/scale/index";
import { dbTest } from "../db";
import { figure } from "../indicators/world";

const SMALL = { households: 300, persons: 1_000, migrants: 200, remittances: 2_000, transfersPerSending: 1 };
const url = () => process.env.DATABASE_URL!;

/** What the load takes off the tables and has to put back. */
async function dressOf(sql: postgres.Sql) {
  const indexes = await sql`select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1`;
  const keys = await sql`select conrelid::regclass::text as of, conname, pg_get_constraintdef(oid) as means from pg_constraint where contype = 'f' order by 1, 2`;
  const triggers = await sql`select tgrelid::regclass::text as of, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2`;
  return { indexes: [...indexes], keys: [...keys], triggers: [...triggers] };
}

const countsOf = async (sql: postgres.Sql) =>
  [...(await sql`select (select count(*)::int from households) as households, (select count(*)::int from persons) as persons,
    (select count(*)::int from journeys) as migrants, (select count(*)::int from remittances) as remittances, (select count(*)::int from users) as users`)][0];

const sumsOf = async (sql: postgres.Sql) =>
  [...(await sql`select (select sum(transfers)::int from rollup.village_months) as transfers, (select count(*)::int from rollup.queue) as waiting`)][0];

dbTest("a load that is cut off leaves nothing behind", async ({ sql }) => {
  const before = await dressOf(sql);
  await expect(seedScale(url(), SMALL, undefined, AbortSignal.abort())).rejects.toThrow();
  expect(await countsOf(sql)).toEqual({ households: 0, persons: 0, migrants: 0, remittances: 0, users: 0 });
  expect(await dressOf(sql)).toEqual(before);
}, 60_000);

dbTest("loads exactly what was asked, in places that are, with figures that equal a recount; and never twice", async ({ sql }) => {
  const before = await dressOf(sql);
  expect(await seedScale(url(), SMALL)).toBe(true);
  const { transfersPerSending: _, ...sizes } = SMALL;
  const loaded = await countsOf(sql);
  expect(loaded).toMatchObject(sizes);
  expect(await dressOf(sql)).toEqual(before);

  expect(await sumsOf(sql)).toEqual({ transfers: SMALL.remittances, waiting: 0 });
  expect(await check({})).toMatchObject({ ok: true });
  const [sum] = await sql`select sum(received_idr - coalesce(receive_fee_idr, 0))::float8 as received from remittances`;
  expect((await figure("R01", "ID", "2021-01", "2025-12")).value).toBe(sum!.received);

  const [marks] = await sql`select bool_and(source = 'contoh') as contoh from remittances`;
  expect(marks).toEqual({ contoh: true });
  const logins = await sql<{ login: string }[]>`select login from users where is_demo order by 1`;
  expect(logins.map(({ login }) => login)).toEqual(expect.arrayContaining(["admin", "koordinator", "ltsa", "pendamping", "perencana", "perencana-ntb", "perencana-tulungagung"]));

  expect(await seedScale(url(), SMALL)).toBe(false);
  expect(await countsOf(sql)).toEqual(loaded);
}, 120_000);

dbTest("figures that were cut off are made by the next call", async ({ sql }) => {
  await sql`truncate rollup.village_months`;
  // The log is append-only; only here the sign that the figures were finished is taken away.
  await sql`alter table audit_log disable trigger audit_log_append_only`;
  await sql`delete from audit_log where entity = 'scale figures'`;
  await sql`alter table audit_log enable trigger audit_log_append_only`;
  expect(await seedScale(url(), SMALL)).toBe(true);
  expect(await sumsOf(sql)).toEqual({ transfers: SMALL.remittances, waiting: 0 });
}, 60_000);
