import { duplicateReasons, isLikelyDuplicate, nameSimilarity, type DuplicateReason, type PersonFacts } from "~/households/person-checks";
import { searchKey } from "~/shared/text";

/** How much speaks for two records being of one: `strong` needs a reason to doubt, `likely` a look at both. */
export type Strength = "strong" | "likely";
export type PairReason = DuplicateReason | "same_phone" | "same_household" | "same_label" | "similar_label" | "members_alike" | "sex_differs";

export type CandidatePerson = PersonFacts & { householdId: string; householdLabel: string };
type Compared = { reasons: PairReason[]; strength: Strength };

/** From here on two family names read alike, the words that stand on every one of them left out. */
const LIKE_LABEL = 0.6;
const EVERY_LABEL = new Set(["keluarga", "kel", "bu", "ibu", "pak", "bapak", "mbah", "rumah"]);

/** What of a family's label is its own: "Keluarga Bu Siti" → "siti". */
export const ownWords = (label: string): string => searchKey(label).split(" ").filter((word) => !EVERY_LABEL.has(word)).join(" ");

/** Why two persons may be one, and how strongly; null where too little speaks for it. */
export function comparePersons(a: CandidatePerson, b: CandidatePerson, hasSamePhone: boolean): Compared | null {
  const reasons: PairReason[] = duplicateReasons(a, b);
  const isAlike = reasons.includes("same_name") || reasons.includes("similar_name");
  const isSameHousehold = a.householdId === b.householdId;
  if (hasSamePhone) reasons.push("same_phone");
  if (isSameHousehold) reasons.push("same_household");
  else if (areAlike(a.householdLabel, b.householdLabel)) reasons.push("similar_label");
  const sexes = [a.sex, b.sex].filter((sex) => sex === "L" || sex === "P");
  const doSexesDiffer = sexes.length === 2 && sexes[0] !== sexes[1];
  if (doSexesDiffer) reasons.push("sex_differs");
  if (!isAlike) return null;
  const isStrong = !doSexesDiffer && ((reasons.includes("same_name") && reasons.includes("same_birth_date")) || hasSamePhone);
  if (isStrong) return { reasons, strength: "strong" };
  const isSameYear = reasons.includes("same_birth_year") || reasons.includes("same_birth_date");
  return isLikelyDuplicate(a, b) || (hasSamePhone && isSameYear) ? { reasons, strength: "likely" } : null;
}

const areAlike = (one: string, two: string): boolean => nameSimilarity(ownWords(one), ownWords(two)) >= LIKE_LABEL;

export type ComparedHousehold = { label: string; hasCard: boolean; /** The head's name; null where nobody is head. */ head: string | null };

/**
 * The same of two households, by their labels and by how many of their people may be the same. A label alone says little
 * where each has a family card of its own, or a head of another name.
 */
export function compareHouseholds(a: ComparedHousehold, b: ComparedHousehold, alike: { strong: number; likely: number }): Compared | null {
  const reasons: PairReason[] = [];
  const [ofA, ofB] = [ownWords(a.label), ownWords(b.label)];
  const isSameLabel = ofA !== "" && ofA === ofB;
  if (isSameLabel) reasons.push("same_label");
  else if (areAlike(a.label, b.label)) reasons.push("similar_label");
  const members = alike.strong + alike.likely;
  if (members > 0) reasons.push("members_alike");
  if (alike.strong > 1 || (members > 1 && reasons.length > 1) || (alike.strong > 0 && reasons.length > 1)) return { reasons, strength: "strong" };
  const speaksAgainst = (a.hasCard && b.hasCard) || (a.head !== null && b.head !== null && nameSimilarity(a.head, b.head) < LIKE_LABEL);
  return members > 0 || (isSameLabel && !speaksAgainst) ? { reasons, strength: "likely" } : null;
}
