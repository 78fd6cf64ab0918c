import { and, eq, inArray, isNull } from "drizzle-orm";
import { canWriteHousehold } from "~/access/capabilities";
import { createdAs, createdFields, inBatches, recordChanges } from "~/access/record-batch.server";
import { audit } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { households, persons } from "~/db/schema/households";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { FIELD_ENTRY, type Origin } from "~/shared/origin";
import type { NikMismatch } from "~/shared/parse-nik";
import { ok, refused, type Result } from "~/shared/result";
import type { Created } from "./create-households.server";
import type { NewPerson } from "./household.schema";
import { findMatches, type Match } from "./matches.server";
import { keepNotSame } from "./not-same.server";
import { birthRefusal, nikDifferences, type BirthRefusal } from "./person-checks";
import { personColumns, shownPerson } from "./person-row.server";

export type PersonRefusal =
  | { code: "forbidden" }
  | { code: "household_not_found" }
  | { code: "id_taken" }
  | { code: BirthRefusal }
  /** Asked until `confirmedDifference`. */
  | { code: "nik_differs"; fields: NikMismatch[] }
  /** Another person has this NIK; who, where the actor may see them. */
  | { code: "nik_used"; match: Match | null }
  | { code: "second_head"; headName: string | null }
  /** Asked until `confirmedDuplicate`. */
  | { code: "likely_duplicate"; matches: Match[] };
export type PersonResult = Result<Created, PersonRefusal>;

type Home = { id: string; regionCode: string };

/**
 * Adds members to households; the answers stand in the order of the rows and a refused row does not touch the others.
 * The same id with the same content is success. The person lives in the household's village.
 */
export async function addPersons(tx: Tx, actor: Actor, rows: readonly NewPerson[], origin: Origin = FIELD_ENTRY): Promise<PersonResult[]> {
  const homes = await homesOf(tx, rows);
  const repeated = await repeatedRows(tx, rows);
  const fresh = rows.filter((row) => !repeated.has(row.id));
  const distinct = new Map<string, Match[]>();
  const refusals = await refusalsOf(tx, actor, fresh, homes, distinct);
  const inserted = new Set<string>();
  const accepted = fresh.filter((row) => !refusals.has(row));
  for (const batch of inBatches(accepted)) {
    const values = batch.map((row) => ({
      ...personColumns(contentOf(row)),
      id: row.id,
      householdId: row.householdId,
      regionCode: homes.get(row.householdId)?.regionCode ?? "",
      fullName: row.fullName,
      searchName: personColumns({ fullName: row.fullName }).searchName ?? "",
      source: origin.source,
      importId: origin.importId,
      createdBy: actor.userId,
      updatedBy: actor.userId,
    }));
    for (const { id } of await tx.insert(persons).values(values).onConflictDoNothing().returning({ id: persons.id })) inserted.add(id);
  }
  const byId = new Map(accepted.map((row) => [row.id, row]));
  await recordChanges(tx, actor, [...inserted].map((id) => {
    const row = byId.get(id) as NewPerson;
    const regionCode = homes.get(row.householdId)?.regionCode ?? "";
    return { entity: "person", entityId: id, householdId: row.householdId, regionCode, version: 1, kind: "create", fields: createdFields(shownContent(row)) };
  }));
  for (const [id, others] of distinct) {
    const regionCode = homes.get(byId.get(id)?.householdId ?? "")?.regionCode ?? "";
    if (!inserted.has(id)) continue;
    await audit(tx, actor, { action: "distinct", entity: "person", entityId: id, regionCode, detail: { others: others.map((other) => other.id) } });
    for (const other of others) await keepNotSame(tx, actor, "person", { id, regionCode }, other);
  }
  const clashes = await clashesOf(tx, accepted.filter((row) => !inserted.has(row.id)), homes);
  const answered = new Set<string>();
  return rows.map((row) => {
    const before = repeated.get(row.id);
    if (before) return before.same ? ok({ id: row.id, version: before.version, repeated: true }) : refused({ code: "id_taken" });
    const refusal = refusals.get(row);
    if (refusal) return refused(refusal);
    if (inserted.has(row.id)) {
      if (answered.has(row.id)) return refused({ code: "id_taken" });
      answered.add(row.id);
      return ok({ id: row.id, version: 1, repeated: false });
    }
    return refused(clashes.get(row) ?? { code: "nik_used", match: null });
  });
}

/** One member; see `addPersons`. */
export async function addPerson(tx: Tx, actor: Actor, row: NewPerson, origin?: Origin): Promise<PersonResult> {
  const [answer] = await addPersons(tx, actor, [row], origin);
  return answer as PersonResult;
}

