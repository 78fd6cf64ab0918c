import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { rememberNotSame, reviseNotSame, type Placed } from "~/households/not-same.server";
import type { Lang } from "~/i18n/languages";
import { flash } from "~/ui/flash.server";
import { mergePage, type MergeKind } from "./merge-page.server";
import type { MergePage } from "./merge-page";
import { mergeHouseholds, mergePersons } from "./merge-records.server";
import { householdPlan, personPlan } from "./plan.server";
import type { Choices } from "./questions";

/** The form again, as it has to be looked at now, with what was chosen and why it was not stored. */
export type RefusedMerge = { code: "stale" | "ask" | "blocked" | "not_same"; names: string[]; page: MergePage };
type Asked = { kind: MergeKind; keptId: string; mergedId: string };

const Sent = z.object({ id: z.uuid(), state: z.string().min(1).max(40) });
/** Names of answers as the page writes them; anything else in a form is nobody's. */
const ANSWER = /^(isi\.\w+|pasangan\.[0-9a-f-]{36}|kepala|(perjalanan|kiriman|utang)\.[0-9a-f-]{36}\.[0-9a-f-]{36}|(kosong|penggunaan)\.\d{4}-\d{2}|keadaan\.\d{4}-\d{2}-\d{2})$/;

/** What a person decided about a pair: one, two, or to be asked again. */
export async function answerMerge(tx: Tx, actor: Actor, asked: Asked, form: FormData, lang: Lang) {
  const { a, b } = await placed(tx, actor, asked, lang);
  const intent = form.get("intent");
  if (intent === "gabung") return merge(tx, actor, asked, form, lang);
  if (intent === "beda") {
    await rememberNotSame(tx, actor, asked.kind, a, b);
    throw redirect(`/wilayah/${a.regionCode}/mungkin-sama${asked.kind === "household" ? "?jenis=keluarga" : ""}`, { status: 303, headers: { "Set-Cookie": flash("merging:flash.apart") } });
  }
  if (intent === "tinjau") {
    await reviseNotSame(tx, actor, asked.kind, a, b);
    throw redirect(addressOf(asked), { status: 303, headers: { "Set-Cookie": flash("merging:flash.revised") } });
  }
  throw new Response(null, { status: 400 });
}

export const addressOf = ({ kind, keptId, mergedId }: Asked): string => `/gabung/${kind === "household" ? "keluarga" : "orang"}/${keptId}/${mergedId}`;

async function merge(tx: Tx, actor: Actor, asked: Asked, form: FormData, lang: Lang) {
  const choices = choicesIn(form);
  const sent = Sent.safeParse(Object.fromEntries(form));
  if (!sent.success) throw new Response(null, { status: 400 });
  const command = asked.kind === "household" ? mergeHouseholds : mergePersons;
  const merged = await command(tx, actor, { ...sent.data, keptId: asked.keptId, mergedId: asked.mergedId, choices });
  if (merged.ok) throw redirect(`/gabung/${merged.value.id}`, { status: 303, headers: { "Set-Cookie": flash("merging:flash.merged") } });
  const { reason } = merged;
  const page = await mergePage(tx, actor, asked, choices, lang);
  if (reason.code === "forbidden" || reason.code === "not_found" || reason.code === "merged_already") throw new Response(null, { status: 404 });
  return data<RefusedMerge>({ code: reason.code, names: reason.code === "ask" ? reason.names : [], page }, { status: reason.code === "ask" ? 422 : 409 });
}

function choicesIn(form: FormData): Choices {
  return Object.fromEntries([...form].flatMap(([name, value]) => (ANSWER.test(name) && typeof value === "string" ? [[name, value.slice(0, 60)]] : [])));
}

/** Both as they stand. 404 and 403 as everywhere; what was merged meanwhile leads to what came of it. */
async function placed(tx: Tx, actor: Actor, asked: Asked, lang: Lang): Promise<{ a: Placed; b: Placed }> {
  const { keptId, mergedId } = asked;
  const open = asked.kind === "household" ? householdPlan : personPlan;
  const found = await open(tx, actor, { keptId, mergedId, choices: {} }, { lock: false });
  if (!found.ok) {
    await mergePage(tx, actor, asked, {}, lang);
    throw new Response(null, { status: 404 });
  }
  const { a, b } = found.value.plan;
  return { a: { id: keptId, regionCode: a.regionCode }, b: { id: mergedId, regionCode: b.regionCode } };
}
