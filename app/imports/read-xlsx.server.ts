import { Archive } from "./archive.server";
import type { FileSource } from "./file-source.server";
import { findHeader, headerWindow, type FoundHeader, type RawRow } from "./header-row";
import { SheetReader, type SheetContext } from "./sheet-rows";
import type { ReadingChoices } from "./table-file";
import { UnusableFileError } from "./unusable-file";
import { decodedPart, openWorkbook, readSharedTexts, type Workbook, type WorkbookSheet } from "./workbook.server";
import { XmlScan } from "./xml-scan";

export type OpenXlsx = { sheet: string; sheets: string[]; rows: () => AsyncGenerator<RawRow> };

/** Opens a workbook and chooses its sheet: the one asked for, else the visible one whose header is best recognised. */
export async function openXlsx(source: FileSource, choices: ReadingChoices): Promise<OpenXlsx> {
  const archive = await Archive.open(source);
  try {
    const workbook = await openWorkbook(archive);
    const asked = choices.sheet;
    const visible = workbook.sheets.filter(({ hidden }) => !hidden);
    const possible = asked === undefined ? (visible.length > 0 ? visible : workbook.sheets) : workbook.sheets.filter(({ name }) => name === asked);
    if (asked !== undefined && possible.length === 0) throw new UnusableFileError({ code: "no_sheet", sheet: asked });
    const parts = workbook.textsPart === null ? [] : [workbook.textsPart];
    await archive.measure([...parts, ...new Set(possible.map(({ part }) => part))]);
    const sheet = possible.length > 1 ? await bestSheet(archive, workbook, possible) : possible[0];
    if (sheet === undefined) throw new UnusableFileError({ code: "empty" });
    return { sheet: sheet.name, sheets: workbook.sheets.map(({ name }) => name), rows: () => sheetRows(source, workbook, sheet) };
  } finally {
    archive.close();
  }
}

async function bestSheet(archive: Archive, workbook: Workbook, sheets: readonly WorkbookSheet[]): Promise<WorkbookSheet | undefined> {
  const context = await contextOf(archive, workbook);
  let best: { sheet: WorkbookSheet; header: FoundHeader | null } | undefined;
  for (const sheet of sheets) {
    const rows: RawRow[] = [];
    for await (const row of rowsOfPart(archive, sheet.part, context)) if (rows.push(row) >= headerWindow) break;
    if (rows.length === 0) continue;
    const header = findHeader(rows);
    if (best === undefined || worth(header) > worth(best.header)) best = { sheet, header };
  }
  return best?.sheet ?? sheets[0];
}

const worth = (header: FoundHeader | null): number => (header?.certain === true ? header.known : 0);

async function contextOf(archive: Archive, { textsPart, formats, from1904 }: Workbook): Promise<SheetContext> {
  return { texts: await readSharedTexts(archive, textsPart), formats, from1904 };
}

async function* sheetRows(source: FileSource, workbook: Workbook, sheet: WorkbookSheet): AsyncGenerator<RawRow> {
  const archive = await Archive.open(source);
  try {
    yield* rowsOfPart(archive, sheet.part, await contextOf(archive, workbook));
  } finally {
    archive.close();
  }
}

async function* rowsOfPart(archive: Archive, part: string, context: SheetContext): AsyncGenerator<RawRow> {
  const rows = new SheetReader(context);
  const scan = new XmlScan(rows);
  for await (const piece of decodedPart(archive, part)) {
    scan.push(piece);
    yield* rows.take();
  }
  scan.end();
  yield* rows.take();
}
