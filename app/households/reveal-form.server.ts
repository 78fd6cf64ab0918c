import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { ok, refused, type Result } from "~/shared/result";
import { RevealIdentifier } from "./household.schema";
import { keptPerson } from "./merged.server";
import { requireMember } from "./require-sheet.server";
import { revealIdentifier } from "./reveal-identifier.server";
import type { Revealed, RevealRefused } from "./RevealCard";

/** Which number, and why; refused with messages at the two boxes. */
export function readReveal(form: FormData): Result<RevealIdentifier, RevealRefused> {
  const [which, reason] = [String(form.get("nomor") ?? ""), String(form.get("alasan") ?? "").slice(0, 500)];
  const [of, id] = which.split(":");
  const read = RevealIdentifier.safeParse({ of, id, reason });
  if (read.success) return ok(read.data);
  const errors: Record<string, string[]> = {};
  for (const { path } of read.error.issues) {
    if (path[0] === "reason") errors.reason = ["households:invalid.reason"];
    else errors.which = ["ui:invalid.choose"];
  }
  return refused({ which, reason, errors });
}

/** A member, or a merged record of one, which may hold another phone. */
const isOfHousehold = async (tx: Tx, householdId: string, personId: string): Promise<boolean> =>
  (await keptPerson(tx, personId))?.householdId === householdId || Boolean(await requireMember(tx, householdId, personId));

/** Opens a number of this household and writes why; 404 when it is none of this household's, or gone. */
export async function revealFromForm(tx: Tx, actor: Actor, householdId: string, wanted: RevealIdentifier): Promise<Revealed> {
  if (wanted.of === "kk" ? wanted.id !== householdId : !(await isOfHousehold(tx, householdId, wanted.id))) throw new Response(null, { status: 404 });
  const opened = await revealIdentifier(tx, actor, wanted);
  if (!opened.ok) throw new Response(null, { status: opened.reason.code === "forbidden" ? 403 : 404 });
  return { which: `${wanted.of}:${wanted.id}`, number: opened.value };
}
