import { csvCell } from "./csv-cell";
import { CsvRecords, type CsvRecord } from "./csv-records";
import type { FileSource } from "./file-source.server";
import { findDelimiter, namedDelimiter } from "./find-delimiter";
import type { RawRow } from "./header-row";
import type { Delimiter, Encoding, ReadingChoices } from "./table-file";
import { decodedText, findEncoding } from "./text-encoding.server";

export type OpenCsv = { encoding: Encoding; delimiter: Delimiter; rows: () => AsyncGenerator<RawRow> };

const sampleCharacters = 256 * 1024;

/** Opens a CSV file with what was chosen, finding the rest; the rows leave out blank records. */
export async function openCsv(source: FileSource, choices: ReadingChoices): Promise<OpenCsv> {
  const encoding = choices.encoding ?? (await findEncoding(source));
  const { sample, complete } = await beginning(source, encoding);
  const named = namedDelimiter(sample);
  const delimiter = choices.delimiter ?? named ?? findDelimiter(sample, complete);
  return { encoding, delimiter, rows: () => csvRows(source, encoding, delimiter, named !== null) };
}

async function beginning(source: FileSource, encoding: Encoding): Promise<{ sample: string; complete: boolean }> {
  let sample = "";
  for await (const piece of decodedText(source, encoding)) {
    sample += piece;
    if (sample.length >= sampleCharacters) return { sample, complete: false };
  }
  return { sample, complete: true };
}

async function* csvRows(source: FileSource, encoding: Encoding, delimiter: Delimiter, skipFirst: boolean): AsyncGenerator<RawRow> {
  const reader = new CsvRecords(delimiter);
  for await (const piece of decodedText(source, encoding)) yield* filled(reader.push(piece), skipFirst);
  yield* filled(reader.end(), skipFirst);
}

function* filled(records: readonly CsvRecord[], skipFirst: boolean): Generator<RawRow> {
  for (const { line, fields } of records) {
    if (skipFirst && line === 1) continue;
    if (fields.some((field) => field.trim() !== "")) yield { line, cells: fields.map(csvCell) };
  }
}
