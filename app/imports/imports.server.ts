import { and, asc, eq, sql } from "drizzle-orm";
import type { Readable } from "node:stream";
import type { Actor } from "~/db/actor";
import { asActor, type Tx } from "~/db/db.server";
import { importFiles, importRows, imports } from "~/db/schema/imports";
import { contentTypes } from "~/exports/write-table.server";
import { refusedRowsFile, type RefusedRow } from "~/exports/refused-rows.server";
import type { Language } from "~/shared/codes";
import { importById, progressOf } from "./import-record.server";
import type { ImportProgress, ImportReading, ImportRow, ImportStatus, Mend, RowChanges, RowOutcome, StoredImport, WrittenMessage } from "./import-types";
import { messageText, type Fact, type ImportMessage } from "./messages";
import { readTable } from "./read-table.server";
import { openFile, openValue } from "./sealed.server";
import type { Cell, TableFile } from "./table-file";

export { importById, recentImports } from "./import-record.server";

/** Some rows of an import in the order of the file; `outcome` "warn" means rows with a remark, whatever became of them. */
export async function importRowsOf(tx: Tx, importId: string, { outcome, offset = 0, limit = 20 }: { outcome?: RowOutcome | "warn"; offset?: number; limit?: number } = {}): Promise<ImportRow[]> {
  const wanted = outcome === undefined ? undefined : outcome === "warn" ? sql`${importRows.messages} @> '[{"severity": "warn"}]'` : eq(importRows.outcome, outcome);
  const rows = await tx
    .select({ line: importRows.line, outcome: importRows.outcome, messages: importRows.messages, changes: importRows.changes, cells: importRows.cells })
    .from(importRows)
    .where(and(eq(importRows.importId, importId), wanted))
    .orderBy(asc(importRows.line), asc(importRows.seq))
    .offset(offset)
    .limit(limit);
  return rows.map(({ cells, ...row }) => {
    const { values = {}, cells: sealed } = cells as { values?: Record<string, Fact>; cells?: string };
    return {
      ...row, values,
      outcome: row.outcome as RowOutcome,
      messages: row.messages as ImportMessage[],
      changes: row.changes as RowChanges | null,
      cells: sealed === undefined ? [] : (openValue(sealed) as Cell[]),
    };
  });
}

/** How far a running import is; null where there is none of that id. */
export async function importProgress(tx: Tx, importId: string): Promise<ImportProgress | null> {
  const [row] = await tx.select({ status: imports.status, counts: imports.counts }).from(imports).where(eq(imports.id, importId));
  if (!row) return null;
  const { rows, done, isSilent } = progressOf(row.counts, new Date());
  const isRunning = row.status === "berjalan";
  return { status: row.status as ImportStatus, rows, done: isRunning ? done : 1, stopped: isRunning && isSilent };
}

/** A message with the header of its column as the file writes it. */
export function writtenMessage(said: ImportMessage, reading: Pick<ImportReading, "columns"> | null, language: Language): WrittenMessage {
  const column = said.field === null ? null : (reading?.columns.find(({ field }) => field === said.field)?.header ?? said.field);
  return { column, code: said.code, severity: said.severity, text: messageText(said, language) };
}

export type RefusedFile = { stream: Readable; fileName: string; contentType: string };

/** The refused rows as a file like the one brought in, with a column that says why; null where none is kept any more. */
export async function refusedFile(actor: Actor, importId: string, language: Language): Promise<RefusedFile | null> {
  const kept = await asActor(actor, async (tx) => {
    const stored = await importById(tx, importId);
    if (stored === null || stored.reading === null || (stored.counts?.refuse ?? 0) === 0) return null;
    const [file] = await tx.select({ content: importFiles.content }).from(importFiles).where(eq(importFiles.importId, importId));
    const rows = await tx.select({ line: importRows.line, messages: importRows.messages }).from(importRows).where(and(eq(importRows.importId, importId), eq(importRows.outcome, "refuse")));
    return file ? { stored, content: file.content, rows } : null;
  });
  if (kept === null) return null;
  const { stored, content, rows } = kept;
  const table = await readTable(await openFile(content), { fileName: stored.fileName, ...stored.answers.choices });
  if (!table.ok) return null;
  const reasons = new Map(rows.map(({ line, messages }) => [line, reasonOf(messages as ImportMessage[], stored.reading, language)]));
  return {
    stream: refusedRowsFile(table.value, refusedRows(table.value, stored, reasons), language),
    fileName: `ditolak-${importId.slice(0, 8)}.${table.value.format}`,
    contentType: contentTypes[table.value.format],
  };
}

function reasonOf(messages: readonly ImportMessage[], reading: ImportReading | null, language: Language): string {
  return messages
    .filter(({ severity }) => severity !== "warn")
    .map((said) => {
      const { column, text } = writtenMessage(said, reading, language);
      return column === null ? text : `${column}: ${text}`;
    })
    .join(" ");
}

/** What a person had mended already comes back mended. */
async function* refusedRows(table: TableFile, { answers, reading }: StoredImport, reasons: ReadonlyMap<number, string>): AsyncGenerator<RefusedRow> {
  for await (const { line, cells, problem } of table.rows) {
    const reason = reasons.get(line);
    if (reason === undefined) continue;
    const mends = problem === undefined ? answers.mends.filter((mend) => mend.line === line) : [];
    yield { cells: cells.map((cell, at) => mended(cell, reading?.columns[at]?.field ?? null, mends)), reason, ...(problem ? { problem } : {}) };
  }
}

function mended(cell: Cell, field: string | null, mends: readonly Mend[]): Cell {
  const mend = mends.find((one) => one.field === field);
  return mend === undefined ? cell : { text: mend.text, kind: mend.text.trim() === "" ? "empty" : "text" };
}
