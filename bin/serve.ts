import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { migrateDatabase, openDatabase, seedDemoOnce, type Database } from "./server/database";
import { followRecords } from "./server/figures";
import { closeMonths } from "./server/months";
import { loadFeatureIfThere, ROOT, type DemoAccounts, type FirstAdmin } from "./server/features";
import { makeHttpApp } from "./server/http-app";
import { loadKeys } from "./server/keys";
import { closeServer, listen } from "./server/listen";
import { readinessCheck } from "./server/readiness";
import { makeLogger } from "./server/request-log";
import { readSettings, type ServerSettings } from "./server/settings";

const PATIENCE_MS = 8_000;

type Mode = {
  dev: boolean;
  /** The environment said production before the start chose React's mode: given keys are then demanded. */
  declaredProduction: boolean;
};

/** Starts everything in order, says where it is, and ends cleanly on Ctrl-C or SIGTERM. */
export async function serve({ dev, declaredProduction }: Mode): Promise<void> {
  process.chdir(ROOT);
  const settings = readSettings(process.env);
  mkdirSync(settings.dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  loadKeys(settings.dataDir, { mustBeGiven: declaredProduction && settings.databaseUrl !== null });

  const stopping = new AbortController();
  const ends: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    stopping.abort();
    for (const end of ends.reverse()) await end();
  };
  const ended = onStopSignal(stop);
  try {
    // A signal while the database starts waits for it: given up half-way, its server would run on.
    const opening = openDatabase(settings);
    ends.push(async () => (await opening.catch(() => null))?.embedded?.stop());
    const database = await opening;
    if (stopping.signal.aborted) return await ended;
    await migrateDatabase(database.url);
    if (stopping.signal.aborted) return await ended;
    if (database.embedded !== null) await seedDemoOnce(database.url, settings.dataDir);
    const address = await openWeb(settings, database.url, dev, ends);
    if (stopping.signal.aborted) return await ended;
    await introduce(address, settings, database);
  } catch (error) {
    if (stopping.signal.aborted) return await ended;
    await stop();
    throw error;
  }
}

async function openWeb(settings: ServerSettings, databaseUrl: string, dev: boolean, ends: (() => Promise<unknown>)[]) {
  const readiness = readinessCheck(databaseUrl, join(ROOT, "drizzle", "meta", "_journal.json"));
  ends.push(readiness.close);
  const log = makeLogger();
  // What is begun last ends first: the figures close the door of the database behind them.
  ends.push(await followRecords(log));
  ends.push(await closeMonths(log));
  const { trustedProxies, publicUrl } = settings;
  const { app, close } = await makeHttpApp({ root: ROOT, dev, log, readiness, trustedProxies, publicUrl });
  ends.push(close);
  const { server, port } = await listen(app, settings.host, settings.port);
  ends.push(() => closeServer(server, PATIENCE_MS));
  const anyHost = ["0.0.0.0", "::"].includes(settings.host);
  const host = anyHost ? "localhost" : settings.host.includes(":") ? `[${settings.host}]` : settings.host;
  const address = publicUrl ?? `http://${host}:${port}`;
  // Links that leave the site (invitations) are made with it.
  process.env.DESA_PUBLIC_URL = address;
  return address;
}

async function introduce(address: string, settings: ServerSettings, { embedded, url }: Database): Promise<void> {
  const lines = ["", `Desa Produktif is ready:  ${address}`, ""];
  if (embedded !== null) {
    const demo = await loadFeatureIfThere<DemoAccounts>("seeds/demo/accounts.ts");
    if (demo !== null) lines.push(`Demo accounts, all with the password ${demo.DEMO_PASSWORD} :`);
    for (const { login, name } of demo?.demoAccounts ?? []) lines.push(`  ${login.padEnd(22)} ${name}`);
    lines.push("", `The data lives in ${settings.dataDir}`);
    if (!embedded.clusterDir.startsWith(settings.dataDir)) lines.push(`  its tables, because you are root, in ${embedded.clusterDir}`);
    if (!isLoopback(settings.host)) lines.push("", "Careful: others on the network reach this demo, and its passwords are public.");
  } else {
    const access = await loadFeatureIfThere<FirstAdmin>("app/access/first-admin.server.ts");
    const link = (await access?.firstAdminLink()) ?? null;
    if (link !== null) lines.push("There is no user yet. The first administrator sets a password here (once, soon):", `  ${new URL(link, address).href}`, "");
    lines.push(`The data lives in the database ${new URL(url).pathname.slice(1)} at ${new URL(url).host}, the keys in ${settings.dataDir} unless given`);
  }
  lines.push("Stop with Ctrl-C.", "");
  console.log(lines.join("\n"));
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

/**
 * Stops once on the first signal. Ctrl-C reaches the process twice when npm passes it on as well,
 * so only a later second one means "at once"; the embedded database is told to stop even then. The promise never settles: the process ends.
 */
function onStopSignal(stop: () => Promise<void>): Promise<never> {
  let firstAt = 0;
  const receive = async () => {
    if (firstAt !== 0) {
      if (Date.now() - firstAt > 1_000) process.exit(130);
      return;
    }
    firstAt = Date.now();
    console.log("\nStopping…");
    try {
      await stop();
      process.exit(0);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exit(1);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, receive);
  if (process.env.npm_lifecycle_event !== undefined) whenOrphaned(receive);
  return new Promise(() => {});
}

/**
 * npm runs us through a shell, and a signal sent to npm alone ends only these two. Without its
 * parent the server would go on unseen and hold its port, so it takes their end for the signal.
 */
function whenOrphaned(receive: () => unknown): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    receive();
  }, 250);
  timer.unref();
}
