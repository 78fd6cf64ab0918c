import { daysBetween, type PlainDate } from "~/shared/dates";
import { nikMismatches, type NikMismatch } from "~/shared/parse-nik";
import { searchKey } from "~/shared/text";
import type { MemberRole, Sex } from "./codes";

/** What is known of a person when records are checked and compared; numbers stay outside of rules. */
export type PersonFacts = {
  fullName: string;
  birthDate: PlainDate | null;
  birthYear: number | null;
  sex: Sex | null;
  regionCode: string;
};

/**
 * Where a NIK contradicts the sex and birth date beside it (field case C064). A difference is asked about, not refused:
 * registers hold wrong digits too. The district in a NIK is that of first registration and is not compared (C065).
 */
export function nikDifferences(nik: string | null, person: Pick<PersonFacts, "sex" | "birthDate">): NikMismatch[] {
  if (nik === null) return [];
  const sex = person.sex === "L" || person.sex === "P" ? person.sex : null;
  return nikMismatches(nik, { sex, birthDate: person.birthDate });
}

export type DuplicateReason = "same_name" | "similar_name" | "same_birth_date" | "near_birth_date" | "same_birth_year" | "other_village";

/** Names from here on count as similar: "Budi Santoso" and "Budi Santosa" reach 0.73. */
const SIMILAR_NAME = 0.55;
/** A record made from memory may be a few years off (field case C086). */
const NEAR_YEARS = 3;

/** Why two records may be of one person, in the order a person would say it; what differs is for the screen to mark. */
export function duplicateReasons(a: PersonFacts, b: PersonFacts): DuplicateReason[] {
  const reasons: DuplicateReason[] = [];
  const similarity = nameSimilarity(a.fullName, b.fullName);
  if (similarity === 1) reasons.push("same_name");
  else if (similarity >= SIMILAR_NAME) reasons.push("similar_name");
  const birth = birthReason(a, b);
  if (birth) reasons.push(birth);
  if (a.regionCode !== b.regionCode) reasons.push("other_village");
  return reasons;
}

/**
 * Whether to ask. The same name in one village is enough where a birth date is missing on either side; a similar name
 * needs a birth date that is the same or near; another village needs the same name and birth date.
 */
export function isLikelyDuplicate(a: PersonFacts, b: PersonFacts): boolean {
  const reasons = new Set(duplicateReasons(a, b));
  const sexes = [a.sex, b.sex].filter((sex) => sex === "L" || sex === "P");
  if (sexes.length === 2 && sexes[0] !== sexes[1]) return false;
  if (reasons.has("other_village")) return reasons.has("same_name") && reasons.has("same_birth_date");
  if (reasons.has("same_birth_date") || reasons.has("near_birth_date")) return reasons.has("same_name") || reasons.has("similar_name");
  if (!reasons.has("same_name")) return false;
  return reasons.has("same_birth_year") || birthYearOf(a) === null || birthYearOf(b) === null;
}

function birthReason(a: PersonFacts, b: PersonFacts): DuplicateReason | null {
  if (a.birthDate && b.birthDate) {
    if (a.birthDate === b.birthDate) return "same_birth_date";
    const years = Math.abs(Number(a.birthDate.slice(0, 4)) - Number(b.birthDate.slice(0, 4)));
    const sameDay = a.birthDate.slice(5) === b.birthDate.slice(5);
    const isNear = (sameDay && years <= NEAR_YEARS) || Math.abs(daysBetween(a.birthDate, b.birthDate)) <= 31;
    return isNear ? "near_birth_date" : null;
  }
  const [yearOfA, yearOfB] = [birthYearOf(a), birthYearOf(b)];
  return yearOfA !== null && yearOfA === yearOfB ? "same_birth_year" : null;
}

function birthYearOf(person: PersonFacts): number | null {
  return person.birthDate ? Number(person.birthDate.slice(0, 4)) : person.birthYear;
}

/** Shared three-letter pieces of two names over all of both, from 0 to 1, as PostgreSQL's pg_trgm counts them. */
export function nameSimilarity(a: string, b: string): number {
  const [ofA, ofB] = [trigrams(a), trigrams(b)];
  if (ofA.size === 0 || ofB.size === 0) return 0;
  const shared = [...ofA].filter((piece) => ofB.has(piece)).length;
  return shared / (ofA.size + ofB.size - shared);
}

function trigrams(name: string): Set<string> {
  const words = searchKey(name).split(" ").filter(Boolean);
  return new Set(words.flatMap((word) => Array.from({ length: word.length + 1 }, (_, at) => `  ${word} `.slice(at, at + 3))));
}

export type MissingFact = "nik" | "birth_date" | "sex" | "member_role";

/** What a person's record still needs to be complete, for the list "to be completed". */
export function missingFacts(person: {
  hasNik: boolean;
  birthDate: string | null;
  birthYear: number | null;
  sex: string | null;
  memberRole: MemberRole;
}): MissingFact[] {
  const missing: MissingFact[] = [];
  if (!person.hasNik) missing.push("nik");
  if (!person.birthDate && !person.birthYear) missing.push("birth_date");
  if (person.sex !== "L" && person.sex !== "P") missing.push("sex");
  if (person.memberRole === "tidak_diketahui") missing.push("member_role");
  return missing;
}

export type HouseholdGap = "no_kk" | "no_head" | "no_consent" | "member_incomplete";

/** What a household's record still needs. */
export function householdGaps(household: { hasKk: boolean; heads: number; consents: number; incompleteMembers: number }): HouseholdGap[] {
  const gaps: HouseholdGap[] = [];
  if (household.consents === 0) gaps.push("no_consent");
  if (household.heads === 0) gaps.push("no_head");
  if (!household.hasKk) gaps.push("no_kk");
  if (household.incompleteMembers > 0) gaps.push("member_incomplete");
  return gaps;
}

export type BirthRefusal = "birth_in_future" | "birth_too_old" | "birth_year_differs";

/** A birth nobody alive can have; null when it can be. */
export function birthRefusal(person: Pick<PersonFacts, "birthDate" | "birthYear">, today: PlainDate): BirthRefusal | null {
  const year = person.birthDate ? Number(person.birthDate.slice(0, 4)) : person.birthYear;
  if (year === null) return null;
  if (person.birthDate ? person.birthDate > today : year > Number(today.slice(0, 4))) return "birth_in_future";
  if (year < Number(today.slice(0, 4)) - 120) return "birth_too_old";
  return person.birthDate && person.birthYear !== null && person.birthYear !== year ? "birth_year_differs" : null;
}
