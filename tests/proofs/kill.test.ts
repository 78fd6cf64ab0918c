import { createHash } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isServerAlive, readPostmaster } from "../../bin/embedded/postmaster";
import { startEmbedded } from "../../bin/embedded/start-embedded";
import { testKeys } from "../test-keys";
import { killDatabase, startGroup, startProduct, type Group } from "./product-group";

/*
 * The product is killed again and again in the middle of its work: the web server and the import with their whole process
 * groups, every second time the database too. What was acknowledged has to be there afterwards, an import whole or absent.
 */

const KILLS = 20;
const WRITERS = 3;
const FAMILIES = 150;
const VILLAGE = "35.04.05.2003";

const dataDir = mkdtempSync(join(tmpdir(), "desa-kill-"));
const fileOf = (n: number) => join(dataDir, `keluarga-${n}.csv`);
const acknowledged = new Map<string, number>();
const startTimes: number[] = [];
let session: { Cookie: string };
let login: string;
let householdId: string;
let amount = 1_000_000;

beforeAll(async () => {
  // Root's database account has to reach the folder; the mark says that there is no demo world to make.
  chmodSync(dataDir, 0o755);
  writeFileSync(join(dataDir, "demo-world"), "This start makes none.\n");
  const product = await startProduct(dataDir, testKeys);
  const database = await startEmbedded({ dataDir });
  Object.assign(process.env, testKeys, { DATABASE_URL: database.url });
  const { signedIn } = await import("../factories/sign-in");
  const { aFamily } = await import("../factories/remittance");
  const { closeDatabase } = await import("~/db/db.server");
  const coordinator = await signedIn({ login: "koordinator", grants: [{ role: "koordinator_desa", areaCode: VILLAGE }] });
  [session, login] = [coordinator.headers, coordinator.login];
  ({ householdId } = await aFamily({ regionCode: VILLAGE }));
  await closeDatabase();
  await database.stop();
  await product.kill();
}, 180_000);

afterAll(async () => {
  killDatabase(dataDir);
  await sleep(500);
  rmSync(dataDir, { recursive: true, force: true });
});

it(`kill -9 of everything, ${KILLS} times: no acknowledged transfer is lost, every import is whole or absent`, async () => {
  const committed: number[] = [];
  for (let round = 1; round <= KILLS; round++) {
    const product = await startProduct(dataDir, testKeys);
    startTimes.push(product.readyMs);
    const stop = new AbortController();
    const importing = importFile(round);
    const writers = Array.from({ length: WRITERS }, () => writeUntil(product.url, stop.signal));
    await Promise.race([sleep(400 + round * 190), Promise.all([importing.ended, sleep(400)])]);
    // All in one moment, as when the power goes: the groups first, then the database under them.
    const dying = [product.kill(), importing.kill()];
    if (round % 2 === 0) killDatabase(dataDir);
    await Promise.all(dying);
    stop.abort();
    await Promise.all(writers);
    if (wasCommitted(importing)) committed.push(round);
  }
  expect(committed.length, "imports that were cut").toBeLessThan(KILLS);
  const last = await startProduct(dataDir, testKeys);
  const whole = importFile(KILLS + 1);
  expect(await whole.ended, whole.output()).toBe(0);
  committed.push(KILLS + 1);
  await withOwner(async (sql) => {
    const stored = await sql<{ id: string; amount: number }[]>`select id, received_idr::int as amount from remittances where household_id = ${householdId}`;
    const byId = new Map(stored.map(({ id, amount }) => [id, amount]));
    expect([...acknowledged].filter(([id, sent]) => byId.get(id) !== sent)).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(KILLS * 2);
    const [logged] = await sql`select count(distinct entity_id)::int as n from audit_log where entity = 'remittance' and action = 'create' and entity_id in ${sql([...acknowledged.keys()])}`;
    expect(logged?.n).toBe(acknowledged.size);

    const imported = await sql<{ round: number; families: number; people: number; committed: boolean }[]>`
      select substring(i.file_name from '\\d+')::int as round, (i.committed_at is not null) as committed,
        (select count(*)::int from households h where h.import_id = i.id) as families,
        (select count(*)::int from persons p where p.import_id = i.id) as people
      from imports i`;
    const half = imported.filter(({ families, people, committed }) => families !== people || families !== (committed ? FAMILIES : 0));
    expect(half).toEqual([]);
    expect(imported.filter(({ committed: isWhole }) => isWhole).map(({ round }) => round)).toEqual(expect.arrayContaining(committed));
    const [strays] = await sql`select count(*)::int as n from households where label like 'Keluarga Berkas%' and import_id is null`;
    expect(strays?.n).toBe(0);
  });
  const doctor = startGroup("desa", ["doctor"], { DESA_DATA: dataDir, ...testKeys });
  expect(await doctor.ended, doctor.output()).toBe(0);

  // Ctrl-C reaches the group, and a second time what npm passes on: it ends cleanly and takes the database with it.
  for (let twice = 0; twice < 2; twice++) process.kill(-last.child.pid!, "SIGINT");
  expect(await last.ended, last.output()).toBe(0);
  const server = readPostmaster(join(dataDir, "postgres"));
  expect(server === null || !isServerAlive(server)).toBe(true);
}, 600_000);

it("a start after such an end is as quick as any: nothing is made again", () => {
  expect(startTimes).toHaveLength(KILLS);
  // The quickest tells what a start costs; the others also what else the machine was doing.
  expect(Math.min(...startTimes)).toBeLessThan(10_000);
});

/** One transfer after the other, as a coordinator's phone sends them, until the server is gone. */
async function writeUntil(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const id = uuidv7();
    const sent = (amount += 1);
    const form = new URLSearchParams({ id, tanggal_terima: "2025-03-12", mata_uang: "IDR", jumlah: String(sent), saluran: "bank", perjalanan: "lain" });
    for (const question of ["duplicate", "far_from_reference", "month_marked_none", "amount_unknown"]) form.append("ya", question);
    const answer = await fetch(`${url}/keluarga/${householdId}/kiriman/baru`, { method: "POST", headers: session, body: form, redirect: "manual", signal }).catch(() => null);
    if (answer === null) return;
    if (answer.status !== 303) throw new Error(`A transfer was answered with ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
    acknowledged.set(id, sent);
  }
}

function importFile(n: number): Group {
  const rows = Array.from({ length: FAMILIES }, (_, row) => `Keluarga Berkas ${n} Nomor ${row};${VILLAGE};${nameOf(`${n}/${row}`)};kepala`);
  writeFileSync(fileOf(n), `keluarga;kode_desa;nama;hubungan\n${rows.join("\n")}\n`);
  return startGroup("desa", ["import", "households", fileOf(n), "--village", VILLAGE, "--as", login, "--json"], { DESA_DATA: dataDir, ...testKeys });
}

/** Names that resemble no other: an alike one in the village would be asked about, and a whole file refused for it. */
function nameOf(seed: string): string {
  const letters = [...createHash("sha256").update(seed).digest()].map((byte) => String.fromCharCode(97 + (byte % 26))).join("");
  return `${letters.slice(0, 9)} ${letters.slice(9, 18)}`;
}

function wasCommitted(group: Group): boolean {
  return /"committed":\s*true/.test(group.output());
}

async function withOwner(work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const database = await startEmbedded({ dataDir });
  const sql = postgres(database.url, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
    await database.stop();
  }
}
