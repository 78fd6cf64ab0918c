import type { Tx } from "~/db/db.server";
import { byLabel, householdsById, householdsLabelled, membersOf, personsById, type KnownHousehold, type KnownPerson } from "~/households/known-people.server";
import { householdsByKk, personsByNik } from "~/households/matches.server";
import { regionsByCode } from "~/regions/regions.server";
import { searchKey } from "~/shared/text";
import type { HouseholdRow } from "../rows/household-row";
import type { Identifier, Said } from "../rows/row-reading";
import { groupBy } from "./entry";
import type { Village } from "./villages.server";

/** Everything recorded already that the rows of one part of a file may be about. */
export type KnownFamilies = {
  personById: ReadonlyMap<string, KnownPerson>;
  personByNik: ReadonlyMap<string, KnownPerson>;
  household: ReadonlyMap<string, KnownHousehold>;
  householdByKk: ReadonlyMap<string, KnownHousehold>;
  householdsByLabel: ReadonlyMap<string, KnownHousehold[]>;
  members: ReadonlyMap<string, KnownPerson[]>;
  /** Where a household's village counts today. */
  currentCode: (regionCode: string) => string;
};

export const numberIn = (said: Said<Identifier>): string | null => (said && "number" in said ? said.number : null);

/** A family without a name of its own is called after the person whose row brought it in. */
export const ownLabel = (fullName: string): string => (/^keluarga\s/i.test(fullName) ? fullName : `Keluarga ${fullName}`).slice(0, 80).trim();

export async function knownFamilies(tx: Tx, rows: readonly { row: HouseholdRow; village: Village }[]): Promise<KnownFamilies> {
  const numbers = rows.flatMap(({ row }) => numberIn(row.nik) ?? []);
  const niks = await personsByNik(tx, numbers);
  const cards = await householdsByKk(tx, rows.flatMap(({ row }) => numberIn(row.kk) ?? []));
  const people = await personsById(tx, [...rows.flatMap(({ row }) => row.id ?? []), ...[...niks.values()].map(({ id }) => id)]);
  const labels = rows.flatMap(({ row }) => (numberIn(row.kk) === null ? [searchKey(row.label ?? ownLabel(row.fullName ?? ""))] : []));
  const labelled = await householdsLabelled(tx, labels, [...new Set(rows.flatMap(({ village }) => [village.code, village.currentCode]))]);
  const ids = [...people.map(({ householdId }) => householdId), ...[...cards.values()].map(({ id }) => id), ...labelled.map(({ id }) => id)];
  const households = await householdsById(tx, ids);
  const household = new Map(households.map((one) => [one.id, one]));
  const regions = await regionsByCode(tx, households.map(({ regionCode }) => regionCode));
  const personById = new Map(people.map((one) => [one.id, one]));
  const defined = <T>(entries: [string, T | undefined][]) => new Map(entries.filter((entry): entry is [string, T] => entry[1] !== undefined));
  return {
    personById,
    personByNik: defined([...niks].map(([nik, { id }]) => [nik, personById.get(id)])),
    household,
    householdByKk: defined([...cards].map(([kk, { id }]) => [kk, household.get(id)])),
    householdsByLabel: byLabel(labelled.flatMap(({ id }) => household.get(id) ?? [])),
    members: groupBy(await membersOf(tx, ids), ({ householdId }) => householdId),
    currentCode: (regionCode) => regions.get(regionCode)?.currentCode ?? regionCode,
  };
}

/** Whether a row may be about this member: the same name, and nothing known that speaks against it. */
export function isSamePerson(row: HouseholdRow, person: KnownPerson): boolean {
  if (searchKey(row.fullName ?? "") !== person.searchName) return false;
  if (numberIn(row.nik) !== null && person.nikLast4 !== null) return false;
  const sexes = [row.sex, person.sex].filter((sex) => sex === "L" || sex === "P");
  if (sexes.length === 2 && sexes[0] !== sexes[1]) return false;
  if (row.birthDate && person.birthDate) return row.birthDate === person.birthDate;
  const years = [row.birthDate ? Number(row.birthDate.slice(0, 4)) : row.birthYear, person.birthDate ? Number(person.birthDate.slice(0, 4)) : person.birthYear];
  return !years[0] || !years[1] || years[0] === years[1];
}
