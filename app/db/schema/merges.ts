import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant, regionCode } from "./columns";
import { households } from "./households";
import { regions } from "./regions";

/** One record made part of another; `entity`: person or household. Stands while undoneAt is null. */
export const merges = pgTable(
  "merges",
  {
    id: id(),
    entity: text("entity").notNull(),
    keptId: uuid("kept_id").notNull(),
    mergedId: uuid("merged_id").notNull(),
    /** The kept household, or that of the kept person. */
    householdId: uuid("household_id").notNull().references(() => households.id),
    /** Villages of both at the time. */
    regionCode: regionCode().references(() => regions.code),
    mergedRegionCode: text("merged_region_code").notNull().references(() => regions.code),
    mergedAt: instant("merged_at").notNull().default(sql`clock_timestamp()`),
    mergedBy: uuid("merged_by"),
    undoneAt: instant("undone_at"),
    undoneBy: uuid("undone_by"),
  },
  (table) => [
    uniqueIndex("merges_standing").on(table.mergedId).where(sql`undone_at is null`),
    index("merges_household").on(table.householdId),
    index("merges_region").on(table.regionCode, table.mergedAt),
  ],
);

/** Each row a merge changed, as it was before, in the database's own writing, and its version after. */
export const mergeMoves = pgTable(
  "merge_moves",
  {
    seq: bigint("seq", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    mergeId: uuid("merge_id").notNull().references(() => merges.id),
    entity: text("entity").notNull(),
    entityId: uuid("entity_id").notNull(),
    versionAfter: integer("version_after").notNull(),
    before: jsonb("before").notNull(),
  },
  (table) => [index("merge_moves_merge").on(table.mergeId)],
);

/** Two records that somebody said are of two people or families, the smaller id first; stands while revokedAt is null. */
export const notSamePairs = pgTable(
  "not_same_pairs",
  {
    id: id(),
    entity: text("entity").notNull(),
    oneId: uuid("one_id").notNull(),
    otherId: uuid("other_id").notNull(),
    regionCode: regionCode().references(() => regions.code),
    otherRegionCode: text("other_region_code").notNull().references(() => regions.code),
    decidedAt: instant("decided_at").notNull().default(sql`clock_timestamp()`),
    decidedBy: uuid("decided_by"),
    revokedAt: instant("revoked_at"),
    revokedBy: uuid("revoked_by"),
  },
  (table) => [uniqueIndex("not_same_pairs_key").on(table.entity, table.oneId, table.otherId), index("not_same_pairs_other").on(table.entity, table.otherId)],
);
