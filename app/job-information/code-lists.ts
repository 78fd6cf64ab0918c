import type { CodeList } from "~/shared/codes";
import { DECLINE_REASONS, MEDIA, OUTCOMES, REFERRAL_STATES, REFERRAL_TARGETS, TOPICS } from "./codes";

/** The code lists by kind of record and field, for history and conflicts. */
export const JOB_LISTS = {
  info_contact: { medium: MEDIA },
  consultation: { topic: TOPICS, outcome: OUTCOMES, reason: DECLINE_REASONS, referTo: REFERRAL_TARGETS },
  referral: { target: REFERRAL_TARGETS, status: REFERRAL_STATES },
} satisfies Record<string, Record<string, CodeList>>;
