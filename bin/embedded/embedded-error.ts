/** The embedded database cannot run, said in one plain sentence that can be shown as it is. */
export class EmbeddedError extends Error {
  override name = "EmbeddedError";
}

const CAUSES: [RegExp, string][] = [
  [/no space left on device|disk full/i, "The disk is full: free some space and start again."],
  [/read-only file system/i, "The data folder is on a read-only disk: choose another with DESA_DATA."],
  [/initialized by PostgreSQL version|incompatible with server/i,
    "The data folder was made by another PostgreSQL version: keep it, and choose a new one with DESA_DATA."],
  [/could not map anonymous shared memory|cannot allocate memory|out of memory/i,
    "There is not enough free memory for the database."],
  [/permission denied/i, "The account that runs the database may not read or write its folder."],
];

/** The plain sentence for what PostgreSQL wrote to its log, or null when it says nothing we know. */
export function causeInLog(log: string): string | null {
  return CAUSES.find(([pattern]) => pattern.test(log))?.[1] ?? null;
}
