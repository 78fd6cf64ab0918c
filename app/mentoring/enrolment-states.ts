import { ok, refused, type Result } from "~/shared/result";
import type { EnrolmentState } from "./codes";
import { graduationOf, type GraduationFacts } from "./graduation";

/**
 * How a mentoring moves (handbook §4.15). Whoever left the programme comes back by a new enrolment, so that each has its
 * own baseline and its own end.
 */
const FOLLOWING: Readonly<Record<EnrolmentState, readonly EnrolmentState[]>> = {
  daftar: ["asesmen", "berhenti", "berangkat_lagi", "pindah"],
  asesmen: ["berjalan", "berhenti", "berangkat_lagi", "pindah"],
  berjalan: ["jeda", "lulus", "berhenti", "berangkat_lagi", "pindah"],
  jeda: ["berjalan", "berhenti", "berangkat_lagi", "pindah"],
  lulus: [],
  berhenti: [],
  berangkat_lagi: [],
  pindah: [],
};

export const followingStates = (from: EnrolmentState): readonly EnrolmentState[] => FOLLOWING[from];
/** A person has one open mentoring at most. */
export const isOpenState = (state: EnrolmentState): boolean => FOLLOWING[state].length > 0;
/** States that end against the plan; somebody says why. */
export const NEEDS_REASON: readonly EnrolmentState[] = ["jeda", "berhenti"];

export type EnrolmentMove = {
  from: EnrolmentState;
  to: EnrolmentState;
  /** Savings, spending and income are known: the zone can be told. */
  isAssessed: boolean;
  hasPlan: boolean;
  reason: string | null;
  graduation: GraduationFacts;
};
export type MoveRefusal = { code: "not_following" } | { code: "not_assessed" } | { code: "no_plan" } | { code: "reason_missing" } | { code: "not_ready_to_graduate" };

/** Whether the step may be taken now. Mentoring begins with known figures and a plan; it ends by what was reached. */
export function canMove({ from, to, isAssessed, hasPlan, reason, graduation }: EnrolmentMove): Result<true, MoveRefusal> {
  if (!FOLLOWING[from].includes(to)) return refused({ code: "not_following" });
  if (from === "asesmen" && to === "berjalan") {
    if (!isAssessed) return refused({ code: "not_assessed" });
    if (!hasPlan) return refused({ code: "no_plan" });
  }
  if (NEEDS_REASON.includes(to) && !reason) return refused({ code: "reason_missing" });
  if (to === "lulus" && !graduationOf(graduation).isReady) return refused({ code: "not_ready_to_graduate" });
  return ok(true);
}
