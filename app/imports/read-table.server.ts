import { ok, refused, type Result } from "~/shared/result";
import { contentKind, oleReason, openSource, type FileSource } from "./file-source.server";
import { findHeader, headerWindow, isColumnNumbers, type FoundHeader, type RawRow } from "./header-row";
import { openCsv } from "./read-csv.server";
import { openXlsx } from "./read-xlsx.server";
import { emptyCell, type Cell, type ReadingChoices, type SheetRow, type TableFile } from "./table-file";
import { UnusableFileError, type UnusableFile } from "./unusable-file";

export type ReadTableOptions = ReadingChoices & { fileName: string };

type Opened = Pick<TableFile, "format" | "encoding" | "delimiter" | "sheet" | "sheets"> & { rawRows: () => AsyncGenerator<RawRow> };

/**
 * Reads an uploaded table into rows of text cells, without knowing what they mean. What is not chosen is found:
 * kind of file by content (never by name), encoding, delimiter, sheet, header. Archives are measured before the
 * first row is given. The same choices (`choicesOf`) give the same rows again, in a preview and in its commit.
 * Refuses with the reason a file cannot be used; a CSV that breaks off later throws UnusableFileError from `rows`.
 */
export async function readTable(location: string | Buffer, options: ReadTableOptions): Promise<Result<TableFile, UnusableFile>> {
  try {
    const { rawRows, ...opened } = await openTable(await openSource(location), options);
    const header = await headerOf(rawRows, options.headerRow);
    const { headers, headerRow, headerLastRow, certain } = header;
    const rows = { [Symbol.asyncIterator]: () => rowsBelow(rawRows, header, opened.format === "csv") };
    return ok({ ...opened, headerRow, headerLastRow, headerCertain: certain, headers, rows });
  } catch (error) {
    if (error instanceof UnusableFileError) return refused(error.reason);
    throw error;
  }
}

async function openTable(source: FileSource, choices: ReadingChoices): Promise<Opened> {
  const kind = contentKind(source.head);
  if (kind === "ole") {
    const found = await oleReason(source);
    throw new UnusableFileError(found === "encrypted" ? { code: "encrypted" } : { code: "not_a_workbook", found });
  }
  if (kind === "zip") {
    const { sheet, sheets, rows } = await openXlsx(source, choices);
    return { format: "xlsx", encoding: null, delimiter: null, sheet, sheets, rawRows: rows };
  }
  if (kind !== "text") throw new UnusableFileError({ code: "not_a_workbook", found: kind });
  const { encoding, delimiter, rows } = await openCsv(source, choices);
  return { format: "csv", encoding, delimiter, sheet: null, sheets: [], rawRows: rows };
}

async function headerOf(rawRows: () => AsyncGenerator<RawRow>, asked: number | undefined): Promise<FoundHeader> {
  const rows: RawRow[] = [];
  for await (const row of rawRows()) {
    if (asked !== undefined && row.line < asked) continue;
    rows.push(row);
    if (rows.length >= (asked === undefined ? headerWindow : 2)) break;
  }
  if (rows.length === 0 && asked === undefined) throw new UnusableFileError({ code: "empty" });
  const header = findHeader(rows, asked);
  if (header === null) throw new UnusableFileError({ code: "no_header" });
  return header;
}

async function* rowsBelow(rawRows: () => AsyncGenerator<RawRow>, header: FoundHeader, countsFields: boolean): AsyncGenerator<SheetRow> {
  for await (const row of rawRows()) {
    if (row.line <= header.headerLastRow) continue;
    if (row.line === header.headerLastRow + 1 && isColumnNumbers(row, header.headers)) continue;
    yield fitted(row, header.headers.length, countsFields);
  }
}

/**
 * A row as long as the header. In CSV a missing or surplus field means that others may have shifted, so such a
 * row keeps all it has and says so; empty fields beyond the header do not count. Cells of a workbook have
 * addresses: what lies beyond the header belongs to no column.
 */
function fitted({ line, cells }: RawRow, columns: number, countsFields: boolean): SheetRow {
  const surplus = cells.slice(columns).some((cell) => cell.kind !== "empty");
  if (countsFields && (surplus || cells.length < columns)) return { line, cells, problem: "column_count" };
  const row: Cell[] = cells.slice(0, columns);
  while (row.length < columns) row.push(emptyCell);
  return { line, cells: row };
}
