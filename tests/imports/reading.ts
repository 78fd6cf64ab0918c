import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { zipStream, type ZipPart } from "~/exports/zip-stream.server";
import { readTable, type ReadTableOptions } from "~/imports/read-table.server";
import type { SheetRow, TableFile } from "~/imports/table-file";

export const fieldFile = (name: string): string => fileURLToPath(new URL(`../field-files/${name}`, import.meta.url));

export type Reading = { table: TableFile; rows: SheetRow[] };

export async function rowsOf(table: TableFile): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of table.rows) rows.push(row);
  return rows;
}

/** Reads a file to its end; fails the test when it is unusable. */
export async function read(location: string | Buffer, options: Partial<ReadTableOptions> = {}): Promise<Reading> {
  const table = await readTable(location, { fileName: "berkas", ...options });
  if (!table.ok) throw new Error(`unusable: ${JSON.stringify(table.reason)}`);
  return { table: table.value, rows: await rowsOf(table.value) };
}

/** The rows as bare texts, each with its row number before it. */
export const texts = ({ rows }: Reading): (string | number)[][] => rows.map(({ line, cells }) => [line, ...cells.map(({ text }) => text)]);

export const csv = (text: string, options: Partial<ReadTableOptions> = {}): Promise<Reading> => read(Buffer.from(text), options);

export async function collected(stream: AsyncIterable<Buffer | Uint8Array | string>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece as Uint8Array));
  return Buffer.concat(pieces);
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relation = (id: number, type: string, target: string) => `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}"/>`;
const relations = (...each: string[]) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join("")}</Relationships>`;

export type SheetXml = { name: string; rows: string; state?: string };

/** The parts of a workbook from the XML of its rows, for cases no library would write. */
export function workbookParts(sheets: SheetXml[], { styles = "", texts: shared = "", head = "", workbook = "" } = {}): ZipPart[] {
  const sheetXml = sheets.map(({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}" ${state ? `state="${state}" ` : ""}r:id="rId${at + 1}"/>`);
  const parts = [
    ["_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml"))],
    ["xl/workbook.xml", `<workbook xmlns="${main}" xmlns:r="${office}">${workbook}<sheets>${sheetXml.join("")}</sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", relations(
      ...sheets.map((_, at) => relation(at + 1, "worksheet", `worksheets/sheet${at + 1}.xml`)),
      relation(101, "styles", "styles.xml"),
      relation(102, "sharedStrings", "/xl/sharedStrings.xml"),
    )],
    ["xl/styles.xml", `<styleSheet xmlns="${main}">${styles}</styleSheet>`],
    ["xl/sharedStrings.xml", `<sst xmlns="${main}">${shared}</sst>`],
    ...sheets.map(({ rows }, at) => [`xl/worksheets/sheet${at + 1}.xml`, `${head}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`]),
  ];
  return parts.map(([name = "", content = ""]) => ({ name, content: [content] }));
}

export const zip = (parts: ZipPart[]): Promise<Buffer> => collected(zipStream(parts));

export const workbook = (rows: string, more: Parameters<typeof workbookParts>[1] = {}): Promise<Buffer> =>
  zip(workbookParts([{ name: "Data", rows }], more));

const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
export const textXml = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${escape(text)}</t></is></c>`;
export const headerXml = (...headers: string[]) => `<row r="1">${headers.map((header, at) => textXml(`${String.fromCharCode(65 + at)}1`, header)).join("")}</row>`;

/** Runs the field script that writes an archive bomb, gives its path to the test and cleans up. */
export async function withBomb(megabytes: number, mode: "jujur" | "bohong", use: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "desa-bom-"));
  try {
    const path = join(folder, "bom.xlsx");
    const words = [fieldFile("g18-bom-zip.mjs"), path, String(megabytes)];
    await promisify(execFile)(process.execPath, mode === "bohong" ? [...words, mode] : words);
    await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How many megabytes of memory the process gained at most while something ran. */
export async function memoryGrowthMb(run: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => { most = Math.max(most, process.memoryUsage().rss); }, 10);
  try {
    await run();
    most = Math.max(most, process.memoryUsage().rss);
  } finally {
    clearInterval(watch);
  }
  return (most - before) / (1024 * 1024);
}
