import { textCell } from "./csv-cell";
import type { RawRow } from "./header-row";
import { limits } from "./limits";
import { numberCell } from "./number-cell";
import type { SharedTexts } from "./shared-texts";
import { serialDate } from "./spreadsheet-date";
import { emptyCell, isBlankRow, type Cell } from "./table-file";
import { UnusableFileError } from "./unusable-file";
import { attributeOf, type XmlHandler } from "./xml-scan";

/** How a cell is shown: whether as a calendar day, and the format code where the workbook names one. */
export type CellFormat = { date: boolean; code: string | undefined };

export type SheetContext = { texts: SharedTexts; formats: readonly CellFormat[]; from1904: boolean };

type OpenCell = { column: number; type: string; style: number; value: string; hasValue: boolean; formula: boolean };

/**
 * Turns the XML of one sheet into rows. Row numbers are those written in the sheet, so gaps stay gaps; the
 * claimed dimension is not believed; rows without content are passed over without a word.
 */
export class SheetReader implements XmlHandler {
  private done: RawRow[] = [];
  private line = 0;
  private column = -1;
  private cells: Cell[] = [];
  private cell: OpenCell | null = null;
  private capturing = false;
  private aid = false;

  constructor(private readonly context: SheetContext) {}

  /** The rows completed since the last call. */
  take(): RawRow[] {
    const rows = this.done;
    this.done = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    if (name === "c") this.openCell(attributes);
    else if (name === "row") this.openRow(attributes);
    else if (this.cell === null) return;
    else if (name === "v") this.startValue(true);
    else if (name === "t") this.startValue(!this.aid);
    else if (name === "f") this.cell.formula = true;
    else if (name === "rPh") this.aid = true;
  }

  text(piece: string): void {
    if (!this.capturing || this.cell === null) return;
    this.cell.value += piece;
    if (this.cell.value.length > limits.cellCharacters) throw new UnusableFileError({ code: "cell_too_long", line: this.line });
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.capturing = false;
    else if (name === "rPh") this.aid = false;
    else if (name === "c") this.closeCell();
    else if (name === "row") this.closeRow();
  }

  private startValue(wanted: boolean): void {
    this.capturing = wanted;
    if (wanted && this.cell !== null) this.cell.hasValue = true;
  }

  private openRow(attributes: string): void {
    const written = Number(attributeOf(attributes, "r") ?? Number.NaN);
    this.line = Number.isInteger(written) && written > 0 ? written : this.line + 1;
    this.column = -1;
    this.cells = [];
  }

  private closeRow(): void {
    if (this.cells.length === 0) return;
    const cells = Array.from(this.cells, (cell) => cell ?? emptyCell);
    if (!isBlankRow(cells)) this.done.push({ line: this.line, cells });
    this.cells = [];
  }

  private openCell(attributes: string): void {
    const address = attributeOf(attributes, "r");
    this.column = address === null ? this.column + 1 : columnOf(address) ?? this.column + 1;
    this.cell = {
      column: this.column,
      type: attributeOf(attributes, "t") ?? "n",
      style: Number(attributeOf(attributes, "s") ?? "0"),
      value: "",
      hasValue: false,
      formula: false,
    };
  }

  private closeCell(): void {
    const cell = this.cell;
    this.cell = null;
    this.capturing = false;
    if (cell === null || cell.column >= limits.columns) return;
    const content = this.content(cell);
    if (content !== emptyCell) this.cells[cell.column] = content;
  }

  private content({ type, value, hasValue, formula, style }: OpenCell): Cell {
    if (!hasValue || (value === "" && type !== "str")) return formula ? { text: "", kind: "empty", note: "formula_not_computed" } : emptyCell;
    switch (type) {
      case "s": return textCell(unescaped(this.context.texts.at(Number(value))));
      case "inlineStr": case "str": return textCell(unescaped(value));
      case "b": return { text: value.trim() === "1" || value.trim() === "true" ? "ya" : "tidak", kind: "boolean" };
      case "e": return { text: value, kind: "text", note: "formula_error" };
      case "d": return isoCell(value.trim());
      default: return this.number(value.trim(), style);
    }
  }

  private number(raw: string, style: number): Cell {
    const format = this.context.formats[style];
    const date = format?.date === true ? serialDate(Number(raw), this.context.from1904) : null;
    return date === null ? numberCell(raw, format?.code) : { text: date, kind: "date", raw };
  }
}

function isoCell(value: string): Cell {
  const day = /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(value)?.[0];
  return day === undefined ? textCell(value) : { text: day, kind: "date", raw: value };
}

/** The zero-based column of an address such as AB12; null where it has none. */
function columnOf(address: string): number | null {
  const letters = /^([A-Z]{1,3})\d*$/i.exec(address)?.[1]?.toUpperCase();
  if (letters === undefined) return null;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Characters XML cannot carry are written `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
const unescaped = (text: string): string =>
  text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
