import { and, eq, inArray, isNull, max } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { canWriteHousehold } from "~/access/capabilities";
import { createdAs, createdFields, inBatches, recordChanges } from "~/access/record-batch.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { persons } from "~/db/schema/households";
import { journeyEvents, journeys, placements } from "~/db/schema/journeys";
import type { Created } from "~/households/create-households.server";
import { placesOf, villageOn, type Places } from "~/households/village-on.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn, type PlainDate } from "~/shared/dates";
import { FIELD_ENTRY, type Origin } from "~/shared/origin";
import { ok, refused, type Result } from "~/shared/result";
import type { JourneyEntry, JourneyState } from "./codes";
import type { NewJourney } from "./journey.schema";
import { entryFor, isOpenState, openingStates } from "./journey-states";
import { ageAtStart, contractProblems, type ContractProblem } from "./placement-checks";
import { companiesByName, placementRow, type WageRefusal } from "./placement-row.server";
import { statusFromEvidence } from "./procedural.server";

export type JourneyRefusal =
  | { code: "forbidden" }
  | { code: "person_not_found" }
  | { code: "id_taken" }
  /** A death is recorded as a step that two people confirm, never as a beginning. */
  | { code: "opens_with_death" }
  | { code: "entry_does_not_fit"; status: JourneyState }
  | { code: "date_in_future" }
  | { code: "too_young" }
  | { code: "open_journey_exists"; journeyId: string; status: JourneyState }
  | { code: ContractProblem }
  | WageRefusal;
export type OpenedJourney = Created & {
  warnings: JourneyWarning[];
  /** The returned journey that this one closed. */
  closed: string | null;
};
export type JourneyWarning = "stated_procedural_without_evidence" | "age_by_year_only" | "company_revoked" | "company_unknown";
export type JourneyResult = Result<OpenedJourney, JourneyRefusal>;

type Traveller = { id: string; householdId: string; regionCode: string; birthDate: string | null; birthYear: number | null; seq: number };
type Prepared = { row: NewJourney; person: Traveller; entry: JourneyEntry; openedOn: PlainDate; warnings: JourneyWarning[]; values: typeof journeys.$inferInsert; placement: typeof placements.$inferInsert | null };

/**
 * Opens journeys; the answers stand in the order of the rows. Someone already abroad is entered as found there, with
 * unknown documents. At most one journey of a person is open; a returned one is closed when the next begins.
 */
export async function openJourneys(tx: Tx, actor: Actor, rows: readonly NewJourney[], origin: Origin = FIELD_ENTRY): Promise<JourneyResult[]> {
  const [people, repeated] = [await travellersOf(tx, rows), await repeatedRows(tx, rows)];
  const places = await placesOf(tx, [...people.values()].map(({ householdId }) => householdId));
  const companies = await companiesByName(tx, rows.flatMap(({ placement }) => placement?.companyName ?? []));
  const answers = new Map<NewJourney, JourneyResult>();
  const prepared: Prepared[] = [];
  for (const row of rows) {
    const before = repeated.get(row.id);
    const person = people.get(row.personId);
    if (before) answers.set(row, repeatedAnswer(row, before));
    else if (!person) answers.set(row, refused({ code: "person_not_found" }));
    else if (!canWriteHousehold(actor, { id: person.householdId, regionCode: person.regionCode })) answers.set(row, refused({ code: "forbidden" }));
    else {
      const made = prepare(row, person, { actor, origin, companies, places });
      if (made.ok) prepared.push(made.value);
      else answers.set(row, made);
    }
  }
  const closed = await closeReturned(tx, actor, prepared, places);
  const inserted = new Set<string>();
  for (const batch of inBatches(prepared)) {
    for (const { id } of await tx.insert(journeys).values(batch.map(({ values }) => values)).onConflictDoNothing().returning({ id: journeys.id })) inserted.add(id);
  }
  const created = prepared.filter(({ row }) => inserted.has(row.id));
  await writeDetails(tx, actor, created);
  const left = prepared.filter(({ row }) => !inserted.has(row.id));
  const open = await openJourneysOf(tx, left.map(({ person }) => person.id));
  // The same row may have been stored by a second tap while this one waited.
  const meanwhile = await repeatedRows(tx, left.map(({ row }) => row));
  for (const { row, person, warnings } of prepared) {
    const other = open.get(person.id);
    const twin = meanwhile.get(row.id);
    if (twin) answers.set(row, repeatedAnswer(row, twin));
    else if (inserted.has(row.id)) answers.set(row, ok({ id: row.id, version: 1, repeated: false, warnings, closed: closed.get(person.id) ?? null }));
    else answers.set(row, refused({ code: "open_journey_exists", journeyId: other?.id ?? "", status: (other?.status ?? "bekerja") as JourneyState }));
  }
  return rows.map((row) => answers.get(row) as JourneyResult);
}

