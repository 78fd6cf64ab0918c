import type { Language } from "~/shared/codes";
import { canonicalHeaders } from "./columns";
import type { ImportAnswers, ImportReading, ImportRow, StoredImport } from "./import-types";
import { messageText } from "./messages";
import { cellsToMend, type ShownRow } from "./shown-import";

/** Rows as the page shows them. Only rows that wait to be mended bring the file's own cells. */
export function shownRows(rows: readonly ImportRow[], { kind, reading, answers, status }: Pick<StoredImport, "kind" | "answers" | "status"> & { reading: ImportReading }, language: Language): ShownRow[] {
  const fields = canonicalHeaders(kind);
  const order = new Map(fields.map((field, at) => [field, at]));
  const inOrder = (a: string, b: string) => (order.get(a) ?? fields.length) - (order.get(b) ?? fields.length);
  return rows.map((row) => ({
    line: row.line,
    outcome: row.outcome,
    messages: row.messages.map(({ field, code, severity, facts }) => ({ field, code, severity, text: messageText({ code, ...(facts ? { facts } : {}) }, language) })),
    ...(row.outcome === "refuse" && status === "dibaca" ? cellsToMend(row, reading, answers, fields) : { cells: [], otherCells: [], raw: null }),
    answered: answersAt(answers, row.line),
    values: Object.entries(row.values).sort(([a], [b]) => inOrder(a, b)).map(([field, text]) => ({ field, text })),
    changes: Object.entries(row.changes ?? {}).sort(([a], [b]) => inOrder(a, b)).map(([field, [before, after]]) => ({ field, before, after })),
  }));
}

const answersAt = ({ confirmed }: ImportAnswers, at: number): string[] => confirmed.filter(({ line }) => line === at).map(({ code }) => code);
