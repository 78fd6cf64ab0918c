import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { id, idr, instant, minor, plainDate, regionCode } from "./columns";
import { placementCompanies } from "./journeys";
import { regions } from "./regions";

/** Work that a village tells its people of. */
export const vacancies = pgTable(
  "vacancies",
  {
    id: id(),
    regionCode: regionCode().references(() => regions.code),
    source: text("source").notNull(),
    title: text("title").notNull(),
    /** `ID` is work in Indonesia. */
    country: text("country").notNull(),
    sector: text("sector").notNull(),
    employerName: text("employer_name"),
    companyName: text("company_name"),
    companyId: uuid("company_id").references(() => placementCompanies.id),
    sip2miNo: text("sip2mi_no"),
    quotaM: integer("quota_m"),
    quotaF: integer("quota_f"),
    wageMinor: minor("wage_minor"),
    wageCurrency: text("wage_currency"),
    wagePeriod: text("wage_period"),
    ageMin: integer("age_min"),
    ageMax: integer("age_max"),
    requirements: text("requirements"),
    costIdr: idr("cost_idr"),
    validUntil: plainDate("valid_until").notNull(),
    state: text("state").notNull().default("draf"),
    checkedOn: plainDate("checked_on"),
    /** The instant of that check. */
    checkedAt: instant("checked_at"),
    version: integer("version").notNull().default(1),
    importId: uuid("import_id"),
    createdAt: instant("created_at").notNull().defaultNow(),
    createdBy: uuid("created_by"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    updatedBy: uuid("updated_by"),
  },
  (table) => [index("vacancies_region").on(table.regionCode, table.validUntil, table.id)],
);
