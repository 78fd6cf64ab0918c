import { boolean, date, doublePrecision, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { plainDate, rate } from "./columns";

/** Every area that ever had a code, with the dates between which the code stood. */
export const regions = pgTable(
  "regions",
  {
    code: text("code").primaryKey(),
    name: text("name").notNull(),
    level: text("level").notNull(),
    parentCode: text("parent_code"),
    lat: doublePrecision("lat"),
    lng: doublePrecision("lng"),
    /** null: older than the first edition we know (2018). */
    validFrom: plainDate("valid_from"),
    /** null: still in force. The first day on which the code no longer stood. */
    validTo: plainDate("valid_to"),
    succeededBy: text("succeeded_by"),
    /** Where records of this code count today: the end of the succession, or the code itself. */
    currentCode: text("current_code").notNull(),
    /** Names from the area up to its province, lower case without marks, for search. */
    searchPath: text("search_path").notNull(),
    population: integer("population"),
    populationYear: integer("population_year"),
  },
  (table) => [index("regions_parent").on(table.parentCode, table.code), index("regions_current").on(table.currentCode)],
);

/** What the programme knows of an area: designation, status, village regulation. */
export const regionProgrammes = pgTable("region_programmes", {
  regionCode: text("region_code").primaryKey().references(() => regions.code),
  isKantong: boolean("is_kantong"),
  kantongBasis: text("kantong_basis"),
  programmeStatus: text("programme_status").notNull().default("belum"),
  programmeStart: plainDate("programme_start"),
  cohort: text("cohort"),
  perdesStatus: text("perdes_status"),
  perdesNumber: text("perdes_number"),
  perdesOn: plainDate("perdes_on"),
  satgasMembers: integer("satgas_members"),
  population: integer("population"),
  populationYear: integer("population_year"),
  isDemo: boolean("is_demo").notNull().default(false),
});

export const fxRates = pgTable(
  "fx_rates",
  {
    month: date("month", { mode: "string" }).notNull(),
    currency: text("currency").notNull(),
    idrPerUnit: rate("idr_per_unit").notNull(),
    basis: text("basis").notNull(),
  },
  (table) => [primaryKey({ columns: [table.currency, table.month] })],
);

export const holidays = pgTable("holidays", {
  date: plainDate("date").primaryKey(),
  kind: text("kind").notNull(),
  name: text("name").notNull(),
});

/** Which reference files have been loaded, by the hash of their content. */
export const referenceLoads = pgTable("reference_loads", {
  name: text("name").primaryKey(),
  sha256: text("sha256").notNull(),
  rows: integer("rows").notNull(),
});
