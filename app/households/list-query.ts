import { HOUSEHOLD_STATUSES, type HouseholdStatus } from "./codes";
import { isCode } from "~/shared/codes";

/** Where the household's people are: abroad now, preparing, returned, or nobody with an open journey. */
export const WHEREABOUTS = ["di_luar", "persiapan", "pulang", "tanpa"] as const;
export type Whereabouts = (typeof WHEREABOUTS)[number];

/** What a list may be sorted by; anything else in the address gives the first (field case C137). */
const LIST_SORTS = ["nama", "desa", "diubah"] as const;
export type ListSort = (typeof LIST_SORTS)[number];
const DIRECTIONS = ["naik", "turun"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A list says "more than" so many: counting on would cost more than it tells. */
export const MOST_COUNTED = 1_000;

export type ListQuery = {
  search: string;
  status: HouseholdStatus | null;
  whereabouts: Whereabouts | null;
  /** A journey of a member stands exactly here. */
  journeyState: string | null;
  incomplete: boolean;
  sort: ListSort;
  direction: Direction;
  /** Id of the last row of the page before, and where the order is by change its microsecond: names stay out of addresses. */
  after: string | null;
};

/** Persons stand in the order of their names. */
export type PersonQuery = Pick<ListQuery, "search" | "whereabouts" | "after">;

const oneOf = <T extends string>(allowed: readonly T[], text: string | null): T | null => allowed.find((one) => one === text) ?? null;

/**
 * Reads a list's address; what it does not know it leaves out. `journeyStates` are the states that may be asked for.
 * A NIK or card number, or a piece of one, does not belong into an address and is left out too: it is searched by POST.
 */
export function listQuery(params: URLSearchParams, journeyStates: readonly string[] = []): ListQuery {
  const status = params.get("status");
  const search = (params.get("cari") ?? "").slice(0, 80);
  const sort = oneOf(LIST_SORTS, params.get("urut")) ?? "nama";
  return {
    search: numberIn(search) === null ? search : "",
    status: isCode(HOUSEHOLD_STATUSES, status) ? status : null,
    whereabouts: oneOf(WHEREABOUTS, params.get("pmi")),
    journeyState: oneOf(journeyStates, params.get("pmi")),
    incomplete: params.get("lengkap") === "belum",
    sort,
    direction: oneOf(DIRECTIONS, params.get("arah")) ?? (sort === "diubah" ? "turun" : "naik"),
    after: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.\d{1,16})?$/.exec(params.get("setelah") ?? "")?.[0] ?? null,
  };
}

/** The digits of a NIK or family card typed as a search, however they are spaced, also too few or too many; null for a name. */
export function numberIn(search: string): string | null {
  const digits = search.replace(/[\s.\p{Pd}'’‘]/gu, "");
  return /^\d{6,}$/.test(digits) ? digits : null;
}

/** The address of a list with what was chosen in its form: empty choices are left out, and it begins at the first page. */
export function listAddress(form: { get(name: string): unknown }): string {
  const kept = new URLSearchParams();
  for (const name of ["cari", "pmi", "status", "lengkap", "urut", "arah"]) {
    const value = form.get(name);
    if (typeof value === "string" && value.trim() !== "") kept.set(name, name === "lengkap" ? "belum" : value.trim().slice(0, 80));
  }
  return kept.size === 0 ? "" : `?${kept.toString()}`;
}

/** Whether the list is cut by anything but its order. */
export function isFiltered({ search, status, whereabouts, journeyState, incomplete }: ListQuery): boolean {
  return search.trim() !== "" || status !== null || whereabouts !== null || journeyState !== null || incomplete;
}
