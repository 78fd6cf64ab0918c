/**
 * How much of a file is read. Excel's own limits are 1,048,576 rows, 16,384 columns and 32,767 characters a cell;
 * ours stand where a village's or an office's largest honest file still passes and a hostile one does not.
 */
export const limits = {
  fileBytes: 100 * 1024 * 1024,
  /** All parts of a workbook together, unpacked: a sheet of 100,000 rows and 20 columns takes about 120 MB. */
  unpackedBytes: 300 * 1024 * 1024,
  /** Texts of a workbook are held in memory while it is read. */
  sharedTextBytes: 96 * 1024 * 1024,
  /** Smaller parts may pack better than this; sheets of blanks reach about 100. */
  unpackRatio: 200,
  ratioMattersFromBytes: 40 * 1024 * 1024,
  entries: 2_000,
  columns: 1_000,
  cellCharacters: 100_000,
} as const;

export const toMb = (bytes: number): number => Math.round(bytes / (1024 * 1024));
