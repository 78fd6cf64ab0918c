import { ATTENDANCE, type Attendance } from "~/learning/codes";
import type { PlainDate } from "~/shared/dates";
import type { CodeList } from "~/shared/codes";
import type { Identifier, RowReading, Said } from "./row-reading";
import { villageNamed, type VillageNamed } from "./village-named";

/** `ATTENDANCE` with the words and letters of attendance sheets. */
const SEAT = {
  hadir: { ...ATTENDANCE.hadir, synonyms: ["h", "ya", "v", "✓", "datang"] },
  izin: { ...ATTENDANCE.izin, synonyms: ["i", "ijin"] },
  sakit: { ...ATTENDANCE.sakit, synonyms: ["s"] },
  alpa: { ...ATTENDANCE.alpa, synonyms: ["a", "alfa", "alpha", "tidak hadir", "tanpa keterangan"] },
  tidak_dicatat: { ...ATTENDANCE.tidak_dicatat, synonyms: [] },
} as const satisfies Record<Attendance, CodeList[string]>;

/** One person at one meeting of an activity. */
export type AttendanceRow = {
  id: Said<string>;
  version: Said<number>;
  activity: Said<string>;
  on: Said<PlainDate>;
  village: VillageNamed;
  nik: Said<Identifier>;
  name: Said<string>;
  session: number | null;
  status: Said<Attendance>;
};

export function readAttendanceRow(row: RowReading, missing: readonly string[]): AttendanceRow {
  const read: AttendanceRow = {
    id: row.uuid("id"),
    version: row.version(),
    activity: row.line("kegiatan", 120),
    on: row.date("tanggal"),
    village: villageNamed(row),
    nik: row.nik(),
    name: row.line("nama", 120),
    session: sessionIn(row),
    status: row.code("status", SEAT),
  };
  row.require("kegiatan", read.activity, missing);
  row.require(row.has("nama") ? "nama" : "nik", read.nik && "number" in read.nik ? read.nik : read.name, missing);
  if (!row.isBlank("status") && read.status === null) read.status = "tidak_dicatat";
  row.require("status", read.status, missing);
  return read;
}

/** `2`, `Sesi 2`, `Pertemuan ke-2`. */
function sessionIn(row: RowReading): number | null {
  const text = row.line("sesi", 40);
  if (!text) return null;
  const number = /^(?:(?:sesi|pertemuan|session|meeting)\s*(?:ke)?[\s-]*)?(\d{1,2})(?:\.0)?$/i.exec(text)?.[1];
  if (number === undefined) row.say("not_a_session", "sesi");
  return number === undefined ? null : Number(number);
}
