import type { Readable } from "node:stream";
import { importableKinds, type ImportableKind } from "~/imports/import-types";
import { exampleRow, templateHeaders } from "~/imports/template-row";
import { EXPORT_KINDS } from "./export-choice";
import type { ExportColumn } from "./export-value";
import { writeTable, type TableFormat } from "./write-table.server";

/** `kiriman.xlsx` → the kind and format of a template; null for any other name. */
export function templateOf(name: string): { kind: ImportableKind; format: TableFormat } | null {
  const kind = importableKinds.find((one) => name.startsWith(`${EXPORT_KINDS[one].file}.`));
  const format = (["xlsx", "csv"] as const).find((one) => name.endsWith(`.${one}`));
  return kind !== undefined && format !== undefined && name === `${EXPORT_KINDS[kind].file}.${format}` ? { kind, format } : null;
}

/** An empty file to fill in: the headings, and one row marked as an example. All columns are text, so that numbers stay as typed. */
export function templateFile({ kind, format }: { kind: ImportableKind; format: TableFormat }, village: { code: string; name: string }, language: "id" | "en"): Readable {
  const headers = templateHeaders(kind);
  const example = exampleRow(kind, village);
  const columns: ExportColumn[] = headers.map((header) => ({ header, type: "text" }));
  return writeTable(format, columns, [headers.map((header) => example[header] ?? null)], { language, sheetName: EXPORT_KINDS[kind].file });
}
