import type { Readable } from "node:stream";
import type { ExportColumn, ExportRows } from "./export-value";
import { writeCsv } from "./write-csv.server";
import { writeXlsx } from "./write-xlsx.server";

/** What a person chose to download. */
export type TableFormat = "csv" | "xlsx";

/** How a download is announced; never shown inline by a browser. */
export const contentTypes: { readonly [format in TableFormat]: string } = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A table as a file stream in the format and language chosen. */
export function writeTable(
  format: TableFormat,
  columns: readonly (string | ExportColumn)[],
  rows: ExportRows,
  { language, sheetName }: { language: "id" | "en"; sheetName?: string },
): Readable {
  return format === "csv" ? writeCsv(columns, rows, { locale: language }) : writeXlsx(columns, rows, { sheetName });
}

export { writeCsv, writeXlsx };
