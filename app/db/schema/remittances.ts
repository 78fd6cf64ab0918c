import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, idr, instant, minor, monthDate, plainDate, rate, recordKeeping, regionCode } from "./columns";
import { households } from "./households";
import { journeys } from "./journeys";
import { regions } from "./regions";

/** Money sent home. The month is that of receipt, else of sending. */
export const remittances = pgTable(
  "remittances",
  {
    id: id(),
    householdId: uuid("household_id").notNull().references(() => households.id),
    /** The household's village on the day of the event. */
    regionCode: regionCode().references(() => regions.code),
    provinceCode: text("province_code").generatedAlwaysAs(sql`left(region_code, 2)`),
    journeyId: uuid("journey_id").references(() => journeys.id),
    /** Destination country and sex of the sender when it was written; null: not known. */
    country: text("country"),
    senderSex: text("sender_sex"),
    senderRelation: text("sender_relation"),
    sentOn: plainDate("sent_on"),
    receivedOn: plainDate("received_on"),
    month: monthDate("month").notNull().generatedAlwaysAs(sql`(date_trunc('month', coalesce(received_on, sent_on)::timestamp))::date`),
    currency: text("currency").notNull(),
    sentMinor: minor("sent_minor"),
    feeMinor: minor("fee_minor"),
    receiveFeeIdr: idr("receive_fee_idr"),
    appliedRate: rate("applied_rate"),
    /** true: computed from received and sent because no receipt names a rate. */
    rateDerived: boolean("rate_derived").notNull().default(false),
    referenceRate: rate("reference_rate"),
    referenceSource: text("reference_source"),
    referenceMonth: monthDate("reference_month"),
    /** Before receive_fee_idr; null: the amount cannot be read. */
    receivedIdr: idr("received_idr"),
    channel: text("channel").notNull().default("tidak_diketahui"),
    provider: text("provider"),
    evidence: text("evidence"),
    purposeNote: text("purpose_note"),
    isException: boolean("is_exception").notNull().default(false),
    deletedAt: instant("deleted_at"),
    ...recordKeeping(),
  },
  (table) => [
    index("remittances_household").on(table.householdId, table.month),
    index("remittances_region").on(table.regionCode, table.month),
    check("remittances_dated", sql`received_on is not null or sent_on is not null`),
    check(
      "remittances_amounts",
      sql`coalesce(received_idr, 1) > 0 and coalesce(sent_minor, 1) > 0 and coalesce(fee_minor, 0) >= 0 and coalesce(receive_fee_idr, 0) >= 0`,
    ),
  ],
);

/** A month in which the family confirmed that nothing came: a fact, not a gap. */
export const noTransferMonths = pgTable(
  "no_transfer_months",
  {
    id: id(),
    householdId: uuid("household_id").notNull().references(() => households.id),
    regionCode: regionCode(),
    month: monthDate("month").notNull(),
    deletedAt: instant("deleted_at"),
    ...recordKeeping(),
  },
  (table) => [uniqueIndex("no_transfer_months_key").on(table.householdId, table.month).where(sql`deleted_at is null`)],
);

/**
 * One category of one household's month. What was said is a share of a hundred beans (shareBp) or rupiah (statedIdr);
 * amountIdr is what of it the month's receipt and the money left over can cover, and follows them when they change.
 */
export const remittanceUses = pgTable(
  "remittance_uses",
  {
    id: id(),
    householdId: uuid("household_id").notNull().references(() => households.id),
    regionCode: regionCode(),
    month: monthDate("month").notNull(),
    category: text("category").notNull(),
    amountIdr: idr("amount_idr").notNull(),
    statedIdr: idr("stated_idr"),
    shareBp: integer("share_bp"),
    assetProductive: boolean("asset_productive"),
    forBusiness: boolean("for_business"),
    note: text("note"),
    deletedAt: instant("deleted_at"),
    ...recordKeeping(),
  },
  (table) => [
    index("remittance_uses_household").on(table.householdId, table.month),
    index("remittance_uses_region").on(table.regionCode, table.month),
    check("remittance_uses_amount", sql`amount_idr >= 0`),
  ],
);

export const debts = pgTable(
  "debts",
  {
    id: id(),
    householdId: uuid("household_id").notNull().references(() => households.id),
    regionCode: regionCode(),
    lenderType: text("lender_type").notNull(),
    purpose: text("purpose").notNull(),
    principalIdr: idr("principal_idr"),
    outstandingIdr: idr("outstanding_idr"),
    interestKind: text("interest_kind").notNull().default("tidak_diketahui"),
    /** Basis points a year. */
    rateBpYear: integer("rate_bp_year"),
    instalmentIdr: idr("instalment_idr"),
    instalmentPeriod: text("instalment_period"),
    startOn: plainDate("start_on"),
    endOn: plainDate("end_on"),
    graceMonths: integer("grace_months"),
    collateral: text("collateral"),
    status: text("status").notNull(),
    deletedAt: instant("deleted_at"),
    ...recordKeeping(),
  },
  (table) => [index("debts_household").on(table.householdId)],
);

/** The household's money on one day: monthly figures, 30-day recall. null: not known. */
export const financeSnapshots = pgTable(
  "finance_snapshots",
  {
    id: id(),
    householdId: uuid("household_id").notNull().references(() => households.id),
    regionCode: regionCode(),
    asOf: plainDate("as_of").notNull(),
    liquidSavingsIdr: idr("liquid_savings_idr"),
    /** Without instalments; these stand in debtServiceIdr. */
    expenseIdr: idr("expense_idr"),
    debtServiceIdr: idr("debt_service_idr"),
    incomeRemitIdr: idr("income_remit_idr"),
    incomeLocalIdr: idr("income_local_idr"),
    incomeEnterpriseIdr: idr("income_enterprise_idr"),
    debtOutstandingIdr: idr("debt_outstanding_idr"),
    /** What debtServiceIdr is made of. */
    debtInterestIdr: idr("debt_interest_idr"),
    debtPrincipalIdr: idr("debt_principal_idr"),
    paysOnTime: text("pays_on_time"),
    insured: text("insured"),
    recordsKept: text("records_kept"),
    goalSet: text("goal_set"),
    emergencyCapacity: text("emergency_capacity"),
    /** The survey response whose figures these are; they are mended there. */
    surveyResponseId: uuid("survey_response_id"),
    deletedAt: instant("deleted_at"),
    ...recordKeeping(),
  },
  (table) => [uniqueIndex("finance_snapshots_key").on(table.householdId, table.asOf).where(sql`deleted_at is null`)],
);

/** A calculation of "How long will my money last?" with all it was counted from; only ever added to. */
export const savedPlans = pgTable(
  "saved_plans",
  {
    id: id(),
    householdId: uuid("household_id").notNull().references(() => households.id),
    regionCode: regionCode(),
    title: text("title"),
    /** The day of the money that the months are counted from. */
    startsOn: plainDate("starts_on").notNull(),
    /** A plan as app/finance/return-plan.ts has it, read by its schema. */
    inputs: jsonb("inputs").notNull(),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
    createdBy: uuid("created_by"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    updatedBy: uuid("updated_by"),
  },
  (table) => [index("saved_plans_household").on(table.householdId, table.createdAt)],
);
