import { data, redirect } from "@remix-run/node";
import type { Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { flash } from "~/ui/flash.server";
import { withReadingAnswers, withRowAnswers, type Sent } from "./answers-from-form";
import { cancelImport, undoImport } from "./end-import.server";
import type { ImportAnswers, ImportRefusal, StoredImport, UndoRefusal } from "./import-types";
import { pageOf, rowsOnPage } from "./import-page.server";
import { importById } from "./imports.server";
import { commitImport, previewImport } from "./run-import.server";
import { goodRows, textsOf } from "./shown-import";
import { started } from "./started.server";

/** Why nothing was done, as the key of a text and its facts. */
export type Refused = { key: string; facts: Record<string, string | number> };

type Answer = ReturnType<typeof refusal>;
const refusal = (key: string, facts: Refused["facts"] = {}) => data<Refused>({ key: `imports:refused.${key}`, facts }, { status: 409 });

/**
 * What a page of an import asks for. After each step that was done the page is opened anew, so that going back and
 * reloading repeat nothing.
 */
export async function answerImport(actor: Actor, id: string, form: FormData, query: URLSearchParams): Promise<Answer> {
  const found = await asActor(actor, (tx) => importById(tx, id));
  if (found === null) throw new Response(null, { status: 404 });
  const sent = [...form].flatMap(([name, value]): [string, string][] => (typeof value === "string" ? [[name, value]] : []));
  switch (form.get("intent")) {
    case "baca":
      return preview(actor, found, found.reading ? withReadingAnswers(found.answers, found.kind, sent, found.reading) : found.answers, "");
    case "perbaiki":
      return preview(actor, found, await mended(actor, found, sent, query), searchOf(query));
    case "lupakan":
      return preview(actor, found, { ...found.answers, mends: [], confirmed: [] }, "");
    case "simpan":
      return commit(actor, found, form.get("yang_baik") === "1");
    case "batal":
      return drop(actor, found);
    case "urungkan":
      return undo(actor, found);
    default:
      throw new Response(null, { status: 400 });
  }
}

async function mended(actor: Actor, found: StoredImport, sent: Sent, query: URLSearchParams): Promise<ImportAnswers> {
  const { reading, counts } = found;
  if (reading === null || counts === null) return found.answers;
  const rows = await asActor(actor, (tx) => rowsOnPage(tx, found.id, "refuse", pageOf(query)));
  return withRowAnswers(found.answers, found.kind, sent, new Map(rows.map((row) => [row.line, textsOf(row, reading)])));
}

async function preview(actor: Actor, { id }: StoredImport, answers: ImportAnswers, search: string): Promise<Answer> {
  const answer = await started(previewImport(actor, id, answers));
  // A file that cannot be used says so on its page.
  if (answer === null || answer.ok || answer.reason.code === "unusable") throw redirect(`/impor/${id}${search}`, { status: 303 });
  return refusedRun(answer.reason);
}

async function commit(actor: Actor, { id }: StoredImport, acceptGood: boolean): Promise<Answer> {
  const answer = await started(commitImport(actor, id, { acceptGood }));
  // Asked twice, it is done once; the page says how it stands.
  if (answer === null || (!answer.ok && answer.reason.code === "already")) throw redirect(`/impor/${id}`, { status: 303 });
  if (!answer.ok) return refusedRun(answer.reason);
  const { committed, counts } = answer.value;
  if (!committed) return refusal(goodRows(counts) > 0 ? "notAll" : "nothingGood");
  throw redirect(`/impor/${id}`, { status: 303 });
}

async function drop(actor: Actor, { id, regionCode }: StoredImport): Promise<Answer> {
  const answer = await cancelImport(actor, id);
  if (!answer.ok) return refusedRun(answer.reason);
  throw redirect(`/wilayah/${regionCode}/impor`, { status: 303, headers: { "Set-Cookie": flash("imports:flash.dropped") } });
}

async function undo(actor: Actor, { id, status }: StoredImport): Promise<Answer> {
  if (status === "diurungkan") throw redirect(`/impor/${id}`, { status: 303 });
  const answer = await undoImport(actor, id);
  if (!answer.ok) return refusedUndo(answer.reason);
  throw redirect(`/impor/${id}`, { status: 303 });
}

function refusedRun(reason: ImportRefusal): Answer {
  switch (reason.code) {
    case "import_unknown": throw new Response(null, { status: 404 });
    case "forbidden": throw new Response(null, { status: 403 });
    case "cancelled": return refusal("cancelled");
    case "already": return refusal("already");
    case "unusable": return refusal("nothingGood");
  }
}

function refusedUndo(reason: UndoRefusal): Answer {
  switch (reason.code) {
    case "import_unknown": throw new Response(null, { status: 404 });
    case "not_committed": return refusal("notCommitted");
    case "too_late": return refusal("tooLate", { days: reason.days });
    case "touched": return refusal("touched", { count: reason.count });
  }
}

/** The list and page that were open; everything else of the address is left out. */
const searchOf = (query: URLSearchParams): string => {
  const kept = new URLSearchParams([...query].filter(([name]) => name === "lihat" || name === "hal"));
  return kept.size > 0 ? `?${kept}` : "";
};
