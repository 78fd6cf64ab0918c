import { isCode, type CodeList } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { CHANNELS, USE_CATEGORIES } from "~/remittances/codes";

/** What a list of records shows, as its address says it. */
export type RecordFilter = "semua" | "tahu" | "belum";
/** What of the figure: one channel, country or use. */
export type RecordGroup = { channel?: string; country?: string; use?: string };

const GROUPS: { [dimension in keyof RecordGroup]-?: { param: string; codes: CodeList } } = {
  channel: { param: "saluran", codes: CHANNELS },
  country: { param: "negara", codes: COUNTRIES },
  use: { param: "guna", codes: USE_CATEGORIES },
};
const DIMENSIONS = ["channel", "country", "use"] as const;

export function recordQuery(params: URLSearchParams): { filter: RecordFilter; group: RecordGroup; page: number } {
  const group: RecordGroup = {};
  for (const dimension of DIMENSIONS) {
    const { param, codes } = GROUPS[dimension];
    const asked = params.get(param);
    if (asked !== null && (isCode(codes, asked) || asked === "tidak_diketahui")) group[dimension] = asked;
  }
  return {
    filter: filterOf(params.get("keadaan")),
    group,
    page: Math.max(1, Math.trunc(Number(params.get("hal"))) || 1),
  };
}

const filterOf = (asked: string | null): RecordFilter => (asked === "tahu" || asked === "belum" ? asked : "semua");

/** The group by the engine's name for it and by its words; null for the whole figure. */
export function chosenGroup(group: RecordGroup): { by: keyof RecordGroup; code: string; codes: CodeList } | null {
  for (const by of DIMENSIONS) {
    const code = group[by];
    if (code !== undefined) return { by, code, codes: GROUPS[by].codes };
  }
  return null;
}
