import type { CodeList, CodeOf } from "~/shared/codes";

/** Rules about the state of a household's money that its page and the figures of areas share (handbook §5.2, §5.11). */

/** A reading older than this is not known any more. */
export const STATE_DAYS = 92;
/** An emergency fund covers so many months of expense (F04). */
export const FUND_MONTHS = 3;
/** Of the eight items of financial health so many must be known (F06). */
export const HEALTH_ITEMS_NEEDED = 6;

/** What a returnee brought is read within so many days, and followed for a year (F05). */
export const RETURN_READING_DAYS = 31;
export const RETURN_FOLLOWED_DAYS = 365;

/** What became of the savings a return found (F05), as people read it. */
export const RETURN_OUTCOMES = {
  habis: { id: "Habis dalam setahun", en: "Gone within a year" },
  bertahan: { id: "Bertahan setahun", en: "Lasted the year" },
  tersensor: { id: "Tidak diikuti sampai setahun", en: "Not followed for a year" },
  kecil: { id: "Kurang dari tiga bulan belanja", en: "Less than three months of spending" },
  tidak_diketahui: { id: "Tabungan saat pulang belum dicatat", en: "Savings on return not recorded" },
} as const satisfies CodeList;
export type ReturnOutcome = CodeOf<typeof RETURN_OUTCOMES>;
