import type { Fact, ImportMessage } from "./messages";
import type { Cell, ReadingChoices } from "./table-file";
import type { UnusableFile } from "./unusable-file";

/**
 * What an import is, for whoever shows or drives one. A dry run is the commit rolled back, so what the preview
 * counted is what a commit of the same answers stores, row for row.
 */
export const importableKinds = ["households", "journeys", "remittances", "uses", "surveys", "attendance"] as const;
export type ImportableKind = (typeof importableKinds)[number];

/**
 * `refuse`: not stored, a message says why. `duplicate`: says the same as an earlier row of the file and is taken once.
 * Lines that sum up others are left out and are no rows.
 */
export type RowOutcome = "create" | "update" | "unchanged" | "duplicate" | "refuse";

/** `warn` counts the rows with a remark, whatever became of them. */
export type ImportCounts = Record<"rows" | RowOutcome | "warn", number>;

/** A question answered with yes: this row, this `code` of an `ask` message. */
export type Confirmed = { line: number; code: string };

/** A cell corrected by hand; the field may have no column in the file. */
export type Mend = { line: number; field: string; text: string };

/** `headerKey` of a header to the field it feeds, or null to leave the column alone. */
export type ColumnMapping = Record<string, string | null>;

/** What a person decided about a file; kept with the import, so that each reading is the same. */
export type ImportAnswers = { choices: ReadingChoices; mapping: ColumnMapping; confirmed: Confirmed[]; mends: Mend[] };

/** `dibaca`: stored, waiting for a person. `berjalan`: rows are being worked on. */
export type ImportStatus = "dibaca" | "berjalan" | "disimpan" | "dibatalkan" | "diurungkan";

export type ImportColumn = { header: string; field: string | null };

/** How the file was read, as the preview shows it. */
export type ImportReading = {
  format: "csv" | "xlsx";
  encoding: string | null;
  delimiter: string | null;
  sheet: string | null;
  sheets: string[];
  headerRow: number;
  headerCertain: boolean;
  columns: ImportColumn[];
  /** Groups of fields no column feeds, as `no_kk / keluarga / id_keluarga`; every row is refused for each. */
  missingRequired: string[];
  /** Lines that sum up others and were left out, the first of them. */
  totalLines: number[];
  /** Headers nobody knows, and second columns for a field that has one; both are left alone. */
  unknown: string[];
  repeated: string[];
};

export type StoredImport = {
  id: string;
  kind: ImportableKind;
  fileName: string;
  sha256: string;
  /** Village or larger area; a village is that of rows that name none. */
  regionCode: string;
  status: ImportStatus;
  acceptGood: boolean;
  createdAt: Date;
  committedAt: Date | null;
  undoneAt: Date | null;
  /** Null until the file was read once. */
  reading: ImportReading | null;
  /** Why no row of the file can be read (`unusableText`); null where they can. */
  unusable: UnusableFile | null;
  counts: ImportCounts | null;
  answers: ImportAnswers;
  /** The same content was committed before and not undone. */
  sameAs: string | null;
};

/** { field: [before, after] } as people read it, identifiers masked. */
export type RowChanges = Record<string, [before: Fact | null, after: Fact | null]>;

export type ImportRow = {
  line: number;
  outcome: RowOutcome;
  messages: ImportMessage[];
  changes: RowChanges | null;
  /** What was understood of the row, field by field (days in words, amounts with their currency, numbers masked). */
  values: Record<string, Fact>;
  /** The cells as the file holds them, in the order of the columns; of refused rows only. */
  cells: Cell[];
};

export type ImportProgress = { status: ImportStatus; rows: number; /** Share of the file worked through, 0 to 1. */ done: number; /** Nobody is working on it any more. */ stopped: boolean };

/** A message as the answer of the command line and the reason column carry it. */
export type WrittenMessage = { column: string | null; code: string; severity: ImportMessage["severity"]; text: string };

/*
 * The server functions, each taking the actor whose rights hold:
 *   open-import.server.ts   openImport(actor, { kind, villageCode, file, fileName }) → Result<StoredImport, OpenRefusal>
 *   run-import.server.ts    previewImport(actor, id, answers?) · commitImport(actor, id, { acceptGood, ...answers? })
 *   imports.server.ts       importById · importRowsOf (a page of rows) · recentImports · importProgress · refusedFile
 *   end-import.server.ts    cancelImport · undoImport
 */
export type OpenRefusal = { code: "forbidden" } | { code: "unknown_area" };
export type ImportRefusal =
  | { code: "import_unknown" }
  | { code: "forbidden" }
  | { code: "unusable"; reason: UnusableFile }
  | { code: "already"; status: ImportStatus }
  | { code: "cancelled" };
export type UndoRefusal =
  | { code: "import_unknown" }
  | { code: "not_committed" }
  | { code: "too_late"; days: number }
  /** Somebody has worked with these records since. */
  | { code: "touched"; records: { entity: string; entityId: string }[]; count: number };
/** `committed` is false where rows were refused and only the whole was wanted, or where no good row was left. */
export type RunImport = { counts: ImportCounts; reading: ImportReading; committed: boolean };
