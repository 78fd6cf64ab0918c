// `npm run bench [-- --scale 1m[,10m]] [--data FOLDER[,FOLDER]] [--no-writes] [--no-instead] [--json]`: how long the product takes
// for what people ask, through HTTP, signed in and under the policies, beside the same by hand in the same run. A ratio says
// more than milliseconds of some machine; nothing here passes or fails, but numbers that differ end it with 1.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { insteadOf } from "./bench/instead.mjs";
import { byTurns, isWithin, perSecond } from "./bench/measure.mjs";
import { askGraph, measureWrites, memoryOf, open, seed, signIn, startBare, startPostGraphile, startProduct } from "./bench/processes.mjs";
import { pages, questions } from "./bench/questions.mjs";
import { JSON_LIMIT, PAGE_LIMIT, printGrowth, printWorld } from "./bench/report.mjs";
import { requireNode, inPlainWords, PlainError } from "./setup/plain.mjs";

const ROUNDS = 40;
/** PostGraphile takes seconds for what it is asked. */
const ROUNDS_INSTEAD = 3;
/** Rows of the load and of the import; a demo world has too few families for many. */
const WRITTEN_ROWS = { large: 100_000, small: 2_000 };

const { values: options } = parseArgs({
  allowNegative: true,
  options: { scale: { type: "string" }, data: { type: "string" }, json: { type: "boolean" }, rounds: { type: "string" }, writes: { type: "boolean", default: true }, instead: { type: "boolean", default: true } },
});

await inPlainWords(async () => {
  requireNode();
  const { installIfNeeded, buildIfNeeded } = await import("./setup/prepare.mjs");
  await installIfNeeded();
  await buildIfNeeded();
  const [scales, folders] = [options.scale, options.data].map((list) => list?.split(",") ?? []);
  const found = [];
  for (let at = 0; at < Math.max(1, scales.length, folders.length); at++) found.push(await measureWorld(scales[at], folders[at]));
  if (options.json) console.log(JSON.stringify(found, null, 2));
  else {
    for (const world of found) printWorld(world);
    printGrowth(found);
  }
  if (found.some(({ rows }) => rows.some(({ equal }) => equal === false))) throw new PlainError("Some answers differ from those by hand.");
});

/** A world of its own that is gone afterwards, unless somebody keeps one to ask again; what is kept is not changed. */
async function measureWorld(scale, folder) {
  const { loadSources } = await import("./setup/sources.mjs");
  const { default: postgres } = await import("postgres");
  const { startEmbedded } = await loadSources("bin/embedded/start-embedded.ts");
  const { DEMO_PASSWORD } = await loadSources("seeds/demo/accounts.ts");
  const ownFolder = mkdtempSync(join(tmpdir(), "desa-bench-"));
  const dataDir = folder ?? join(ownFolder, "data");
  if (scale && !folder) await seed(dataDir, scale);
  const product = await startProduct(dataDir);
  const database = await startEmbedded({ dataDir });
  const sql = postgres(database.url, { max: 1, onnotice: () => {} });
  const servers = [];
  try {
    const session = await signIn(product.url, "perencana", DEMO_PASSWORD);
    const world = await worldOf(sql);
    const bare = await startBare({ url: database.url, ...world });
    servers.push(bare);
    const before = memoryOf(product.pid);
    const rows = await measure({ product, bare, sql, session, ...world, rounds: Number(options.rounds ?? ROUNDS) });
    const memory = { before, after: memoryOf(product.pid) };
    if (options.instead) {
      const instead = await startPostGraphile(ownFolder, database.url);
      if (instead) servers.push(instead);
      await measureInstead(rows, instead, world);
    }
    await Promise.all([...servers, product].map((server) => server.stop()));
    // The database that is copied may have nobody in it.
    await sql.end();
    const writes = options.writes ? await inACopy(database.url, (url) => measureWrites(url, dataDir, world.transfers > 500_000 ? WRITTEN_ROWS.large : WRITTEN_ROWS.small)) : null;
    return { world: scale ?? folder ?? "demo", ...world, rows, memory, writes };
  } finally {
    await sql.end();
    await Promise.all([...servers, product].map((server) => server.stop()));
    await database.stop();
    rmSync(ownFolder, { recursive: true, force: true });
  }
}

async function measure({ product, bare, sql, session, places, months, rounds }) {
  const rows = [];
  // Figures counted before are no more used: what somebody waits for who asks first after a record was changed.
  const changed = async (ask) => (await byTurns([ask], Math.ceil(rounds / 4), 2, () => sql`update rollup.state set version = version + 1`))[0];
  for (const question of questions(places, months)) {
    const [ask, bareUrl] = [() => open(product.url + question.path, session), `${bare.url}/${encodeURIComponent(question.name)}`];
    const equal = question.equal(await question.ask(sql), JSON.parse(await ask()).rows);
    const [ours, byHand, plain] = await byTurns([ask, () => question.ask(sql), () => open(bareUrl)], rounds);
    rows.push({ kind: "json", name: question.name, why: question.why, equal, ours, byHand, bare: plain, changed: await changed(ask), perSecond: await perSecond(ask), within: isWithin(ours.p95, plain.p95, JSON_LIMIT) });
  }
  for (const page of pages(places, months)) {
    const ask = () => open(product.url + page.path, session);
    const [ours] = await byTurns([ask], Math.ceil(rounds / 2), 2);
    const beside = rows.find(({ name }) => name === page.beside).bare;
    rows.push({ kind: "page", name: page.name, why: page.why, ours, bare: beside, changed: await changed(ask), perSecond: null, within: isWithin(ours.p95, beside.p95, PAGE_LIMIT) });
  }
  return rows;
}

async function measureInstead(rows, instead, { places, months }) {
  if (instead === null) return console.error("PostGraphile could not be installed here; its answers are left out.");
  for (const [name, { query, times }] of Object.entries(insteadOf(places, months))) {
    const [taken] = await byTurns([() => askGraph(instead.url, query)], ROUNDS_INSTEAD, 1);
    rows.find((row) => row.name === name).instead = { ...taken, times };
  }
}

/** A copy of the database for `work`, dropped afterwards. */
async function inACopy(url, work) {
  const name = "desa_bench";
  const copy = new URL(url);
  const original = copy.pathname.slice(1);
  copy.pathname = `/${name}`;
  const maintenance = new URL(url);
  maintenance.pathname = "/postgres";
  const { default: postgres } = await import("postgres");
  const admin = postgres(maintenance.href, { max: 1, onnotice: () => {} });
  try {
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.unsafe(`create database ${name} template ${original} strategy file_copy`);
    return await work(copy.href);
  } finally {
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}

/** The province, regency and village with the most transfers, and the last twelve months there are. */
async function worldOf(sql) {
  const most = (letters, inside) => sql`select left(area_code, ${letters}::int) as code from rollup.village_months where area_code like ${`${inside}%`} group by 1 order by sum(transfers) desc limit 1`;
  const [province] = await most(2, "");
  const [regency] = await most(5, province.code);
  const [village] = await most(13, regency.code);
  const [{ last, transfers }] = await sql`select to_char(max(month), 'YYYY-MM') as last, (select count(*)::int from remittances) as transfers from rollup.village_months where transfers > 0`;
  const from = `${Number(last.slice(0, 4)) - (last.endsWith("-12") ? 0 : 1)}-${last.endsWith("-12") ? "01" : String(Number(last.slice(5)) + 1).padStart(2, "0")}`;
  return { places: { province: province.code, regency: regency.code, village: village.code }, months: { from, to: last }, transfers };
}
