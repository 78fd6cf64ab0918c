/** What became visible about a cell while it was read, for its rule to judge. */
export type CellNote =
  /** The spreadsheet program rounded a long number: an identifier in this cell is gone for good. */
  | "lost_digits"
  /** A character no text may hold (NUL, half a surrogate pair) was taken out. */
  | "control_removed"
  /** The formula of this cell ends in an error; the text is the error as shown (`#N/A`). */
  | "formula_error"
  /** A formula was saved without its result, so what it shows is unknown. */
  | "formula_not_computed";

/**
 * One cell as the file holds it. `text` is never trimmed. A number is its exact decimal text with
 * a dot (`2590.5`), a date `YYYY-MM-DD`, a boolean `ya` or `tidak`. In CSV everything is text.
 */
export type Cell = {
  text: string;
  kind: "text" | "number" | "date" | "boolean" | "empty";
  /** Numbers and dates of a workbook: the value as the file writes it. */
  raw?: string;
  note?: CellNote;
};

/** One row; `line` is the row number a spreadsheet program shows for it. `cells` is as long as the headers. */
export type SheetRow = {
  line: number;
  cells: Cell[];
  /** The row has more or fewer fields than the header, so no field can be trusted to be in its place. */
  problem?: "column_count";
};

export const delimiters = [";", ",", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

/** How a file is to be read. What a preview found or a person chose is handed to the commit unchanged. */
export type ReadingChoices = {
  encoding?: Encoding;
  delimiter?: Delimiter;
  sheet?: string;
  headerRow?: number;
};

export type TableFile = {
  format: "csv" | "xlsx";
  /** Null for a workbook. */
  encoding: Encoding | null;
  /** Null for a workbook. */
  delimiter: Delimiter | null;
  /** Null for CSV. */
  sheet: string | null;
  sheets: string[];
  /** First header row. */
  headerRow: number;
  /** Last header row: one more than `headerRow` where the header stands over two rows. */
  headerLastRow: number;
  /** False where no header words were recognised: show the rows and let the person choose. */
  headerCertain: boolean;
  headers: string[];
  /** Read anew from the file each time it is iterated; throws UnusableFileError when the file breaks off. */
  rows: AsyncIterable<SheetRow>;
};

export const emptyCell: Cell = Object.freeze({ text: "", kind: "empty" });

/** The choices that make a second reading give the same rows as this one. */
export function choicesOf(table: TableFile): ReadingChoices {
  const choices: ReadingChoices = { headerRow: table.headerRow };
  if (table.encoding !== null) choices.encoding = table.encoding;
  if (table.delimiter !== null) choices.delimiter = table.delimiter;
  if (table.sheet !== null) choices.sheet = table.sheet;
  return choices;
}

/** True where no cell shows anything. */
export const isBlankRow = (cells: readonly Cell[]): boolean => cells.every((cell) => cell.kind === "empty" && !cell.note);

const totalWord =
  /^(?:sub[\s-]?total|grand\s+total|total|jumlah|jml)(?:\s*\/\s*(?:total|jumlah))?(?:\s+(?:total|jumlah|seluruh(?:nya)?|keseluruhan|akhir|umum|halaman|desa|kelurahan|dusun|rt|rw|kecamatan|kabupaten|bulan|kiriman|biaya|remitansi|per)\b.*)?\s*[:=.]?$/i;
const amountText = /^(?:rp\.?|idr)?\s*[-+(]?\s*\d[\d.,\s]*(?:,-)?\)?\s*(?:%|orang|kk|keluarga)?$/i;
/** No total line says more in one cell. */
const longestTotalText = 80;
const codeOrIdentifier = /^(?:\d{2}\.\d{2}\.\d{2}\.\d{4}|\d{16,})$/;

/**
 * Whether a row sums up the rows above it (`JUMLAH`, `TOTAL`, `Subtotal RT 02`): its first filled cell
 * says so and every other cell is empty or an amount. A village code, a date or any other word makes it a record.
 */
export function isTotalLine(row: Pick<SheetRow, "cells">): boolean {
  const filled = row.cells.filter((cell) => cell.text.trim() !== "");
  const [first, ...others] = filled;
  if (first === undefined || filled.some(({ text }) => text.length > longestTotalText)) return false;
  if (!totalWord.test(first.text.trim())) return false;
  return others.every((cell) => isAmount(cell));
}

function isAmount(cell: Cell): boolean {
  const text = cell.text.trim();
  if (codeOrIdentifier.test(text)) return false;
  return cell.kind === "number" || text === "-" || amountText.test(text);
}
