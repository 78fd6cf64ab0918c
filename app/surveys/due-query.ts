import { isCode } from "~/shared/codes";
import { SURVEY_ROUNDS, type SurveyRound } from "./codes";

/** Where families may stand in a list. */
export const DUE_STATES = ["belum", "sebagian", "selesai", "menolak"] as const;
/** What the list is cut to: whoever still has to be asked, where nothing is chosen. */
export const DUE_FILTERS = ["perlu", ...DUE_STATES, "semua"] as const;
export type DueFilter = (typeof DUE_FILTERS)[number];

/** Reads a due list's address; what it does not know it leaves out. */
export function dueQuery(params: URLSearchParams): { round: SurveyRound | null; filter: DueFilter; after: string | null } {
  const round = params.get("ronde");
  return {
    round: isCode(SURVEY_ROUNDS, round) ? round : null,
    filter: DUE_FILTERS.find((one) => one === params.get("keadaan")) ?? "perlu",
    after: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(params.get("setelah") ?? "")?.[0] ?? null,
  };
}
