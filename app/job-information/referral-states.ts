import { addDays, type PlainDate } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import type { ReferralState } from "./codes";

/*
 * A referral waits for the office's word. What is stored are the four states somebody wrote; that nobody answered for 30 days
 * follows from the dates (handbook §4.11), so that reading never writes and a late answer is still an answer.
 */
export type StoredState = Exclude<ReferralState, "kedaluwarsa">;
export type ReferralDays = { status: StoredState; sentOn: PlainDate; statusSince: PlainDate };

export const ANSWER_DAYS = 30;

/** The first day on which a referral that nobody answered counts as expired. */
export const expiresOn = (sentOn: PlainDate): PlainDate => addDays(sentOn, ANSWER_DAYS + 1);

/** How a referral stands on a day. */
export const referralState = ({ status, sentOn }: ReferralDays, today: PlainDate): ReferralState => (status === "dikirim" && today >= expiresOn(sentOn) ? "kedaluwarsa" : status);

const FOLLOWING: Readonly<Record<StoredState, readonly StoredState[]>> = { dikirim: ["diterima", "selesai", "kembali"], diterima: ["selesai", "kembali"], selesai: [], kembali: [] };
export const followingReferralStates = (status: StoredState): readonly StoredState[] => FOLLOWING[status];

export type ReferralMoveRefusal = { code: "not_following" } | { code: "answered_before"; on: PlainDate } | { code: "in_future" };

/** Whether a referral may take the step on a day: forward alone, not before the step it stands at, and not tomorrow. */
export function canMoveReferral({ status, statusSince }: ReferralDays, to: StoredState, on: PlainDate, today: PlainDate): Result<true, ReferralMoveRefusal> {
  if (!FOLLOWING[status].includes(to)) return refused({ code: "not_following" });
  if (on > today) return refused({ code: "in_future" });
  return on < statusSince ? refused({ code: "answered_before", on: statusSince }) : ok(true);
}
