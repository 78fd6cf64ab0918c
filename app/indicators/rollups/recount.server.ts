import { sql } from "drizzle-orm";
import { asSystem, type Tx } from "~/db/db.server";
import { drainSome } from "./drain.server";
import { HOUSEHOLD_FACTS, inRegency, rebuildRegency, SUMS } from "./rebuild.server";
import { takeTurn } from "./turn.server";
import { VILLAGE_FACTS } from "./village-facts.server";

/** One row that is stored and does not follow from the records, or follows from them and is not stored. */
export type Difference = { table: string; found: "stored" | "recounted"; row: string };

const TABLES = [...SUMS, ...HOUSEHOLD_FACTS, ...VILLAGE_FACTS];
const PATIENCE_MS = 60_000;
const WHY = "figures are counted again";
/** Somebody else drained between the look and the turn: looked at again. */
const RETRIES = 20;

/**
 * Counts a regency again beside what is stored, at one moment and after what waits for it. Keeps the new count only
 * where `repair` says so; otherwise nothing has changed afterwards.
 */
export async function recountRegency(regency: string, repair: boolean): Promise<Difference[]> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await recountOnce(regency, repair);
    } catch (thrown) {
      if (thrown instanceof Undone) return thrown.differences;
      if (!isConflict(thrown) || attempt === RETRIES) throw thrown;
    }
  }
}

/** Rolls the recount back and carries out what it found. */
class Undone extends Error {
  constructor(readonly differences: Difference[]) {
    super("a recount is not kept");
  }
}

function recountOnce(regency: string, repair: boolean): Promise<Difference[]> {
  return asSystem(WHY, async (tx) => {
    if (!(await takeTurn(tx, PATIENCE_MS))) throw new Error("The figures are being worked on without end; try again later.");
    while ((await drainSome(tx)) > 0);
    const tables = TABLES;
    for (const table of tables) {
      await tx.execute(sql`create temp table ${stored(table)} on commit drop as select * from rollup.${sql.identifier(table)} where ${inRegency(regency)}`);
    }
    await rebuildRegency(tx, regency);
    const differences: Difference[] = [];
    for (const table of tables) differences.push(...(await compared(tx, table, regency)));
    if (repair) return differences;
    throw new Undone(differences);
  }, { isolationLevel: "repeatable read" });
}

const stored = (table: string) => sql.identifier(`stored_${table}`);

async function compared(tx: Tx, table: string, regency: string): Promise<Difference[]> {
  const now = sql`select * from rollup.${sql.identifier(table)} where ${inRegency(regency)}`;
  const before = sql`select * from ${stored(table)}`;
  const rows = await tx.execute<{ found: "stored" | "recounted"; row: string }>(sql`
    select 'stored' as found, d::text as row from (${before} except all ${now}) d
    union all select 'recounted', d::text from (${now} except all ${before}) d order by 2, 1`);
  return rows.map((row) => ({ table, ...row }));
}

const isConflict = (thrown: unknown) => ((thrown as Error).cause as { code?: string } | undefined)?.code === "40001";

/** Every regency that has records or figures, inside an area (a code of today, or `ID`). */
export function regenciesWithFigures(area: string): Promise<string[]> {
  return asSystem(WHY, async (tx) => {
    const kept = sql.join(TABLES.map((table) => sql`select left(area_code, 5) as code from rollup.${sql.identifier(table)} group by 1`), sql` union `);
    const rows = await tx.execute<{ code: string }>(sql`
      select code from (
        select distinct left(r.current_code, 5) as code from regions r where exists (select from households h where h.region_code = r.code)
          or exists (select from remittances m where m.region_code = r.code) or exists (select from journeys j where j.region_code = r.code)
          or exists (select from activities a where a.region_code = r.code) or exists (select from orders o where o.region_code = r.code)
        union ${kept}
      ) regencies where ${area}::text = 'ID' or starts_with(code, ${area.slice(0, 5)}) order by 1`);
    return rows.map(({ code }) => code);
  });
}

/** All figures from all records, a regency at a time, while others go on writing: after a load past the queue. */
export async function rebuildFigures(progress: (done: number, of: number) => void = () => {}): Promise<void> {
  const regencies = await regenciesWithFigures("ID");
  for (const [index, regency] of regencies.entries()) {
    await asSystem(WHY, async (tx) => {
      if (!(await takeTurn(tx, PATIENCE_MS))) throw new Error("The figures are being worked on without end; try again later.");
      await rebuildRegency(tx, regency);
    });
    progress(index + 1, regencies.length);
  }
}
