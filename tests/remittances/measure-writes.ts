// What saving one transfer costs beside the bare insert of the same row, in one run over one connection each. Called by
// whoever measures (`node --import tsx tests/remittances/measure-writes.ts LOGIN [TIMES]` with DATABASE_URL and the keys).
import { pathToFileURL } from "node:url";
import postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { actorByLogin } from "~/access/actor-by-login.server";
import type { Actor } from "~/db/actor";
import { asActor, closeDatabase } from "~/db/db.server";
import { recordRemittance } from "~/remittances/record-remittances.server";
import { CONFIRMATIONS, NewRemittance } from "~/remittances/remittance.schema";

export type Timing = { p50: number; p95: number; p99: number; times: number };

const amountAt = (n: number): bigint => 1_000_000n + BigInt(n) * 1_000n;
const dayAt = (n: number): string => `2025-0${1 + (n % 9)}-${String(1 + (n % 28)).padStart(2, "0")}`;

/** The bare transaction: begin, insert, commit, into a table with the columns, indexes and constraints of the real one. */
export async function bareInserts(url: string, households: readonly Place[], times: number): Promise<Timing> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(`drop table if exists bare_remittances; create table bare_remittances (like remittances including all);
      alter table bare_remittances add foreign key (household_id) references households, add foreign key (region_code) references regions, add foreign key (journey_id) references journeys`);
    return await timed(times, (n) => {
      const { id: householdId, regionCode } = households[n % households.length]!;
      return sql.begin((tx) => tx`
        insert into bare_remittances (id, household_id, region_code, received_on, currency, received_idr, channel, provider, evidence)
        values (${uuidv7()}, ${householdId}, ${regionCode}, ${dayAt(n)}, 'IDR', ${amountAt(n).toString()}, 'bank', 'BRI', 'struk')`);
    });
  } finally {
    await sql`drop table if exists bare_remittances`;
    await sql.end();
  }
}

/** The product's own way: with the person's rights, the rules, the questions, history, audit and what the figures follow. */
export async function savedTransfers(actor: Actor, households: readonly Place[], times: number): Promise<Timing> {
  return timed(times, async (n) => {
    const row = NewRemittance.parse({
      id: uuidv7(), householdId: households[n % households.length]!.id, receivedOn: dayAt(n), currency: "IDR", receivedIdr: amountAt(n), channel: "bank", provider: "BRI",
      evidence: "struk", confirmed: [...CONFIRMATIONS],
    });
    const answer = await asActor(actor, (tx) => recordRemittance(tx, actor, row));
    if (!answer.ok) throw new Error(answer.reason.code);
  });
}

export type Place = { id: string; regionCode: string };

/** Families an actor may write about, some from each village. */
export async function familiesOf(url: string, areas: readonly string[], most = 500): Promise<Place[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return [...await sql<Place[]>`
      select id, region_code as "regionCode" from households
      where region_code like any (${areas.map((area) => `${area}%`)}) and deleted_at is null and status = 'aktif' order by id limit ${most}`];
  } finally {
    await sql.end();
  }
}

async function timed(times: number, work: (n: number) => Promise<unknown>): Promise<Timing> {
  const taken: number[] = [];
  for (let n = -Math.ceil(times / 5); n < times; n++) {
    const from = performance.now();
    await work(Math.abs(n) + (n < 0 ? times : 0));
    if (n >= 0) taken.push(performance.now() - from);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => Number(taken[Math.min(taken.length - 1, Math.floor(taken.length * share))]!.toFixed(2));
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), times };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [login = "koordinator", times = "300"] = process.argv.slice(2);
  const actor = await actorByLogin(login);
  if (actor === null) throw new Error(`no account ${login}`);
  const url = process.env.DATABASE_URL ?? "";
  const families = await familiesOf(url, actor.writeAreas);
  for (let round = 1; round <= 3; round++) {
    const [bare, saved] = [await bareInserts(url, families, Number(times)), await savedTransfers(actor, families, Number(times))];
    console.log(JSON.stringify({ round, bare, saved, ratio: Number((saved.p50 / bare.p50).toFixed(2)) }));
  }
  await closeDatabase();
}
