import { hash } from "@node-rs/argon2";
import postgres from "postgres";
import { copyRows } from "~/db/copy-rows.server";
import { rebuildFigures } from "~/indicators/rollups/recount.server";
import { demoAccounts, DEMO_PASSWORD } from "../demo/accounts";
import { Random } from "../demo/random";
import { emptyWorld, type FxRates, tableColumns } from "../demo/world";
import { addHousehold, type Place } from "./household";
import { type Sizes } from "./sizes";

const SEED = 9_660;
const CHUNK_HOUSEHOLDS = 750;
/** One household in so many lives in a village whose code was retired, or moved from one village to another in 2024. */
const RETIRED_EVERY = 1_009;
const MOVED_EVERY = 97;
const COLUMNS: typeof tableColumns = { ...tableColumns, household_regions: "household_id, region_code, region_from, region_to" };
/** Tables whose changes figures follow; for a load they are counted from the records once at its end instead. */
const FOLLOWED = ["remittances", "no_transfer_months", "remittance_uses", "households", "household_regions", "journeys", "journey_events", "finance_snapshots", "debts"];

export type Progress = (part: "records" | "figures", done: number, of: number) => void;

/**
 * Loads a scale world into the database of `url` (also DATABASE_URL): invented people in all villages of East Java and
 * NTB, the same on every machine but for the nonces of sealed identifiers. Answers false, and changes nothing, where any
 * account or household exists. It is not one transaction: a load that was cut off leaves a part, and the next call
 * finds the database taken.
 */
export async function seedScale(url: string, sizes: Sizes, progress: Progress = () => {}): Promise<boolean> {
  const clients = [0, 1].map(() => postgres(url, { max: 1, onnotice: () => {} }));
  const [client] = clients as [postgres.Sql, postgres.Sql];
  try {
    const [taken] = await client`select 1 from users union all select 1 from households limit 1`;
    if (taken) return false;
    const rates: FxRates = new Map((await client<{ key: string; rate: string }[]>`select currency || ' ' || to_char(month, 'YYYY-MM') as key, idr_per_unit as rate from fx_rates`).map((row) => [row.key, Number(row.rate)]));
    const places = await placesOf(client, sizes);
    await addAccounts(client);
    await follow(client, false);
    for (const one of clients) await one`set synchronous_commit = off`;
    await loadChunks(clients, sizes, places, rates, (done) => progress("records", done, sizes.households));
    await follow(client, true);
    await client`vacuum (analyze)`;
    await rebuildFigures((done, of) => progress("figures", done, of));
    await client`vacuum (analyze)`;
    return true;
  } finally {
    for (const one of clients) await one.end();
  }
}

/** While one part is being written the next one is made. */
async function loadChunks(clients: readonly postgres.Sql[], sizes: Sizes, places: readonly Place[], rates: FxRates, done: (households: number) => void): Promise<void> {
  const writing: Promise<void>[] = clients.map(() => Promise.resolve());
  for (let first = 0, chunk = 0; first < sizes.households; first += CHUNK_HOUSEHOLDS, chunk++) {
    const turn = chunk % clients.length;
    await writing[turn];
    const world = emptyWorld();
    const random = new Random(SEED + chunk, chunk);
    const end = Math.min(first + CHUNK_HOUSEHOLDS, sizes.households);
    for (let index = first; index < end; index++) addHousehold(world, random, index, places[index]!, sizes, rates);
    writing[turn] = clients[turn]!.begin(async (tx) => {
      for (const [table, columns] of Object.entries(COLUMNS)) {
        const rows = world[table as keyof typeof world];
        if (rows.length > 0) await copyRows(tx, `${table} (${columns})`, rows);
      }
    }).then(() => done(end));
  }
  await Promise.all(writing);
}

/** Where each household lives: over the villages of both provinces by a weight of their own, in the order of the codes. */
async function placesOf(client: postgres.Sql, { villages, households }: Sizes): Promise<Place[]> {
  const inside = client`level in ('desa', 'kelurahan') and left(code, 2) in ('35', '52')`;
  const today = (await client<{ code: string }[]>`select code from regions where ${inside} and valid_to is null order by code ${villages === null ? client`` : client`limit ${villages}`}`).map(({ code }) => code);
  const retired = (await client<{ code: string }[]>`select code from regions where ${inside} and code <> current_code order by code`).map(({ code }) => code);
  const random = new Random(SEED);
  const weights = today.map(() => random.logNormal(1, 0.5));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const places: Place[] = [];
  let reached = 0;
  for (const [index, code] of today.entries()) {
    reached += weights[index]!;
    const until = index === today.length - 1 ? households : Math.round((reached / whole) * households);
    while (places.length < until) {
      const nth = places.length;
      const old = nth % RETIRED_EVERY === 1 && retired.length > 0 ? retired[nth % retired.length]! : code;
      places.push({ code: old, movedTo: nth % MOVED_EVERY === 2 ? today[(index + 400) % today.length]! : null });
    }
  }
  return places;
}

async function addAccounts(client: postgres.Sql): Promise<void> {
  const random = new Random(SEED - 1);
  const passwordHash = await hash(DEMO_PASSWORD);
  for (const account of demoAccounts) {
    const id = random.uuid();
    await client`insert into users (id, login, name, password_hash, is_demo) values (${id}, ${account.login}, ${account.name}, ${passwordHash}, true)`;
    for (const area of account.areas) await client`insert into grants (id, user_id, role, area_code, valid_from) values (${random.uuid()}, ${id}, ${account.role}, ${area}, '2021-01-01')`;
  }
}

async function follow(client: postgres.Sql, on: boolean): Promise<void> {
  for (const table of FOLLOWED) await client`alter table ${client(table)} ${on ? client`enable` : client`disable`} trigger rollup_insert`;
}
