import type { CodeList } from "~/shared/codes";
import { ENROLMENT_STATES, HOMEWORK_ANSWERS, MILESTONES, SESSION_KINDS, SESSION_TOPICS, TRACKS } from "./codes";

/** Code lists by kind of record and field, for showing stored values and their changes. */
export const MENTORING_LISTS: Record<string, Record<string, CodeList>> = {
  mentoring_enrolment: { track: TRACKS, status: ENROLMENT_STATES },
  mentoring_session: { kind: SESSION_KINDS, topics: SESSION_TOPICS, homeworkDone: HOMEWORK_ANSWERS },
  mentoring_milestone: { code: MILESTONES },
};
