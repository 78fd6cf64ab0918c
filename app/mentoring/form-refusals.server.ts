import type { EnrolRefusal } from "./enrol.server";
import type { EnrolmentRefusal } from "./move-enrolment.server";
import type { SessionRefusal } from "./record-session.server";
import type { DecisionRefusal, RequestRefusal } from "./requests.server";
import type { PlanRefusal } from "./save-plan.server";
import type { MilestoneRefusal } from "./set-milestone.server";

const FIELD_OF: Record<string, string> = {
  held_in_future: "heldOn", before_enrolment: "heldOn", next_not_after: "nextOn", before_last_step: "happenedOn", not_following: "to", not_assessed: "to", no_plan: "to",
  not_ready_to_graduate: "to", reason_missing: "reason", village_unknown: "place", enrolled_already: "personId",
};
const DATE_FIELD: Record<string, string> = { enrol: "enrolledOn", step: "happenedOn" };

type Refusal = EnrolRefusal | EnrolmentRefusal | SessionRefusal | PlanRefusal | MilestoneRefusal | RequestRefusal | DecisionRefusal;

/**
 * A command's refusal at the field it concerns, under "" for the form. 403 without the right, 404 for what is gone; a
 * conflict is shown beside the form, not here.
 */
export function fieldErrors(reason: Refusal, form: "enrol" | "step" | "other" = "other"): Record<string, string[]> {
  const { code } = reason;
  if (code === "forbidden") throw new Response(null, { status: 403 });
  if (code === "not_found") throw new Response(null, { status: 404 });
  if (code === "conflict") return {};
  const field = reason.code === "goal_without_title" ? `goals[${reason.index}].title` : code === "date_in_future" ? (DATE_FIELD[form] ?? "") : (FIELD_OF[code] ?? "");
  return { [field]: [`mentoring:error.${code}`] };
}
