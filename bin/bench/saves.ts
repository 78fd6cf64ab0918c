import postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { publicActor, type Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { prepareRemittances, type ReadyTransfer } from "~/remittances/prepare-remittances.server";
import { recordRemittance, writeTransfers } from "~/remittances/record-remittances.server";
import { CONFIRMATIONS, NewRemittance } from "~/remittances/remittance.schema";
import { FIELD_ENTRY } from "~/shared/origin";

/** Milliseconds; the tenth part tells what the work itself takes on a machine that does other things too. */
export type Timing = { p10: number; p50: number; p95: number; times: number };

const WARM_UP = 60;

const amountAt = (n: number): bigint => 1_000_000n + BigInt(n) * 1_000n;
const dayAt = (n: number): string => `2025-0${1 + (n % 9)}-${String(1 + (n % 28)).padStart(2, "0")}`;

export type SavingCost = { bare: Timing; written: Timing; saved: Timing; withoutRollups: Timing };

/**
 * All in turns, so that whatever else the machine does slows all. Bare: begin, insert, commit, into a table with the
 * columns, indexes and constraints of the real one. Written: what policies, history, audit and figures add to that, for a
 * transfer that was found good before. Saved: all that happens when a person saves: the family is held, its places and
 * journeys, similar transfers, marked months and uses are looked up, the rules decide, and it is written; and the same
 * without what figures follow. For a database that nobody needs afterwards.
 */
export async function costOfSaving(url: string, actor: Actor, families: readonly Place[], times: number): Promise<SavingCost> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const taken = { bare: [] as number[], written: [] as number[], saved: [] as number[], withoutRollups: [] as number[] };
  const followed = (way: "enable" | "disable") => sql.unsafe(`alter table remittances ${way} trigger rollup_insert`);
  try {
    await sql.unsafe(`drop table if exists bare_remittances; create table bare_remittances (like remittances including all);
      alter table bare_remittances add foreign key (household_id) references households, add foreign key (region_code) references regions, add foreign key (journey_id) references journeys`);
    for (let n = 0; n < times + WARM_UP; n++) {
      const family = families[n % families.length]!;
      // After the table was altered a first save makes its plans anew and is not counted.
      await save(actor, family, 4 * n);
      const ready = await foundGood(actor, family, n);
      const bare = await timed(() => insertBare(sql, family, n));
      const written = await timed(() => asActor(actor, (tx) => writeTransfers(tx, actor, ready, FIELD_ENTRY)));
      const saved = await timed(() => save(actor, family, 4 * n + 1));
      await followed("disable");
      await save(actor, family, 4 * n + 2);
      const withoutRollups = await timed(() => save(actor, family, 4 * n + 3));
      await followed("enable");
      if (n < WARM_UP) continue;
      taken.bare.push(bare);
      taken.written.push(written);
      taken.saved.push(saved);
      taken.withoutRollups.push(withoutRollups);
    }
  } finally {
    await sql`drop table if exists bare_remittances`;
    await sql.end();
  }
  return { bare: timing(taken.bare), written: timing(taken.written), saved: timing(taken.saved), withoutRollups: timing(taken.withoutRollups) };
}

const insertBare = (sql: postgres.Sql, { id, regionCode }: Place, n: number) => sql.begin((tx) => tx`
  insert into bare_remittances (id, household_id, region_code, received_on, currency, received_idr, channel, provider, evidence)
  values (${uuidv7()}, ${id}, ${regionCode}, ${dayAt(n)}, 'IDR', ${amountAt(n).toString()}, 'bank', 'BRI', 'struk')`);

export async function save(actor: Actor, family: Place, n: number): Promise<void> {
  const answer = await asActor(actor, (tx) => recordRemittance(tx, actor, transferOf(family, n)));
  if (!answer.ok) throw new Error(answer.reason.code);
}

const transferOf = ({ id: householdId }: Place, n: number): NewRemittance => NewRemittance.parse({
  id: uuidv7(), householdId, receivedOn: dayAt(n), currency: "IDR", receivedIdr: amountAt(n), channel: "bank", provider: "BRI", evidence: "struk", confirmed: [...CONFIRMATIONS],
});

async function foundGood(actor: Actor, family: Place, n: number): Promise<ReadyTransfer[]> {
  const [answer] = await asActor(actor, (tx) => prepareRemittances(tx, actor, [transferOf(family, n)]));
  if (!answer?.ok) throw new Error("a transfer of the bench is refused");
  return [answer.value];
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

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

export function timing(taken: number[]): Timing {
  taken.sort((a, b) => a - b);
  const at = (share: number) => Number(taken[Math.min(taken.length - 1, Math.floor(taken.length * share))]!.toFixed(2));
  return { p10: at(0.1), p50: at(0.5), p95: at(0.95), times: taken.length };
}
