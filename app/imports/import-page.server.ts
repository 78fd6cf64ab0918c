import type { Language } from "~/shared/codes";
import { canonicalHeaders } from "./columns";
import type { ImportAnswers, ImportReading, ImportRow, StoredImport } from "./import-types";
import { factText, messageText, needsChoice, type Fact, type ImportMessage } from "./messages";
import { cellsToMend, type ShownMessage, type ShownRow } from "./shown-import";

/** Rows as the page shows them. Only rows that wait to be mended bring the file's own cells. */
export function shownRows(rows: readonly ImportRow[], { kind, reading, answers, status }: Pick<StoredImport, "kind" | "answers" | "status"> & { reading: ImportReading }, language: Language): ShownRow[] {
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
