import { createHash } from "node:crypto";
import type postgres from "postgres";
import { expect } from "vitest";
import { check } from "~/indicators/rollups/figures-check.server";
import { seedScale } from "../../seeds/scale";
import { SCALES, shareOf } from "../../seeds/scale/sizes";
import { dbTest } from "../db";
import { figure } from "../indicators/world";

const SMALL = { villages: 40, households: 300, receiving: 160, persons: 1_000, migrants: 200, remittances: 2_000 };
/** Sealed identifiers differ by their nonces; everything else is the same on every machine. */
const TABLES = {
  households: "id, region_code, label, kk_index, size", household_regions: "household_id, region_code, region_from, region_to", persons: "id, household_id, full_name, nik_index, birth_date",
  journeys: "id, region_code, country, departed_on, returned_on", remittances: "id, region_code, received_on, received_idr, sent_minor, channel", no_transfer_months: "id, month",
  remittance_uses: "id, category, amount_idr", finance_snapshots: "id, as_of, liquid_savings_idr", users: "login",
};

async function contents(sql: postgres.Sql): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const [table, columns] of Object.entries(TABLES)) {
    const rows = await sql.unsafe(`select ${columns} from ${table} order by ${columns}`);
    sums[table] = createHash("sha256").update(JSON.stringify(rows)).digest("hex");
  }
  return sums;
}

dbTest("a scale world is exact in size, the same each time, follows its records, and takes no database with people", async ({ sql }) => {
  const url = process.env.DATABASE_URL!;
  expect(await seedScale(url, SMALL)).toBe(true);
  const [count] = await sql`select (select count(*)::int from households) as households, (select count(*)::int from persons) as persons,
    (select count(*)::int from journeys) as migrants, (select count(*)::int from remittances) as remittances,
    (select count(distinct household_id)::int from remittances) as receiving, (select count(*)::int from rollup.queue) as waiting`;
  expect(count).toEqual({ households: 300, persons: 1_000, migrants: 200, remittances: 2_000, receiving: 160, waiting: 0 });
  expect(await check()).toMatchObject({ ok: true });
  const total = await figure("R01", "ID", "2021-01", "2025-12");
  const [sum] = await sql`select sum(received_idr - coalesce(receive_fee_idr, 0))::float8 as sum from remittances`;
  expect(total.value).toBe(sum!.sum);
  const first = await contents(sql);
  expect(await seedScale(url, SMALL)).toBe(false);
  expect(await contents(sql)).toEqual(first);
  for (const table of ["remittances", "no_transfer_months", "remittance_uses", "finance_snapshots", "journeys", "persons", "consents", "household_regions", "households", "grants", "users"]) await sql`delete from ${sql(table)}`;
  expect(await seedScale(url, SMALL)).toBe(true);
  expect(await contents(sql)).toEqual(first);
}, 120_000);

dbTest("its triggers follow again after the load", async ({ sql }) => {
  const [off] = await sql`select count(*)::int as n from pg_trigger where tgname like 'rollup_%' and tgenabled <> 'O'`;
  expect(off!.n).toBe(0);
});

dbTest("parts add up to their whole", () => {
  for (const { households, persons, receiving, migrants, remittances } of Object.values(SCALES)) {
    for (const [total, parts] of [[persons, households], [receiving, households], [migrants, receiving], [remittances, receiving]] as const) {
      expect(Array.from({ length: parts }, (_, index) => shareOf(total, parts, index)).reduce((a, b) => a + b, 0)).toBe(total);
    }
  }
});
