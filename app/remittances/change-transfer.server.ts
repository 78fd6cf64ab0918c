import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { timeZoneOf } from "~/regions/time-zone";
import type { Language } from "~/shared/codes";
import { dateIn } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import type { ShownConflict } from "./ConflictBox";
import { deleteRemittance, editRemittance, type EditRefusal, type EditedRemittance } from "./edit-remittance.server";
import type { FormErrors, TransferValues } from "./form-values";
import { answered, readEditedTransfer, refusalErrors, typedValues } from "./remittance-form.server";
import { DeletedRemittance } from "./remittance.schema";
import { sendersOf } from "./remittances.server";
import { shownQuestions } from "./shown-questions.server";
import { shownField, type StoredTransfer } from "./transfer-page.server";
import type { ShownQuestion } from "./TransferQuestions";

export type ChangeRefusal = { values: TransferValues; errors: FormErrors; questions: ShownQuestion[]; conflict: ShownConflict | null };

/** An edit as its form sends it; refused with what was typed and with errors, questions or both states. */
export async function changeTransfer(tx: Tx, actor: Actor, transfer: StoredTransfer, form: FormData, lang: Language): Promise<Result<EditedRemittance, ChangeRefusal>> {
  const values = { ...typedValues(form), id: transfer.id };
  const nothing = { values, errors: {}, questions: [], conflict: null };
  const read = readEditedTransfer(values, answered(form), form.get("versi_dilihat"));
  if (!read.ok) return refused({ ...nothing, errors: read.reason });
  const answer = await editRemittance(tx, actor, read.value);
  if (answer.ok) return answer;
  const { reason } = answer;
  if (reason.code === "forbidden" || reason.code === "household_unknown") throw new Response(null, { status: 403 });
  if (reason.code === "remittance_unknown") throw new Response(null, { status: 404 });
  if (reason.code === "ask") return refused({ ...nothing, questions: shownQuestions(reason.questions, read.value, lang) });
  if (reason.code === "conflict") return refused({ ...nothing, conflict: await shownConflict(tx, transfer, reason, lang) });
  return refused({ ...nothing, errors: refusalErrors(reason, lang) ?? {} });
}

async function shownConflict(tx: Tx, transfer: StoredTransfer, conflict: Extract<EditRefusal, { code: "conflict" }>, lang: Language): Promise<ShownConflict> {
  const senders = await sendersOf(tx, transfer.householdId);
  const nameOf = (id: unknown) => senders.find(({ journeyId }) => journeyId === id)?.name ?? null;
  const { version, changedBy, changedAt, fields } = conflict;
  return {
    version, by: changedBy, on: changedAt && dateIn(timeZoneOf(transfer.regionCode), new Date(changedAt)),
    fields: fields.map(({ field, theirs, mine }) => shownField(field, theirs, mine, { lang, nameOf, currency: transfer.currency })),
  };
}

/** A deletion with its reason, or the undoing of what was recorded a moment ago. */
export async function removeTransfer(tx: Tx, actor: Actor, transfer: StoredTransfer, form: FormData): Promise<Result<null, FormErrors>> {
  const isUndo = form.get("intent") === "urungkan";
  const parsed = DeletedRemittance.safeParse({ id: transfer.id, version: Number(form.get("versi")), reason: isUndo ? "Urung dicatat" : (form.get("alasan") ?? "") });
  if (!parsed.success) return refused({ alasan: ["remittances:error.reason_missing"] });
  const answer = await deleteRemittance(tx, actor, parsed.data);
  if (answer.ok) return ok(null);
  if (answer.reason.code === "stale") return refused({ "": ["remittances:error.stale"] });
  throw new Response(null, { status: answer.reason.code === "forbidden" ? 403 : 404 });
}