/** One journey; see `openJourneys`. */
export async function openJourney(tx: Tx, actor: Actor, row: NewJourney, origin?: Origin): Promise<JourneyResult> {
  const [answer] = await openJourneys(tx, actor, [row], origin);
  return answer as JourneyResult;
}

type Context = { actor: Actor; origin: Origin; companies: Awaited<ReturnType<typeof companiesByName>>; places: ReadonlyMap<string, Places> };

function prepare(row: NewJourney, person: Traveller, { actor, origin, companies, places }: Context): Result<Prepared, JourneyRefusal> {
  if (row.status === "meninggal") return refused({ code: "opens_with_death" });
  const entry = row.entry ?? entryFor(row.status);
  if (entry === null || !openingStates(entry).includes(row.status)) return refused({ code: "entry_does_not_fit", status: row.status });
  const today = todayIn(timeZoneOf(person.regionCode), new Date());
  const dates = [row.openedOn, row.departedOn, row.returnedOn, row.registeredOn];
  if (dates.some((date) => date !== null && date > today)) return refused({ code: "date_in_future" });
  const { placement } = row;
  const [problem] = contractProblems({ startOn: placement?.contractStart ?? null, endOn: placement?.contractEnd ?? null, previousEndOn: null, departedOn: row.departedOn, returnedOn: row.returnedOn });
  if (problem) return refused({ code: problem });
  const age = ageAtStart(person, placement?.contractStart ?? row.departedOn);
  if (age === "too_young") return refused({ code: "too_young" });
  const openedOn = row.openedOn ?? row.departedOn ?? row.returnedOn ?? today;
  // A SISKOP2MI list of procedural departures is itself the confirmation of the registration.
  const registeredOn = row.registeredOn ?? (row.evidenceSource === "siskop2mi" && row.statedProcedural === "prosedural" ? openedOn : null);
  const nonProceduralEvidence = row.nonProceduralEvidence ?? (row.statedProcedural === "non_prosedural" ? "pernyataan_keluarga" : null);
  const proceduralStatus = statusFromEvidence({ ...row, registeredOn, nonProceduralEvidence }, [], today);
  const warnings: JourneyWarning[] = [];
  if (row.statedProcedural === "prosedural" && proceduralStatus !== "prosedural") warnings.push("stated_procedural_without_evidence");
  if (age === "year_only") warnings.push("age_by_year_only");
  const regionCode = villageOn(places.get(person.householdId), openedOn, person.regionCode);
  const details = { journeyId: row.id, householdId: person.householdId, regionCode, isRenewal: false, ...origin, createdBy: actor.userId, updatedBy: actor.userId };
  const contract = placement === null ? null : placementRow(placement, details, companies);
  if (contract && !contract.ok) return contract;
  warnings.push(...(contract?.value.warnings ?? []));
  const isClosed = !isOpenState(row.status);
  const { placement: _placement, statedProcedural: _stated, ...columns } = row;
  return ok({
    row, person, entry, openedOn, warnings,
    placement: contract?.value.row ?? null,
    values: {
      ...columns, entry, openedOn, registeredOn, nonProceduralEvidence, proceduralStatus,
      country: row.country ?? placement?.country ?? null,
      sector: row.sector === "tidak_diketahui" ? (placement?.sector ?? row.sector) : row.sector,
      householdId: person.householdId, regionCode, seq: ++person.seq,
      closedOn: isClosed ? (row.returnedOn ?? openedOn) : null,
      ...origin, createdBy: actor.userId, updatedBy: actor.userId,
    },
  });
}

async function writeDetails(tx: Tx, actor: Actor, created: readonly Prepared[]): Promise<void> {
  for (const batch of inBatches(created)) {
    await tx.insert(journeyEvents).values(batch.map(({ row, person, openedOn, values }) => ({
      id: uuidv7(), journeyId: row.id, householdId: person.householdId, regionCode: values.regionCode, fromStatus: null, toStatus: row.status, happenedOn: openedOn, recordedBy: actor.userId,
    })));
    const contracts = batch.flatMap(({ placement }) => placement ?? []);
    if (contracts.length > 0) await tx.insert(placements).values(contracts);
  }
  await recordChanges(tx, actor, created.map(({ row, person, values }) => ({
    entity: "journey", entityId: row.id, householdId: person.householdId, regionCode: values.regionCode, version: 1, kind: "create", fields: createdFields(shown(row)),
  })));
}

