import { and, desc, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { imports } from "~/db/schema/imports";
import type { ImportableKind, ImportAnswers, ImportCounts, ImportReading, ImportStatus, StoredImport } from "./import-types";
import { openValue, sealValue } from "./sealed.server";
import type { UnusableFile } from "./unusable-file";

/** How the columns of an import's own row hold what is kept of it. */
type ReadingDocument = { reading?: ImportReading | null; unusable?: UnusableFile | null; /** Sealed: mended cells may hold numbers of people. */ answers?: string };
type CountsDocument = { counts?: ImportCounts | null; progress?: { rows: number; done: number; at: string } };

export const noAnswers = (): ImportAnswers => ({ choices: {}, mapping: {}, confirmed: [], mends: [] });

export const readingDocument = (reading: ImportReading | null, unusable: UnusableFile | null, answers: ImportAnswers): ReadingDocument => ({ reading, unusable, answers: sealValue(answers) });
export const countsDocument = (counts: ImportCounts | null): CountsDocument => ({ counts });
export const progressDocument = (rows: number, done: number, now: Date): CountsDocument => ({ progress: { rows, done, at: now.toISOString() } });

/** Work that has not been heard of for so long has ended without a word. */
const SILENT_MS = 120_000;

export type Progress = { rows: number; done: number; isSilent: boolean };

export function progressOf(counts: unknown, now: Date): Progress {
  const { progress } = counts as CountsDocument;
  if (!progress) return { rows: 0, done: 0, isSilent: true };
  return { rows: progress.rows, done: progress.done, isSilent: now.getTime() - Date.parse(progress.at) > SILENT_MS };
}

const columns = {
  id: imports.id, kind: imports.kind, fileName: imports.fileName, sha256: imports.sha256, regionCode: imports.regionCode, status: imports.status,
  acceptGood: imports.acceptGood, columns: imports.columns, counts: imports.counts, createdAt: imports.createdAt, committedAt: imports.committedAt, undoneAt: imports.undoneAt,
};
type Row = Awaited<ReturnType<typeof rowsOf>>[number];

const rowsOf = (tx: Tx, id: string) => tx.select(columns).from(imports).where(eq(imports.id, id));

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An import of the actor's own; null where there is none of that id. */
export async function importById(tx: Tx, id: string): Promise<StoredImport | null> {
  if (!uuid.test(id)) return null;
  const [row] = await rowsOf(tx, id);
  if (!row) return null;
  const [same] = await tx
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.sha256, row.sha256), eq(imports.kind, row.kind), eq(imports.status, "disimpan"), ne(imports.id, id)))
    .orderBy(desc(imports.committedAt))
    .limit(1);
  return stored(row, same?.id ?? null);
}

/** The actor's latest imports for an area and what lies inside it, newest first; those given up are left out. */
export async function recentImports(tx: Tx, code: string, limit = 20): Promise<StoredImport[]> {
  const rows = await tx
    .select(columns)
    .from(imports)
    .where(and(sql`(${imports.regionCode} = ${code} or starts_with(${imports.regionCode}, ${`${code}.`}))`, ne(imports.status, "dibatalkan")))
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(limit);
  return rows.map((row) => stored(row, null));
}

function stored({ columns: read, counts, ...row }: Row, sameAs: string | null): StoredImport {
  const { reading = null, unusable = null, answers } = read as ReadingDocument;
  return {
    ...row,
    kind: row.kind as ImportableKind,
    status: row.status as ImportStatus,
    reading, unusable, sameAs,
    counts: (counts as CountsDocument).counts ?? null,
    answers: answers === undefined ? noAnswers() : (openValue(answers) as ImportAnswers),
  };
}
