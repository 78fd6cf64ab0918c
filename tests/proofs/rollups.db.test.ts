import fc from "fast-check";
import type postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { describe, expect } from "vitest";
import { asSystem } from "~/db/db.server";
import { drainSome } from "~/indicators/rollups/drain.server";
import { check } from "~/indicators/rollups/figures-check.server";
import { rebuildFigures, recountRegency } from "~/indicators/rollups/recount.server";
import { finishFigures, refreshFigures } from "~/indicators/rollups/refresh.server";
import { takeTurn } from "~/indicators/rollups/turn.server";
import { dbTest } from "../db";
import { pillarWorld } from "../indicators/pillar-world";
import { world } from "../indicators/world";

/*
 * Whatever is done to the records, and whenever the figures follow, what is kept equals what a recount finds: everything
 * in two regencies is counted again from the records and compared row by row.
 */
const VILLAGES = ["35.01.01.2001", "35.01.01.2002", "35.01.02.2001", "35.02.01.2001"];
const REGENCIES = ["35.01", "35.02"];
const village = fc.constantFrom(...VILLAGES);
const day = fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 28 })).map(([month, date]) => `${2023 + Math.floor(month / 13)}-${two(((month - 1) % 12) + 1)}-${two(date)}`);
const two = (number: number) => String(number).padStart(2, "0");
const which = fc.nat(50);
const idr = fc.option(fc.integer({ min: 1, max: 9_000_000 }), { freq: 8 });
const channel = fc.constantFrom("bank", "pos", "informal", "goods", "tidak_diketahui");

