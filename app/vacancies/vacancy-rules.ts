import type { P3miStatus } from "~/journeys/codes";
import type { PlainDate } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import type { LicenceCheck, VacancyState } from "./codes";

/*
 * No vacancy abroad is shown without a licence that is in force on the day it is looked at (handbook §4.11, I09; Law 18/2017
 * art. 9–10). What is not known to be right is not shown; that it is not on the list does not make it safe.
 */
/** `licenceUntil` null or left out: the list tells no last day. `stoodOtherwise`: it was taken, given back or renewed since the vacancy was checked. */
export type Company = { status: P3miStatus; licenceUntil?: PlainDate | null; stoodOtherwise?: boolean } | null;

/** How a placement company stands on a day. Work in Indonesia needs none; a licence whose day is over may have been renewed, and nobody knows. */
export function licenceCheck(country: string, company: Company, today: PlainDate): LicenceCheck {
  if (country === "ID") return "ok";
  if (company === null || company.status === "tidak_dikenal") return "perlu_cek";
  if (company.status !== "aktif") return "ditolak";
  return company.licenceUntil != null && company.licenceUntil < today ? "perlu_cek" : "ok";
}

/** How a vacancy stands that was checked before: a licence that was taken away and given back since has to be looked at anew. The database's `app_vacancy_check` says the same. */
export function vacancyCheck(country: string, company: Company, today: PlainDate): LicenceCheck {
  const check = licenceCheck(country, company, today);
  return check === "ok" && country !== "ID" && company?.stoodOtherwise ? "perlu_cek" : check;
}

/** How it is shown to the village: one that stands on the board by its own check, a draft by the company alone. */
export const shownCheck = ({ state, country, company }: Omit<VacancyFacts, "validUntil">, today: PlainDate): LicenceCheck => (state === "terbit" ? vacancyCheck : licenceCheck)(country, company, today);

export type VacancyFacts = { state: VacancyState; country: string; company: Company; validUntil: PlainDate };

/** Whether anybody may see it on the public board on a day. */
export const isOnBoard = ({ state, country, company, validUntil }: VacancyFacts, today: PlainDate): boolean => state === "terbit" && validUntil >= today && vacancyCheck(country, company, today) === "ok";

const FOLLOWING: Readonly<Record<VacancyState, readonly VacancyState[]>> = { draf: ["terbit", "ditutup"], terbit: ["ditutup", "draf"], ditutup: ["draf"] };
export const followingStates = (state: VacancyState): readonly VacancyState[] => FOLLOWING[state];

/** Whether one that stands on the board has only to be looked at anew to be shown again. */
export const canCheckAnew = ({ state, country, company }: VacancyFacts, today: PlainDate): boolean => state === "terbit" && vacancyCheck(country, company, today) !== "ok" && licenceCheck(country, company, today) === "ok";

export type MoveRefusal = { code: "not_following" } | { code: "licence_not_ok"; check: LicenceCheck } | { code: "expired" };

/** Whether a vacancy may take the step: only what is checked and still open comes to the board. */
export function canMove(vacancy: VacancyFacts, to: VacancyState, today: PlainDate): Result<true, MoveRefusal> {
  // One that stands on the board is put there again when its licence has to be looked at anew.
  if (!FOLLOWING[vacancy.state].includes(to) && !(vacancy.state === "terbit" && to === "terbit")) return refused({ code: "not_following" });
  if (to !== "terbit") return ok(true);
  const check = licenceCheck(vacancy.country, vacancy.company, today);
  if (check !== "ok") return refused({ code: "licence_not_ok", check });
  return vacancy.validUntil < today ? refused({ code: "expired" }) : ok(true);
}

/** I10: placements that cost more than the table allows, of those whose cost and table entry are known. */
export function overcharged(placements: readonly { costIdr: number | null; allowedIdr: number | null }[]): { above: number; known: number; unknown: number; share: number | null } {
  const known = placements.filter(({ costIdr, allowedIdr }) => costIdr !== null && allowedIdr !== null);
  const above = known.filter(({ costIdr, allowedIdr }) => (costIdr ?? 0) > (allowedIdr ?? 0)).length;
  return { above, known: known.length, unknown: placements.length - known.length, share: known.length === 0 ? null : above / known.length };
}
