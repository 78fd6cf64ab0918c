import type { SurveyRefusal } from "./save-response.server";

const FIELD_OF: Record<string, string> = { in_future: "interviewOn", before_window: "interviewOn", next_round: "interviewOn", interview_missing: "interviewOn", day_taken: "interviewOn", respondent_unknown: "respondentPersonId", finished_already: "declined" };

/**
 * A command's refusal at the field it concerns, under "" for the form. 403 without the right, 404 for what is gone; a
 * conflict is shown beside the form, not here.
 */
export function fieldErrors(refusal: SurveyRefusal): Record<string, string[]> {
  if (refusal.code === "forbidden") throw new Response(null, { status: 403 });
  if (refusal.code === "not_found") throw new Response(null, { status: 404 });
  if (refusal.code === "conflict") return {};
  if (refusal.code === "self_contradicting") return Object.fromEntries(refusal.problems.map(({ field, code }) => [field, [`surveys:error.${code}`]]));
  return { [FIELD_OF[refusal.code] ?? ""]: [`surveys:error.${refusal.code}`] };
}