const step = fc.oneof(
  fc.record({ do: fc.constant("family" as const), village, departed: fc.option(day), country: fc.constantFrom("HK", "MY", null), sex: fc.constantFrom("L", "P") }),
  fc.record({ do: fc.constant("journey" as const), which, departed: fc.option(day), country: fc.constantFrom("HK", "TW"), sex: fc.constantFrom("L", "P") }),
  fc.record({ do: fc.constant("sent" as const), which, on: day, idr, channel, fee: fc.option(fc.integer({ min: 0, max: 200 })), country: fc.constantFrom("HK", "MY", null) }),
  fc.record({ do: fc.constant("corrected" as const), which, on: day, idr, channel }),
  fc.record({ do: fc.constant("deleted" as const), which, table: fc.constantFrom("remittances", "no_transfer_months", "remittance_uses", "journeys", "finance_snapshots", "debts"), hard: fc.boolean() }),
  fc.record({ do: fc.constant("nothing" as const), which, on: day }),
  fc.record({ do: fc.constant("used" as const), which, on: day, category: fc.constantFrom("konsumsi", "usaha", "tabungan", "tidak_diketahui"), amount: fc.integer({ min: 0, max: 9_000_000 }) }),
  fc.record({ do: fc.constant("returned" as const), which, on: day }),
  fc.record({ do: fc.constant("sexed" as const), which, sex: fc.constantFrom("L", "P", null) }),
  fc.record({ do: fc.constant("moved" as const), which, village, on: day }),
  fc.record({ do: fc.constant("status" as const), which, status: fc.constantFrom("aktif", "keluar", "pindah") }),
  fc.record({ do: fc.constant("merged" as const), which, into: which }),
  fc.record({ do: fc.constant("snapshot" as const), which, on: day, balance: idr, expense: idr, instalment: idr, income: idr }),
  fc.record({ do: fc.constant("debt" as const), which, on: day, until: fc.option(day), instalment: idr, lender: fc.constantFrom("kur", "rentenir") }),
  fc.record({ do: fc.constant("mentored" as const), which, on: day, zone: fc.constantFrom("abu", "merah", "biru"), state: fc.constantFrom("asesmen", "jeda", "lulus", "pindah") }),
  fc.record({ do: fc.constant("taught" as const), which, village, on: day, seat: fc.constantFrom("hadir", "alpa", null), score: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ do: fc.constant("traded" as const), which, on: day, profits: fc.array(fc.option(fc.integer({ min: -9, max: 99 })), { maxLength: 5 }), closed: fc.boolean() }),
  fc.record({ do: fc.constant("told" as const), which, on: day, later: fc.option(day) }),
  fc.record({ do: fc.constant("mended" as const), which, what: fc.constantFrom("attendance", "test_scores", "activities", "activity_participants", "enterprise_months", "enterprise_permits", "mentoring_sessions", "enterprises", "mentoring_enrolments", "info_contacts", "consultations") }),
  fc.record({ do: fc.constant("split" as const), village: fc.constantFrom(VILLAGES[0]!, VILLAGES[2]!), to: village }),
  fc.record({ do: fc.constant("follow" as const) }),
  fc.record({ do: fc.constant("rolled back" as const), which, on: day }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** In the order in which they may go. */
const PILLAR_RECORDS = ["info_contacts", "consultations", "attendance", "test_scores", "activity_participants", "activity_sessions", "activities", "zone_snapshots", "mentoring_sessions", "mentoring_steps", "mentoring_enrolments",
  "enterprise_months", "enterprise_permits", "enterprises"] as const;
/** What a change of each of them is. */
const MENDED = {
  attendance: "status = 'izin'", test_scores: "score = 77", activities: "cancelled_on = start_on", activity_participants: "removed_at = now()", enterprise_months: "sales_idr = sales_idr + 1",
  enterprise_permits: "state = 'ada'", mentoring_sessions: "deleted_at = now()", enterprises: "deleted_at = now()", mentoring_enrolments: "planned_months = 6",
  info_contacts: "deleted_at = now()", consultations: "held_on = held_on + 30",
} as const;

async function clear(sql: postgres.Sql) {
  for (const table of PILLAR_RECORDS) await sql`delete from ${sql(table)}`;
  for (const table of ["remittances", "no_transfer_months", "remittance_uses", "finance_snapshots", "debts", "journeys", "persons", "household_regions", "households"]) await sql`delete from ${sql(table)}`;
  for (const code of VILLAGES) await sql`update regions set current_code = code where code = ${code} and current_code <> code`;
}

async function act(sql: postgres.Sql, made: string[], at: Step): Promise<void> {
  const { family, journey, sent } = world(sql);
  const one = "which" in at ? made[at.which % Math.max(1, made.length)] : undefined;
  if (at.do === "family") return void made.push((await family(at.village, [{ departedOn: at.departed, country: at.country!, sex: at.sex }])).id);
  if (at.do === "split") return void (await sql`update regions set current_code = ${at.to} where code = ${at.village}`);
  if (at.do === "follow") return void (await refreshFigures());
  if (one === undefined) return;
  const [home] = await sql<{ region: string }[]>`select region_code as region from households where id = ${one}`;
  const here = { id: one, region: home!.region, journeys: [] };
  const month = "on" in at ? `${at.on.slice(0, 7)}-01` : null;
  const pillars = pillarWorld(sql);
  const somebody = async () => (await sql<{ id: string }[]>`select id from persons where household_id = ${one} order by id limit 1`)[0]?.id ?? pillars.person(here);
  switch (at.do) {
    case "journey":
      return void (await journey(here, { departedOn: at.departed, country: at.country, sex: at.sex, status: "bekerja" }));
    case "sent":
      return sent(here, { on: at.on, idr: at.idr, channel: at.channel, country: at.country, sent: 1_000, fee: at.fee, applied: 1_950, reference: 2_000 });
    case "corrected":
      return void (await sql`update remittances set received_on = ${at.on}, received_idr = ${at.idr}, channel = ${at.channel} where id = (select id from remittances where household_id = ${one} order by id limit 1)`);
    case "deleted":
      return void (at.hard
        ? await sql`delete from ${sql(at.table)} where id = (select id from ${sql(at.table)} where household_id = ${one} order by id limit 1)`
        : await sql`update ${sql(at.table)} set deleted_at = now() where id = (select id from ${sql(at.table)} where household_id = ${one} order by id limit 1)`);
    case "nothing":
      return void (await sql`insert into no_transfer_months (id, household_id, region_code, month) values (${uuidv7()}, ${one}, ${here.region}, ${month}) on conflict do nothing`);
    case "used":
      return void (await sql`insert into remittance_uses (id, household_id, region_code, month, category, amount_idr) values (${uuidv7()}, ${one}, ${here.region}, ${month}, ${at.category}, ${at.amount})`);
    case "returned":
      return void (await sql`update journeys set returned_on = ${at.on}, status = 'pulang' where household_id = ${one} and departed_on < ${at.on}`);
    case "sexed":
      return void (await sql`update persons set sex = ${at.sex} where household_id = ${one}`);
    case "moved":
      return void (await sql.begin(async (tx) => {
        await tx`delete from household_regions where household_id = ${one}`;
        await tx`insert into household_regions (household_id, region_code, region_from, region_to) values (${one}, ${here.region}, '2020-01-01', ${at.on}), (${one}, ${at.village}, ${at.on}, null)`;
        await tx`update households set region_code = ${at.village} where id = ${one}`;
      }));
    case "status":
      return void (await sql`update households set status = ${at.status} where id = ${one}`);
    case "merged":
      return void (await merge(sql, one, made[at.into % made.length]!));
    case "snapshot":
      return void (await sql`insert into finance_snapshots (id, household_id, region_code, as_of, liquid_savings_idr, expense_idr, debt_service_idr, income_remit_idr, income_local_idr, income_enterprise_idr)
        values (${uuidv7()}, ${one}, ${here.region}, ${at.on}, ${at.balance}, ${at.expense}, ${at.instalment}, ${at.income}, ${at.income}, 0) on conflict do nothing`);
    case "debt":
      return void (await sql`insert into debts (id, household_id, region_code, lender_type, purpose, instalment_idr, start_on, end_on, status)
        values (${uuidv7()}, ${one}, ${here.region}, ${at.lender}, 'usaha', ${at.instalment}, ${at.on}, ${at.until}, ${at.until ? "lunas" : "lancar"})`);
    case "mentored": {
      const id = await pillars.enrolment(here, await pillars.person(here), at.on, [[at.state, at.on]], 8);
      await pillars.met(id, at.on);
      return pillars.zones(id, at.on.slice(0, 7), [at.zone, "kuning"]);
    }
    case "taught":
      return void (await pillars.takesPart(await pillars.activity(at.village, { startOn: at.on, sessions: 2 }), await somebody(), [at.seat, "hadir"], { pre: at.score, post: 100 - at.score }));
    case "traded": {
      const id = await pillars.enterprise(here, { startedOn: at.on, closedOn: at.closed ? "2025-01-01" : null });
      await pillars.permit(id, "nib", "diproses");
      return pillars.book(id, at.on.slice(0, 7), at.profits);
    }
    case "told": {
      const who = await somebody();
      await sql`insert into info_contacts (id, batch_id, household_id, region_code, person_id, contacted_on, medium) values (${uuidv7()}, ${uuidv7()}, ${one}, ${here.region}, ${who}, ${at.on}, 'web')`;
      await sql`insert into info_contacts (id, batch_id, region_code, head_count, contacted_on, medium) values (${uuidv7()}, ${uuidv7()}, ${here.region}, 20, ${at.on}, 'web')`;
      if (at.later) await sql`insert into consultations (id, household_id, region_code, person_id, held_on, topic, outcome) values (${uuidv7()}, ${one}, ${here.region}, ${who}, ${at.later}, 'biaya', 'rujuk')`;
      return;
    }
    case "mended": {
      const table = sql(at.what);
      return void (await sql`update ${table} set ${sql.unsafe(MENDED[at.what])} where ctid = (select ctid from ${table} limit 1)`);
    }
    case "rolled back":
      return void (await sql.begin(async (tx) => {
        await tx`insert into remittances (id, household_id, region_code, received_on, currency, received_idr, channel) values (${uuidv7()}, ${one}, ${here.region}, ${at.on}, 'HKD', 1000, 'bank')`;
        throw new Error("not kept");
      }).catch(() => {}));
  }
}

async function merge(sql: postgres.Sql, from: string, into: string): Promise<void> {
  if (from === into) return;
  await sql.begin(async (tx) => {
    for (const table of ["remittances", "remittance_uses", "journeys", "persons", "mentoring_enrolments", "enterprises", "info_contacts", "consultations"]) await tx`update ${tx(table)} set household_id = ${into} where household_id = ${from}`;
    await tx`update households set status = 'gabung' where id = ${from}`;
  });
}

const noDifference = async () => {
  for (const regency of REGENCIES) expect(await recountRegency(regency, false)).toEqual([]);
};

describe("figures equal their recount", () => {
  dbTest("after any sequence of writes, corrections, deletions, moves, merges and region splits", async ({ sql }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60, size: "max" }), async (steps) => {
        await clear(sql);
        const made: string[] = [];
        for (const at of steps) await act(sql, made, at);
        await finishFigures();
        await noDifference();
      }),
      { numRuns: 60 },
    );
  }, 300_000);

  dbTest("while several write, several follow and all figures are rebuilt at once", async ({ sql }) => {
    await clear(sql);
    const { family, sent } = world(sql);
    const homes = [await family(VILLAGES[0]!), await family(VILLAGES[1]!), await family(VILLAGES[3]!)];
    let writing = true;
    const followers = [0, 1].map(async () => {
      while (writing) await refreshFigures(50);
    });
    const rebuilding = (async () => {
      while (writing) await rebuildFigures();
    })();
    const writers = [0, 1, 2, 3].map(async (nth) => {
      for (let round = 0; round < 40; round++) {
        const home = homes[(nth + round) % homes.length]!;
        // Numbered in the queue before, and kept after, what others write meanwhile.
        await sql.begin(async (tx) => {
          const id = uuidv7();
          await tx`insert into remittances (id, household_id, region_code, received_on, currency, received_idr, channel) values (${id}, ${home.id}, ${home.region}, ${`2024-0${1 + (round % 9)}-05`}, 'HKD', ${1_000 + round}, 'bank')`;
          await new Promise((done) => setTimeout(done, (round * 7) % 11));
          if (round % 3 === 0) await tx`update remittances set received_idr = received_idr + 1 where id = ${id}`;
          if (round % 5 === 0) await tx`delete from remittances where id = ${id}`;
        });
        await sent(home, { on: `2024-0${1 + (round % 9)}-06`, idr: 500 });
      }
    });
    await Promise.all(writers);
    writing = false;
    await Promise.all([...followers, rebuilding]);
    await finishFigures();
    await noDifference();
    const [row] = await sql`select sum(transfers)::int as kept, (select count(*)::int from remittances where deleted_at is null) as there from rollup.village_months where area_code = any(${VILLAGES})`;
    expect(row!.kept).toBe(row!.there);
  }, 120_000);

  dbTest("after whoever follows is cut off in the middle", async ({ sql }) => {
    await clear(sql);
    const { family, sent } = world(sql);
    const home = await family(VILLAGES[0]!);
    await sent(home, { month: "2024-03", idr: 1_000_000 });
    const cutOff = asSystem("figures for a test", async (tx) => {
      await takeTurn(tx, 1_000);
      await drainSome(tx);
      const [self] = (await tx.execute("select pg_backend_pid() as pid")) as unknown as { pid: number }[];
      const under = tx.execute("select pg_sleep(20)").execute();
      under.catch(() => {});
      await sql`select pg_terminate_backend(${self!.pid})`;
      await under;
    });
    await expect(cutOff).rejects.toThrow();
    const [waits] = await sql`select count(*)::int as n from rollup.queue`;
    expect(waits!.n).toBeGreaterThan(0);
    await finishFigures();
    await noDifference();
  });

  dbTest("when a new month begins, families still away have it to be asked about", async ({ sql }) => {
    await clear(sql);
    await world(sql).family(VILLAGES[0]!, [{ departedOn: "2023-01-10" }]);
    await sql`update rollup.state set months_until = '2024-02-01'`;
    await finishFigures();
    const eligible = async () => (await sql`select coalesce(sum(eligible), 0)::int as n from rollup.village_months where area_code = ${VILLAGES[0]!} and month > '2024-02-01'`)[0]!.n;
    expect(await eligible()).toBeGreaterThan(20);
    await noDifference();
  });
});

