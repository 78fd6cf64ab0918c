import { nameSimilarity } from "~/households/person-checks";
import type { KnownHousehold, KnownPerson } from "~/households/known-people.server";
import { searchKey } from "~/shared/text";
import type { HouseholdRow } from "../rows/household-row";
import type { Entry } from "./entry";
import { isSamePerson, numberIn, ownLabel, type KnownFamilies } from "./known-families.server";
import { isOwnRecord } from "./person-differences.server";
import type { Village } from "./villages.server";

/** Where a row belongs: a person and household recorded already, or new ones; rows of one `key` share a new household. */
export type Place = { entry: Entry<HouseholdRow>; village: Village; person: KnownPerson | null; household: KnownHousehold | null; key: string };

/** Below this two names are not two spellings of one. */
const LIKE_NAME = 0.4;

/** Finds the place of each row; rows for which there is none, or more than one, say so and are left out. */
export function placesOf(located: readonly { entry: Entry<HouseholdRow>; village: Village }[], known: KnownFamilies): Place[] {
  const places = located.flatMap(({ entry, village }) => placeOf(entry, village, known) ?? []);
  // A group that is new by its card or label, one of whose people is recorded, is that person's household.
  const homes = new Map<string, KnownHousehold>();
  for (const { key, household, person } of places) if (household !== null && person !== null) homes.set(key, homes.get(key) ?? household);
  for (const place of places) if (place.household === null) place.household = homes.get(place.key) ?? null;
  return places.filter((place) => isInPlace(place, known));
}

function placeOf(entry: Entry<HouseholdRow>, village: Village, known: KnownFamilies): Place | null {
  const { row, reading } = entry;
  const kk = numberIn(row.kk);
  const person = personOf(row, known);
  if (row.id && person === null) return nothing(reading.say("id_unknown", "id"));
  const key = kk ?? (row.label ? `${village.currentCode} ${searchKey(row.label)}` : `row ${entry.line}`);
  const own = person === null ? null : (known.household.get(person.householdId) ?? null);
  const masked = row.kk && "last4" in row.kk ? row.kk.last4 : null;
  if (masked !== null && own !== null && masked !== own.kkLast4) return nothing(reading.say("not_digits", "no_kk"));
  if (kk !== null) {
    const byCard = known.householdByKk.get(kk) ?? null;
    if (own === null || byCard?.id === own.id) return { entry, village, person, household: byCard, key };
    if (byCard !== null) return nothing(reading.say("person_elsewhere", "nik", { household: own.label }));
    if (own.kkLast4 !== null && !isOwnRecord(row)) return nothing(reading.say("kk_differs", "no_kk", { last4: own.kkLast4 }));
    return { entry, village, person, household: own, key };
  }
  if (own !== null) return { entry, village, person, household: own, key };
  const labelled = (known.householdsByLabel.get(searchKey(row.label ?? ownLabel(row.fullName ?? ""))) ?? []).filter(({ regionCode, kkLast4 }) => known.currentCode(regionCode) === village.currentCode && (masked === null || masked === kkLast4));
  const fitting = row.label ? labelled : labelled.filter(({ id }) => (known.members.get(id) ?? []).some((member) => isSamePerson(row, member)));
  if (fitting.length > 1) return nothing(reading.say("household_ambiguous", "keluarga", { count: fitting.length }));
  // The end of a card's number tells of a household that is recorded; a new one cannot be given it.
  if (masked !== null && fitting.length === 0) return nothing(reading.say("not_digits", "no_kk"));
  return { entry, village, person, household: fitting[0] ?? null, key };
}

function personOf(row: HouseholdRow, { personById, personByNik }: KnownFamilies): KnownPerson | null {
  if (row.id) return personById.get(row.id) ?? null;
  return personByNik.get(numberIn(row.nik) ?? "") ?? null;
}

function isInPlace(place: Place, known: KnownFamilies): boolean {
  const { entry: { row, reading }, household, village } = place;
  if (household === null) return true;
  if (known.currentCode(household.regionCode) !== village.currentCode) {
    reading.say("village_differs", village.isNamed ? "kode_desa" : null, { village: household.regionCode });
    return false;
  }
  if (place.person === null) {
    const alike = (known.members.get(household.id) ?? []).filter((member) => isSamePerson(row, member));
    if (alike.length > 1) return Boolean(nothing(reading.say("person_ambiguous", "nama", { count: alike.length })));
    place.person = alike[0] ?? null;
  } else if (place.person.householdId !== household.id) {
    return Boolean(nothing(reading.say("person_elsewhere", "nik", { household: known.household.get(place.person.householdId)?.label ?? "" })));
  } else if (!row.id && nameSimilarity(row.fullName ?? "", place.person.fullName) < LIKE_NAME) {
    reading.say("name_differs", "nama", { name: place.person.fullName });
    return reading.confirmed.has("name_differs");
  }
  return true;
}

const nothing = (_said: void): null => null;
