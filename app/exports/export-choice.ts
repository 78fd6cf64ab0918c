import type { ImportKind } from "~/imports/column-list";
import type { CodeEntry, CodeList } from "~/shared/codes";
import { addToMonth, isMonth, type Month } from "~/shared/dates";

/** Records of people that leave as a file and may come back as an import, with the words of their file names. */
export const EXPORT_KINDS = {
  households: { id: "Keluarga dan anggota", en: "Families and members", file: "keluarga" },
  journeys: { id: "Perjalanan migrasi", en: "Journeys", file: "perjalanan" },
  remittances: { id: "Kiriman uang", en: "Remittances", file: "kiriman" },
  uses: { id: "Penggunaan kiriman", en: "Uses of remittances", file: "penggunaan" },
  surveys: { id: "Wawancara keluarga", en: "Family interviews", file: "wawancara" },
  attendance: { id: "Kehadiran kegiatan", en: "Attendance", file: "kehadiran" },
} as const satisfies { [kind in ImportKind]?: CodeEntry & { file: string } };
export type ExportKind = keyof typeof EXPORT_KINDS;

/** Why someone takes records of people away; the audit log keeps it. */
export const EXPORT_REASONS = {
  perbaikan: { id: "Memperbaiki data di lembar kerja, lalu mengimpor kembali", en: "To mend records in a spreadsheet and import them again" },
  laporan: { id: "Bahan laporan desa", en: "For the village's report" },
  permintaan_keluarga: { id: "Permintaan keluarga yang bersangkutan", en: "Asked for by the family itself" },
  lainnya: { id: "Alasan lain (tulis di bawah)", en: "Another reason (write it below)" },
} as const satisfies CodeList;

export type ExportChoice = {
  kind: ExportKind;
  /** The area, as a dotted code; also its retired villages. */
  area: string;
  /** Months, both included; null: from the first, to the last. Families have no period. */
  from: Month | null;
  to: Month | null;
  /** Whether NIK, family card and phone are written in full; else only their last four digits. */
  identifiers: "full" | "masked";
};

/** A period in the order of time, whichever way round it was chosen. */
export function periodOf(from: string | null, to: string | null): Pick<ExportChoice, "from" | "to"> {
  const [first, last] = [isMonth(from) ? from : null, isMonth(to) ? to : null];
  return first !== null && last !== null && first > last ? { from: last, to: first } : { from: first, to: last };
}

/** The months one may begin or end with, newest first: ten years back. */
export const monthsToChoose = (latest: Month): Month[] => Array.from({ length: 120 }, (_, back) => addToMonth(latest, -back));

/** `kiriman-35.04.05.2003-2026-03-12.xlsx`: says what it is and nothing about a person. */
export const exportFileName = (kind: ExportKind, area: string, today: string, format: string): string =>
  `${EXPORT_KINDS[kind].file}-${area}-${today}.${format}`;
