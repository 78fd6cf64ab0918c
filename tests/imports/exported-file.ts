import { PassThrough } from "node:stream";
import type { Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { writeExport } from "~/exports/export-file.server";
import { writeTable } from "~/exports/write-table.server";
import type { ImportableKind } from "~/imports/import-types";
import { readTable } from "~/imports/read-table.server";
import { collected, rowsOf } from "./reading";

/** An area's records as an export writes them. */
export async function exportedFrom(area: string, actor: Actor, kind: ImportableKind, format: "csv" | "xlsx"): Promise<Buffer> {
  const target = new PassThrough();
  const whole = collected(target);
  await asActor(actor, (tx) => writeExport(tx, actor, { kind, area, from: null, to: null, identifiers: "full", format, language: "id", reason: "uji" }, target));
  return whole;
}

/** The file as a person would change it in a spreadsheet: one column of the rows that fit. */
export async function changed(file: Buffer, which: RegExp, column: string, value: string): Promise<Buffer> {
  const table = await readTable(file, { fileName: "ekspor" });
  if (!table.ok) throw new Error(table.reason.code);
  const at = table.value.headers.indexOf(column);
  const rows = (await rowsOf(table.value)).map(({ cells }) => cells.map(({ text }, index) => (index === at && cells.some((cell) => which.test(cell.text)) ? value : text)));
  return collected(writeTable("csv", table.value.headers, rows, { language: "id" }));
}
