import { findCode, label, type CodeList, type CodeOf } from "~/shared/codes";
import { formatDate, formatMonth, type Month, type PlainDate } from "~/shared/dates";
import { formatMinor, formatRate } from "~/shared/money";
import { parseAmount, parseRate } from "~/shared/parse-amount";
import { parseDate, parseMonth, parseYear } from "~/shared/parse-date";
import type { CellSource } from "~/shared/parse-decimal";
import { parseKk, parseNik } from "~/shared/parse-nik";
import { parsePhone } from "~/shared/parse-phone";
import { parseYesNo } from "~/shared/parse-yes-no";
import type { Result } from "~/shared/result";
import { isUnknownText, maskAllButLast4, tidyLine, tidyParagraphs } from "~/shared/text";
import { message, needsChoice, type Fact, type ImportMessage, type MessageCode } from "../messages";
import { emptyCell, type Cell } from "../table-file";

/** The cells of one row by the field they feed; fields without a column are missing. */
export type FieldCells = ReadonlyMap<string, Cell>;

/** undefined: the file says nothing about it, or nothing that can be read. null: it says that this is not known. */
export type Said<T> = T | null | undefined;

type Refusal = { code: string };

/** `••••0017` or `****0017`: what an export writes of a number it does not give away. */
const MASK = /^[•*x]{2,}\s*(\d{4})$/i;
export type Identifier = { number: string } | { last4: string };

/**
 * Takes the values of one row out of their cells, one field after another, and notes what cannot be read and why.
 * Nothing is guessed: what has two readings is refused, and unknown stays apart from zero and from no.
 */
export class RowReading {
  readonly messages: ImportMessage[] = [];
  /** What was understood, as people read it; protected numbers masked. */
  readonly values: Record<string, Fact> = {};

  /** `confirmed`: the questions a person has answered with yes for this row. */
  constructor(private readonly cells: FieldCells, readonly confirmed: ReadonlySet<string> = new Set()) {
    for (const [field, cell] of cells) {
      if (cell.note === "control_removed") this.say("control_removed", field);
      if (cell.note === "formula_error") this.say("formula_error", field, { shown: cell.text.slice(0, 20) });
      if (cell.note === "formula_not_computed") this.say("formula_not_computed", field);
    }
  }

  /** Forgets what was said since there were this many messages. */
  backTo(count: number): void {
    this.messages.length = count;
  }

  say(code: MessageCode, field: string | null, facts?: Record<string, Fact>): void {
    const said = message(code, field, facts);
    const isAnswered = said.severity === "ask" && this.confirmed.has(code) && !needsChoice(code);
    this.messages.push(isAnswered ? { ...said, severity: "warn" } : said);
  }

  /** Whether the file has a column for this field. */
  has = (field: string): boolean => this.cells.has(field);
  cell = (field: string): Cell => this.cells.get(field) ?? emptyCell;
  isBlank = (field: string): boolean => this.cell(field).text.trim() === "";

  nik = (field = "nik"): Said<Identifier> => this.identifier(field, parseNik);
  kk = (field = "no_kk"): Said<Identifier> => this.identifier(field, parseKk);

  private identifier(field: string, parse: (text: string, source: CellSource) => Result<string | null, Refusal>): Said<Identifier> {
    return this.read<Identifier>(field, (text, source) => {
      const last4 = MASK.exec(text.trim())?.[1];
      if (last4 !== undefined) return { ok: true, value: { last4 } };
      const read = parse(text, source);
      return read.ok ? { ok: true, value: read.value === null ? null : { number: read.value } } : read;
    }, (value) => ("number" in value ? maskAllButLast4(value.number) : `••••${value.last4}`));
  }

  phone(field = "telepon"): Said<Identifier> {
    return this.read<Identifier>(field, (text, source) => {
      const last4 = MASK.exec(text.trim())?.[1];
      if (last4 !== undefined) return { ok: true, value: { last4 } };
      const read = parsePhone(text, source);
      if (!read.ok) return read;
      if (read.value?.zeroAdded) this.say("zero_added", field);
      return { ok: true, value: read.value && { number: read.value.phone } };
    }, (value) => ("number" in value ? maskAllButLast4(value.number) : `••••${value.last4}`));
  }

  date(field: string): Said<PlainDate> {
    return this.read(field, parseDate, (day) => ({ id: formatDate(day, "id", "long"), en: formatDate(day, "en", "long") }));
  }

