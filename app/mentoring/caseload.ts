import { daysBetween, type PlainDate } from "~/shared/dates";
import type { EnrolmentState } from "./codes";
import type { Zone } from "./zones";

/** What somebody's mentoring waits for, most pressing first. */
export const URGENCIES = ["red", "overdue", "unassessed", "amber", "soon", "calm", "paused"] as const;
export type Urgency = (typeof URGENCIES)[number];
export type CaseFacts = { state: EnrolmentState; zone: Zone; nextOn: PlainDate | null; lastHeldOn: PlainDate | null; enrolledOn: PlainDate };

const SOON_DAYS = 7;
/** Without a day agreed on, one is expected so long after the last meeting. */
export const SILENT_DAYS = 31;

/** A mentor's people in the order in which they need somebody; a paused mentoring waits for nobody. */
export function urgencyOf({ state, zone, nextOn, lastHeldOn, enrolledOn }: CaseFacts, today: PlainDate): Urgency {
  if (state === "jeda") return "paused";
  if (zone === "merah") return "red";
  const isLate = nextOn === null ? daysBetween(lastHeldOn ?? enrolledOn, today) > SILENT_DAYS : nextOn < today;
  if (isLate) return "overdue";
  if (zone === "abu") return "unassessed";
  if (zone === "kuning") return "amber";
  return nextOn !== null && daysBetween(today, nextOn) <= SOON_DAYS ? "soon" : "calm";
}

/** First the pressing, among equals whose day comes first. */
export function byUrgency<Case extends CaseFacts>(cases: readonly Case[], today: PlainDate): (Case & { urgency: Urgency })[] {
  return cases
    .map((one) => ({ ...one, urgency: urgencyOf(one, today) }))
    .sort((a, b) => URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) || ((a.nextOn ?? "") < (b.nextOn ?? "") ? -1 : 1));
}
