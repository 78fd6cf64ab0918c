import { sql } from "drizzle-orm";
import { type AnyPgColumn, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes, id, instant, plainDate, recordKeeping, regionCode } from "./columns";
import { regions } from "./regions";


export const households = pgTable(
  "households",
  {
    id: id(),
    regionCode: regionCode().references(() => regions.code),
    provinceCode: text("province_code").generatedAlwaysAs(sql`left(region_code, 2)`),
    /** Local nickname of the file ("Keluarga Bu S."), never an identifier. */
    label: text("label").notNull(),
    /** Label folded for search and for matching within the village. */
    searchLabel: text("search_label").notNull(),
    kkCipher: bytes("kk_cipher"),
    kkIndex: bytes("kk_index"),
    kkLast4: text("kk_last4"),
    size: integer("size"),
    dependantsUnder18: integer("dependants_under_18"),
    elderly60plus: integer("elderly_60plus"),
    caretakerPersonId: uuid("caretaker_person_id"),
    mentorId: uuid("mentor_id"),
    status: text("status").notNull().default("aktif"),
    address: text("address"),
    note: text("note"),
    /** The household this one became part of; with it status `gabung`, and deletedAt. */
    mergedInto: uuid("merged_into").references((): AnyPgColumn => households.id),
    deletedAt: instant("deleted_at"),
    ...recordKeeping(),
  },
  (table) => [
    index("households_region").on(table.regionCode, sql`(${table.searchLabel} collate "C")`, table.id).where(sql`deleted_at is null`),
    index("households_label").on(sql`(${table.searchLabel} collate "C")`, table.id).where(sql`deleted_at is null`),
    index("households_updated").on(table.updatedAt, table.id).where(sql`deleted_at is null`),
    uniqueIndex("households_kk").on(table.kkIndex).where(sql`deleted_at is null and kk_index is not null`),
    index("households_mentor").on(table.mentorId),
    index("households_merged_into").on(table.mergedInto).where(sql`merged_into is not null`),
  ],
);

/** Where a household lived when; records keep the village of their date. */
export const householdRegions = pgTable(
  "household_regions",
  {
    householdId: uuid("household_id").notNull().references((): AnyPgColumn => households.id),
    regionCode: regionCode().references(() => regions.code),
    regionFrom: plainDate("region_from").notNull(),
    /** First day in the next village; null: still there. */
    regionTo: plainDate("region_to"),
  },
  (table) => [uniqueIndex("household_regions_key").on(table.householdId, table.regionFrom)],
);

export const persons = pgTable(
  "persons",
  {
    id: id(),
    householdId: uuid("household_id").notNull().references(() => households.id),
    regionCode: regionCode().references(() => regions.code),
    provinceCode: text("province_code").generatedAlwaysAs(sql`left(region_code, 2)`),
    fullName: text("full_name").notNull(),
    searchName: text("search_name").notNull(),
    memberRole: text("member_role").notNull().default("lainnya"),
    sex: text("sex"),
    birthDate: plainDate("birth_date"),
    birthYear: integer("birth_year"),
    nikCipher: bytes("nik_cipher"),
    nikIndex: bytes("nik_index"),
    nikLast4: text("nik_last4"),
    phoneCipher: bytes("phone_cipher"),
    phoneIndex: bytes("phone_index"),
    phoneLast4: text("phone_last4"),
    education: text("education").notNull().default("tidak_diketahui"),
    marital: text("marital").notNull().default("tidak_diketahui"),
    literacy: text("literacy"),
    preferredContact: text("preferred_contact"),
    note: text("note"),
    /** Who this record turned out to be of; with it deletedAt. */
    mergedInto: uuid("merged_into").references((): AnyPgColumn => persons.id),
    deletedAt: instant("deleted_at"),
    ...recordKeeping(),
  },
  (table) => [
    index("persons_household").on(table.householdId),
    index("persons_region").on(table.regionCode, table.searchName, table.id),
    uniqueIndex("persons_nik").on(table.nikIndex).where(sql`deleted_at is null and nik_index is not null`),
    uniqueIndex("persons_one_head").on(table.householdId).where(sql`member_role = 'kepala' and deleted_at is null`),
    index("persons_merged_into").on(table.mergedInto).where(sql`merged_into is not null`),
    index("persons_same_name").on(table.searchName, table.birthDate).where(sql`deleted_at is null and birth_date is not null`),
    index("persons_phone").on(table.phoneIndex).where(sql`deleted_at is null and phone_index is not null`),
  ],
);

/** Consent is per purpose, with the text that was read out. */
export const consents = pgTable(
  "consents",
  {
    id: id(),
    householdId: uuid("household_id").notNull().references(() => households.id),
    regionCode: regionCode(),
    personId: uuid("person_id").references(() => persons.id),
    purpose: text("purpose").notNull(),
    basis: text("basis").notNull(),
    textVersion: text("text_version").notNull(),
    givenOn: plainDate("given_on").notNull(),
    givenHow: text("given_how").notNull(),
    withdrawnOn: plainDate("withdrawn_on"),
    ...recordKeeping(),
  },
  (table) => [index("consents_household").on(table.householdId)],
);

/** What a family asks about the records held of it: a correction, the end of a consent, erasure. */
export const dataRequests = pgTable("data_requests", {
  id: id(),
  householdId: uuid("household_id").notNull().references(() => households.id),
  regionCode: regionCode().references(() => regions.code),
  kind: text("kind").notNull(),
  wish: text("wish").notNull(),
  status: text("status").notNull().default("baru"),
  answer: text("answer"),
  dueAt: instant("due_at").notNull(),
  answeredAt: instant("answered_at"),
  answeredBy: uuid("answered_by"),
  version: integer("version").notNull().default(1),
  createdAt: instant("created_at").notNull().defaultNow(),
  createdBy: uuid("created_by"),
  updatedAt: instant("updated_at").notNull().defaultNow(),
  updatedBy: uuid("updated_by"),
});
