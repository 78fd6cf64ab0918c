import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, idr, instant, plainDate, recordKeeping, regionCode } from "./columns";
import { households, persons } from "./households";
import { regions } from "./regions";

/** A round of a village that has begun, with the window it had then. Of others the window is reckoned from the village's start. */
export const surveyRounds = pgTable(
  "survey_rounds",
  {
    regionCode: regionCode().references(() => regions.code),
    code: text("code").notNull(),
    windowStart: plainDate("window_start").notNull(),
    windowEnd: plainDate("window_end").notNull(),
    instrumentVersion: integer("instrument_version").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    createdBy: uuid("created_by"),
  },
  (table) => [primaryKey({ columns: [table.regionCode, table.code] })],
);

/** A family's interview of a round as it was asked; null is not known. A finished one stands as a reading of its day, too. */
export const surveyResponses = pgTable(
  "survey_responses",
  {
    id: id(),
    householdId: uuid("household_id").notNull().references(() => households.id),
    regionCode: regionCode().references(() => regions.code),
    round: text("round").notNull(),
    instrumentVersion: integer("instrument_version").notNull().default(1),
    state: text("state").notNull().default("draf"),
    interviewOn: plainDate("interview_on").notNull(),
    mode: text("mode"),
    respondentPersonId: uuid("respondent_person_id").references(() => persons.id),
    hasRemittance: text("has_remittance"),
    hasEnterprise: text("has_enterprise"),
    hasDebt: text("has_debt"),
    incomeRemitIdr: idr("income_remit_idr"),
    incomeLocalIdr: idr("income_local_idr"),
    incomeEnterpriseIdr: idr("income_enterprise_idr"),
    expFoodIdr: idr("exp_food_idr"),
    expNonfoodIdr: idr("exp_nonfood_idr"),
    expEducationIdr: idr("exp_education_idr"),
    expHealthIdr: idr("exp_health_idr"),
    expSocialIdr: idr("exp_social_idr"),
    expOtherIdr: idr("exp_other_idr"),
    debtServiceIdr: idr("debt_service_idr"),
    debtPrincipalIdr: idr("debt_principal_idr"),
    debtInterestIdr: idr("debt_interest_idr"),
    liquidSavingsIdr: idr("liquid_savings_idr"),
    illiquidAssetsIdr: idr("illiquid_assets_idr"),
    paysOnTime: text("pays_on_time"),
    insured: text("insured"),
    recordsKept: text("records_kept"),
    goalSet: text("goal_set"),
    emergencyCapacity: text("emergency_capacity"),
    foodInsecure30d: text("food_insecure_30d"),
    confidence: integer("confidence"),
    /** Amounts that are of a year, by the names of these fields; the others are of a month. */
    perYear: text("per_year").array().notNull().default([]),
    /** Questions the family would not answer, by the names of these fields. */
    refused: text("refused").array().notNull().default([]),
    note: text("note"),
    completedAt: instant("completed_at"),
    deletedAt: instant("deleted_at"),
    ...recordKeeping(),
  },
  (table) => [uniqueIndex("survey_responses_key").on(table.householdId, table.round).where(sql`deleted_at is null`), index("survey_responses_region").on(table.regionCode, table.round)],
);
