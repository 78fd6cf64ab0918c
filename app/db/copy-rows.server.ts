import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type postgres from "postgres";

export type CopyValue = string | number | bigint | boolean | Buffer | null | undefined;

/**
 * Loads rows by COPY, the fastest way in. `target` is a table with its columns in the order of the values; empty
 * text and null both become null. Runs inside the transaction it is given.
 */
export async function copyRows(tx: postgres.TransactionSql, target: string, rows: Iterable<readonly CopyValue[]>): Promise<void> {
  const stream = await tx.unsafe(`copy ${target} from stdin`).writable();
  await pipeline(Readable.from(lines(rows)), stream);
}

/** Rows are joined to pieces of some size: one write a row would spend its time in the stream. */
function* lines(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let piece = "";
  for (const row of rows) {
    piece += `${row.map(copyField).join("\t")}\n`;
    if (piece.length > 65_536) {
      yield piece;
      piece = "";
    }
  }
  if (piece) yield piece;
}

const NEEDS_ESCAPE = /[\\\t\n\r]/;

function copyField(value: CopyValue): string {
  if (value === null || value === undefined || value === "") return "\\N";
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString("hex")}`;
  const text = String(value);
  if (!NEEDS_ESCAPE.test(text)) return text;
  return text.replace(/\\/g, "\\\\").replace(/\t/g, "\\t").replace(/\n/g, "\\n").replace(/\r/g, "\\r");
}
