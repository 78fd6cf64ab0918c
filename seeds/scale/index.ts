import postgres from "postgres";
import { copyRows, type CopyValue } from "~/db/copy-rows.server";
import { rebuildFigures } from "~/indicators/rollups/recount.server";
import { addAccounts, withIds } from "../demo/add-accounts";
import { Random } from "../demo/random";
import { emptyWorld, tableColumns } from "../demo/world";
import { scaleAccounts } from "./accounts";
import { bareTables, dressTables } from "./bare-tables";
import { MONTHS, monthText } from "./calendar";
import { Ids, SEED } from "./chance";
import { type Home, type Homes, homesOf } from "./homes";
import { type MoneyMaking, moneyOf, type Rates } from "./money";
import { addPeople, type Known, type Making, Serials } from "./people";
import type { Sizes } from "./sizes";
import { addFinance } from "./uses";
import { PROGRAMME_COLUMNS, programmeRows, type Village, villagesFrom } from "./villages";

/** So many households are made at a time; all others are numbers. Each COPY waits a tenth of a second at its ends, so not fewer. */
const CHUNK = 2_000;
const COLUMNS: Record<string, string> = {
  ...tableColumns,
  household_regions: "household_id, region_code, region_from, region_to",
  journey_events: `${tableColumns.journey_events}, recorded_at`,
};
const PEOPLE = ["households", "household_regions", "persons", "consents", "journeys", "journey_events", "placements"] as const;
const MONEY = ["no_transfer_months", "remittance_uses", "debts", "finance_snapshots"] as const;

export type Part = "records" | "keys" | "figures";
export type Progress = (part: Part, done: number, of: number) => void;

/**
 * Loads a scale world into the database of `url` (also DATABASE_URL): invented people in all villages of East Java and
 * NTB, the same rows on every machine but for the sealed identifiers. Answers false, and changes nothing, where any
 * account or household exists. All records are one transaction, in which nobody else reaches these tables: a load that
 * is cut off leaves nothing. The figures come after it; where only they were cut off, the next call makes them.
 */
export async function seedScale(url: string, sizes: Sizes, progress: Progress = () => {}, signal?: AbortSignal): Promise<boolean> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    if (!(await figuresAreMissing(client)) && !(await client.begin((tx) => loadRecords(tx, sizes, progress, signal)))) return false;
    await client`vacuum (analyze)`;
    await rebuildFigures((done, of) => progress("figures", done, of));
    await client`insert into audit_log (actor_kind, action, entity) values ('system', 'seed', 'scale figures')`;
    await client`vacuum (analyze)`;
    return true;
  } finally {
    await client.end();
  }
}

/** A scale world was loaded, and nothing since says that its figures were made. */
async function figuresAreMissing(client: postgres.Sql): Promise<boolean> {
  const [row] = await client<{ missing: boolean }[]>`
    select coalesce(max(seq) filter (where entity = 'scale') > coalesce(max(seq) filter (where entity = 'scale figures'), 0), false) as missing
    from audit_log where action = 'seed'`;
  return row!.missing;
}

async function loadRecords(tx: postgres.TransactionSql, sizes: Sizes, progress: Progress, signal?: AbortSignal): Promise<boolean> {
  await tx`lock table users, households in share row exclusive mode`;
  const [taken] = await tx`select 1 from users union all select 1 from households limit 1`;
  if (taken) return false;
  const villages = await villagesOf(tx);
  const bare = await bareTables(tx, [...PEOPLE, ...MONEY, "remittances"]);
  const random = new Random(SEED - 1);
  const accounts = withIds(scaleAccounts, random);
  await addAccounts(tx, accounts, random, "2021-01-01");
  await tx`delete from region_programmes where is_demo`;
  await copyRows(tx, `region_programmes (${PROGRAMME_COLUMNS})`, programmeRows(villages));
  const mentorId = accounts.find(({ role }) => role === "pendamping")?.id ?? null;
  const making = { world: emptyWorld(), ids: new Ids(), niks: new Serials(), cards: new Serials(), mentorId, rates: await ratesOf(tx), transfersPerSending: sizes.transfersPerSending };
  await loadHomes(tx, homesOf(villages, sizes), making, (done) => {
    signal?.throwIfAborted();
    progress("records", done, sizes.households);
  });
  await tx`insert into audit_log (actor_kind, action, entity, detail) values ('system', 'seed', 'scale', ${tx.json({ seed: SEED, ...sizes })})`;
  await dressTables(tx, bare, (done, of) => progress("keys", done, of));
  return true;
}

/** A chunk of households after the other; the transfers, by far the most, are made while they are written. */
async function loadHomes(tx: postgres.TransactionSql, homes: Homes, making: Making & MoneyMaking, done: (households: number) => void): Promise<void> {
  for (let first = 0; first < homes.length; first += CHUNK) {
    making.world = emptyWorld();
    const families = Array.from({ length: Math.min(CHUNK, homes.length - first) }, (_, nth) => {
      const home = homes.at(first + nth);
      const known = addPeople(making, home);
      addFinance(making, home, known);
      return { home, known };
    });
    await copyTables(tx, making, PEOPLE);
    await copyRows(tx, `remittances (${COLUMNS.remittances})`, transfersOf(making, families));
    await copyTables(tx, making, MONEY);
    done(first + families.length);
  }
}

function* transfersOf(making: MoneyMaking, families: readonly { home: Home; known: Known }[]): Generator<CopyValue[]> {
  for (const { home, known } of families) yield* moneyOf(making, home, known);
}

async function copyTables(tx: postgres.TransactionSql, { world }: Making, tables: readonly (keyof typeof tableColumns)[]): Promise<void> {
  for (const table of tables) if (world[table].length > 0) await copyRows(tx, `${table} (${COLUMNS[table]})`, world[table]);
}

/** Villages of today in both provinces, with a retired code that counts in them. */
async function villagesOf(tx: postgres.TransactionSql): Promise<Village[]> {
  return villagesFrom(await tx<{ code: string; oldCode: string | null }[]>`
    select r.code, o.code as "oldCode" from regions r
    left join (select current_code, min(code) as code from regions where code <> current_code group by 1) o on o.current_code = r.code
    where level in ('desa', 'kelurahan') and valid_to is null and left(r.code, 2) in ('35', '52') order by r.code collate "C"`);
}

async function ratesOf(tx: postgres.TransactionSql): Promise<Rates> {
  const rows = await tx<{ currency: string; month: string; rate: string }[]>`select currency, to_char(month, 'YYYY-MM') as month, idr_per_unit as rate from fx_rates`;
  const known = new Map(rows.map(({ currency, month, rate }) => [`${currency} ${month}`, Number(rate)]));
  return new Map(rows.map(({ currency }) => [currency, Array.from({ length: MONTHS }, (_, month) => known.get(`${currency} ${monthText(month)}`)!)]));
}
