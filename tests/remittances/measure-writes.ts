// What saving one transfer costs beside the bare insert of the same row, in one run over one connection each. Called by
// whoever measures (`node --import tsx tests/remittances/measure-writes.ts [AREA] [TIMES]` with DATABASE_URL and the keys).
import { pathToFileURL } from "node:url";
import postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { publicActor, type Actor } from "~/db/actor";
import { asActor, closeDatabase } from "~/db/db.server";
import { recordRemittance } from "~/remittances/record-remittances.server";
import { CONFIRMATIONS, NewRemittance } from "~/remittances/remittance.schema";

/** Milliseconds; the tenth part tells what the work itself takes on a machine that does other things too. */
export type Timing = { p10: number; p50: number; p95: number; times: number };

const WARM_UP = 60;

const amountAt = (n: number): bigint => 1_000_000n + BigInt(n) * 1_000n;
const dayAt = (n: number): string => `2025-0${1 + (n % 9)}-${String(1 + (n % 28)).padStart(2, "0")}`;

/**
 * Both in turns, so that whatever else the machine does slows both. Bare: begin, insert, commit, into a table with the
 * columns, indexes and constraints of the real one. Saved: the product's own way, with the person's rights, the rules, the
 * questions, history, audit and what the figures follow.
 */
export async function costOfSaving(url: string, actor: Actor, families: readonly Place[], times: number): Promise<{ bare: Timing; saved: Timing }> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const taken = { bare: [] as number[], saved: [] as number[] };
  try {
    await sql.unsafe(`drop table if exists bare_remittances; create table bare_remittances (like remittances including all);
      alter table bare_remittances add foreign key (household_id) references households, add foreign key (region_code) references regions, add foreign key (journey_id) references journeys`);
    for (let n = 0; n < times + WARM_UP; n++) {
      const family = families[n % families.length]!;
      const [bare, saved] = [await timed(() => insertBare(sql, family, n)), await timed(() => save(actor, family, n))];
      if (n < WARM_UP) continue;
      taken.bare.push(bare);
      taken.saved.push(saved);
    }
  } finally {
    await sql`drop table if exists bare_remittances`;
    await sql.end();
  }
  return { bare: timing(taken.bare), saved: timing(taken.saved) };
}

const insertBare = (sql: postgres.Sql, { id, regionCode }: Place, n: number) => sql.begin((tx) => tx`
  insert into bare_remittances (id, household_id, region_code, received_on, currency, received_idr, channel, provider, evidence)
  values (${uuidv7()}, ${id}, ${regionCode}, ${dayAt(n)}, 'IDR', ${amountAt(n).toString()}, 'bank', 'BRI', 'struk')`);

export async function save(actor: Actor, { id: householdId }: Place, n: number): Promise<void> {
  const row = NewRemittance.parse({
    id: uuidv7(), householdId, receivedOn: dayAt(n), currency: "IDR", receivedIdr: amountAt(n), channel: "bank", provider: "BRI", evidence: "struk", confirmed: [...CONFIRMATIONS],
  });
  const answer = await asActor(actor, (tx) => recordRemittance(tx, actor, row));
  if (!answer.ok) throw new Error(answer.reason.code);
}

export type Place = { id: string; regionCode: string };

/** Families of an area, as many from it all as are asked for: a save costs more the more a family has received. */
export async function familiesOf(url: string, area: string, most = 2_000): Promise<Place[]> {
  return asked(url, async (sql) => [...await sql<Place[]>`
    select id, region_code as "regionCode" from households where region_code like ${`${area}%`} and deleted_at is null and status = 'aktif' order by md5(id::text) limit ${most}`]);
}

/** Somebody who keeps the records of an area. */
export async function coordinatorOf(url: string, area: string): Promise<Actor> {
  const [user] = await asked(url, (sql) => sql<{ id: string }[]>`select id from users order by id limit 1`);
  return { ...publicActor, userId: user?.id ?? null, kind: "person", roles: ["koordinator_desa"], peopleAreas: [area], writeAreas: [area], numberAreas: [area] };
}

async function asked<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  return work(sql).finally(() => sql.end());
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function timing(taken: number[]): Timing {
  taken.sort((a, b) => a - b);
  const at = (share: number) => Number(taken[Math.min(taken.length - 1, Math.floor(taken.length * share))]!.toFixed(2));
  return { p10: at(0.1), p50: at(0.5), p95: at(0.95), times: taken.length };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [area = "35.04", times = "500"] = process.argv.slice(2);
  const url = process.env.DATABASE_URL ?? "";
  const { bare, saved } = await costOfSaving(url, await coordinatorOf(url, area), await familiesOf(url, area), Number(times));
  console.log(JSON.stringify({ bare, saved, ratio: Number((saved.p50 / bare.p50).toFixed(2)) }));
  await closeDatabase();
}
