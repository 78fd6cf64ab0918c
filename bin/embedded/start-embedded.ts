/*
 * The embedded PostgreSQL: a real server kept in the data folder, for people who have no
 * database. It is started detached and survives its parent, so that a killed web server finds it
 * again; whoever starts next either reuses it or clears what a dead one left.
 */
import { chownSync, existsSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { databaseAccount, canReach, type Account } from "./account";
import { copyBinaries, findBinaries, type Binaries } from "./binaries";
import { createCluster, readOrMakePassword } from "./cluster";
import { endedBefore, endWithProcess } from "./end-with-process";
import { EmbeddedError } from "./embedded-error";
import { findOrStartServer, stopServer } from "./server";
import { enter, leave, withStartLock } from "./start-lock";

const SYSTEM_DIR = "/var/lib/desa-produktif";

export type EmbeddedOptions = {
  dataDir: string;
  /** PostgreSQL settings over the defaults; tests give up durability this way. */
  settings?: Record<string, string>;
};
export type Embedded = {
  url: string;
  port: number;
  /** Where the tables really are; differs from the data folder when root may not keep them there. */
  clusterDir: string;
  /** The server was already running. */
  reused: boolean;
  /** Ends the use by this process; the last user's end stops the server. */
  stop(): Promise<void>;
};

export type Place = { dataDir: string; clusterDir: string; account: Account | null; binaries: Binaries };

/**
 * Starts the embedded server of a data folder, or finds the one that is running, and answers when
 * it really serves queries. Throws EmbeddedError with a sentence for people.
 */
export async function startEmbedded({ dataDir, settings = {} }: EmbeddedOptions): Promise<Embedded> {
  const folder = resolve(dataDir);
  makeFolder(folder);
  return withStartLock(folder, async () => {
    const place = choosePlace(folder);
    const password = readOrMakePassword(folder);
    if (!existsSync(join(place.clusterDir, "PG_VERSION"))) await createCluster(place, password);
    const { port, reused } = await findOrStartServer(place, password, settings);
    enter(folder);
    endWithProcess(folder, place.clusterDir);
    return {
      url: `postgres://desa:${password}@127.0.0.1:${port}/desa`,
      port,
      clusterDir: place.clusterDir,
      reused,
      stop: () => withStartLock(folder, async () => {
        if (leave(folder)) await stopServer(place.clusterDir);
        endedBefore(folder);
      }),
    };
  });
}

function makeFolder(folder: string): void {
  try {
    // Root's folder is searchable for the database account; the keys inside are 0600 in any case.
    mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reason = code === "ENOSPC" ? "the disk is full" : `the system says ${code}`;
    throw new EmbeddedError(`The data folder ${folder} cannot be made: ${reason}.`);
  }
}

function choosePlace(dataDir: string): Place {
  const inside = join(dataDir, "postgres");
  const owner = statSync(inside, { throwIfNoEntry: false })?.uid ?? null;
  const me = process.getuid?.();
  if (owner !== null && me !== undefined && me !== 0 && owner !== me) {
    throw new EmbeddedError(
      `The database in ${dataDir} belongs to another account: start as that account, or choose another folder with DESA_DATA.`,
    );
  }
  const account = databaseAccount(owner);
  const binaries = findBinaries();
  if (account === null) return { dataDir, clusterDir: inside, account, binaries };
  return {
    dataDir,
    account,
    clusterDir: canReach(account, dataDir) ? inside : outsideCluster(dataDir, account),
    binaries: canReach(account, join(binaries.nativeDir, "bin")) ? binaries : copyBinaries(binaries, SYSTEM_DIR),
  };
}

/** Root's own folders are closed to the database account: the tables then live under /var/lib. */
function outsideCluster(dataDir: string, account: Account): string {
  const name = createHash("sha256").update(realpathSync(dataDir)).digest("hex").slice(0, 12);
  const parent = join(SYSTEM_DIR, name);
  mkdirSync(parent, { recursive: true, mode: 0o755 });
  chownSync(parent, account.uid, account.gid);
  return join(parent, "postgres");
}
