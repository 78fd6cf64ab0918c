import { boolean, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { id, instant, plainDate, recordKeeping, regionCode } from "./columns";
import { households, persons } from "./households";
import { regions } from "./regions";
import { vacancies } from "./vacancies";

/** Who was told about safe work abroad: a person of a recorded family, or heads that were counted and name nobody. */
export const infoContacts = pgTable(
  "info_contacts",
  {
    id: id(),
    /** What was written down together. */
    batchId: uuid("batch_id").notNull(),
    householdId: uuid("household_id").references(() => households.id),
    regionCode: regionCode().references(() => regions.code),
    personId: uuid("person_id").references(() => persons.id),
    headCount: integer("head_count"),
    /** Of heads: each counted once and none of them named as well; null where nobody knows. */
    isUnique: boolean("is_unique"),
    contactedOn: plainDate("contacted_on").notNull(),
    medium: text("medium").notNull(),
    deletedAt: instant("deleted_at"),
    ...recordKeeping(),
  },
  (table) => [index("info_contacts_region").on(table.regionCode, table.contactedOn, table.id), index("info_contacts_household").on(table.householdId)],
);

/** Somebody talked over whether and how to go abroad. */
export const consultations = pgTable(
  "consultations",
  {
    id: id(),
    householdId: uuid("household_id").notNull().references(() => households.id),
    regionCode: regionCode().references(() => regions.code),
    personId: uuid("person_id").notNull().references(() => persons.id),
    heldOn: plainDate("held_on").notNull(),
    topic: text("topic").notNull(),
    outcome: text("outcome").notNull(),
    /** Of who does not go on. */
    reason: text("reason"),
    vacancyId: uuid("vacancy_id").references(() => vacancies.id),
    followUpOn: plainDate("follow_up_on"),
    note: text("note"),
    officerId: uuid("officer_id"),
    deletedAt: instant("deleted_at"),
    ...recordKeeping(),
  },
  (table) => [index("consultations_household").on(table.householdId), index("consultations_region").on(table.regionCode, table.heldOn, table.id)],
);

/** Somebody was sent on to an office, and what came of it. */
export const referrals = pgTable(
  "referrals",
  {
    id: id(),
    householdId: uuid("household_id").notNull().references(() => households.id),
    regionCode: regionCode().references(() => regions.code),
    personId: uuid("person_id").notNull().references(() => persons.id),
    consultationId: uuid("consultation_id").references(() => consultations.id),
    target: text("target").notNull(),
    sentOn: plainDate("sent_on").notNull(),
    status: text("status").notNull().default("dikirim"),
    statusSince: plainDate("status_since").notNull(),
    note: text("note"),
    deletedAt: instant("deleted_at"),
    ...recordKeeping(),
  },
  (table) => [index("referrals_household").on(table.householdId), index("referrals_person").on(table.personId)],
);
