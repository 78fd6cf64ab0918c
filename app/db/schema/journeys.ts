import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes, id, idr, instant, minor, plainDate, recordKeeping, regionCode } from "./columns";
import { households, persons } from "./households";
import { regions } from "./regions";


/** Licensed placement companies, kept by the operator. */
export const placementCompanies = pgTable("placement_companies", {
  id: id(),
  name: text("name").notNull(),
  searchName: text("search_name").notNull(),
  licenceNumber: text("licence_number"),
  status: text("status").notNull().default("tidak_dikenal"),
  checkedOn: plainDate("checked_on"),
  licenceFrom: plainDate("licence_from"),
  licenceUntil: plainDate("licence_until"),
  /** Since when it stands as it does; null: since ever. The database alone writes it. */
  standingSince: instant("standing_since"),
  version: integer("version").notNull().default(1),
  updatedAt: instant("updated_at").notNull().defaultNow(),
  updatedBy: uuid("updated_by"),
});

/** One migration of one person. Open while closed_on is null; at most one open journey a person. */
export const journeys = pgTable(
  "journeys",
  {
    id: id(),
    personId: uuid("person_id").notNull().references(() => persons.id),
    householdId: uuid("household_id").notNull().references(() => households.id),
    /** Village of origin at departure; it stays when the household moves. */
    regionCode: regionCode().references(() => regions.code),
    provinceCode: text("province_code").generatedAlwaysAs(sql`left(region_code, 2)`),
    seq: integer("seq").notNull().default(1),
    status: text("status").notNull(),
    /** The state to which ditunda and ditahan return. */
    returnsTo: text("returns_to"),
    entry: text("entry").notNull().default("sejak_minat"),
    proceduralStatus: text("procedural_status").notNull().default("tidak_diketahui"),
    /** Registration in SISKOP2MI or E-PMI confirmed on this day. */
    registeredOn: plainDate("registered_on"),
    evidenceSource: text("evidence_source"),
    /** Positive evidence of a departure without procedure; absence is not evidence. */
    nonProceduralEvidence: text("non_procedural_evidence"),
    country: text("country"),
    scheme: text("scheme").notNull().default("tidak_diketahui"),
    sector: text("sector").notNull().default("tidak_diketahui"),
    transitRegionCode: text("transit_region_code"),
    openedOn: plainDate("opened_on").notNull(),
    departedOn: plainDate("departed_on"),
    returnedOn: plainDate("returned_on"),
    closedOn: plainDate("closed_on"),
    note: text("note"),
    deletedAt: instant("deleted_at"),
    ...recordKeeping(),
  },
  (table) => [
    index("journeys_person").on(table.personId),
    index("journeys_household").on(table.householdId),
    index("journeys_region").on(table.regionCode, table.departedOn),
    uniqueIndex("journeys_one_open").on(table.personId).where(sql`closed_on is null and deleted_at is null`),
    check("journeys_dates", sql`returned_on is null or departed_on is null or returned_on >= departed_on`),
  ],
);

/** Append-only log of a journey's states. */
export const journeyEvents = pgTable(
  "journey_events",
  {
    id: id(),
    journeyId: uuid("journey_id").notNull().references(() => journeys.id),
    householdId: uuid("household_id").notNull(),
    regionCode: regionCode(),
    fromStatus: text("from_status"),
    toStatus: text("to_status").notNull(),
    happenedOn: plainDate("happened_on").notNull(),
    reason: text("reason"),
    evidence: jsonb("evidence"),
    recordedAt: instant("recorded_at").notNull().default(sql`clock_timestamp()`),
    recordedBy: uuid("recorded_by"),
    confirmedBy: uuid("confirmed_by"),
  },
  (table) => [index("journey_events_journey").on(table.journeyId, table.recordedAt)],
);

/** One row a contract: a renewal adds a row. */
export const placements = pgTable(
  "placements",
  {
    id: id(),
    journeyId: uuid("journey_id").notNull().references(() => journeys.id),
    householdId: uuid("household_id").notNull(),
    regionCode: regionCode(),
    country: text("country").notNull(),
    city: text("city"),
    sector: text("sector").notNull().default("tidak_diketahui"),
    formality: text("formality"),
    jobTitle: text("job_title"),
    employerName: text("employer_name"),
    employerType: text("employer_type"),
    companyId: uuid("company_id").references(() => placementCompanies.id),
    companyName: text("company_name"),
    contractStart: plainDate("contract_start"),
    contractEnd: plainDate("contract_end"),
    wageMinor: minor("wage_minor"),
    wageCurrency: text("wage_currency"),
    wagePeriod: text("wage_period"),
    placementCostIdr: idr("placement_cost_idr"),
    costFinancing: text("cost_financing").notNull().default("tidak_diketahui"),
    deductionMonths: integer("deduction_months"),
    isRenewal: boolean("is_renewal").notNull().default(false),
    ...recordKeeping(),
  },
  (table) => [
    index("placements_journey").on(table.journeyId),
    check("placements_dates", sql`contract_end is null or contract_start is null or contract_end >= contract_start`),
  ],
);

export const documents = pgTable(
  "documents",
  {
    id: id(),
    journeyId: uuid("journey_id").notNull().references(() => journeys.id),
    householdId: uuid("household_id").notNull(),
    regionCode: regionCode(),
    type: text("type").notNull(),
    status: text("status").notNull().default("tidak_diketahui"),
    numberCipher: bytes("number_cipher"),
    numberLast4: text("number_last4"),
    issuer: text("issuer"),
    issuedOn: plainDate("issued_on"),
    expiresOn: plainDate("expires_on"),
    verifiedBy: uuid("verified_by"),
    verifiedAt: instant("verified_at"),
    ...recordKeeping(),
  },
  (table) => [uniqueIndex("documents_type").on(table.journeyId, table.type)],
);
