import { canonicalHeaders, headerKey } from "./columns";
import type { ImportableKind, ImportAnswers, ImportReading } from "./import-types";
import { delimiters, encodings, type Delimiter } from "./table-file";

/** What a page's form sent, in its order. */
export type Sent = Iterable<readonly [name: string, value: string]>;
/** The texts of the rows that were shown, by line and field. */
export type ShownTexts = ReadonlyMap<number, { readonly [field: string]: string }>;

/** Names of inputs: a cell of a row, a question that was shown, and one answered with yes. */
export const cellName = (line: number, field: string): string => `sel.${line}.${field}`;
export const ASKED = "tanya";
export const ANSWERED_YES = "ya";
export const questionValue = (line: number, code: string): string => `${line}.${code}`;
export const columnName = (at: number): string => `kolom.${at}`;

/** Delimiters as an address or a form carries them. */
export const delimiterWords: { readonly [word: string]: Delimiter } = { semicolon: ";", comma: ",", tab: "\t", bar: "|" };
export const delimiterWord = (delimiter: string | null): string => Object.keys(delimiterWords).find((word) => delimiterWords[word] === delimiter) ?? "";

const cellPattern = /^sel\.([1-9]\d{0,6})\.([a-z0-9_]{1,40})$/;
const questionPattern = /^([1-9]\d{0,6})\.([a-z_]{1,60})$/;
/** No cell a person mends is longer. */
const longestCell = 2_000;

/**
 * The answers with what one page of rows said: cells that differ from the file are mends, a cell typed back is none
 * any more, and a question shown and not ticked is open again.
 */
export function withRowAnswers(current: ImportAnswers, kind: ImportableKind, sent: Sent, shown: ShownTexts): ImportAnswers {
  const fields = new Set(canonicalHeaders(kind));
  const mends = new Map(current.mends.map((mend) => [cellName(mend.line, mend.field), mend]));
  const confirmed = new Map(current.confirmed.map((answer) => [questionValue(answer.line, answer.code), answer]));
  const entries = [...sent];
  for (const [name, value] of entries) if (name === ASKED) confirmed.delete(value);
  for (const [name, value] of entries) {
    const question = name === ANSWERED_YES ? questionPattern.exec(value) : null;
    if (question) confirmed.set(value, { line: Number(question[1]), code: question[2] ?? "" });
    const cell = cellPattern.exec(name);
    if (!cell || !fields.has(cell[2] ?? "")) continue;
    const [line, field] = [Number(cell[1]), cell[2] ?? ""];
    const inFile = shown.get(line)?.[field] ?? "";
    if (sameText(inFile, value)) mends.delete(name);
    else mends.set(name, { line, field, text: value.slice(0, longestCell) });
  }
  return { ...current, mends: [...mends.values()], confirmed: [...confirmed.values()] };
}

/** A one-line input drops the line breaks of a cell, which is no change by the person. */
const sameText = (a: string, b: string): boolean => a.replace(/[\r\n]/g, "") === b.replace(/[\r\n]/g, "");

/** The answers with how the file is to be read: what is left as it was found is not decided by the person. */
export function withReadingAnswers(current: ImportAnswers, kind: ImportableKind, sent: Sent, reading: ImportReading): ImportAnswers {
  const values = new Map(sent);
  const choices = { ...current.choices };
  const encoding = encodings.find((one) => one === values.get("pengodean"));
  if (encoding !== undefined && encoding !== reading.encoding) choices.encoding = encoding;
  const delimiter = delimiters.find((one) => one === delimiterWords[values.get("pemisah") ?? ""]);
  if (delimiter !== undefined && delimiter !== reading.delimiter) choices.delimiter = delimiter;
  const sheet = reading.sheets.find((one) => one === values.get("lembar"));
  if (sheet !== undefined && sheet !== reading.sheet) choices.sheet = sheet;
  const headerRow = Number(values.get("baris_judul") ?? "");
  if (Number.isInteger(headerRow) && headerRow >= 1 && headerRow <= 1_000 && headerRow !== reading.headerRow) choices.headerRow = headerRow;
  return { ...current, choices, mapping: { ...current.mapping, ...changedColumns(kind, values, reading) } };
}

function changedColumns(kind: ImportableKind, values: ReadonlyMap<string, string>, reading: ImportReading): ImportAnswers["mapping"] {
  const fields = new Set(canonicalHeaders(kind));
  const changed: [string, string | null][] = [];
  reading.columns.forEach(({ header, field }, at) => {
    const chosen = values.get(columnName(at));
    const key = headerKey(header);
    if (chosen === undefined || key === "" || (chosen !== "" && !fields.has(chosen))) return;
    if ((chosen || null) !== field) changed.push([key, chosen || null]);
  });
  return Object.fromEntries(changed);
}
