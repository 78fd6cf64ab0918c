// `npm run bench [-- --scale 1m] [--data FOLDER] [--json]`: how long the product takes for what people ask, through HTTP, signed
// in and under the policies, beside the same by hand in the same run. A ratio says more than milliseconds of some machine;
// nothing here passes or fails, but numbers that differ end it with 1.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { byTurns, isWithin, perSecond } from "./bench/measure.mjs";
import { pages, questions } from "./bench/questions.mjs";
import { requireNode, inPlainWords, PlainError } from "./setup/plain.mjs";

const JSON_LIMIT = { times: 2, plus: 15 };
const PAGE_LIMIT = { times: 6, plus: 80 };
const ROUNDS = 40;

const { values: options } = parseArgs({ options: { scale: { type: "string" }, data: { type: "string" }, json: { type: "boolean" }, rounds: { type: "string" } } });

await inPlainWords(async () => {
  requireNode();
  const { installIfNeeded, buildIfNeeded } = await import("./setup/prepare.mjs");
  const { ROOT } = await import("./setup/hash.mjs");
  const { loadSources } = await import("./setup/sources.mjs");
  await installIfNeeded();
  await buildIfNeeded();
  const { default: postgres } = await import("postgres");
  const { startEmbedded } = await loadSources("bin/embedded/start-embedded.ts");
  const { DEMO_PASSWORD } = await loadSources("seeds/demo/accounts.ts");

  // A world of its own that is gone afterwards, unless somebody keeps one to ask again.
  const dataDir = options.data ?? mkdtempSync(join(tmpdir(), "desa-bench-"));
  if (options.scale && !options.data) await seed(ROOT, dataDir, options.scale);
  const product = await startProduct(ROOT, dataDir);
  const database = await startEmbedded({ dataDir });
  const sql = postgres(database.url, { max: 1, onnotice: () => {} });
  let bare;
  try {
    const session = await signIn(product.url, "perencana", DEMO_PASSWORD);
    const { places, months, transfers } = await worldOf(sql);
    bare = await startBare(ROOT, { url: database.url, places, months });
    const memoryBefore = memoryOf(product.pid);
    const rounds = Number(options.rounds ?? ROUNDS);
    const rows = await measure({ product, bare, sql, session, places, months, rounds });
    const memory = { before: memoryBefore, after: memoryOf(product.pid) };
    report({ world: options.scale ?? options.data ?? "demo", transfers, months, rows, memory });
    if (rows.some(({ equal }) => equal === false)) throw new PlainError("Some answers differ from those by hand.");
  } finally {
    await sql.end();
    await bare?.stop();
    await product.stop();
    await database.stop();
    if (!options.data) rmSync(dataDir, { recursive: true, force: true });
  }
});

async function measure({ product, bare, sql, session, places, months, rounds }) {
  const rows = [];
  for (const question of questions(places, months)) {
    const [ask, bareUrl] = [() => open(product.url + question.path, session), `${bare.url}/${encodeURIComponent(question.name)}`];
    const equal = question.equal(await question.ask(sql), JSON.parse(await ask()).rows);
    const [ours, byHand, plain] = await byTurns([ask, () => question.ask(sql), () => open(bareUrl)], rounds);
    rows.push({ kind: "json", name: question.name, why: question.why, equal, ours, byHand, bare: plain, perSecond: await perSecond(ask), within: isWithin(ours.p95, plain.p95, JSON_LIMIT) });
  }
  for (const page of pages(places, months)) {
    const [ours] = await byTurns([() => open(product.url + page.path, session)], Math.ceil(rounds / 2), 2);
    const beside = rows.find(({ name }) => name === page.beside).bare;
    rows.push({ kind: "page", name: page.name, why: page.why, ours, bare: beside, perSecond: null, within: isWithin(ours.p95, beside.p95, PAGE_LIMIT) });
  }
  return rows;
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

function report({ world, transfers, months, rows, memory }) {
  if (options.json) return console.log(JSON.stringify({ world, transfers, months, rows, memory }, null, 2));
  const ms = ({ p50, p95, p99 }) => [p50, p95, p99].map((value) => value.toFixed(0).padStart(5)).join(" ");
  console.log(`World ${world}: ${transfers} transfers, ${months.from} to ${months.to}. Milliseconds at p50, p95 and p99.`);
  for (const { name, why, ours, byHand, bare, perSecond: answers, within, equal, kind } of rows) {
    const limit = kind === "json" ? JSON_LIMIT : PAGE_LIMIT;
    console.log(`${name.padEnd(32)} product ${ms(ours)}  bare ${ms(bare)}${byHand ? `  by hand ${ms(byHand)}` : ""}${answers ? `  ${answers.toFixed(0)}/s` : ""}  ${within ? "within" : "over"} ${limit.times} x bare + ${limit.plus} ms${equal === false ? "  DIFFERENT NUMBERS" : ""}`);
    console.log(`    ${why}`);
  }
  console.log(`Memory of the product: ${memory.before} MB before, ${memory.after} MB after.`);
}

/** Resident memory in MB; null where the system does not tell. */
function memoryOf(pid) {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024);
  } catch {
    return null;
  }
}

function settings(dataDir) {
  const { DATABASE_URL: _other, HOST: _host, ...env } = process.env;
  return { ...env, DESA_DATA: dataDir, PORT: "0", DESA_LOG_LEVEL: "error" };
}

function seed(root, dataDir, scale) {
  const child = spawn(process.execPath, [join(root, "bin", "desa"), "seed", "--scale", scale], { cwd: root, env: settings(dataDir), stdio: ["ignore", "ignore", "inherit"] });
  return new Promise((done, reject) => child.once("exit", (code) => (code === 0 ? done() : reject(new PlainError(`The world of ${scale} was not loaded.`)))));
}

/** The product on its own world, on a free port. */
function startProduct(root, dataDir) {
  const child = spawn(process.execPath, [join(root, "bin", "start.mjs")], { cwd: root, env: settings(dataDir), stdio: ["ignore", "pipe", "inherit"] });
  return started(child, /is ready:\s+(http:\S+)/, (url) => url);
}

function startBare(root, world) {
  const child = spawn(process.execPath, [join(root, "bin", "bench", "bare-server.mjs"), JSON.stringify(world)], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  return started(child, /bare (\d+)/, (port) => `http://127.0.0.1:${port}`);
}

function started(child, ready, address) {
  const ended = new Promise((done) => child.once("exit", done));
  const stop = () => (child.kill("SIGTERM"), ended);
  let output = "";
  return new Promise((done, reject) => {
    child.stdout.on("data", (chunk) => {
      output += chunk;
      const found = ready.exec(output)?.[1];
      if (found !== undefined) done({ url: address(found), stop, pid: child.pid });
    });
    void ended.then((code) => reject(new PlainError(`A server of the bench ended with ${code} while starting.`)));
  });
}

async function signIn(url, login, password) {
  const answer = await fetch(`${url}/masuk`, { method: "POST", body: new URLSearchParams({ login, password }), redirect: "manual" });
  const cookie = answer.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
  if (answer.status !== 303) throw new PlainError(`Signing in was answered with ${answer.status}.`);
  return cookie;
}

async function open(address, cookie) {
  const answer = await fetch(address, { headers: cookie ? { Cookie: cookie } : {}, redirect: "manual" });
  if (answer.status !== 200) throw new PlainError(`${address} was answered with ${answer.status}.`);
  return answer.text();
}
