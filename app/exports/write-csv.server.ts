import { Readable } from "node:stream";
import { guardCell } from "~/shared/csv-guard";
import { columnOf, settled, type ExportColumn, type ExportRows, type SettledValue } from "./export-value";

/** Indonesian spreadsheet programs split at `;` and write decimals with a comma; English ones the reverse. */
export type CsvDialect = { locale: "id" | "en" } | { delimiter: string };

const pieceCharacters = 64 * 1024;
const needsQuotes = /[",;|\t\r\n]|^\s|\s$/;
// NUL and single halves of a surrogate pair cannot be written as UTF-8 text.
const impossible = /[\u0000\uD800-\uDFFF]/gu;

/**
 * A CSV file as a stream: UTF-8 with byte-order mark, CRLF, quotes where needed. Text that a spreadsheet program
 * would run as a formula gets an apostrophe, which our reader takes away again. Null is an empty field.
 */
export function writeCsv(columns: readonly (string | ExportColumn)[], rows: ExportRows, dialect: CsvDialect): Readable {
  return Readable.from(csvPieces(columns.map(columnOf), rows, dialect), { objectMode: false });
}

async function* csvPieces(columns: readonly ExportColumn[], rows: ExportRows, dialect: CsvDialect): AsyncGenerator<string> {
  const delimiter = "delimiter" in dialect ? dialect.delimiter : dialect.locale === "id" ? ";" : ",";
  const decimalComma = delimiter === ";" || delimiter === "\t";
  let piece = `\uFEFF${columns.map(({ header }) => textField(header)).join(delimiter)}\r\n`;
  for await (const row of rows) {
    const width = Math.max(columns.length, row.length);
    const fields = Array.from({ length: width }, (_, at) => field(settled(row[at], columns[at]?.type), decimalComma));
    // A lone empty field would read back as a blank row.
    piece += `${fields.length === 1 && fields[0] === "" ? '""' : fields.join(delimiter)}\r\n`;
    if (piece.length >= pieceCharacters) {
      yield piece;
      piece = "";
    }
  }
  yield piece;
}

function field(value: SettledValue, decimalComma: boolean): string {
  switch (value.kind) {
    case "empty": return "";
    case "boolean": return value.value ? "ya" : "tidak";
    case "number": return quoted(decimalField(value.text, decimalComma));
    case "date": return value.text;
    case "text": return textField(value.text);
  }
}

const textField = (text: string): string => quoted(guardCell(text.replace(impossible, "")));
const quoted = (text: string): string => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Three decimals would pass for a thousands group (2.125), so they get a fourth. */
function decimalField(text: string, decimalComma: boolean): string {
  const [whole = "", fraction] = text.split(".");
  if (fraction === undefined) return whole;
  return `${whole}${decimalComma ? "," : "."}${fraction.length === 3 ? `${fraction}0` : fraction}`;
}
