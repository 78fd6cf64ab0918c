import type { Tx } from "~/db/db.server";
import { personsById, personsNamed, type KnownPerson } from "~/households/known-people.server";
import { knownJourneys } from "~/journeys/known-journeys.server";
import { searchKey } from "~/shared/text";
import type { HouseholdRow } from "../rows/household-row";
import type { JourneyRow } from "../rows/journey-row";
import { isIn, type Entry } from "./entry";
import { isSamePerson, knownFamilies, numberIn } from "./known-families.server";
import { createPeople } from "./person-creations.server";
import { placesOf, type Place } from "./place-in-family.server";
import type { Run } from "./run";
import type { Village } from "./villages.server";

/** Who travelled: the person's id, and whether the row itself brought that person in. */
export type Traveller = { personId: string; isNew: boolean };

type Located = { entry: Entry<JourneyRow>; village: Village };
type Shadow = Entry<HouseholdRow> & { of: Entry<JourneyRow> };

/**
 * The person of each row: by NIK, by name within the household the row names, else by name within the village where
 * only one fits. Someone not recorded is recorded where the row says how they belong to the household.
 */
export async function travellersOf(tx: Tx, run: Run, located: readonly Located[]): Promise<Map<Entry<JourneyRow>, Traveller>> {
  const owners = await ownersOf(tx, located);
  const shadows = located.map(({ entry, village }) => {
    const shadow = shadowOf(entry, owners.get(entry));
    return { entry: shadow, village, row: shadow.row };
  });
  const places = placesOf(shadows, await knownFamilies(tx, shadows)).filter(({ entry }) => isIn(entry));
  await findByName(tx, places.filter((place) => place.person === null && !isNamed(place)));
  const found = new Map<Entry<JourneyRow>, Traveller>();
  const fresh: Place[] = [];
  for (const place of places.filter(({ entry }) => isIn(entry))) {
    if (place.person !== null) found.set(original(place), { personId: place.person.id, isNew: false });
    else if (place.entry.row.memberRole) fresh.push(place);
    else place.entry.reading.say("person_not_found", numberIn(place.entry.row.nik) === null ? "nama" : "nik");
  }
  // One person may have several journeys in a file; the first row brings the person in, the others speak of the same.
  const first = new Map<string, Place>();
  for (const place of fresh) first.set(who(place), first.get(who(place)) ?? place);
  const created = await createPeople(tx, run, [...first.values()]);
  for (const place of fresh) {
    const one = first.get(who(place));
    const personId = one && created.get(one);
    if (personId !== undefined) found.set(original(place), { personId, isNew: one === place });
    else if (one !== place) place.entry.reading.say("person_not_found", "nama");
  }
  return found;
}

/** Whose journey a row with its id is, where the row names that person too: two people of one household may share a name. */
async function ownersOf(tx: Tx, located: readonly Located[]): Promise<Map<Entry<JourneyRow>, string>> {
  const journeys = new Map((await knownJourneys(tx, { ids: located.flatMap(({ entry }) => entry.row.id ?? []), personIds: [] })).map((journey) => [journey.id, journey]));
  const people = new Map((await personsById(tx, [...journeys.values()].map(({ personId }) => personId))).map((person) => [person.id, person]));
  return new Map(located.flatMap(({ entry }): [Entry<JourneyRow>, string][] => {
    const { id, nik, fullName } = entry.row;
    const person = people.get(journeys.get(id ?? "")?.personId ?? "");
    const isNumbered = nik ? "number" in nik || nik.last4 !== person?.nikLast4 : false;
    return person && !isNumbered && searchKey(fullName ?? "") === person.searchName ? [[entry, person.id]] : [];
  }));
}

/** The same row as one about a person of a household; what is said of it is said of the journey's row. */
function shadowOf(entry: Entry<JourneyRow>, id: string | undefined): Shadow {
  const { village, kk, label, nik, fullName, memberRole } = entry.row;
  const nothing = { version: undefined, address: undefined, sex: undefined, birthDate: undefined, birthYear: undefined, education: undefined, marital: undefined, phone: undefined, note: undefined };
  return { line: entry.line, reading: entry.reading, outcome: null, changes: null, of: entry, row: { ...nothing, id, village, kk, label, nik, fullName, memberRole } };
}

const original = ({ entry }: Place): Entry<JourneyRow> => (entry as Shadow).of;
const who = ({ key, entry: { row } }: Place): string => numberIn(row.nik) ?? `${key} ${row.fullName}`;
/** A household that is recorded, under the card or label the row gives; people of other households are not meant. */
const isNamed = ({ household, entry: { row } }: Place): boolean => household !== null && Boolean(row.kk || row.label);

async function findByName(tx: Tx, places: readonly Place[]): Promise<void> {
  const people = await personsNamed(tx, places.flatMap(({ entry, village }) => [...new Set([village.code, village.currentCode])].map((regionCode) => ({ regionCode, fullName: entry.row.fullName ?? "" }))));
  for (const place of places) {
    const { entry: { row, reading }, village } = place;
    const fitting = people.filter((person: KnownPerson) => (person.regionCode === village.code || person.regionCode === village.currentCode) && isSamePerson(row, person));
    if (fitting.length > 1) reading.say("person_ambiguous", "nama", { count: fitting.length });
    place.person = fitting[0] ?? null;
  }
}
