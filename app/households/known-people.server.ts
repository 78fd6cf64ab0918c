import { and, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
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
 * Households whose label reads as one of these keys (`searchKey`), in whatever village. One that was merged is found as
 * the household it became part of, under its own old label, so that a file brought again makes it no second time.
 */
export async function householdsLabelled(tx: Tx, keys: readonly string[], within: readonly string[] | null): Promise<KnownHousehold[]> {
  const merged = await inParts(keys, (batch) => tx
    .select({ searchLabel: households.searchLabel, keptId: sql<string | null>`kept_household(${households.id})` })
    .from(households)
    .where(and(inArray(households.searchLabel, batch), isNotNull(households.mergedInto), within === null ? undefined : inArray(households.regionCode, [...within]))));
  const kept = new Map((await householdsById(tx, merged.flatMap(({ keptId }) => keptId ?? []))).map((household) => [household.id, household]));
  const standing = await standingLabelled(tx, keys, within);
  const known = new Set(standing.map(({ id, searchLabel }) => `${id} ${searchLabel}`));
  return [...standing, ...merged.flatMap(({ searchLabel, keptId }) => {
    const household = kept.get(keptId ?? "");
    const key = `${keptId} ${searchLabel}`;
    return household && !known.has(key) && known.add(key) ? [{ ...household, searchLabel }] : [];
  })];
}

function standingLabelled(tx: Tx, keys: readonly string[], within: readonly string[] | null): Promise<KnownHousehold[]> {
  return inParts(keys, (batch) => tx.select(householdColumns).from(households).where(and(
    inArray(households.searchLabel, batch),
    within === null ? undefined : inArray(households.regionCode, [...within]),
    isNull(households.deletedAt),
    ne(households.status, "gabung"),
  )));
}

async function inParts<T, R>(wanted: readonly T[], select: (batch: T[]) => Promise<R[]>): Promise<R[]> {
  const found: R[] = [];
  for (const batch of inBatches([...new Set(wanted)])) found.push(...(await select(batch)));
  return found;
}