dbTest("an error in any figure kept is told with its row, and put right when asked", async ({ sql }) => {
  await clear(sql);
  const { family, sent, used } = world(sql);
  const home = await family(VILLAGES[0]!);
  await sent(home, { month: "2024-03", idr: 1_000_000 });
  await used(home, "2024-03", { konsumsi: 900_000 });
  const pillars = pillarWorld(sql);
  const who = await pillars.person(home);
  await pillars.takesPart(await pillars.activity(VILLAGES[0]!, { startOn: "2024-03-04" }), who, ["hadir"], { pre: 40, post: 70 });
  const mentoring = await pillars.enrolment(home, who, "2024-03-01");
  await pillars.zones(mentoring, "2024-03", ["merah"]);
  const shop = await pillars.enterprise(home, { startedOn: "2024-03-01" });
  await pillars.book(shop, "2024-03", [1, 2, 3]);
  await pillars.debt(home, 5_000_000);
  await sql`insert into info_contacts (id, batch_id, household_id, region_code, person_id, contacted_on, medium) values (${uuidv7()}, ${uuidv7()}, ${home.id}, ${home.region}, ${who}, '2024-03-04', 'web')`;
  const [product, order] = [uuidv7(), uuidv7()];
  await sql`insert into products (id, region_code, seller_name, name_id, search_name, unit, price_idr, stock) values (${product}, ${home.region}, 'Uji', 'Keripik', 'keripik', 'bungkus', 10000, 5)`;
  await sql`insert into orders (id, region_code, ordered_on, channel, status) values (${order}, ${home.region}, '2024-03-04', 'wa', 'selesai')`;
  await sql`insert into order_lines (order_id, product_id, quantity, unit_price_idr) values (${order}, ${product}, 1, 10000)`;
  await finishFigures();
  const spoil: Record<string, string> = {
    village_months: "value = value + 1", regency_months: "senders = senders + 1", regency_amounts: "months = months + 1", regency_days: "value = value - 1",
    household_months: "known = not known", household_years: "paid = paid + 1", departures: "country = 'XX'", absences: "sex = null", enrolments: "place_to = '2030-01-01'",
    last_records: "recorded_at = '2020-01-01'", mentorings: "state = 'lulus'", mentoring_days: "due = due + 1", zones: "zone = 'hijau'", completions: "completed_on = '2020-01-01'",
    enterprises: "closed_on = '2024-04-01'", books: "last_idr = last_idr + 1", permits: "state = 'ada'", loans: "on_time = not on_time", seats: "present = present + 1", classes: "pairs = pairs + 1",
    orders: "revenue_idr = revenue_idr + 1", sold_products: "channel = null", adults: "born_on = '2000-01-01'", informed: "month = '2020-01-01'", seekers: "placed_on = '2024-04-01'",
  };
  for (const [table, change] of Object.entries(spoil)) {
    await sql.unsafe(`update rollup.${table} set ${change} where area_code like '35.01%'`);
    const told = await check({ region: "35.01" });
    expect(told, table).toMatchObject({ ok: false });
    expect(told.detail).toContain(table);
    expect(await check({ region: "35.01", repair: true }), table).toMatchObject({ ok: true });
    expect(await check({ region: "35.01" }), table).toEqual({ ok: true, detail: "1 regencies counted again, no difference" });
  }
}, 120_000);
