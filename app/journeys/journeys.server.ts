import { and, asc, desc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { uuidList } from "~/db/uuid-list.server";
import { households, persons } from "~/db/schema/households";
import { documents, journeyEvents, journeys, placementCompanies, placements } from "~/db/schema/journeys";
import { regions } from "~/db/schema/regions";
import type { PlainDate } from "~/shared/dates";
import { groupedBy } from "~/shared/grouped";
import type { DocumentStatus, DocumentType, JourneyEntry, JourneyState, P3miStatus, ProceduralStatus, Scheme, Sector } from "./codes";
import { evidenceOf, kindOf, standingSteps, waitingReport } from "./journey-log";
import { ABROAD_STATES } from "./journey-states";

/** Journeys of a household's people, those still open first, then the latest. */
export function journeysOf(tx: Tx, householdId: string) {
  return tx
    .select({
      id: journeys.id,
      personId: journeys.personId,
      personName: persons.fullName,
      status: sql<JourneyState>`${journeys.status}`,
      proceduralStatus: sql<ProceduralStatus>`${journeys.proceduralStatus}`,
      country: journeys.country,
      sector: sql<Sector>`${journeys.sector}`,
      departedOn: journeys.departedOn,
      returnedOn: journeys.returnedOn,
      closedOn: journeys.closedOn,
      contractEnd: sql<string | null>`(select max(p.contract_end)::text from placements p where p.journey_id = ${journeys.id})`,
    })
    .from(journeys)
    .innerJoin(persons, eq(persons.id, journeys.personId))
    .where(and(eq(journeys.householdId, householdId), isNull(journeys.deletedAt)))
    .orderBy(sql`${journeys.closedOn} is not null`, desc(journeys.openedOn), desc(journeys.id))
    .limit(100);
}

/** Whether anybody of the household was abroad on a day, and whether anybody had come home by then. */
export async function whereaboutsOn(tx: Tx, householdId: string, on: PlainDate): Promise<{ isAway: boolean; hasReturned: boolean }> {
  const from = sql`coalesce(${journeys.departedOn}, ${journeys.openedOn})`;
  const until = sql`coalesce(${journeys.returnedOn}, ${journeys.closedOn})`;
  const [row] = await tx
    .select({
      isAway: sql<boolean | null>`bool_or(${from} <= ${on} and (${until} > ${on} or (${until} is null and ${journeys.status} not in ('pulang', 'selesai', 'meninggal'))))`,
      hasReturned: sql<boolean | null>`bool_or(${until} <= ${on} or (${until} is null and ${journeys.status} in ('pulang', 'selesai', 'meninggal')))`,
    })
    .from(journeys)
    .where(
      and(
        eq(journeys.householdId, householdId),
        isNull(journeys.deletedAt),
        or(isNotNull(journeys.departedOn), inArray(journeys.status, [...ABROAD_STATES])),
      ),
    );
  return { isAway: row?.isAway ?? false, hasReturned: row?.hasReturned ?? false };
}

/** When members of these households were abroad, by household; an open end is null. As `whereaboutsOn` for many. */
export async function awayPeriods(tx: Tx, householdIds: readonly string[]): Promise<Map<string, { from: PlainDate; until: PlainDate | null }[]>> {
  const rows = await tx.execute<{ household: string; from: PlainDate; until: PlainDate | null }>(sql`
    select household_id as household, coalesce(departed_on, opened_on)::text as from,
      coalesce(returned_on, closed_on, case when status in ('pulang', 'selesai', 'meninggal') then coalesce(departed_on, opened_on) end)::text as until
    from journeys where household_id = ${uuidList(householdIds)} and deleted_at is null
      and (departed_on is not null or status in (${sql.join(ABROAD_STATES.map((state) => sql`${state}`), sql`, `)}))`);
  return groupedBy([...rows], ({ household }) => household);
}

/** One journey's sheet; undefined where the actor sees none of that id. */
export async function journeySheet(tx: Tx, id: string) {
  const [row] = await tx
    .select({
      id: journeys.id,
      personId: journeys.personId,
      personName: persons.fullName,
      householdId: journeys.householdId,
      householdLabel: households.label,
      regionCode: journeys.regionCode,
      homeCode: households.regionCode,
      village: regions.name,
      status: sql<JourneyState>`${journeys.status}`,
      returnsTo: sql<JourneyState | null>`${journeys.returnsTo}`,
      entry: sql<JourneyEntry>`${journeys.entry}`,
      proceduralStatus: sql<ProceduralStatus>`${journeys.proceduralStatus}`,
      registeredOn: journeys.registeredOn,
      evidenceSource: journeys.evidenceSource,
      nonProceduralEvidence: journeys.nonProceduralEvidence,
      country: journeys.country,
      scheme: sql<Scheme>`${journeys.scheme}`,
      sector: sql<Sector>`${journeys.sector}`,
      transitRegionCode: journeys.transitRegionCode,
      openedOn: journeys.openedOn,
      departedOn: journeys.departedOn,
      returnedOn: journeys.returnedOn,
      closedOn: journeys.closedOn,
      note: journeys.note,
      version: journeys.version,
    })
    .from(journeys)
    .innerJoin(persons, eq(persons.id, journeys.personId))
    .innerJoin(households, eq(households.id, journeys.householdId))
    .innerJoin(regions, eq(regions.code, journeys.regionCode))
    .where(and(eq(journeys.id, id), isNull(journeys.deletedAt)));
  return row;
}
export type JourneySheet = NonNullable<Awaited<ReturnType<typeof journeySheet>>>;

/** Its log, oldest first, with the names of who wrote and who confirmed; and a report of death that still waits. */
export async function journeyLog(tx: Tx, journeyId: string) {
  const rows = await tx
    .select({
      id: journeyEvents.id,
      fromStatus: sql<JourneyState | null>`${journeyEvents.fromStatus}`,
      toStatus: sql<JourneyState>`${journeyEvents.toStatus}`,
      happenedOn: journeyEvents.happenedOn,
      reason: journeyEvents.reason,
      evidence: journeyEvents.evidence,
      recordedAt: journeyEvents.recordedAt,
      recordedById: journeyEvents.recordedBy,
      recordedBy: sql<string | null>`app_user_name(${journeyEvents.recordedBy})`,
      confirmedBy: sql<string | null>`app_user_name(${journeyEvents.confirmedBy})`,
    })
    .from(journeyEvents)
    .where(eq(journeyEvents.journeyId, journeyId))
    .orderBy(asc(journeyEvents.recordedAt), asc(journeyEvents.id))
    .limit(200);
  const waiting = waitingReport(rows);
  const standing = standingSteps(rows);
  const last = standing.at(-1);
  const events = rows.map(({ evidence, recordedById: _, recordedAt, ...row }) => ({
    ...row,
    recordedAt: recordedAt.toISOString(),
    kind: kindOf({ evidence }),
    shown: evidenceOf({ evidence }).shown ?? null,
    isCorrected: kindOf({ evidence }) === "step" && !standing.some(({ id }) => id === row.id),
  }));
  return {
    events,
    waiting: waiting ? { happenedOn: waiting.happenedOn, recordedBy: waiting.recordedBy, recordedById: waiting.recordedById } : null,
    /** The step that a correction would take back; null when the journey stands where it was opened. */
    correctable: last && last.fromStatus !== null ? { id: last.id, from: last.fromStatus, to: last.toStatus, happenedOn: last.happenedOn } : null,
  };
}
export type JourneyLog = Awaited<ReturnType<typeof journeyLog>>;

/** The contracts of a journey, latest first. The wage is read only where `showWage`: families see it with consent. */
export function placementsOf(tx: Tx, journeyId: string, { showWage }: { showWage: boolean }) {
  return tx
    .select({
      id: placements.id,
      country: placements.country,
      city: placements.city,
      sector: sql<Sector>`${placements.sector}`,
      formality: placements.formality,
      jobTitle: placements.jobTitle,
      employerName: showWage ? placements.employerName : sql<string | null>`null`,
      employerType: placements.employerType,
      companyName: placements.companyName,
      companyLicence: placementCompanies.licenceNumber,
      companyStatus: sql<P3miStatus | null>`${placementCompanies.status}`,
      contractStart: placements.contractStart,
      contractEnd: placements.contractEnd,
      wageMinor: showWage ? sql<string | null>`${placements.wageMinor}::text` : sql<string | null>`null`,
      wageCurrency: placements.wageCurrency,
      wagePeriod: placements.wagePeriod,
      placementCostIdr: sql<string | null>`${placements.placementCostIdr}::text`,
      costFinancing: placements.costFinancing,
      deductionMonths: placements.deductionMonths,
      isRenewal: placements.isRenewal,
      version: placements.version,
    })
    .from(placements)
    .leftJoin(placementCompanies, eq(placementCompanies.id, placements.companyId))
    .where(eq(placements.journeyId, journeyId))
    .orderBy(desc(placements.contractStart), desc(placements.id))
    .limit(20);
}
export type PlacementRow = Awaited<ReturnType<typeof placementsOf>>[number];

/** The papers recorded of a journey, without their numbers. */
export function documentsOf(tx: Tx, journeyId: string) {
  return tx
    .select({
      id: documents.id,
      type: sql<DocumentType>`${documents.type}`,
      status: sql<DocumentStatus>`${documents.status}`,
      issuer: documents.issuer,
      issuedOn: documents.issuedOn,
      expiresOn: documents.expiresOn,
      numberLast4: documents.numberLast4,
      verifiedBy: sql<string | null>`app_user_name(${documents.verifiedBy})`,
      verifiedAt: documents.verifiedAt,
      version: documents.version,
    })
    .from(documents)
    .where(eq(documents.journeyId, journeyId))
    .orderBy(asc(documents.type))
    .limit(40);
}
