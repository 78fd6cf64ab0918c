import { groupDigits } from "~/shared/numbers";
import type { LoanRefusal } from "./lend.server";
import type { MeetingRefusal } from "./record-meeting.server";
import type { GroupRefusal, MemberRefusal } from "./save-group.server";

const FIELD_OF: Record<string, string> = {
  founded_in_future: "foundedOn", closed_in_future: "closedOn", closed_before_start: "closedOn", nobody: "names", too_many: "names", joined_in_future: "joinedOn", held_in_future: "heldOn", group_closed: "heldOn", day_taken: "heldOn",
  lent_in_future: "lentOn", rate_unreadable: "servicePercent", has_loan: "memberId",
};

/** A command's refusal at the field it concerns, under "" for the form. 403 without the right, 404 for what is gone. */
export function fieldErrors(reason: GroupRefusal | MemberRefusal | MeetingRefusal | LoanRefusal): Record<string, string[]> {
  const { code } = reason;
  if (code === "forbidden") throw new Response(null, { status: 403 });
  if (code === "not_found" || code === "no_member") throw new Response(null, { status: 404 });
  if (code === "conflict") return {};
  const facts = reason.code === "too_many" ? `|most=${reason.most}` : reason.code === "box_empty" ? `|short=${groupDigits(BigInt(reason.shortIdr), "id")}` : "";
  return { [FIELD_OF[code] ?? ""]: [`savings:error.${code}${facts}`] };
}
