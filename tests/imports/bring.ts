import type { Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import type { ImportableKind, ImportAnswers, ImportCounts, ImportRow } from "~/imports/import-types";
import { importRowsOf } from "~/imports/imports.server";
import { openImport } from "~/imports/open-import.server";
import { commitImport, previewImport } from "~/imports/run-import.server";

type Wanted = Partial<ImportAnswers> & { village?: string | null; acceptGood?: boolean; dryRun?: boolean; fileName?: string };
export type Brought = {
  id: string;
  committed: boolean;
  counts: ImportCounts;
  rows: ImportRow[];
  /** Outcome of each row by its line, and for a refused row the codes that keep it out. */
  outcomes: Record<number, string>;
};

/** Opens a file, previews it and commits it; the preview must have said what the commit did. Fails when it cannot be used. */
export async function bring(actor: Actor, kind: ImportableKind, file: string | Buffer, { village = null, acceptGood = false, dryRun = false, fileName = "berkas.csv", ...answers }: Wanted = {}): Promise<Brought> {
  const opened = await openImport(actor, { kind, villageCode: village, file, fileName });
  if (!opened.ok) throw new Error(`not opened: ${opened.reason.code}`);
  const { id } = opened.value;
  const preview = await previewImport(actor, id, answers);
  if (!preview.ok) throw new Error(`unusable: ${JSON.stringify(preview.reason)}`);
  const seen = await rowsOf(actor, id);
  const done = dryRun ? preview : await commitImport(actor, id, { acceptGood });
  if (!done.ok) throw new Error(`not committed: ${JSON.stringify(done.reason)}`);
  const rows = await rowsOf(actor, id);
  const [before, after] = [outcomesOf(seen), outcomesOf(rows)];
  if (JSON.stringify(before) !== JSON.stringify(after)) throw new Error(`the preview said ${JSON.stringify(before)}, the commit did ${JSON.stringify(after)}`);
  return { id, committed: done.value.committed, counts: done.value.counts, rows, outcomes: after };
}

export const rowsOf = (actor: Actor, id: string): Promise<ImportRow[]> => asActor(actor, (tx) => importRowsOf(tx, id, { limit: 100_000 }));

export const codesOf = ({ messages }: ImportRow, severity?: string): string[] => messages.filter((said) => severity === undefined || said.severity === severity).map(({ code }) => code);

function outcomesOf(rows: readonly ImportRow[]): Record<number, string> {
  return Object.fromEntries(rows.map((row) => [row.line, row.outcome === "refuse" ? `refuse ${row.messages.filter(({ severity }) => severity !== "warn").map(({ code, field }) => `${field ?? ""}:${code}`).join(" ")}` : row.outcome]));
}

/** Lines of a CSV file with commas. */
export const csvFile = (...lines: string[]): Buffer => Buffer.from(`${lines.join("\n")}\n`);
