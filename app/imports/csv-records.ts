import { limits } from "./limits";
import { UnusableFileError } from "./unusable-file";

/** `line` counts records as a spreadsheet program counts rows: blank ones too, a field with line breaks once. */
export type CsvRecord = { line: number; fields: string[] };

type State = "plain" | "quoted" | "quote_seen";

/**
 * Splits CSV text, given in pieces of any size, into records (RFC 4180, lenient): a quote opens a quoted field
 * only as its first character, text after the closing quote is kept, and `\r\n`, `\n` and `\r` end a record.
 * A quote never closed makes the file unusable, because every row after it would be inside one field.
 */
export class CsvRecords {
  private records: CsvRecord[] = [];
  private fields: string[] = [];
  private field = "";
  private state: State = "plain";
  private wasQuoted = false;
  private skipLineFeed = false;
  private line = 1;

  constructor(private readonly delimiter: string) {}

  /** Takes the next piece and gives the records completed by it. */
  push(piece: string): CsvRecord[] {
    let at = 0;
    while (at < piece.length) {
      if (this.skipLineFeed) {
        this.skipLineFeed = false;
        if (piece.charAt(at) === "\n") { at += 1; continue; }
      }
      at = this.state === "plain" ? this.plain(piece, at) : this.quoted(piece, at);
    }
    return this.taken();
  }

  /** Gives the last record where the text does not end with a line break. */
  end(): CsvRecord[] {
    if (this.state === "quoted") throw new UnusableFileError({ code: "unclosed_quote", line: this.line });
    if (this.field !== "" || this.wasQuoted || this.fields.length > 0) this.endRecord();
    return this.taken();
  }

  private taken(): CsvRecord[] {
    const records = this.records;
    this.records = [];
    return records;
  }

  private quoted(piece: string, at: number): number {
    if (this.state === "quote_seen") {
      const doubled = piece.charAt(at) === '"';
      this.state = doubled ? "quoted" : "plain";
      if (doubled) this.append('"');
      return doubled ? at + 1 : at;
    }
    const quote = piece.indexOf('"', at);
    this.append(quote < 0 ? piece.slice(at) : piece.slice(at, quote));
    if (quote < 0) return piece.length;
    this.state = "quote_seen";
    return quote + 1;
  }

  private plain(piece: string, at: number): number {
    if (this.field === "" && !this.wasQuoted && piece.charAt(at) === '"') {
      this.state = "quoted";
      this.wasQuoted = true;
      return at + 1;
    }
    let end = at;
    let character = piece.charAt(end);
    while (end < piece.length && character !== this.delimiter && character !== "\n" && character !== "\r") {
      end += 1;
      character = piece.charAt(end);
    }
    this.append(piece.slice(at, end));
    if (end === piece.length) return end;
    if (character === this.delimiter) this.endField();
    else this.endRecord();
    this.skipLineFeed = character === "\r";
    return end + 1;
  }

  private append(text: string): void {
    this.field += text;
    if (this.field.length > limits.cellCharacters) throw new UnusableFileError({ code: "cell_too_long", line: this.line });
  }

  private endField(): void {
    this.fields.push(this.field);
    this.field = "";
    this.wasQuoted = false;
    if (this.fields.length > limits.columns) throw new UnusableFileError({ code: "too_many_columns", limit: limits.columns });
  }

  private endRecord(): void {
    this.endField();
    this.records.push({ line: this.line, fields: this.fields });
    this.fields = [];
    this.state = "plain";
    this.line += 1;
  }
}
