import type { AnswerRefusal } from "./answer-arrival.server";
import type { DoorRefusal } from "./doors.server";
import type { ActivityRefusal } from "./save-activity.server";
import type { AttendanceRefusal, ParticipantRefusal } from "./take-part.server";

const FIELD_OF: Record<string, string> = { ends_before_start: "endOn", fewer_sessions: "sessions", nobody: "names", too_many: "names", held_in_future: "heldOn" };

/** A command's refusal at the field it concerns, under "" for the form. 403 without the right, 404 for what is gone. */
export function fieldErrors(reason: ActivityRefusal | ParticipantRefusal | AttendanceRefusal | DoorRefusal | AnswerRefusal): Record<string, string[]> {
  const { code } = reason;
  if (code === "forbidden") throw new Response(null, { status: 403 });
  if (code === "not_found" || code === "no_session") throw new Response(null, { status: 404 });
  if (code === "conflict") return {};
  const facts = reason.code === "fewer_sessions" ? `|sessions=${reason.sessions}` : reason.code === "too_many" ? `|most=${reason.most}` : "";
  return { [FIELD_OF[code] ?? ""]: [`learning:error.${code}${facts}`] };
}
