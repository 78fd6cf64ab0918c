import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes, id, idr, instant, monthDate, plainDate, recordKeeping, regionCode } from "./columns";
import { households, persons } from "./households";
import { regions } from "./regions";

/** Somebody who asked for mentoring on the public page. Read by who keeps the village's records; the phone number is sealed. */
export const mentoringRequests = pgTable("mentoring_requests", {
  id: id(),
  regionCode: regionCode().references(() => regions.code),
  fullName: text("full_name").notNull(),
  phoneCipher: bytes("phone_cipher"),
  phoneIndex: bytes("phone_index"),
  phoneLast4: text("phone_last4"),
  track: text("track").notNull(),
  /** When the migrant came or comes home, as far as known. */
  returnMonth: monthDate("return_month"),
  country: text("country"),
  note: text("note"),
  consentVersion: text("consent_version").notNull(),
  status: text("status").notNull().default("baru"),
  reason: text("reason"),
  enrolmentId: uuid("enrolment_id"),
  version: integer("version").notNull().default(1),
  createdAt: instant("created_at").notNull().defaultNow(),
  decidedAt: instant("decided_at"),
  decidedBy: uuid("decided_by"),
});

/** One mentoring of one person; at most one open at a time. What hangs on it is reached through it. */
export const mentoringEnrolments = pgTable(
  "mentoring_enrolments",
  {
    id: id(),
    personId: uuid("person_id").notNull().references(() => persons.id),
    householdId: uuid("household_id").notNull().references(() => households.id),
    /** Village on the day of enrolment. */
    regionCode: regionCode().references(() => regions.code),
    track: text("track").notNull(),
    enrolledOn: plainDate("enrolled_on").notNull(),
    plannedMonths: integer("planned_months").notNull().default(12),
    status: text("status").notNull().default("daftar"),
    statusSince: plainDate("status_since").notNull(),
    deletedAt: instant("deleted_at"),
    ...recordKeeping(),
  },
  (table) => [index("mentoring_enrolments_household").on(table.householdId), index("mentoring_enrolments_region").on(table.regionCode, table.status)],
);

/** Every change of a mentoring's state, only ever added to. */
export const mentoringSteps = pgTable("mentoring_steps", {
  id: id(),
  enrolmentId: uuid("enrolment_id").notNull().references(() => mentoringEnrolments.id),
  fromStatus: text("from_status"),
  toStatus: text("to_status").notNull(),
  happenedOn: plainDate("happened_on").notNull(),
  reason: text("reason"),
  recordedBy: uuid("recorded_by"),
  recordedAt: instant("recorded_at").notNull().defaultNow(),
});

export type PlanGoal = { title: string; amountIdr: string | null; dueOn: string | null };
export const mentoringPlans = pgTable("mentoring_plans", {
  id: id(),
  enrolmentId: uuid("enrolment_id").notNull().unique().references(() => mentoringEnrolments.id),
  goals: jsonb("goals").$type<PlanGoal[]>().notNull(),
  /** A month's budget: needs, debts, savings, capital. */
  needsIdr: idr("needs_idr"),
  debtsIdr: idr("debts_idr"),
  savingsIdr: idr("savings_idr"),
  capitalIdr: idr("capital_idr"),
  /** "Pay yourself first": percent of income. */
  savingsPercent: integer("savings_percent"),
  debtOrder: text("debt_order"),
  /** Signed by the family; null: not talked about yet. */
  familyAgreed: boolean("family_agreed"),
  ...recordKeeping(),
});

export const mentoringSessions = pgTable(
  "mentoring_sessions",
  {
    id: id(),
    enrolmentId: uuid("enrolment_id").notNull().references(() => mentoringEnrolments.id),
    heldOn: plainDate("held_on").notNull(),
    kind: text("kind").notNull(),
    minutes: integer("minutes"),
    topics: text("topics").array().notNull(),
    /** What became of the last homework; null: there was none, or nobody asked. */
    homeworkDone: text("homework_done"),
    homework: text("homework"),
    savingsIdr: idr("savings_idr"),
    note: text("note"),
    nextOn: plainDate("next_on"),
    deletedAt: instant("deleted_at"),
    ...recordKeeping(),
  },
  (table) => [index("mentoring_sessions_enrolment").on(table.enrolmentId, table.heldOn)],
);

export const mentoringMilestones = pgTable(
  "mentoring_milestones",
  {
    id: id(),
    enrolmentId: uuid("enrolment_id").notNull().references(() => mentoringEnrolments.id),
    code: text("code").notNull(),
    reachedOn: plainDate("reached_on").notNull(),
    deletedAt: instant("deleted_at"),
    ...recordKeeping(),
  },
  (table) => [uniqueIndex("mentoring_milestones_key").on(table.enrolmentId, table.code)],
);

/** The zone of a closed month with what it was told from; written once by the month's end and never again. */
export const zoneSnapshots = pgTable(
  "zone_snapshots",
  {
    enrolmentId: uuid("enrolment_id").notNull().references(() => mentoringEnrolments.id),
    month: date("month", { mode: "string" }).notNull(),
    zone: text("zone").notNull(),
    because: text("because").array().notNull(),
    facts: jsonb("facts").notNull(),
    closedAt: instant("closed_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.enrolmentId, table.month] })],
);
