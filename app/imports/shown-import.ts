import type { ImportAnswers, ImportCounts, ImportReading, ImportRow, RowOutcome } from "./import-types";
import type { Severity } from "./messages";

/** An import as its page shows it: texts in the reader's language, rows one page at a time. */
export type ShownMessage = {
  field: string | null;
  code: string;
  severity: Severity;
  text: string;
  /** A question that a yes answers; the others are settled in a cell. */
  byYes: boolean;
};

/** One cell of a row that waits to be mended: as the file has it, and as it was mended. */
export type ShownCell = { field: string; inFile: string; text: string; mended: boolean };

export type ShownRow = {
  line: number;
  outcome: RowOutcome;
  messages: ShownMessage[];
  /** Of a row to be mended: cells somebody complains about, then the others. */
  cells: ShownCell[];
  otherCells: ShownCell[];
  /** A row whose fields do not fit the header, as it stands; it can only be mended in its file. */
  raw: string[] | null;
  answered: string[];
  values: { field: string; text: string }[];
  changes: { field: string; before: string | null; after: string | null }[];
};

/** The lists of rows one can look at, in the order they are needed. */
export const rowViews = ["refuse", "update", "create", "unchanged", "duplicate", "warn"] as const;
export type RowView = (typeof rowViews)[number];

/** Words of the lists in an address. */
export const viewWords: { readonly [view in RowView]: string } = {
  refuse: "perbaiki", update: "ubah", create: "baru", unchanged: "sama", duplicate: "ganda", warn: "catatan",
};

export const ROWS_ON_A_PAGE = 20;

/** The list asked for if it has rows, else the first that has; what waits to be mended comes first. */
export function viewOf(word: string | null, counts: ImportCounts): RowView {
  const asked = rowViews.find((view) => viewWords[view] === word && counts[view] > 0);
  return asked ?? rowViews.find((view) => counts[view] > 0) ?? "refuse";
}

/** Rows that a commit would write. */
export const goodRows = (counts: ImportCounts): number => counts.create + counts.update;

/** Cells that settle a message besides the one it stands at. */
const ALSO_SETTLES: { readonly [code: string]: readonly string[] } = {
  ambiguous_village: ["kode_desa"],
  village_not_found: ["kode_desa"],
  household_ambiguous: ["no_kk", "kode_desa"],
  household_unknown: ["no_kk", "keluarga"],
  person_ambiguous: ["nik"],
  person_not_found: ["hubungan"],
  likely_duplicate: ["nik"],
  nik_differs: ["nik", "tanggal_lahir", "jenis_kelamin"],
  date_missing: ["tanggal_terima", "tanggal_kirim"],
};

/** A row to be mended as cells to type in; `fields` are those of the kind, in their order. */
export function cellsToMend(row: ImportRow, reading: ImportReading, answers: ImportAnswers, fields: readonly string[]): Pick<ShownRow, "cells" | "otherCells" | "raw"> {
  if (row.messages.some(({ code }) => code === "column_count")) return { cells: [], otherCells: [], raw: row.cells.map(({ text }) => text) };
  const inFile = textsOf(row, reading);
  const mended = new Map(answers.mends.filter(({ line }) => line === row.line).map(({ field, text }) => [field, text]));
  const cellOf = (field: string): ShownCell => ({
    field,
    inFile: inFile[field] ?? "",
    text: mended.get(field) ?? inFile[field] ?? "",
    mended: mended.has(field),
  });
  const named = new Set(row.messages.filter(({ severity }) => severity !== "warn").flatMap(({ field, code }) => [...(field === null ? [] : [field]), ...(ALSO_SETTLES[code] ?? [])]));
  const wanted = fields.filter((field) => named.has(field));
  const others = fields.filter((field) => !named.has(field) && (Object.hasOwn(inFile, field) || mended.has(field)));
  return { cells: wanted.map(cellOf), otherCells: others.map(cellOf), raw: null };
}

/** The texts of a row by the field each column feeds. */
export function textsOf(row: Pick<ImportRow, "cells">, { columns }: Pick<ImportReading, "columns">): { [field: string]: string } {
  return Object.fromEntries(columns.flatMap(({ field }, at): [string, string][] => (field === null ? [] : [[field, row.cells[at]?.text ?? ""]])));
}
