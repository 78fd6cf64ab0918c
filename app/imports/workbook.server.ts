import type { Archive } from "./archive.server";
import { SharedTexts } from "./shared-texts";
import type { CellFormat } from "./sheet-rows";
import { isDateFormat } from "./spreadsheet-date";
import { limits, toMb } from "./limits";
import { UnusableFileError, type OtherKind } from "./unusable-file";
import { attributeOf, XmlScan, type XmlHandler } from "./xml-scan";

export type WorkbookSheet = { name: string; part: string; hidden: boolean };
export type Workbook = { sheets: WorkbookSheet[]; from1904: boolean; formats: CellFormat[]; textsPart: string | null };

type Relation = { id: string; type: string; target: string };

/** Feeds one part of the archive to a handler. */
async function scanPart(archive: Archive, part: string, handler: Partial<XmlHandler>): Promise<void> {
  const nothing = () => undefined;
  const scan = new XmlScan({ open: nothing, close: nothing, text: nothing, ...handler });
  for await (const piece of decodedPart(archive, part)) scan.push(piece);
  scan.end();
}

/** The text of one part, in pieces; workbooks are written in UTF-8. */
export async function* decodedPart(archive: Archive, part: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const piece of archive.part(part)) yield decoder.decode(piece, { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw error instanceof UnusableFileError ? error : new UnusableFileError({ code: "damaged" });
  }
}

/** What a workbook is made of, from its small parts; the sheets themselves are not touched. */
export async function openWorkbook(archive: Archive): Promise<Workbook> {
  const top = await relationsOf(archive, "_rels/.rels", "");
  const main = top.find(({ type }) => type.endsWith("/officeDocument"))?.target ?? "xl/workbook.xml";
  if (!archive.has(main) || !/\.xml$/i.test(main)) throw new UnusableFileError({ code: "not_a_workbook", found: otherArchive(archive) });
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const relations = await relationsOf(archive, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const { sheets, from1904, isWorkbook } = await readMain(archive, main, relations);
  if (!isWorkbook) throw new UnusableFileError({ code: "not_a_workbook", found: otherArchive(archive) });
  const partOf = (kind: string) => relations.find(({ type }) => type.endsWith(`/${kind}`))?.target ?? null;
  const stylesPart = partOf("styles");
  return { sheets, from1904, formats: stylesPart === null ? [] : await readFormats(archive, stylesPart), textsPart: partOf("sharedStrings") };
}

async function relationsOf(archive: Archive, part: string, folder: string): Promise<Relation[]> {
  const relations: Relation[] = [];
  await scanPart(archive, part, {
    open(name, attributes) {
      if (name !== "Relationship" || attributeOf(attributes, "TargetMode") === "External") return;
      const [id, type, target] = ["Id", "Type", "Target"].map((key) => attributeOf(attributes, key) ?? "");
      relations.push({ id: id ?? "", type: type ?? "", target: insideArchive(folder, target ?? "") });
    },
  });
  return relations;
}

/** The part a relation points at; refused where it climbs out of the archive. */
function insideArchive(folder: string, target: string): string {
  const steps = (target.startsWith("/") ? target : folder + target).split("/");
  const path: string[] = [];
  for (const step of steps) {
    if (step === "..") {
      if (path.pop() === undefined) throw new UnusableFileError({ code: "entry_refused", entry: target.slice(0, 120) });
    } else if (step !== "" && step !== ".") path.push(step);
  }
  return path.join("/");
}

async function readMain(archive: Archive, part: string, relations: readonly Relation[]) {
  const found = { sheets: [] as WorkbookSheet[], from1904: false, isWorkbook: false };
  await scanPart(archive, part, {
    open(name, attributes) {
      if (name === "workbook") found.isWorkbook = true;
      if (name === "workbookPr") found.from1904 = /^(?:1|true)$/.test(attributeOf(attributes, "date1904") ?? "");
      if (name !== "sheet") return;
      const relation = relations.find(({ id }) => id === attributeOf(attributes, "id"));
      if (relation === undefined || !relation.type.endsWith("/worksheet") || !archive.has(relation.target)) return;
      const state = attributeOf(attributes, "state");
      found.sheets.push({
        name: attributeOf(attributes, "name") ?? "",
        part: relation.target,
        hidden: state === "hidden" || state === "veryHidden",
      });
    },
  });
  return found;
}

async function readFormats(archive: Archive, part: string): Promise<CellFormat[]> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCells = false;
  await scanPart(archive, part, {
    open(name, attributes) {
      if (name === "cellXfs") inCells = true;
      if (name === "numFmt") codes.set(Number(attributeOf(attributes, "numFmtId")), attributeOf(attributes, "formatCode") ?? "");
      if (name === "xf" && inCells) ids.push(Number(attributeOf(attributes, "numFmtId") ?? "0"));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return ids.map((id) => ({ date: isDateFormat(id, codes.get(id)), code: codes.get(id) }));
}

/** Reads the texts cells refer to by number: plain and rich alike, without the reading aids of East Asian scripts. */
export async function readSharedTexts(archive: Archive, part: string | null): Promise<SharedTexts> {
  const texts = new SharedTexts();
  if (part === null) return texts;
  let text = "";
  let reading = false;
  let aid = false;
  await scanPart(archive, part, {
    open(name) {
      if (name === "si") text = "";
      if (name === "rPh") aid = true;
      if (name === "t") reading = !aid;
    },
    text(piece) {
      if (!reading) return;
      text += piece;
      if (text.length > limits.cellCharacters) throw new UnusableFileError({ code: "too_large_unpacked", limitMb: toMb(limits.cellCharacters) });
    },
    close(name) {
      if (name === "t") reading = false;
      if (name === "rPh") aid = false;
      if (name === "si") texts.add(text);
    },
  });
  return texts;
}

function otherArchive(archive: Archive): OtherKind {
  if (archive.has("xl/workbook.bin")) return "xlsb";
  const names = archive.names();
  if (names.some((name) => name === "content.xml")) return "ods";
  return names.some((name) => /^(?:word|ppt)\//.test(name)) ? "document" : "archive";
}
