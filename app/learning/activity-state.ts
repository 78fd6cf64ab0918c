import type { PlainDate } from "~/shared/dates";

/** Where an activity stands on a day; it follows from its days, and a cancelled one stays cancelled. */
export const ACTIVITY_STATES = ["planned", "running", "ended", "cancelled"] as const;
export type ActivityState = (typeof ACTIVITY_STATES)[number];
export type ActivityDays = { startOn: PlainDate; endOn: PlainDate | null; cancelledOn: PlainDate | null };

export function activityState({ startOn, endOn, cancelledOn }: ActivityDays, today: PlainDate): ActivityState {
  if (cancelledOn !== null) return "cancelled";
  if (today < startOn) return "planned";
  return today > (endOn ?? startOn) ? "ended" : "running";
}
