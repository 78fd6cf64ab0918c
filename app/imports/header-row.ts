import { isKnownHeader } from "./columns";
import type { Cell } from "./table-file";

export type RawRow = { line: number; cells: Cell[] };

export type FoundHeader = {
  headerRow: number;
  headerLastRow: number;
  headers: string[];
  /** Whether known column names were recognised. */
  certain: boolean;
  /** How many known column names it has; to choose between sheets and delimiters. */
  known: number;
};

/** How many filled rows are looked at; forms put titles, addresses and instructions above the table. */
export const headerWindow = 40;

const shown = (cell: Cell | undefined): string => (cell?.text ?? "").replace(/\uFEFF/g, "").replace(/\s+/g, " ").trim();
const looksLikeData = /^[\s'’]*[+-]?(?:rp\.?\s*)?\d[\d\s.,/:-]*$/i;
const isWord = (cell: Cell | undefined): boolean => cell?.kind === "text" && shown(cell) !== "" && !looksLikeData.test(shown(cell));
const countKnown = (row: RawRow): number => row.cells.filter((cell) => isWord(cell) && isKnownHeader(shown(cell))).length;

/**
 * Finds the header among the first filled rows of a table: the row, or pair of rows, with most known column
 * names. Without any, the first row of two or more words that is not a title, then the first row with a word;
 * `certain` is false then. Null where no row has a word at all, or the row asked for is blank.
 */
export function findHeader(rows: readonly RawRow[], asked?: number): FoundHeader | null {
  if (asked !== undefined) {
    const at = rows.findIndex((row) => row.line === asked);
    return at < 0 ? null : headerAt(rows, at);
  }
  let best: FoundHeader | null = null;
  rows.forEach((_, at) => {
    const header = headerAt(rows, at);
    if (header !== null && header.certain && header.known > (best?.known ?? 0)) best = header;
  });
  if (best !== null) return best;
  const filled = (row: RawRow) => row.cells.filter((cell) => shown(cell) !== "").length;
  const wordsOnly = rows.findIndex((row) => filled(row) >= 2 && row.cells.every((cell) => shown(cell) === "" || isWord(cell)));
  if (wordsOnly >= 0) return headerAt(rows, wordsOnly);
  const anyWord = rows.findIndex((row) => row.cells.some(isWord));
  return anyWord < 0 ? null : headerAt(rows, anyWord);
}

function headerAt(rows: readonly RawRow[], at: number): FoundHeader | null {
  const top = rows[at];
  if (top === undefined || !top.cells.some(isWord)) return null;
  const below = rows[at + 1];
  const pair = below !== undefined && below.line === top.line + 1 && standsUnder(top, below) ? below : null;
  const headers = pair === null ? top.cells.map(shown) : joined(top, pair);
  while (headers.at(-1) === "") headers.pop();
  const named = headers.filter((header) => header !== "").length;
  const known = countKnown(top) + (pair === null ? 0 : countKnown(pair));
  return {
    headerRow: top.line,
    headerLastRow: (pair ?? top).line,
    headers,
    known,
    certain: known >= 2 || (known >= 1 && known * 2 >= named),
  };
}

const width = (row: RawRow): number => row.cells.length;

/** The word over a column: its own, or that of the merged cell it lies under; null where it stands alone. */
function groupOver(top: RawRow, below: RawRow, at: number): string | null {
  let start = at;
  while (start > 0 && (shown(top.cells[start]) === "" || shown(top.cells[start]) === shown(top.cells[start - 1]))) start -= 1;
  return shown(top.cells[start]) !== "" && shown(below.cells[start]) !== "" ? shown(top.cells[start]) : null;
}

/** Whether a row completes the header above it: words only, some of them known, under a word over several columns. */
function standsUnder(top: RawRow, below: RawRow): boolean {
  if (countKnown(below) === 0) return false;
  const columns = Array.from({ length: Math.max(width(top), width(below)) }, (_, at) => at);
  const complete = columns.every((at) => {
    const under = below.cells[at];
    return shown(under) === "" ? shown(top.cells[at]) !== "" : isWord(under);
  });
  const grouped = columns.some((at) => {
    const over = shown(top.cells[at]);
    const spans = at > 0 && (over === "" || over === shown(top.cells[at - 1]));
    return spans && shown(below.cells[at]) !== "" && groupOver(top, below, at) !== null;
  });
  return complete && grouped;
}

function joined(top: RawRow, below: RawRow): string[] {
  return Array.from({ length: Math.max(width(top), width(below)) }, (_, at) => {
    const own = shown(below.cells[at]);
    if (own === "") return shown(top.cells[at]);
    const over = groupOver(top, below, at);
    return over === null || over === own ? own : `${over} ${own}`;
  });
}

/** Whether a row under the header only numbers its columns (1, 2, 3 … or (1) (2) (3) …), as printed forms do. */
export function isColumnNumbers(row: RawRow, headers: readonly string[]): boolean {
  const numbers = row.cells.map((cell) => /^\(?(\d{1,2})\)?$/.exec(shown(cell))?.[1]);
  return headers.length >= 3 && numbers.length >= headers.length && headers.every((_, at) => numbers[at] === String(at + 1));
}
