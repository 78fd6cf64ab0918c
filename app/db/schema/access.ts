import { sql } from "drizzle-orm";
import { bigint, bigserial, boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes, id, instant, plainDate } from "./columns";

export const users = pgTable(
  "users",
  {
    id: id(),
    /** Sign-in name, lower case. */
    login: text("login").notNull(),
    name: text("name").notNull(),
    passwordHash: text("password_hash"),
    locale: text("locale").notNull().default("id"),
    isActive: boolean("is_active").notNull().default(true),
    isDemo: boolean("is_demo").notNull().default(false),
    /** The person this account belongs to, for migrants and families only. */
    personId: uuid("person_id"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    createdBy: uuid("created_by"),
  },
  (table) => [uniqueIndex("users_login").on(sql`lower(${table.login})`)],
);

/** A role on an area, between two dates. */
export const grants = pgTable(
  "grants",
  {
    id: id(),
    userId: uuid("user_id").notNull().references(() => users.id),
    role: text("role").notNull(),
    /** Region code prefix; `ID` is the whole country. */
    areaCode: text("area_code").notNull(),
    validFrom: plainDate("valid_from").notNull(),
    /** Last day on which the grant holds; null: until ended. */
    validTo: plainDate("valid_to"),
    endedAt: instant("ended_at"),
    grantedBy: uuid("granted_by"),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (table) => [index("grants_user").on(table.userId)],
);

export const sessions = pgTable(
  "sessions",
  {
    /** SHA-256 of the token that only the browser holds. */
    id: text("id").primaryKey(),
    userId: uuid("user_id").notNull().references(() => users.id),
    expiresAt: instant("expires_at").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    lastSeenAt: instant("last_seen_at").notNull().default(sql`now()`),
    device: text("device").notNull().default(""),
    /** By what the person proved to be the owner. */
    proof: text("proof").notNull().default("password"),
    /** What the person has to be told on the next page, until the own account is opened. */
    notice: text("notice"),
  },
  (table) => [index("sessions_user").on(table.userId)],
);

/** A secret shared with the person's phone, stored when a first code has proved that it is there. */
export const secondFactors = pgTable("second_factors", {
  userId: uuid("user_id").primaryKey().references(() => users.id),
  secretCipher: bytes("secret_cipher").notNull(),
  confirmedAt: instant("confirmed_at").notNull().default(sql`now()`),
  lastStep: bigint("last_step", { mode: "number" }).notNull().default(0),
});

/** Codes for the day the phone is lost, each good once. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: uuid("user_id").notNull().references(() => users.id),
    codeHash: text("code_hash").notNull(),
    usedAt: instant("used_at"),
  },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
);

/** Who signed in when, or was refused; kept for a year. */
export const signIns = pgTable(
  "sign_ins",
  {
    id: id(),
    userId: uuid("user_id").notNull().references(() => users.id),
    at: instant("at").notNull().default(sql`clock_timestamp()`),
    device: text("device").notNull().default(""),
    how: text("how").notNull(),
    refused: boolean("refused").notNull().default(false),
    isNewDevice: boolean("is_new_device").notNull().default(false),
  },
  (table) => [index("sign_ins_user").on(table.userId, table.at.desc())],
);

/** One-time links: a first password, or a new one. Only the token's hash is kept. */
export const invitations = pgTable("invitations", {
  tokenHash: text("token_hash").primaryKey(),
  userId: uuid("user_id").notNull().references(() => users.id),
  purpose: text("purpose").notNull(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
  createdBy: uuid("created_by"),
  createdAt: instant("created_at").notNull().default(sql`now()`),
});

/** The secret address at which somebody's calendar program reads the days due to them; its hash alone. */
export const calendarFeeds = pgTable("calendar_feeds", {
  userId: uuid("user_id").primaryKey().references(() => users.id),
  tokenHash: text("token_hash").notNull().unique(),
  createdAt: instant("created_at").notNull().default(sql`now()`),
});

/** Counters of refused sign-ins, by account and by address (both hashed). */
export const throttles = pgTable("throttles", {
  key: text("key").primaryKey(),
  points: integer("points").notNull().default(0),
  expire: instant("expire"),
});

/** Append-only; a trigger chains each row to the one before it in its lane. */
export const auditLog = pgTable(
  "audit_log",
  {
    seq: bigserial("seq", { mode: "number" }).primaryKey(),
    at: instant("at").notNull().default(sql`clock_timestamp()`),
    actorId: uuid("actor_id"),
    actorKind: text("actor_kind").notNull(),
    action: text("action").notNull(),
    entity: text("entity").notNull(),
    entityId: text("entity_id"),
    regionCode: text("region_code"),
    /** Facts without personal data: codes, counts, field names, a stated reason. */
    detail: jsonb("detail").notNull().default({}),
    lane: integer("lane").notNull().default(0),
    laneSeq: bigint("lane_seq", { mode: "number" }).notNull().default(0),
    prevHash: text("prev_hash").notNull().default(""),
    hash: text("hash").notNull().default(""),
  },
  (table) => [
    index("audit_log_entity").on(table.entity, table.entityId),
    uniqueIndex("audit_log_lane").on(table.lane, table.laneSeq),
  ],
);

/** What changed in a record, field by field, readable by whoever may read the record. */
export const changes = pgTable(
  "changes",
  {
    id: id(),
    entity: text("entity").notNull(),
    entityId: uuid("entity_id").notNull(),
    householdId: uuid("household_id"),
    regionCode: text("region_code").notNull(),
    version: integer("version").notNull(),
    kind: text("kind").notNull(),
    /** { field: [before, after] }; protected identifiers only masked. */
    fields: jsonb("fields").notNull(),
    reason: text("reason"),
    changedAt: instant("changed_at").notNull().default(sql`clock_timestamp()`),
    changedBy: uuid("changed_by"),
  },
  (table) => [index("changes_entity").on(table.entity, table.entityId), index("changes_household").on(table.householdId)],
);
