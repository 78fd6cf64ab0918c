import type { ConsultationRefusal } from "./record-consultation.server";
import type { ContactsRefusal } from "./record-contacts.server";
import type { ReferralRefusal } from "./referrals.server";

const FIELD_OF: Record<string, string> = {
  nobody: "personIds", not_here: "personIds", unique_of_nobody: "isUnique", reason_missing: "reason", reason_without: "reason", follow_up_before: "followUpOn", no_vacancy: "vacancyId", refer_missing: "referTo", answered_before: "on",
};

/** A command's refusal at the field it concerns, under "" for the form; `dayField` is what the form calls its day. 403 without the right, 404 for what is gone. */
export function fieldErrors({ code }: ConsultationRefusal | ContactsRefusal | ReferralRefusal, dayField: "contactedOn" | "heldOn" | "on"): Record<string, string[]> {
  if (code === "forbidden") throw new Response(null, { status: 403 });
  if (code === "not_found") throw new Response(null, { status: 404 });
  if (code === "conflict") return {};
  return { [code === "in_future" ? dayField : (FIELD_OF[code] ?? "")]: [`jobs:error.${code}`] };
}
