import type { MonthRefusal } from "./record-month.server";
import type { EnterpriseRefusal } from "./save-enterprise.server";
import type { EntryRefusal } from "./write-day-book.server";

const FIELD_OF: Record<string, string> = { starts_in_future: "startedOn", closed_in_future: "closedOn", closed_before_start: "closedOn", reason_missing: "closedReason", day_in_future: "entryOn", month_is_sum: "entryOn" };

/** A command's refusal at the field it concerns, under "" for the form. 403 without the right, 404 for what is gone. */
export function fieldErrors({ code }: EnterpriseRefusal | MonthRefusal | EntryRefusal): Record<string, string[]> {
  if (code === "forbidden") throw new Response(null, { status: 403 });
  if (code === "not_found") throw new Response(null, { status: 404 });
  return code === "conflict" ? {} : { [FIELD_OF[code] ?? ""]: [`enterprises:error.${code}`] };
}
