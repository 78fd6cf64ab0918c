import { and, eq, sql } from "drizzle-orm";
import { can } from "~/access/capabilities";
import { inBatches } from "~/access/record-batch.server";
import { audit } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import { asActor, type Tx } from "~/db/db.server";
import { insertRows } from "~/db/insert-rows.server";
import { importFiles, importRows, imports, importWrites } from "~/db/schema/imports";
import { isVillageCode } from "~/regions/region-code";
import { ok, refused, type Result } from "~/shared/result";
import { rememberMapping } from "./column-memory.server";
import { countsDocument, importById, progressDocument, progressOf, readingDocument } from "./import-record.server";
import type { ImportAnswers, ImportRefusal, ImportRow, RunImport, StoredImport } from "./import-types";
import { readTable } from "./read-table.server";
import { openFile, sealValue } from "./sealed.server";
import { UnusableFileError, type UnusableFile } from "./unusable-file";
import { WriteLog, type Run } from "./work/run";
import { inTurn } from "./work/turns.server";
import { workThrough, type Worked } from "./work/work-through.server";

type Options = {
  /** Stops between two parts of the file. */
  signal?: AbortSignal;
  now?: Date;
};
type Mode = { commit: false } | { commit: true; acceptGood: boolean };

/** Thrown inside a transaction to end it without a trace, with what became known on the way. */
class RolledBack extends Error {
  constructor(readonly worked: Worked) {
    super("rolled back");
  }
}
class Cancelled extends Error {}

/**
 * What a commit would do, row by row: the commit itself, rolled back. `answers` replace those given before and are
 * kept, so that the next preview and the commit read the file in the same way.
 */
export async function previewImport(actor: Actor, importId: string, answers?: Partial<ImportAnswers>, options: Options = {}): Promise<Result<RunImport, ImportRefusal>> {
  return inTurn(() => run(actor, importId, answers, { commit: false }, options));
}

/**
 * Stores what the preview showed, all of it in one transaction. Where rows are refused nothing is stored, unless
 * `acceptGood` asks for the others; `committed` tells. The refused rows wait as a file.
 */
export async function commitImport(
  actor: Actor,
  importId: string,
  { acceptGood, ...answers }: { acceptGood: boolean } & Partial<ImportAnswers>,
  options: Options = {},
): Promise<Result<RunImport, ImportRefusal>> {
  return inTurn(() => run(actor, importId, answers, { commit: true, acceptGood }, options));
}

async function run(actor: Actor, id: string, answers: Partial<ImportAnswers> | undefined, mode: Mode, { signal, now = new Date() }: Options): Promise<Result<RunImport, ImportRefusal>> {
  const claimed = await claim(actor, id, answers);
  if (!claimed.ok) return claimed;
  const stored = claimed.value;
  try {
    const file = await fileOf(actor, id);
    const table = stored.unusable?.code === "too_large" ? refused(stored.unusable) : await readTable(file, { fileName: stored.fileName, ...stored.answers.choices });
    if (!table.ok) return await unusable(actor, stored, table.reason);
    const work = runOf(actor, stored, now);
    const task = { kind: stored.kind, table: table.value, answers: stored.answers, run: work };
    const ended = await inTransaction(actor, async (tx) => {
      const worked = await workThrough(tx, task, sinkOf(actor, stored, signal));
      if (!mode.commit || !isWanted(worked, mode)) throw new RolledBack(worked);
      await keep(tx, actor, stored, worked, mode, work);
      return worked;
    });
    if (!ended.committed) await rest(actor, stored, ended.worked);
    return ok({ ...ended.worked, committed: ended.committed });
  } catch (error) {
    if (error instanceof Cancelled) return refused({ code: "cancelled" });
    if (error instanceof UnusableFileError) return unusable(actor, stored, error.reason);
    await release(actor, stored);
    throw error;
  }
}

/** A whole import stores something; an import in which every row is refused stores nothing, whatever was asked. */
const isWanted = ({ counts }: Worked, { acceptGood }: { acceptGood: boolean }): boolean =>
  counts.refuse === 0 || (acceptGood && counts.refuse < counts.rows);

/** Takes the import for this run, unless another one has it; a run that fell silent is over. */
async function claim(actor: Actor, id: string, answers: Partial<ImportAnswers> | undefined): Promise<Result<StoredImport, ImportRefusal>> {
  return asActor(actor, async (tx) => {
    const stored = await importById(tx, id);
    if (stored === null) return refused({ code: "import_unknown" });
    if (stored.regionCode !== "ID" && !can(actor, "import:write", stored.regionCode)) return refused({ code: "forbidden" });
    const [row] = await tx.select({ status: imports.status, counts: imports.counts }).from(imports).where(eq(imports.id, id)).for("update");
    const isFree = row?.status === "dibaca" || (row?.status === "berjalan" && progressOf(row.counts, new Date()).isSilent);
    if (!isFree) return refused({ code: "already", status: stored.status });
    const merged = { ...stored.answers, ...answers };
    await tx.update(imports).set({ status: "berjalan", columns: readingDocument(stored.reading, stored.unusable, merged), counts: progressDocument(0, 0, new Date()) }).where(eq(imports.id, id));
    await tx.delete(importRows).where(eq(importRows.importId, id));
    return ok({ ...stored, answers: merged });
  });
}

