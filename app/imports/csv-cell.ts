import { unguardCell } from "~/shared/csv-guard";
import { isExponentText } from "./number-cell";
import { emptyCell, type Cell } from "./table-file";

// NUL and single halves of a surrogate pair: no database or XML text may hold them.
const impossible = /[\u0000\uD800-\uDFFF]/gu;

/** A text cell of any file: impossible characters taken out and said so, long numbers in exponent form marked. */
export function textCell(written: string): Cell {
  if (written === "") return emptyCell;
  const text = written.replace(impossible, "");
  const cell: Cell = { text, kind: text.trim() === "" ? "empty" : "text" };
  if (text !== written) cell.note = "control_removed";
  else if (isExponentText(text)) cell.note = "lost_digits";
  return cell;
}

/** A field of a CSV file, without the apostrophe an export put before what looked like a formula. */
export const csvCell = (field: string): Cell => textCell(unguardCell(field));
