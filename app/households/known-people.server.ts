import { and, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { inBatches } from "~/access/record-batch.server";
import type { Tx } from "~/db/db.server";
import { households, persons } from "~/db/schema/households";
import { searchKey } from "~/shared/text";
import type { Education, MaritalStatus, MemberRole, Sex } from "./codes";

/** What is recorded of people and households already, to compare whole files with. Only what the actor may see. */
const personColumns = {
  id: persons.id,
  householdId: persons.householdId,
  regionCode: persons.regionCode,
  fullName: persons.fullName,
  searchName: persons.searchName,
  memberRole: sql<MemberRole>`${persons.memberRole}`,
  sex: sql<Sex | null>`${persons.sex}`,
  birthDate: persons.birthDate,
  birthYear: persons.birthYear,
  nikIndex: persons.nikIndex,
  nikLast4: persons.nikLast4,
  phoneIndex: persons.phoneIndex,
  phoneLast4: persons.phoneLast4,
  education: sql<Education>`${persons.education}`,
  marital: sql<MaritalStatus>`${persons.marital}`,
  note: persons.note,
  version: persons.version,
};
export type KnownPerson = Awaited<ReturnType<typeof personsById>>[number];

export async function personsById(tx: Tx, ids: readonly string[]) {
  return inParts(ids, (batch) => tx.select(personColumns).from(persons).where(and(inArray(persons.id, batch), isNull(persons.deletedAt))));
}

/** Everybody in these households, in no order. */
export async function membersOf(tx: Tx, householdIds: readonly string[]): Promise<KnownPerson[]> {
  return inParts(householdIds, (batch) => tx.select(personColumns).from(persons).where(and(inArray(persons.householdId, batch), isNull(persons.deletedAt))));
}

/** People of exactly these names in these villages, without regard to case and marks. */
export async function personsNamed(tx: Tx, named: readonly { regionCode: string; fullName: string }[]): Promise<KnownPerson[]> {
  const pairs = [...new Map(named.map((one) => [`${one.regionCode} ${searchKey(one.fullName)}`, one])).values()];
  return inParts(pairs, (batch) => tx.select(personColumns).from(persons).where(and(
    sql`(${persons.regionCode}, ${persons.searchName}) in (${sql.join(batch.map(({ regionCode, fullName }) => sql`(${regionCode}, ${searchKey(fullName)})`), sql`, `)})`,
    isNull(persons.deletedAt),
  )));
}

const householdColumns = {
  id: households.id,
  regionCode: households.regionCode,
  label: households.label,
  searchLabel: households.searchLabel,
  /** Of households that became part of this one. */
  mergedLabels: sql<string[]>`array(select m.search_label from households m where m.merged_into = households.id order by m.id)`,
  kkIndex: households.kkIndex,
  kkLast4: households.kkLast4,
  address: households.address,
  version: households.version,
};
export type KnownHousehold = Awaited<ReturnType<typeof householdsById>>[number];

export async function householdsById(tx: Tx, ids: readonly string[]) {
  return inParts(ids, (batch) => tx.select(householdColumns).from(households).where(and(inArray(households.id, batch), isNull(households.deletedAt))));
}

/**
 * Households whose label reads as one of these keys (`searchKey`), in whatever village, or once read so: one that was
 * merged is found as the household it became part of, so that a file brought again does not make it a second time.
 */
export async function householdsLabelled(tx: Tx, keys: readonly string[], within: readonly string[] | null): Promise<KnownHousehold[]> {
  return inParts(keys, (batch) => tx.select(householdColumns).from(households).where(and(
    or(
      inArray(households.searchLabel, batch),
      sql`${households.id} in (select m.merged_into from households m where m.merged_into is not null and m.search_label = any(${textArray(batch)}::text[]))`,
    ),
    within === null ? undefined : inArray(households.regionCode, [...within]),
    isNull(households.deletedAt),
    ne(households.status, "gabung"),
  )));
}

/** Households by each label they go by, of those that became part of them too. */
export function byLabel(households: readonly KnownHousehold[]): Map<string, KnownHousehold[]> {
  const labelled = new Map<string, KnownHousehold[]>();
  for (const household of new Set(households)) {
    for (const label of new Set([household.searchLabel, ...household.mergedLabels])) labelled.set(label, [...(labelled.get(label) ?? []), household]);
  }
  return labelled;
}

/** A list of texts as one parameter. */
const textArray = (texts: readonly string[]): string => `{${texts.map((text) => JSON.stringify(text)).join()}}`;

async function inParts<T, R>(wanted: readonly T[], select: (batch: T[]) => Promise<R[]>): Promise<R[]> {
  const found: R[] = [];
  for (const batch of inBatches([...new Set(wanted)])) found.push(...(await select(batch)));
  return found;
}
