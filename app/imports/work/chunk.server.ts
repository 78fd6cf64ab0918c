import type { Tx } from "~/db/db.server";
import type { ImportRow } from "../import-types";
import { keepsOut } from "../messages";
import { RowReading } from "../rows/row-reading";
import type { Cell } from "../table-file";
import { isIn, type Entry } from "./entry";
import type { KindWork } from "./kind-work";
import type { FirstRow, RowMemory } from "./row-memory.server";
import type { Run } from "./run";
import type { FieldRow } from "./work-through.server";

/** A row of the part being worked on; without an entry where its fields cannot be trusted or it was there before. */
export type Item<Row> = { line: number; raw: Cell[]; reading: RowReading; entry: Entry<Row> | null; earlier: FirstRow | null };

/** What marks the example row of a template. */
const EXAMPLE = /^CONTOH .*\(hapus baris ini\)$/i;

/**
 * Writes one part of a file. A row that turns out to be refused may have written something before it was; then the
 * part is rolled back to its beginning and done again without that row, so that no refused row leaves anything behind.
 */
export class Chunk<Row> {
  constructor(private readonly work: KindWork<Row>, private readonly run: Run, private readonly memory: RowMemory) {}

  item({ line, raw, cells, content, isReadable, columns }: FieldRow, missing: readonly string[], confirmed: ReadonlySet<string>): Item<Row> {
    const reading = new RowReading(isReadable ? cells : new Map(), confirmed);
    if (!isReadable) {
      reading.say("column_count", null, { found: raw.length, expected: columns });
      return { line, raw, reading, entry: null, earlier: null };
    }
    if (["keluarga", "nama"].some((field) => EXAMPLE.test(reading.cell(field).text.trim()))) reading.say("example_row", null);
    for (const group of missing) reading.say("missing_column", group.split(" / ")[0] ?? null, { columns: group });
    const row = this.work.read(reading, missing);
    const earlier = this.memory.earlier(line, content);
    return { line, raw, reading, entry: earlier === null ? { line, reading, row, outcome: null, changes: null } : null, earlier };
  }

  async apply(tx: Tx, items: readonly Item<Row>[]): Promise<ImportRow[]> {
    let entries = items.flatMap(({ entry }) => entry ?? []);
    for (;;) {
      const tried = entries.filter(isIn);
      const said = new Map(tried.map((entry) => [entry, entry.reading.messages.length]));
      const stays = await savepoint(tx, async (inner) => {
        await this.work.apply(inner, entries);
        return tried.every(isIn);
      });
      if (stays) break;
      this.run.writes.drop();
      entries = tried.filter(isIn);
      for (const entry of entries) Object.assign(entry, { outcome: null, changes: null }).reading.backTo(said.get(entry) ?? 0);
      if (entries.length === 0) break;
    }
    this.run.writes.keep();
    for (const { line, reading, earlier } of items) if (earlier === null && keepsOut(reading.messages)) this.memory.keepOut(line, reading.messages);
    return items.map((item) => rowOf(item));
  }
}

function rowOf({ line, raw, reading, entry, earlier }: Item<unknown>): ImportRow {
  if (earlier !== null) {
    // Messages of the row itself are those of the earlier one, which says the same.
    const keptOut = earlier.keptOut();
    if (keptOut === null) {
      reading.backTo(0);
      reading.say("same_row", null, { line: earlier.line });
    } else reading.messages.splice(0, Infinity, ...keptOut);
  }
  const { messages, values } = reading;
  if (keepsOut(messages)) return { line, outcome: "refuse", messages, changes: null, values, cells: raw };
  const outcome = earlier === null ? entry?.outcome : "duplicate";
  if (!outcome) throw new Error(`row ${line} was neither written nor refused`);
  return { line, outcome, messages, changes: entry?.changes ?? null, values, cells: [] };
}

class RolledBack extends Error {}

async function savepoint(tx: Tx, work: (inner: Tx) => Promise<boolean>): Promise<boolean> {
  try {
    await tx.transaction(async (inner) => {
      if (!(await work(inner))) throw new RolledBack();
    });
    return true;
  } catch (error) {
    if (error instanceof RolledBack) return false;
    throw error;
  }
}
