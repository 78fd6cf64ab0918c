const dayMs = 86_400_000;
/** 9999-12-31, the last day a workbook knows, counted from 1900. */
const lastSerial = 2_958_465;

/**
 * The calendar day of a serial number, `YYYY-MM-DD`, or null where it is none. Time of day is dropped.
 * Days are counted from 1899-12-30 (with the day 60 that never was, 29 February 1900) or from 1904-01-01.
 */
export function serialDate(serial: number, from1904: boolean): string | null {
  // Half a second, because times are stored as fractions that fall just short of midnight.
  const day = Math.floor(serial + 0.5 / 86_400);
  if (!Number.isFinite(day) || day < (from1904 ? 0 : 1) || day > lastSerial || (!from1904 && day === 60)) return null;
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  return new Date(start + day * dayMs).toISOString().slice(0, 10);
}

/** Number formats every workbook has without naming them (ECMA-376 part 1, 18.8.30): dates, and dates of East Asian editions. */
const builtInDate = (id: number): boolean => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Whether a number format shows a calendar day; a time of day or a duration alone is not one. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDate(id);
  const bare = code
    .replace(/"[^"]*"/g, "")
    .replace(/\\.|_.|\*./g, "")
    .replace(/\[[^\]]*\]/g, "")
    .split(";")[0]!
    .toLowerCase();
  if (bare.includes("general")) return false;
  if (/[dy]/.test(bare)) return true;
  return bare.includes("m") && !/[hs]/.test(bare) && !/[0#?]/.test(bare);
}
