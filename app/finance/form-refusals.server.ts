import type { DebtRefusal } from "./debts.server";
import type { SnapshotRefusal } from "./finance-snapshots.server";

const FIELD_OF: Record<string, string> = {
  ends_before_start: "endOn", closed_in_future: "endOn", starts_in_future: "startOn", rate_unreadable: "ratePercentYear",
  owes_more_than_twice: "outstandingIdr", settled_but_owed: "outstandingIdr", date_in_future: "asOf", interest_above_service: "debtInterestIdr",
};

/**
 * A command's refusal at the field it concerns, under "" for the form. 403 without the right, 404 for what is gone; a
 * conflict is shown beside the form, not here.
 */
export function fieldErrors({ code }: DebtRefusal | SnapshotRefusal): Record<string, string[]> {
  if (code === "forbidden") throw new Response(null, { status: 403 });
  if (code === "not_found") throw new Response(null, { status: 404 });
  return code === "conflict" ? {} : { [FIELD_OF[code] ?? ""]: [`finance:error.${code}`] };
}
