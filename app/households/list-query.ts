import { HOUSEHOLD_STATUSES, type HouseholdStatus } from "./codes";
import { isCode } from "~/shared/codes";

/** Where the household's people are: abroad now, preparing, returned, or nobody with a journey. */
export const WHEREABOUTS = ["di_luar", "persiapan", "pulang", "tanpa"] as const;
export type Whereabouts = (typeof WHEREABOUTS)[number];

/** What a list may be sorted by; anything else in the address gives the first (field case C137). */
export const LIST_SORTS = ["nama", "diubah"] as const;
export type ListSort = (typeof LIST_SORTS)[number];

export type ListQuery = {
  search: string;
  status: HouseholdStatus | null;
  whereabouts: Whereabouts | null;
  incomplete: boolean;
  sort: ListSort;
  after: [string, string] | null;
};

const oneOf = <T extends string>(allowed: readonly T[], text: string | null): T | null => allowed.find((one) => one === text) ?? null;

/** Reads a list's address; what it does not know it leaves out. */
export function listQuery(params: URLSearchParams): ListQuery {
  const status = params.get("status");
  return {
    search: (params.get("cari") ?? "").slice(0, 80),
    status: isCode(HOUSEHOLD_STATUSES, status) ? status : null,
    whereabouts: oneOf(WHEREABOUTS, params.get("pmi")),
    incomplete: params.get("lengkap") === "belum",
    sort: oneOf(LIST_SORTS, params.get("urut")) ?? "nama",
    after: readCursor(params.get("setelah")),
  };
}

/** The place in a list after which the next page begins: the sorted value and the id of the last row. */
export function writeCursor([value, id]: [string, string]): string {
  return encodeURIComponent(value) + "~" + id;
}

export function readCursor(text: string | null): [string, string] | null {
  const match = /^(.{0,400})~([0-9a-f-]{36})$/.exec(text ?? "");
  if (!match) return null;
  try {
    return [decodeURIComponent(match[1] ?? ""), match[2] ?? ""];
  } catch {
    return null;
  }
}
