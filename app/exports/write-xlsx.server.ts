import { Readable } from "node:stream";
import { columnOf, settled, type ExportColumn, type ExportRows, type SettledValue } from "./export-value";
import { zipStream } from "./zip-stream.server";

export type XlsxOptions = { sheetName?: string };

/** Styles of the workbook by number, as `stylesXml` lists them. */
const style = { general: 0, text: 1, header: 2, whole: 3, date: 4 } as const;
const pieceCharacters = 64 * 1024;
/** Spreadsheet programs round beyond 15 digits; such a number is written as text to stay exact. */
const exactDigits = 15;
/** Excel's own limit; a longer text makes it call the whole file damaged. */
const longestText = 32_767;
const mostRows = 1_048_576;

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * A workbook of one sheet as a stream: identifiers and all other text as text cells (format `@`, never a formula),
 * amounts as numbers, days as dates, booleans as booleans. Empty stays empty. Text columns are formatted as text
 * to the bottom, so that a NIK typed in later keeps its digits too.
 */
export function writeXlsx(columns: readonly (string | ExportColumn)[], rows: ExportRows, { sheetName = "Data" }: XlsxOptions = {}): Readable {
  const parts = [
    { name: "[Content_Types].xml", content: [contentTypesXml] },
    { name: "_rels/.rels", content: [relationsXml([["officeDocument", "xl/workbook.xml"]])] },
    { name: "xl/workbook.xml", content: [workbookXml(sheetName)] },
    { name: "xl/_rels/workbook.xml.rels", content: [relationsXml([["worksheet", "worksheets/sheet1.xml"], ["styles", "styles.xml"]])] },
    { name: "xl/styles.xml", content: [stylesXml] },
    { name: "xl/worksheets/sheet1.xml", content: sheetXml(columns.map(columnOf), rows) },
  ];
  return Readable.from(zipStream(parts), { objectMode: false });
}

async function* sheetXml(columns: readonly ExportColumn[], rows: ExportRows): AsyncGenerator<string> {
  const frozen = '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  const header = columns.map((column, at) => textXml(column.header, `${letters(at)}1`, style.header)).join("");
  let piece = `${xmlHead}<worksheet xmlns="${main}">${frozen}${columnsXml(columns)}<sheetData><row r="1">${header}</row>`;
  let line = 1;
  for await (const row of rows) {
    line += 1;
    if (line > mostRows) throw new RangeError("A sheet holds no more than 1,048,576 rows.");
    const cells = row.map((value, at) => cellXml(settled(value, columns[at]?.type), `${letters(at)}${line}`));
    piece += `<row r="${line}">${cells.join("")}</row>`;
    if (piece.length >= pieceCharacters) {
      yield piece;
      piece = "";
    }
  }
  yield `${piece}</sheetData></worksheet>`;
}

function columnsXml(columns: readonly ExportColumn[]): string {
  if (columns.length === 0) return "";
  const styles = { text: style.text, number: style.general, date: style.date };
  const each = columns.map(({ header, type = "text" }, at) => {
    const width = Math.min(40, Math.max(12, header.length + 4));
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${styles[type]}" customWidth="1"/>`;
  });
  return `<cols>${each.join("")}</cols>`;
}

function cellXml(value: SettledValue, address: string): string {
  switch (value.kind) {
    case "empty": return "";
    case "boolean": return `<c r="${address}" t="b"><v>${value.value ? 1 : 0}</v></c>`;
    case "date": return dateXml(value.text, address);
    case "text": return textXml(value.text, address, style.text);
    case "number": {
      const digits = value.text.replace(/^-|\./g, "").replace(/^0+/, "").length;
      if (digits > exactDigits) return textXml(value.text, address, style.text);
      return `<c r="${address}" s="${value.text.includes(".") ? style.general : style.whole}"><v>${value.text}</v></c>`;
    }
  }
}

/** Days before March 1900 are no days to a spreadsheet program and stay text. */
function dateXml(day: string, address: string): string {
  const serial = (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
  if (!Number.isInteger(serial) || serial < 61) return textXml(day, address, style.text);
  return `<c r="${address}" s="${style.date}"><v>${serial}</v></c>`;
}

function textXml(text: string, address: string, styleNumber: number): string {
  if (text.length > longestText) throw new RangeError(`The text of cell ${address} is longer than a workbook can hold.`);
  return `<c r="${address}" s="${styleNumber}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

const marks = new Map([["&", "&amp;"], ["<", "&lt;"], [">", "&gt;"], ['"', "&quot;"]]);
/** What XML cannot carry is written `_x000D_`, and what already looks so keeps its look (ECMA-376 part 1, 22.9.2.19). */
const unwritable = /[\u0001-\u0008\u000B-\u001F\uFFFE\uFFFF]/g;
const impossible = /[\u0000\uD800-\uDFFF]/gu;

const escaped = (text: string): string =>
  text
    .replace(impossible, "")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(unwritable, (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replace(/[&<>"]/g, (letter) => marks.get(letter) ?? letter);

function letters(at: number): string {
  let name = "";
  for (let rest = at + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

const contentTypesXml = `${xmlHead}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/></Types>`;

const relationsXml = (relations: readonly (readonly [string, string])[]): string => {
  const each = relations.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`);
  return `${xmlHead}<Relationships xmlns="${packages}/relationships">${each.join("")}</Relationships>`;
};

/** A sheet name may hold 31 characters and none of []:*?/\, nor begin or end with an apostrophe. */
const workbookXml = (sheetName: string): string => {
  const name = sheetName.replace(/[[\]:*?/\\]/g, " ").replace(/^'+|'+$/g, "").trim().slice(0, 31) || "Data";
  return `${xmlHead}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
};

const stylesXml = `${xmlHead}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;
