import { csvCell } from "./csv-cell";
import { CsvRecords, type CsvRecord } from "./csv-records";
import { findHeader, headerWindow, type RawRow } from "./header-row";
import { delimiters, type Delimiter } from "./table-file";
import { UnusableFileError } from "./unusable-file";

type Fit = { delimiter: Delimiter; columns: number; known: number; agreement: number };

/**
 * The delimiter of a CSV text, judged on its beginning. It must split the header into known column names and
 * the rows into as many fields as the header; commas between two digits count as decimal commas, and what
 * stands in quotes counts for nothing. A comma where nothing splits (a file of one column).
 */
export function findDelimiter(sample: string, complete: boolean): Delimiter {
  const fits = delimiters.map((delimiter) => fitOf(sample, delimiter, complete)).filter(({ columns }) => columns >= 2);
  fits.sort((a, b) => b.known - a.known || b.agreement - a.agreement || b.columns - a.columns);
  return fits[0]?.delimiter ?? ",";
}

/** The delimiter a first line `sep=;` names, as some programs write it; null without such a line. */
export function namedDelimiter(sample: string): Delimiter | null {
  const named = /^sep=(.)(?:\r|\n|$)/i.exec(sample)?.[1];
  return delimiters.find((delimiter) => delimiter === named) ?? null;
}

function fitOf(sample: string, delimiter: Delimiter, complete: boolean): Fit {
  const records = recordsOf(sample, delimiter, complete);
  const rows: RawRow[] = records.map(({ line, fields }) => ({ line, cells: fields.map(csvCell) }));
  const header = findHeader(rows.slice(0, headerWindow));
  if (header === null) return { delimiter, columns: 0, known: 0, agreement: 0 };
  const columns = header.headers.length;
  // Above a header that was not recognised there may be the true one, unsplit; it counts against this delimiter.
  const others = records.filter(({ line }) => line > header.headerLastRow || (!header.certain && line < header.headerRow));
  const agreeing = others.filter(({ fields }) => fields.length === columns).length;
  const agreement = others.length === 0 ? 1 : agreeing / others.length;
  return { delimiter, columns, known: header.known, agreement: agreement * (1 - decimalShare(records, delimiter)) };
}

/** How much of the splitting happens inside numbers, so that a decimal comma does not pass for a delimiter. */
function decimalShare(records: readonly CsvRecord[], delimiter: Delimiter): number {
  if (delimiter !== ",") return 0;
  let splits = 0;
  let insideNumbers = 0;
  for (const { fields } of records)
    for (let at = 1; at < fields.length; at += 1) {
      splits += 1;
      if (/\d$/.test(fields[at - 1] ?? "") && /^\d/.test(fields[at] ?? "")) insideNumbers += 1;
    }
  return splits === 0 ? 0 : (insideNumbers / splits) * 0.5;
}

function recordsOf(sample: string, delimiter: Delimiter, complete: boolean): CsvRecord[] {
  const reader = new CsvRecords(delimiter);
  let records: CsvRecord[] = [];
  try {
    records = reader.push(sample);
    if (complete) records = records.concat(reader.end());
  } catch (error) {
    // With the wrong delimiter quotes may stand anywhere; the reading proper reports what is truly wrong.
    if (!(error instanceof UnusableFileError)) throw error;
  }
  return records.filter(({ fields }) => fields.some((field) => field.trim() !== ""));
}