const shown = ({ id: _id, placement, ...row }: NewJourney): Record<string, unknown> => ({ ...row, companyName: placement?.companyName ?? null });

function repeatedAnswer({ id }: NewJourney, { same, version }: { same: boolean; version: number }): JourneyResult {
  return same ? ok({ id, version, repeated: true, warnings: [], closed: null }) : refused({ code: "id_taken" });
}

async function travellersOf(tx: Tx, rows: readonly NewJourney[]): Promise<Map<string, Traveller>> {
  const people = new Map<string, Traveller>();
  for (const batch of inBatches([...new Set(rows.map((row) => row.personId))])) {
    const found = await tx
      .select({ id: persons.id, householdId: persons.householdId, regionCode: persons.regionCode, birthDate: persons.birthDate, birthYear: persons.birthYear, seq: max(journeys.seq) })
      .from(persons)
      .leftJoin(journeys, eq(journeys.personId, persons.id))
      .where(and(inArray(persons.id, batch), isNull(persons.deletedAt)))
      .groupBy(persons.id);
    for (const person of found) people.set(person.id, { ...person, seq: person.seq ?? 0 });
  }
  return people;
}

async function repeatedRows(tx: Tx, rows: readonly NewJourney[]): Promise<Map<string, { same: boolean; version: number }>> {
  const found = new Map<string, { same: boolean; version: number }>();
  for (const batch of inBatches(rows)) {
    const there = await tx.select({ id: journeys.id, version: journeys.version }).from(journeys).where(inArray(journeys.id, batch.map((row) => row.id)));
    const wanted = batch.filter((row) => there.some(({ id }) => id === row.id));
    const same = await createdAs(tx, "journey", new Map(wanted.map((row) => [row.id, shown(row)])));
    for (const { id, version } of there) found.set(id, { same: same.has(id), version });
  }
  return found;
}

async function openJourneysOf(tx: Tx, people: readonly string[]) {
  const open = new Map<string, { id: string; status: string; version: number; returnedOn: string | null; householdId: string; regionCode: string }>();
  for (const batch of inBatches([...new Set(people)])) {
    const rows = await tx
      .select({ id: journeys.id, personId: journeys.personId, status: journeys.status, version: journeys.version, returnedOn: journeys.returnedOn, householdId: journeys.householdId, regionCode: journeys.regionCode })
      .from(journeys)
      .where(and(inArray(journeys.personId, batch), isNull(journeys.closedOn), isNull(journeys.deletedAt)));
    for (const { personId, ...row } of rows) open.set(personId, row);
  }
  return open;
}

/** Whoever came home and goes again starts anew: the returned journey ends the day before the next one counts. */
async function closeReturned(tx: Tx, actor: Actor, prepared: readonly Prepared[], places: ReadonlyMap<string, Places>): Promise<Map<string, string>> {
  const closed = new Map<string, string>();
  const starting = prepared.filter(({ row }) => isOpenState(row.status));
  const open = await openJourneysOf(tx, starting.map(({ person }) => person.id));
  for (const { person, openedOn } of starting) {
    const old = open.get(person.id);
    if (old?.status !== "pulang" || closed.has(person.id) || (old.returnedOn !== null && old.returnedOn > openedOn)) continue;
    const ended = await tx.update(journeys).set({ status: "selesai", closedOn: openedOn, version: old.version + 1, updatedAt: new Date(), updatedBy: actor.userId }).where(and(eq(journeys.id, old.id), eq(journeys.version, old.version))).returning({ id: journeys.id });
    // Somebody else ended it while this one waited.
    if (ended.length === 0) continue;
    const regionCode = villageOn(places.get(old.householdId), openedOn, old.regionCode);
    await tx.insert(journeyEvents).values({ id: uuidv7(), journeyId: old.id, householdId: old.householdId, regionCode, fromStatus: "pulang", toStatus: "selesai", happenedOn: openedOn, recordedBy: actor.userId });
    await recordChanges(tx, actor, [{ entity: "journey", entityId: old.id, householdId: old.householdId, regionCode: old.regionCode, version: old.version + 1, kind: "update", fields: { status: ["pulang", "selesai"], closedOn: [null, openedOn] } }]);
    closed.set(person.id, old.id);
  }
  return closed;
}

/** The text that is shown after a journey was opened: what should be looked at, else that it is stored. */
export function openedMessage({ warnings }: OpenedJourney): string {
  if (warnings.includes("age_by_year_only")) return "journeys:flash.openedAge";
  return warnings.includes("stated_procedural_without_evidence") ? "journeys:flash.openedUnproven" : "journeys:flash.opened";
}
