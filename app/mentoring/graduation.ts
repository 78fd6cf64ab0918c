import { addToMonth, type Month } from "~/shared/dates";
import type { Zone } from "./zones";

/** Handbook §4.15: so many snapshots of zone hijau in a row, and this share of the planned sessions held. */
export const GREEN_MONTHS = 3;
export const SESSION_SHARE = 0.75;

export type GraduationFacts = {
  /** Zones of closed months, in any order. */
  snapshots: readonly { month: Month; zone: Zone }[];
  sessionsHeld: number;
  sessionsPlanned: number;
};
export type Graduation = { isReady: boolean; greenMonths: number; sessionsNeeded: number };

/** How near the end is: the latest months in zone hijau without a gap, and how many sessions it takes. */
export function graduationOf({ snapshots, sessionsHeld, sessionsPlanned }: GraduationFacts): Graduation {
  const sessionsNeeded = Math.ceil(SESSION_SHARE * sessionsPlanned);
  const greenMonths = latestGreen(snapshots);
  return { isReady: greenMonths >= GREEN_MONTHS && sessionsHeld >= sessionsNeeded, greenMonths, sessionsNeeded };
}

function latestGreen(snapshots: GraduationFacts["snapshots"]): number {
  const newestFirst = [...snapshots].sort((a, b) => (a.month < b.month ? 1 : -1));
  const firstOther = newestFirst.findIndex(({ month, zone }, index) => zone !== "hijau" || month !== addToMonth(newestFirst[0]!.month, -index));
  return firstOther === -1 ? newestFirst.length : firstOther;
}