async function fileOf(actor: Actor, id: string): Promise<Buffer> {
  const [file] = await asActor(actor, (tx) => tx.select({ content: importFiles.content }).from(importFiles).where(eq(importFiles.importId, id)));
  return file ? openFile(file.content) : Buffer.alloc(0);
}

/** Rows of areas that the actor does not write to are refused one by one; here only what they mean without a village is settled. */
function runOf(actor: Actor, { id, regionCode }: StoredImport, now: Date): Run {
  return {
    actor, now,
    origin: { source: "impor", importId: id },
    village: isVillageCode(regionCode) ? regionCode : null,
    within: isVillageCode(regionCode) || regionCode === "ID" ? null : regionCode,
    writes: new WriteLog(),
  };
}

async function inTransaction(actor: Actor, work: (tx: Tx) => Promise<Worked>): Promise<{ committed: boolean; worked: Worked }> {
  try {
    return { committed: true, worked: await asActor(actor, work) };
  } catch (error) {
    if (error instanceof RolledBack) return { committed: false, worked: error.worked };
    throw error;
  }
}

/** Rows and progress are written beside the transaction, so that others see how far it is and a rolled-back one is explained. */
function sinkOf(actor: Actor, { id }: StoredImport, signal: AbortSignal | undefined) {
  return async (rows: ImportRow[], { rows: worked, done }: { rows: number; done: number }): Promise<void> => {
    await asActor(actor, async (tx) => {
      const [running] = await tx
        .update(imports)
        .set({ counts: progressDocument(worked, done, new Date()) })
        .where(and(eq(imports.id, id), eq(imports.status, "berjalan")))
        .returning({ id: imports.id });
      if (!running || signal?.aborted) throw new Cancelled();
      await insertRows(tx, importRows, rows.map((row) => ({ importId: id, ...storedRow(row) })));
    });
  };
}

function storedRow({ line, outcome, messages, changes, values, cells }: ImportRow) {
  return { line, outcome, messages, changes, cells: { values, ...(cells.length > 0 ? { cells: sealValue(cells) } : {}) } };
}

/** The last step of a commit, in its own transaction: the import is done exactly when its rows are. */
async function keep(tx: Tx, actor: Actor, { id, kind, sha256, regionCode, answers }: StoredImport, { reading, counts }: Worked, mode: Mode, { writes }: Run): Promise<void> {
  for (const batch of inBatches([...writes.all()])) {
    await insertRows(tx, importWrites, batch.map((write) => ({ importId: id, entity: write.entity, entityId: write.id, versionAfter: write.versionAfter, before: write.before ?? null })));
  }
  const [done] = await tx
    .update(imports)
    .set({ ...facts(reading), status: "disimpan", acceptGood: mode.commit && mode.acceptGood, columns: readingDocument(reading, null, answers), counts: countsDocument(counts), committedAt: sql`clock_timestamp()` })
    .where(and(eq(imports.id, id), eq(imports.status, "berjalan")))
    .returning({ id: imports.id });
  if (!done) throw new Cancelled();
  await rememberMapping(tx, actor, kind, regionCode, answers.mapping);
  // Refused rows are still to be given back; without any the file has served.
  if (counts.refuse === 0) await tx.delete(importFiles).where(eq(importFiles.importId, id));
  await audit(tx, actor, { action: "import", entity: kind, entityId: id, regionCode, detail: { sha256, ...counts } });
}

async function rest(actor: Actor, { id, answers }: StoredImport, { reading, counts }: Worked): Promise<void> {
  await asActor(actor, (tx) => tx
    .update(imports)
    .set({ ...facts(reading), status: "dibaca", columns: readingDocument(reading, null, answers), counts: countsDocument(counts) })
    .where(and(eq(imports.id, id), eq(imports.status, "berjalan"))));
}

async function unusable(actor: Actor, { id, answers }: StoredImport, reason: UnusableFile): Promise<Result<never, ImportRefusal>> {
  await asActor(actor, async (tx) => {
    await tx.update(imports).set({ status: "dibaca", columns: readingDocument(null, reason, answers), counts: countsDocument(null) }).where(and(eq(imports.id, id), eq(imports.status, "berjalan")));
    await tx.delete(importRows).where(eq(importRows.importId, id));
  });
  return refused({ code: "unusable", reason });
}

/** After a failure the import can be tried again. */
async function release(actor: Actor, { id, reading, unusable: reason, answers }: StoredImport): Promise<void> {
  await asActor(actor, (tx) => tx
    .update(imports)
    .set({ status: "dibaca", columns: readingDocument(reading, reason, answers), counts: countsDocument(null) })
    .where(and(eq(imports.id, id), eq(imports.status, "berjalan")))).catch(() => undefined);
}

const facts = ({ encoding, delimiter, sheet, headerRow }: Worked["reading"]) => ({ encoding, delimiter, sheet, headerRow });
