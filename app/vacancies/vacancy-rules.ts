import type { P3miStatus } from "~/journeys/codes";
import { quantile7 } from "~/shared/numbers";
import type { PlainDate } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import type { LicenceCheck, VacancyState } from "./codes";

/*
 * No vacancy abroad is shown without a licence that is in force on the day it is looked at (handbook §4.11, I09; Law 18/2017
 * art. 9–10). What is not known to be right is not shown; that it is not on the list does not make it safe.
 */
export type Company = { status: P3miStatus } | null;

/** How a vacancy's placement company stands. Work in Indonesia needs none. */
export function licenceCheck(country: string, company: Company): LicenceCheck {
  if (country === "ID") return "ok";
  if (company === null || company.status === "tidak_dikenal") return "perlu_cek";
  return company.status === "aktif" ? "ok" : "ditolak";
}

export type VacancyFacts = { state: VacancyState; country: string; company: Company; validUntil: PlainDate };

/** Whether anybody may see it on the public board on a day. */
export const isOnBoard = ({ state, country, company, validUntil }: VacancyFacts, today: PlainDate): boolean => state === "terbit" && validUntil >= today && licenceCheck(country, company) === "ok";

const FOLLOWING: Readonly<Record<VacancyState, readonly VacancyState[]>> = { draf: ["terbit", "ditutup"], terbit: ["ditutup", "draf"], ditutup: ["draf"] };
export const followingStates = (state: VacancyState): readonly VacancyState[] => FOLLOWING[state];

export type MoveRefusal = { code: "not_following" } | { code: "licence_not_ok"; check: LicenceCheck } | { code: "expired" };

/** Whether a vacancy may take the step: only what is checked and still open comes to the board. */
export function canMove(vacancy: VacancyFacts, to: VacancyState, today: PlainDate): Result<true, MoveRefusal> {
  if (!FOLLOWING[vacancy.state].includes(to)) return refused({ code: "not_following" });
  if (to !== "terbit") return ok(true);
  const check = licenceCheck(vacancy.country, vacancy.company);
  if (check !== "ok") return refused({ code: "licence_not_ok", check });
  return vacancy.validUntil < today ? refused({ code: "expired" }) : ok(true);
}

/** Somebody's way from the first word about a job, each stage with its day; null where nothing is recorded. */
export type Seeker = { informedOn: PlainDate; consulted: boolean; registeredOn: PlainDate | null; placedOn: PlainDate | null };

/** I01–I05: nested stages, so that who came further counts at each stage before, recorded or not. */
export function funnel(seekers: readonly Seeker[]): { reached: number; consulted: number; registered: number; placed: number; direct: number } {
  const placed = seekers.filter(({ placedOn }) => placedOn !== null).length;
  const registered = seekers.filter(({ placedOn, registeredOn }) => placedOn !== null || registeredOn !== null).length;
  const consulted = seekers.filter(({ placedOn, registeredOn, consulted: talked }) => talked || placedOn !== null || registeredOn !== null).length;
  return { reached: seekers.length, consulted, registered, placed, direct: consulted - seekers.filter(({ consulted: talked }) => talked).length };
}

/** A cohort is followed for 180 days before anybody compares it. */
export const MATURE_DAYS = 180;

/** I06: days from registration to departure of those who left, with how many are under way. */
export function processDays(days: readonly number[], open: number): { median: number | null; p90: number | null; open: number } {
  return { median: quantile7(days, 0.5), p90: quantile7(days, 0.9), open };
}

/** I10: placements that cost more than the table allows, of those whose cost and table entry are known. */
export function overcharged(placements: readonly { costIdr: number | null; allowedIdr: number | null }[]): { above: number; known: number; unknown: number; share: number | null } {
  const known = placements.filter(({ costIdr, allowedIdr }) => costIdr !== null && allowedIdr !== null);
  const above = known.filter(({ costIdr, allowedIdr }) => (costIdr ?? 0) > (allowedIdr ?? 0)).length;
  return { above, known: known.length, unknown: placements.length - known.length, share: known.length === 0 ? null : above / known.length };
}