  month(field: string): Said<Month> {
    return this.read(field, (text) => renamed(parseMonth(text), "not_a_date", "not_a_month"), (month) => ({ id: formatMonth(month, "id"), en: formatMonth(month, "en") }));
  }

  year(field: string): Said<number> {
    return this.read(field, (text) => renamed(parseYear(text), "not_a_date", "not_a_year"), (year) => year);
  }

  /** Minor units; zero is refused where an amount of zero would say nothing. */
  amount(field: string, currency: string, { zero = "kept" }: { zero?: "kept" | "refused" } = {}): Said<bigint> {
    return this.read(field, (text, source) => {
      const read = parseAmount(text, currency, source);
      return read.ok && read.value === 0n && zero === "refused" ? { ok: false, reason: { code: "zero" } } : read;
    }, (minor) => ({ id: formatMinor(minor, currency, "id"), en: formatMinor(minor, currency, "en") }));
  }

  rate(field: string): Said<string> {
    return this.read(field, parseRate, (rate) => ({ id: formatRate(rate, "id"), en: formatRate(rate, "en") }));
  }

  yesNo(field: string): Said<boolean> {
    return this.read(field, parseYesNo, (yes) => (yes ? { id: "ya", en: "yes" } : { id: "tidak", en: "no" }));
  }

  /** A code by itself, its label in either language or a synonym. */
  code<List extends CodeList>(field: string, list: List, choices?: string): Said<CodeOf<List>> {
    return this.read(field, (text) => {
      const code = findCode(list, text);
      if (code === null && isUnknownText(text)) return { ok: true, value: null };
      if (code !== null) return { ok: true, value: code };
      return { ok: false, reason: { code: "unknown_code", choices: choices ?? Object.keys(list).join(", ") } };
    }, (code) => ({ id: label(list, code, "id"), en: label(list, code, "en") }));
  }

  line(field: string, most: number): Said<string> {
    return this.text(field, most, tidyLine);
  }

  paragraphs(field: string, most: number): Said<string> {
    return this.text(field, most, tidyParagraphs);
  }

  private text(field: string, most: number, tidy: (text: string) => string): Said<string> {
    return this.read(field, (text) => {
      const tidied = tidy(text);
      if (tidied.length > most) return { ok: false, reason: { code: "too_long", most } };
      return { ok: true, value: tidied === "" || isUnknownText(tidied) ? null : tidied };
    }, (value) => value, false);
  }

  uuid(field: string): Said<string> {
    return this.read(field, (text) => {
      const typed = text.trim().toLowerCase();
      if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(typed)) return { ok: true, value: typed };
      return { ok: false, reason: { code: "not_an_id" } };
    }, (value) => value);
  }

  version(): Said<number> {
    return this.read("versi", (text) => {
      const typed = text.trim();
      return /^[1-9]\d{0,8}$/.test(typed) ? { ok: true, value: Number(typed) } : { ok: false, reason: { code: "not_a_version" } };
    }, (value) => value);
  }

  /** Says that a field is missing, unless something else is already wrong with it or its whole column is. */
  require(field: string, value: unknown, missing: readonly string[]): void {
    const isNamed = missing.some((group) => group.split(" / ").includes(field));
    if ((value === null || value === undefined) && !isNamed && !this.messages.some((one) => one.field === field && one.severity === "refuse")) this.say("required", field);
  }

  private read<T>(
    field: string,
    parse: (text: string, source: CellSource) => Result<T | null, Refusal>,
    shown: (value: T) => Fact,
    exact = true,
  ): Said<T> {
    const cell = this.cells.get(field);
    if (cell === undefined || cell.note === "formula_error" || cell.note === "formula_not_computed") return undefined;
    if (cell.text.trim() === "") return null;
    if (exact && cell.note === "lost_digits") return void this.say("lost_digits", field);
    const read = parse(cell.text, cell.kind === "number" ? "number" : "text");
    if (!read.ok) {
      const { code, ...facts } = read.reason;
      return void this.say(code as MessageCode, field, facts);
    }
    if (read.value !== null) this.values[field] = shown(read.value);
    return read.value;
  }
}

function renamed<T>(read: Result<T, Refusal>, from: string, to: string): Result<T, Refusal> {
  return !read.ok && read.reason.code === from ? { ok: false, reason: { code: to } } : read;
}