function contentOf(row: NewPerson) {
  const { id: _id, householdId: _household, nikState: _state, confirmedDifference: _d, confirmedDuplicate: _p, ...content } = row;
  return content;
}

const shownContent = (row: NewPerson) => ({ ...shownPerson(contentOf(row)), householdId: row.householdId });

async function homesOf(tx: Tx, rows: readonly NewPerson[]): Promise<Map<string, Home>> {
  const homes = new Map<string, Home>();
  for (const batch of inBatches([...new Set(rows.map((row) => row.householdId))])) {
    const found = await tx
      .select({ id: households.id, regionCode: households.regionCode })
      .from(households)
      .where(and(inArray(households.id, batch), isNull(households.deletedAt)));
    for (const home of found) homes.set(home.id, home);
  }
  return homes;
}

async function repeatedRows(tx: Tx, rows: readonly NewPerson[]): Promise<Map<string, { same: boolean; version: number }>> {
  const found = new Map<string, { same: boolean; version: number }>();
  for (const batch of inBatches(rows)) {
    const there = await tx.select({ id: persons.id, version: persons.version }).from(persons).where(inArray(persons.id, batch.map((row) => row.id)));
    const wanted = batch.filter((row) => there.some(({ id }) => id === row.id));
    const same = await createdAs(tx, "person", new Map(wanted.map((row) => [row.id, shownContent(row)])));
    for (const { id, version } of there) found.set(id, { same: same.has(id), version });
  }
  return found;
}

/** `distinct` takes up whom somebody has said a person is not, so that the answer is remembered with the record. */
async function refusalsOf(tx: Tx, actor: Actor, rows: readonly NewPerson[], homes: ReadonlyMap<string, Home>, distinct: Map<string, Match[]>): Promise<Map<NewPerson, PersonRefusal>> {
  const refusals = new Map<NewPerson, PersonRefusal>();
  const toMatch: NewPerson[] = [];
  for (const row of rows) {
    const home = homes.get(row.householdId);
    const refusal = home ? refusalAlone(actor, row, home) : ({ code: "household_not_found" } as const);
    if (refusal) refusals.set(row, refusal);
    else toMatch.push(row);
  }
  const matches = await findMatches(tx, toMatch.map((row) => ({ ...row, regionCode: homes.get(row.householdId)?.regionCode ?? "" })));
  for (const [index, row] of toMatch.entries()) {
    const found = matches[index] ?? [];
    const exact = found.find(({ reasons }) => reasons.includes("same_nik"));
    if (exact) refusals.set(row, { code: "nik_used", match: exact });
    const likely = found.filter((match) => match.likely);
    if (exact || likely.length === 0) continue;
    if (row.confirmedDuplicate) distinct.set(row.id, likely);
    else refusals.set(row, { code: "likely_duplicate", matches: likely });
  }
  return refusals;
}

function refusalAlone(actor: Actor, row: NewPerson, home: Home): PersonRefusal | null {
  if (!canWriteHousehold(actor, home)) return { code: "forbidden" };
  const birth = birthRefusal(row, todayIn(timeZoneOf(home.regionCode), new Date()));
  if (birth) return { code: birth };
  const fields = row.confirmedDifference ? [] : nikDifferences(row.nik, row);
  return fields.length > 0 ? { code: "nik_differs", fields } : null;
}

/** Why the database took a row for one that is already there: a second head, or a NIK of someone out of sight. */
async function clashesOf(tx: Tx, rows: readonly NewPerson[], homes: ReadonlyMap<string, Home>): Promise<Map<NewPerson, PersonRefusal>> {
  const clashes = new Map<NewPerson, PersonRefusal>();
  const heads = rows.filter((row) => row.memberRole === "kepala");
  if (heads.length > 0) {
    const there = await tx
      .select({ householdId: persons.householdId, fullName: persons.fullName })
      .from(persons)
      .where(and(inArray(persons.householdId, heads.map((row) => row.householdId)), eq(persons.memberRole, "kepala"), isNull(persons.deletedAt)));
    for (const row of heads) {
      const head = there.find(({ householdId }) => householdId === row.householdId);
      if (head) clashes.set(row, { code: "second_head", headName: head.fullName });
    }
  }
  const numbered = rows.filter((row) => row.nik !== null && !clashes.has(row));
  const matches = await findMatches(tx, numbered.map((row) => ({ ...row, regionCode: homes.get(row.householdId)?.regionCode ?? "" })));
  for (const [index, row] of numbered.entries()) {
    const exact = matches[index]?.find(({ reasons }) => reasons.includes("same_nik"));
    clashes.set(row, { code: "nik_used", match: exact ?? null });
  }
  return clashes;
}
