import { index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { id, idr, instant, monthDate, plainDate, recordKeeping, regionCode } from "./columns";
import { households, persons } from "./households";
import { regions } from "./regions";

export const enterprises = pgTable(
  "enterprises",
  {
    id: id(),
    householdId: uuid("household_id").notNull().references(() => households.id),
    regionCode: regionCode().references(() => regions.code),
    ownerPersonId: uuid("owner_person_id").references(() => persons.id),
    name: text("name").notNull(),
    kind: text("kind").notNull(),
    /** Day of the first sale. */
    startedOn: plainDate("started_on"),
    capitalInitialIdr: idr("capital_initial_idr"),
    capitalSources: text("capital_sources").array().notNull().default([]),
    workersFamily: integer("workers_family"),
    workersPaid: integer("workers_paid"),
    pausedSince: plainDate("paused_since"),
    closedOn: plainDate("closed_on"),
    closedReason: text("closed_reason"),
    deletedAt: instant("deleted_at"),
    ...recordKeeping(),
  },
  (table) => [index("enterprises_household").on(table.householdId), index("enterprises_region").on(table.regionCode, table.name, table.id)],
);

export const enterprisePermits = pgTable(
  "enterprise_permits",
  {
    enterpriseId: uuid("enterprise_id").notNull().references(() => enterprises.id),
    permit: text("permit").notNull(),
    state: text("state").notNull(),
    expiresOn: plainDate("expires_on"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    updatedBy: uuid("updated_by"),
  },
  (table) => [primaryKey({ columns: [table.enterpriseId, table.permit] })],
);

/** One month of an enterprise's book; what is empty is not known. */
export const enterpriseMonths = pgTable(
  "enterprise_months",
  {
    id: id(),
    enterpriseId: uuid("enterprise_id").notNull().references(() => enterprises.id),
    month: monthDate("month").notNull(),
    salesIdr: idr("sales_idr"),
    cogsIdr: idr("cogs_idr"),
    opexIdr: idr("opex_idr"),
    interestIdr: idr("interest_idr"),
    ownerDrawIdr: idr("owner_draw_idr"),
    principalIdr: idr("principal_idr"),
    stockEndIdr: idr("stock_end_idr"),
    cashEndIdr: idr("cash_end_idr"),
    recordQuality: text("record_quality"),
    /** `hari`: the flows are sums of the days, made by the database; `bulan`: told as one sum. */
    keptBy: text("kept_by").notNull().default("bulan"),
    ...recordKeeping(),
  },
  (table) => [unique().on(table.enterpriseId, table.month)],
);

/** What came in or went out on one day, by its kind. */
export const enterpriseEntries = pgTable(
  "enterprise_entries",
  {
    id: id(),
    enterpriseId: uuid("enterprise_id").notNull().references(() => enterprises.id),
    entryOn: plainDate("entry_on").notNull(),
    kind: text("kind").notNull(),
    amountIdr: idr("amount_idr").notNull(),
    note: text("note"),
    removedAt: instant("removed_at"),
    ...recordKeeping(),
  },
  (table) => [index("enterprise_entries_day").on(table.enterpriseId, table.entryOn, table.id)],
);
