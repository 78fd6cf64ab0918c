import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { dirname } from "node:path";
import { EmbeddedError } from "./embedded-error";

export type Account = { uid: number; gid: number; name: string };

/**
 * The account PostgreSQL must run as: null for an ordinary user (and on Windows), else, because
 * PostgreSQL refuses to run as root, an existing account. `owner` is the uid that already owns a cluster.
 */
export function databaseAccount(owner: number | null): Account | null {
  if (process.getuid?.() !== 0) return null;
  const names = ["postgres", "nobody"];
  const candidates = owner === null || owner === 0 ? names : [String(owner), ...names];
  for (const name of candidates) {
    const account = lookUp(name);
    if (account !== null && account.uid !== 0) return account;
  }
  throw new EmbeddedError(
    "PostgreSQL does not run as root and this machine has no account named postgres or nobody: " +
      "start as an ordinary user, or set DATABASE_URL.",
  );
}

/** Whether the account may walk from the root folder down into `path` (parents of mode 0700 stop it). */
export function canReach(account: Account, path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found !== undefined && !maySearch(account, found)) return false;
    if (dirname(folder) === folder) return true;
  }
}

function maySearch(account: Account, folder: { uid: number; gid: number; mode: number }): boolean {
  if (folder.uid === account.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === account.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

function lookUp(name: string): Account | null {
  try {
    const ask = (...args: string[]) => execFileSync("id", [...args, name], { encoding: "utf8", stdio: "pipe" }).trim();
    return { uid: Number(ask("-u")), gid: Number(ask("-g")), name: ask("-un") };
  } catch {
    return null;
  }
}
