import { sql } from "drizzle-orm";
import { bigserial, boolean, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, id, instant } from "./columns";
import { users } from "./access";


/** One file brought in: what was read, what it did, and how it can be taken back. */
export const imports = pgTable("imports", {
  id: id(),
  kind: text("kind").notNull(),
  fileName: text("file_name").notNull(),
  sha256: text("sha256").notNull(),
  /** Area the file was brought in for; rows outside the actor's areas are refused. */
  regionCode: text("region_code").notNull(),
  status: text("status").notNull().default("dibaca"),
  encoding: text("encoding"),
  delimiter: text("delimiter"),
  sheet: text("sheet"),
  headerRow: integer("header_row"),
  columns: jsonb("columns").notNull().default([]),
  counts: jsonb("counts").notNull().default({}),
  acceptGood: boolean("accept_good").notNull().default(false),
  createdAt: instant("created_at").notNull().default(sql`now()`),
  createdBy: uuid("created_by").references(() => users.id),
  committedAt: instant("committed_at"),
  undoneAt: instant("undone_at"),
});

/** The file itself, until it is committed or thirty days old. */
export const importFiles = pgTable("import_files", {
  importId: uuid("import_id").primaryKey().references(() => imports.id, { onDelete: "cascade" }),
  content: bytes("content").notNull(),
});

export const importRows = pgTable(
  "import_rows",
  {
    seq: bigserial("seq", { mode: "number" }).primaryKey(),
    importId: uuid("import_id").notNull().references(() => imports.id, { onDelete: "cascade" }),
    line: integer("line").notNull(),
    outcome: text("outcome").notNull(),
    messages: jsonb("messages").notNull().default([]),
    /** The cells as read, so that refused rows go back as a file. */
    cells: jsonb("cells").notNull().default([]),
    /** { field: [before, after] } for an update. */
    changes: jsonb("changes"),
  },
  (table) => [index("import_rows_import").on(table.importId, table.line)],
);

/** Every record an import wrote, with the version it left, so that the whole can be undone. */
export const importWrites = pgTable(
  "import_writes",
  {
    seq: bigserial("seq", { mode: "number" }).primaryKey(),
    importId: uuid("import_id").notNull().references(() => imports.id, { onDelete: "cascade" }),
    entity: text("entity").notNull(),
    entityId: uuid("entity_id").notNull(),
    versionAfter: integer("version_after").notNull(),
    /** The row as it stood before; null when the import created it. */
    before: jsonb("before"),
  },
  (table) => [index("import_writes_import").on(table.importId)],
);

/** Headers an office has mapped to a field by hand, remembered for next time. */
export const columnMappings = pgTable("column_mappings", {
  id: id(),
  kind: text("kind").notNull(),
  regionCode: text("region_code").notNull(),
  header: text("header").notNull(),
  field: text("field").notNull(),
});
