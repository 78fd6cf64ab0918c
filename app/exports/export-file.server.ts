import { open, unlink, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { uuidv7 } from "uuidv7";
import { can } from "~/access/capabilities";
import { audit } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import { asActor, type Tx } from "~/db/db.server";
import { EXPORT_KINDS, type ExportChoice } from "./export-choice";
import { exportColumns, exportRows } from "./export-rows.server";
import type { ExportValue } from "./export-value";
import { writeTable, type TableFormat } from "./write-table.server";

export type ExportRequest = ExportChoice & { format: TableFormat; language: "id" | "en"; reason: string };
export type Exported = { rows: number };

/** Numbers in full are for those who keep the records; whoever only reads people gets them masked, whatever was asked. */
const identifiersFor = (actor: Actor, wanted: ExportChoice["identifiers"], area: string): ExportChoice["identifiers"] =>
  wanted === "full" && (actor.kind === "system" || can(actor, "people:write", area)) ? "full" : "masked";

/** Writes one export to `target`, from one state of the data, and notes in the audit log what left, how much and why. */
export async function writeExport(tx: Tx, actor: Actor, request: ExportRequest, target: Writable, signal?: AbortSignal): Promise<Exported> {
  const choice = { ...request, identifiers: identifiersFor(actor, request.identifiers, request.area) };
  const counted = { rows: 0 };
  const file = writeTable(choice.format, exportColumns(choice.kind), counting(exportRows(tx, choice), counted), {
    language: choice.language,
    sheetName: EXPORT_KINDS[choice.kind].file,
  });
  await pipeline(file, target, signal ? { signal } : {});
  await audit(tx, actor, {
    action: "export",
    entity: choice.kind,
    regionCode: choice.area,
    detail: { format: choice.format, from: choice.from, to: choice.to, identifiers: choice.identifiers, rows: counted.rows, reason: choice.reason },
  });
  return counted;
}

/**
 * An export as a finished file with its size. It is written to disk first, because a slow download must not hold a
 * connection of the database, and because a failure halfway is then an error page and not half a file. The file has
 * no name any more while it is read, so nothing of it outlives the download.
 */
export async function exportFile(actor: Actor, request: ExportRequest): Promise<Exported & { bytes: number; stream: Readable }> {
  const file = await unnamedFile();
  try {
    const { rows } = await asActor(actor, (tx) => writeExport(tx, actor, request, into(file)));
    const { size } = await file.stat();
    return { rows, bytes: size, stream: file.createReadStream({ start: 0 }) };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function unnamedFile(): Promise<FileHandle> {
  const path = join(tmpdir(), `desa-ekspor-${uuidv7()}`);
  const file = await open(path, "wx+", 0o600);
  await unlink(path);
  return file;
}

/** Leaves the file open at its end, for the download that follows. */
const into = (file: FileHandle): Writable =>
  new Writable({ write: (piece: Buffer, _encoding, done) => void file.appendFile(piece).then(() => done(), done) });

async function* counting(rows: AsyncIterable<ExportValue[]>, counted: { rows: number }): AsyncGenerator<ExportValue[]> {
  for await (const row of rows) {
    counted.rows += 1;
    yield row;
  }
}
