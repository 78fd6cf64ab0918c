import { sql } from "drizzle-orm";
import { bigint, customType, date, integer, numeric, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** Sealed text and digests. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
/** Column kinds that every feature's tables share, so that a unit is chosen once. */
export const id = () => uuid("id").primaryKey();
/** Rupiah, whole. bigint, so that sums never pass through a float. */
export const idr = (name: string) => bigint(name, { mode: "bigint" });
/** Smallest unit of the row's currency. */
export const minor = (name: string) => bigint(name, { mode: "bigint" });
/** Rupiah per whole unit of a foreign currency, kept as decimal text. */
export const rate = (name: string) => numeric(name, { precision: 18, scale: 6 });
/** A date of somebody's life, YYYY-MM-DD, never an instant. */
export const plainDate = (name: string) => date(name, { mode: "string" });
/** A month, stored as its first day. */
export const monthDate = (name: string) => date(name, { mode: "string" });
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
/** Village of a row about people; areas above are its prefixes. */
export const regionCode = () => text("region_code").notNull();

/** What every editable row carries: who wrote it, from where, and the version an edit must name. */
export const recordKeeping = () => ({
  version: integer("version").notNull().default(1),
  source: text("source").notNull().default("lapangan"),
  importId: uuid("import_id"),
  createdAt: instant("created_at").notNull().default(sql`now()`),
  createdBy: uuid("created_by"),
  updatedAt: instant("updated_at").notNull().default(sql`now()`),
  updatedBy: uuid("updated_by"),
});
