import { index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { id, idr, instant, plainDate, recordKeeping, regionCode } from "./columns";
import { persons } from "./households";
import { regions } from "./regions";

/** A course, talk or meeting of a village, for one of the pillars. */
export const activities = pgTable(
  "activities",
  {
    id: id(),
    regionCode: regionCode().references(() => regions.code),
    pillar: text("pillar").notNull(),
    type: text("type").notNull(),
    title: text("title").notNull(),
    startOn: plainDate("start_on").notNull(),
    endOn: plainDate("end_on"),
    hours: integer("hours"),
    trainer: text("trainer"),
    quota: integer("quota"),
    invited: integer("invited"),
    costIdr: idr("cost_idr"),
    funding: text("funding").notNull().default("tidak_diketahui"),
    cancelledOn: plainDate("cancelled_on"),
    note: text("note"),
    ...recordKeeping(),
  },
  (table) => [index("activities_region").on(table.regionCode, table.startOn, table.id)],
);

export const activitySessions = pgTable(
  "activity_sessions",
  {
    id: id(),
    activityId: uuid("activity_id").notNull().references(() => activities.id),
    number: integer("number").notNull(),
    heldOn: plainDate("held_on"),
    version: integer("version").notNull().default(1),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    updatedBy: uuid("updated_by"),
  },
  (table) => [unique().on(table.activityId, table.number)],
);

/** Somebody who takes part: a recorded person, or only a name. */
export const activityParticipants = pgTable("activity_participants", {
  id: id(),
  activityId: uuid("activity_id").notNull().references(() => activities.id),
  personId: uuid("person_id").references(() => persons.id),
  fullName: text("full_name"),
  addedAt: instant("added_at").notNull().defaultNow(),
  removedAt: instant("removed_at"),
});

export const attendance = pgTable(
  "attendance",
  {
    sessionId: uuid("session_id").notNull().references(() => activitySessions.id),
    participantId: uuid("participant_id").notNull().references(() => activityParticipants.id),
    status: text("status").notNull(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    updatedBy: uuid("updated_by"),
    /** What an import knows the seat by. */
    id: uuid("id").notNull().defaultRandom().unique(),
    version: integer("version").notNull().default(1),
    source: text("source").notNull().default("lapangan"),
    importId: uuid("import_id"),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.participantId] })],
);

export const testScores = pgTable(
  "test_scores",
  {
    participantId: uuid("participant_id").notNull().references(() => activityParticipants.id),
    phase: text("phase").notNull(),
    formFamily: text("form_family").notNull(),
    score: integer("score").notNull(),
    /** The arrival whose phone took it; null where somebody typed the points in. */
    arrivalId: uuid("arrival_id"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    updatedBy: uuid("updated_by"),
  },
  (table) => [primaryKey({ columns: [table.participantId, table.phase] })],
);

/** A code shown at the door of one meeting until a time of that day. The code follows from the id and the program's secret; only its hash is kept. */
export const doorCodes = pgTable("door_codes", {
  id: id(),
  sessionId: uuid("session_id").notNull().references(() => activitySessions.id),
  codeHash: text("code_hash").notNull().unique(),
  /** The test that is taken with it, and its questions; both or neither. */
  testPhase: text("test_phase"),
  formFamily: text("form_family"),
  expiresAt: instant("expires_at").notNull(),
  closedAt: instant("closed_at"),
  createdAt: instant("created_at").notNull().defaultNow(),
  createdBy: uuid("created_by"),
});

/** Somebody who said at the door that she is there. The name she typed is kept only while it waits for the coordinator. */
export const doorArrivals = pgTable(
  "door_arrivals",
  {
    id: id(),
    sessionId: uuid("session_id").notNull().references(() => activitySessions.id),
    doorCodeId: uuid("door_code_id").notNull().references(() => doorCodes.id),
    typedName: text("typed_name"),
    birthYear: integer("birth_year"),
    participantId: uuid("participant_id").references(() => activityParticipants.id),
    state: text("state").notNull(),
    arrivedAt: instant("arrived_at").notNull().defaultNow(),
    decidedAt: instant("decided_at"),
    decidedBy: uuid("decided_by"),
  },
  (table) => [index("door_arrivals_session").on(table.sessionId, table.arrivedAt)],
);
