import { index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { id, idr, instant, plainDate, recordKeeping, regionCode } from "./columns";
import { persons } from "./households";
import { regions } from "./regions";

/** A savings group, arisan or cooperative of a village. */
export const savingsGroups = pgTable(
  "savings_groups",
  {
    id: id(),
    regionCode: regionCode().references(() => regions.code),
    name: text("name").notNull(),
    kind: text("kind").notNull(),
    legalNo: text("legal_no"),
    foundedOn: plainDate("founded_on"),
    duesIdr: idr("dues_idr"),
    closedOn: plainDate("closed_on"),
    note: text("note"),
    ...recordKeeping(),
  },
  (table) => [index("savings_groups_region").on(table.regionCode, table.name, table.id)],
);

/** A member, by the name in the group's book; linked to a person where a family is recorded. */
export const savingsMembers = pgTable("savings_members", {
  id: id(),
  groupId: uuid("group_id").notNull().references(() => savingsGroups.id),
  personId: uuid("person_id").references(() => persons.id),
  fullName: text("full_name").notNull(),
  joinedOn: plainDate("joined_on").notNull(),
  leftOn: plainDate("left_on"),
  createdAt: instant("created_at").notNull().defaultNow(),
});

export const savingsMeetings = pgTable(
  "savings_meetings",
  {
    id: id(),
    groupId: uuid("group_id").notNull().references(() => savingsGroups.id),
    heldOn: plainDate("held_on").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    createdBy: uuid("created_by"),
  },
  (table) => [unique().on(table.groupId, table.heldOn)],
);

export const savingsAttendance = pgTable(
  "savings_attendance",
  {
    meetingId: uuid("meeting_id").notNull(),
    memberId: uuid("member_id").notNull(),
    groupId: uuid("group_id").notNull(),
    status: text("status").notNull(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    updatedBy: uuid("updated_by"),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.memberId] })],
);

const { importId: _fromNoFile, ...kept } = recordKeeping();

/** Lent by the group to one of its members, to be paid back in equal months. */
export const savingsLoans = pgTable(
  "savings_loans",
  {
    id: id(),
    groupId: uuid("group_id").notNull(),
    memberId: uuid("member_id").notNull(),
    lentOn: plainDate("lent_on").notNull(),
    principalIdr: idr("principal_idr").notNull(),
    months: integer("months").notNull(),
    serviceBpMonth: integer("service_bp_month").notNull(),
    removedAt: instant("removed_at"),
    ...kept,
  },
  (table) => [index("savings_loans_group").on(table.groupId, table.lentOn, table.id)],
);

/** What a member paid in, took out or repaid, once for each meeting and kind. */
export const savingsEntries = pgTable(
  "savings_entries",
  {
    id: id(),
    groupId: uuid("group_id").notNull(),
    memberId: uuid("member_id").notNull(),
    meetingId: uuid("meeting_id"),
    loanId: uuid("loan_id"),
    entryOn: plainDate("entry_on").notNull(),
    kind: text("kind").notNull(),
    amountIdr: idr("amount_idr").notNull(),
    removedAt: instant("removed_at"),
    ...kept,
  },
  (table) => [index("savings_entries_group").on(table.groupId, table.entryOn, table.id), index("savings_entries_member").on(table.memberId, table.entryOn, table.id)],
);
