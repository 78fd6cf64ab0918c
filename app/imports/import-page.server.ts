import type { Actor } from "~/db/actor";
import { asActor, type Tx } from "~/db/db.server";
import { regionNames } from "~/regions/regions.server";
import { timeZoneOf } from "~/regions/time-zone";
import type { Language } from "~/shared/codes";
import { dateIn } from "~/shared/dates";
import { canonicalHeaders } from "./columns";
import type { ImportAnswers, ImportCounts, ImportReading, ImportRow, StoredImport } from "./import-types";
import { importById, importProgress, importRowsOf } from "./imports.server";
import { factText, messageText, needsChoice, type Fact, type ImportMessage } from "./messages";
import { cellsToMend, ROWS_ON_A_PAGE, viewOf, type RowView, type ShownMessage, type ShownRow } from "./shown-import";
import { UNDO_DAYS } from "./undo-days";
import { unusableText } from "./unusable-file";

/** What the page of an import shows; null where there is none of that id for this person. */
export async function importPage(actor: Actor, id: string, query: URLSearchParams, language: Language) {
  return asActor(actor, async (tx) => {
    const stored = await importById(tx, id);
    if (stored === null) return null;
    const { kind, status, regionCode, fileName, reading, counts, unusable, sameAs, answers } = stored;
    const day = (instant: Date | null) => (instant === null ? null : dateIn(timeZoneOf(regionCode), instant));
    const list = reading && counts ? await listOf(tx, { ...stored, reading, counts }, query, language) : { view: "refuse" as RowView, page: 1, rows: [] };
    return {
      id, kind, status, region: regionCode, fileName, reading, counts, sameAs,
      area: (await regionNames(tx, [regionCode]))[regionCode] ?? regionCode,
      readOn: day(stored.createdAt) ?? "",
      committedOn: day(stored.committedAt),
      unusable: unusable && unusableText(unusable, language),
      progress: status === "berjalan" ? await importProgress(tx, id) : null,
      undoDays: UNDO_DAYS,
      fields: canonicalHeaders(kind),
      mends: answers.mends.length,
      confirmed: answers.confirmed.length,
      ...list,
      search: list.page > 1 ? `?lihat=perbaiki&hal=${list.page}` : "?lihat=perbaiki",
    };
  });
}

type Read = StoredImport & { reading: ImportReading; counts: ImportCounts };

async function listOf(tx: Tx, stored: Read, query: URLSearchParams, language: Language): Promise<{ view: RowView; page: number; rows: ShownRow[] }> {
  const view = viewOf(query.get("lihat"), stored.counts);
  const page = Math.min(pageOf(query), Math.max(1, Math.ceil(stored.counts[view] / ROWS_ON_A_PAGE)));
  return { view, page, rows: shownRows(await rowsOnPage(tx, stored.id, view, page), stored, language) };
}

/** The page asked for by `?hal=2`; whatever is no page is the first. */
export function pageOf(query: URLSearchParams): number {
  const asked = Number(query.get("hal") ?? "1");
  return Number.isInteger(asked) && asked >= 1 && asked <= 1_000_000 ? asked : 1;
}

export function rowsOnPage(tx: Tx, id: string, view: RowView, page: number): Promise<ImportRow[]> {
  return importRowsOf(tx, id, { outcome: view, offset: (page - 1) * ROWS_ON_A_PAGE, limit: ROWS_ON_A_PAGE });
}

/** Rows as the page shows them. Only rows that wait to be mended bring the file's own cells. */
function shownRows(rows: readonly ImportRow[], { kind, reading, answers, status }: Read, language: Language): ShownRow[] {
  const fields = canonicalHeaders(kind);
  const order = new Map(fields.map((field, at) => [field, at]));
  const inOrder = (a: string, b: string) => (order.get(a) ?? fields.length) - (order.get(b) ?? fields.length);
  const text = (fact: Fact | null) => (fact === null ? null : factText(fact, language));
  return rows.map((row) => ({
    line: row.line,
    outcome: row.outcome,
    messages: row.messages.map((message) => shownMessage(message, language)),
    ...(row.outcome === "refuse" && status === "dibaca" ? cellsToMend(row, reading, answers, fields) : { cells: [], otherCells: [], raw: null }),
    answered: answersAt(answers, row.line),
    values: Object.entries(row.values).sort(([a], [b]) => inOrder(a, b)).map(([field, fact]) => ({ field, text: factText(fact, language) })),
    changes: Object.entries(row.changes ?? {}).sort(([a], [b]) => inOrder(a, b)).map(([field, [before, after]]) => ({ field, before: text(before), after: text(after) })),
  }));
}

function shownMessage(message: ImportMessage, language: Language): ShownMessage {
  const { field, code, severity } = message;
  return { field, code, severity, text: messageText(message, language), byYes: severity === "ask" && !needsChoice(code) };
}

const answersAt = ({ confirmed }: ImportAnswers, at: number): string[] => confirmed.filter(({ line }) => line === at).map(({ code }) => code);
