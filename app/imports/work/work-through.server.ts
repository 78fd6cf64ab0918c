import type { Tx } from "~/db/db.server";
import { tidyLine } from "~/shared/text";
import { matchColumns, villageRequirement, type ColumnMatch } from "../columns";
import type { ImportableKind, ImportAnswers, ImportCounts, ImportReading, ImportRow } from "../import-types";
import { RowReading, type FieldCells } from "../rows/row-reading";
import { isTotalLine, type Cell, type SheetRow, type TableFile } from "../table-file";
import { AttendanceWork } from "./attendance.server";
import { Chunk, type Item } from "./chunk.server";
import { RowMemory } from "./row-memory.server";
import { HouseholdsWork } from "./households.server";
import { JourneysWork } from "./journeys.server";
import type { KindWork } from "./kind-work";
import { RemittancesWork } from "./remittances.server";
import type { Run } from "./run";
import { SurveysWork } from "./surveys.server";
import { UsesWork } from "./uses.server";

export type Worked = { reading: ImportReading; counts: ImportCounts };
/** Takes the rows of one part, and how much of the file has been worked through. */
export type Sink = (rows: ImportRow[], progress: { rows: number; done: number }) => Promise<void>;
type Task = { kind: ImportableKind; table: TableFile; answers: ImportAnswers; run: Run };

/** Rows written together: enough for the commands to work in bulk, few enough to hold in memory and to stop between. */
const PART_ROWS = 250;
/** A form with subtotals for each hamlet has a few dozen. */
const MOST_LISTED = 50;

export const noCounts = (): ImportCounts => ({ rows: 0, create: 0, update: 0, unchanged: 0, duplicate: 0, refuse: 0, warn: 0 });

/**
 * Works a file through from its first row to its last inside the transaction it is given, a part at a time; what
 * becomes of each row goes to the sink. The file is read twice: what only the whole shows (two heads of one family)
 * has to be known before the first row is written, and a file that breaks off is noticed before anything is.
 */
export function workThrough(tx: Tx, task: Task, sink: Sink): Promise<Worked> {
  switch (task.kind) {
    case "households": return through(tx, task, new HouseholdsWork(task.run), sink);
    case "journeys": return through(tx, task, new JourneysWork(task.run), sink);
    case "remittances": return through(tx, task, new RemittancesWork(task.run), sink);
    case "uses": return through(tx, task, new UsesWork(task.run), sink);
    case "surveys": return through(tx, task, new SurveysWork(task.run), sink);
    case "attendance": return through(tx, task, new AttendanceWork(task.run), sink);
  }
}

async function through<Row>(tx: Tx, task: Task, work: KindWork<Row>, sink: Sink): Promise<Worked> {
  const { table, run } = task;
  const match = matchColumns(task.kind, table.headers, new Map(Object.entries(task.answers.mapping)));
  const rows = new Rows(task, match);
  let total = 0;
  for await (const { line, cells, content, isReadable } of rows.all()) {
    total += 1;
    if (isReadable && work.look) work.look({ line, row: work.read(new RowReading(cells), rows.missing) }, content);
  }
  const counts = noCounts();
  const chunk = new Chunk(work, run, new RowMemory());
  async function* parts(): AsyncGenerator<Item<Row>[]> {
    let items: Item<Row>[] = [];
    for await (const row of rows.all()) {
      items.push(chunk.item(row, rows.missing, rows.confirmed(row.line)));
      if (items.length < PART_ROWS) continue;
      yield items;
      items = [];
    }
    yield items;
  }
  let told: Promise<void> = Promise.resolve();
  await whileReading(parts(), async (items) => {
    const done = await chunk.apply(tx, items);
    for (const row of done) count(counts, row);
    await told;
    told = sink(done, { rows: counts.rows, done: total === 0 ? 1 : counts.rows / total });
    told.catch(() => {});
  });
  await told;
  return { reading: { ...readingOf(table, match, rows.missing), totalLines: rows.totalLines }, counts };
}

/**
 * Works on one part after the other; while the database is busy with one, the next is read. Ends only when the part
 * being worked on has: nothing may reach the transaction once it is given up.
 */
async function whileReading<Part>(parts: AsyncIterable<Part>, work: (part: Part) => Promise<void>): Promise<void> {
  let working: Promise<void> = Promise.resolve();
  try {
    for await (const part of parts) {
      await working;
      working = work(part);
      working.catch(() => {});
    }
  } finally {
    await working;
  }
}

function count(counts: ImportCounts, { outcome, messages }: ImportRow): void {
  counts.rows += 1;
  counts[outcome] += 1;
  if (messages.some(({ severity }) => severity === "warn")) counts.warn += 1;
}

function readingOf(table: TableFile, match: ColumnMatch, missingRequired: string[]): Omit<ImportReading, "totalLines"> {
  const { format, encoding, delimiter, sheet, sheets, headerRow, headerCertain, headers } = table;
  return {
    format, encoding, delimiter, sheet, sheets, headerRow, headerCertain,
    columns: headers.map((header, at) => ({ header, field: match.fields[at] ?? null })),
    missingRequired, unknown: match.unknown, repeated: match.duplicates,
  };
}

/** A row with its cells by field, mends put in. `content`: what it says as a whole, equal for rows that say the same. */
export type FieldRow = { line: number; raw: Cell[]; cells: FieldCells; content: string; isReadable: boolean; columns: number };

/** The rows of a file as the work takes them: without lines that sum up others, with what a person corrected. */
class Rows {
  readonly missing: string[];
  readonly totalLines: number[] = [];
  private readonly mends = new Map<number, Map<string, string>>();
  private readonly yes = new Map<number, Set<string>>();

  constructor(private readonly task: Task, private readonly match: ColumnMatch) {
    this.missing = match.missingRequired.filter((group) => group !== villageRequirement || task.run.village === null);
    for (const { line, field, text } of task.answers.mends) this.mends.set(line, (this.mends.get(line) ?? new Map<string, string>()).set(field, text));
    for (const { line, code } of task.answers.confirmed) this.yes.set(line, (this.yes.get(line) ?? new Set<string>()).add(code));
  }

  confirmed = (line: number): ReadonlySet<string> => this.yes.get(line) ?? new Set();

  async *all(): AsyncGenerator<FieldRow> {
    for await (const row of this.task.table.rows) {
      if (!isTotalLine(row)) yield this.fieldRow(row);
      else if (this.totalLines.length < MOST_LISTED && !this.totalLines.includes(row.line)) this.totalLines.push(row.line);
    }
  }

  private fieldRow({ line, cells: raw, problem }: SheetRow): FieldRow {
    const cells = new Map<string, Cell>();
    const mends = this.mends.get(line);
    this.match.fields.forEach((field, at) => {
      const cell = raw[at];
      if (field !== null && cell !== undefined) cells.set(field, cell);
    });
    for (const [field, text] of mends ?? []) cells.set(field, { text, kind: text.trim() === "" ? "empty" : "text" });
    const content = [...cells].map(([field, { text }]) => `${field}\u0001${tidyLine(text)}`).join("\u0002");
    return { line, raw, cells, content, isReadable: problem === undefined, columns: this.match.fields.length };
  }
}
