import { P3MI_STATUSES, type P3miStatus } from "~/journeys/codes";
import { codeKey, findCode } from "~/shared/codes";
import type { PlainDate } from "~/shared/dates";
import { parseDate } from "~/shared/parse-date";
import { ok, refused, type Result } from "~/shared/result";
import { tidyLine } from "~/shared/text";

/*
 * An official list of placement companies as a table. Which heading means what is told by the words such lists use; a cell
 * that cannot be read refuses its row, and nothing is guessed: a row without a standing is one that nobody knows.
 */
const HEADINGS = {
  name: ["nama", "nama perusahaan", "perusahaan", "nama p3mi", "p3mi", "company"],
  licenceNumber: ["nomor izin", "no izin", "nomor sip3mi", "no sip3mi", "sip3mi", "licence number"],
  status: ["status", "keadaan", "status izin", "keadaan izin"],
  licenceFrom: ["berlaku sejak", "mulai berlaku", "tanggal izin", "in force from"],
  licenceUntil: ["berlaku sampai", "berlaku hingga", "masa berlaku", "in force until"],
} as const;
type Column = keyof typeof HEADINGS;
export type ListColumns = Partial<Record<Column, number>>;

/** The place of each column by its heading; a heading that means nothing here is left out. */
export function listColumns(headings: readonly string[]): ListColumns {
  const keys = headings.map(codeKey);
  const columns = (Object.keys(HEADINGS) as Column[]).map((column) => [column, keys.findIndex((key) => HEADINGS[column].some((word) => codeKey(word) === key))] as const);
  return Object.fromEntries(columns.filter(([, at]) => at !== -1));
}

export type ListedRow = { name: string; licenceNumber: string | null; status: P3miStatus; licenceFrom: PlainDate | null; licenceUntil: PlainDate | null };
export type RowRefusal = { code: "name_missing" } | { code: "name_too_long" } | { code: "status_unknown"; text: string } | { code: "date_unreadable"; text: string };

/** One company of the list. */
export function listedRow(cells: readonly string[], columns: ListColumns): Result<ListedRow, RowRefusal> {
  const text = (column: Column) => tidyLine(columns[column] === undefined ? "" : (cells[columns[column]] ?? ""));
  const [name, licenceNumber, standing] = [text("name"), text("licenceNumber"), text("status")];
  if (name === "") return refused({ code: "name_missing" });
  if (name.length > 120 || licenceNumber.length > 60) return refused({ code: "name_too_long" });
  const status = standing === "" ? "tidak_dikenal" : findCode(P3MI_STATUSES, standing);
  if (status === null) return refused({ code: "status_unknown", text: standing });
  const days: (PlainDate | null)[] = [];
  for (const column of ["licenceFrom", "licenceUntil"] as const) {
    const day = parseDate(text(column));
    if (!day.ok) return refused({ code: "date_unreadable", text: text(column) });
    days.push(day.value);
  }
  return ok({ name, licenceNumber: licenceNumber || null, status, licenceFrom: days[0] ?? null, licenceUntil: days[1] ?? null });
}
