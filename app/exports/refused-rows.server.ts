import type { Readable } from "node:stream";
import { headerKey } from "~/imports/columns";
import type { Cell, SheetRow, TableFile } from "~/imports/table-file";
import type { ExportValue } from "./export-value";
import { writeCsv } from "./write-csv.server";
import { writeXlsx } from "./write-xlsx.server";

export type RefusedRow = Pick<SheetRow, "cells" | "problem"> & { reason: string };

const words = {
  id: { reason: "alasan_ditolak", fewer: "kolom kurang" },
  en: { reason: "reason_refused", fewer: "columns missing" },
} as const;
const reasonKeys = new Set(Object.values(words).map(({ reason }) => headerKey(reason)));

/**
 * The refused rows of a file, to be mended and brought again: the same kind of file, delimiter and headers, with
 * one more column that says why. A reason column of an earlier round is replaced. What cannot be trusted stays
 * so: a number with lost digits is written so that it is refused again, and a row with a wrong number of fields
 * keeps one.
 */
export function refusedRowsFile(
  table: Pick<TableFile, "format" | "delimiter" | "sheet" | "headers">,
  rows: Iterable<RefusedRow> | AsyncIterable<RefusedRow>,
  language: "id" | "en",
): Readable {
  const columns = table.headers.map((header, at) => ({ header, at })).filter(({ header }) => !reasonKeys.has(headerKey(header)));
  const headers = [...columns.map(({ header }) => header), words[language].reason];
  const values = refusedValues(table, columns.map(({ at }) => at), rows, language);
  if (table.format === "xlsx") return writeXlsx(headers, values, { sheetName: table.sheet ?? "Data" });
  return writeCsv(headers, values, { delimiter: table.delimiter ?? ";" });
}

async function* refusedValues(
  { format, headers, delimiter }: Pick<TableFile, "format" | "headers" | "delimiter">,
  columns: readonly number[],
  rows: Iterable<RefusedRow> | AsyncIterable<RefusedRow>,
  language: "id" | "en",
): AsyncGenerator<ExportValue[]> {
  const value = format === "xlsx" ? workbookValue : (cell: Cell | undefined) => csvValue(cell, delimiter !== ",");
  for await (const { cells, problem, reason } of rows) {
    const surplus = cells.slice(headers.length).map(value);
    if (problem === "column_count" && surplus.length === 0) surplus.push(words[language].fewer);
    yield [...columns.map((at) => value(cells[at])), reason, ...surplus];
  }
}

function workbookValue(cell: Cell | undefined): ExportValue {
  if (cell === undefined || cell.kind === "empty") return null;
  if (cell.kind === "date") return { date: cell.text };
  if (cell.kind === "boolean") return cell.text === "ya";
  if (cell.kind !== "number") return cell.text;
  return cell.note === "lost_digits" ? exponent(cell.text, false) : { number: cell.text };
}

function csvValue(cell: Cell | undefined, decimalComma: boolean): ExportValue {
  if (cell === undefined) return null;
  if (cell.kind !== "number") return cell.text;
  return cell.note === "lost_digits" ? exponent(cell.text, decimalComma) : { number: cell.text };
}

/** As a spreadsheet program shows such a number, so that nobody takes it for an identifier. */
function exponent(text: string, decimalComma: boolean): string {
  const shown = Number(text).toExponential(5).toUpperCase();
  return decimalComma ? shown.replace(".", ",") : shown;
}
