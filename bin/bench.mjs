// `npm run bench`: how much slower the dashboards answer through HTTP than the same sums asked of the database by hand.
// A ratio taken in one run says more than milliseconds of some machine; nothing here passes or fails.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { requireNode, inPlainWords, PlainError } from "./setup/plain.mjs";

const ROUNDS = 25;

await inPlainWords(async () => {
  requireNode();
  const { installIfNeeded, buildIfNeeded } = await import("./setup/prepare.mjs");
  const { ROOT } = await import("./setup/hash.mjs");
  const { loadSources } = await import("./setup/sources.mjs");
  await installIfNeeded();
  await buildIfNeeded();
  const { default: postgres } = await import("postgres");
  const { startEmbedded } = await loadSources("bin/embedded/start-embedded.ts");
  const { HOME_VILLAGE } = await loadSources("seeds/demo/villages.ts");
  const { DEMO_PASSWORD } = await loadSources("seeds/demo/accounts.ts");

  const dataDir = join(ROOT, ".cache", "bench");
  const database = await startEmbedded({ dataDir });
  const product = await startProduct(ROOT, dataDir);
  const sql = postgres(database.url, { max: 1, onnotice: () => {} });
  try {
    const session = await signIn(product.url, "perencana-tulungagung", DEMO_PASSWORD);
    const [period] = await sql`select min(month)::text as first, max(month)::text as last from remittances`;
    const span = `dari=${period.first.slice(0, 7)}&sampai=${period.last.slice(0, 7)}`;
    console.log(`Whole demo world, ${period.first.slice(0, 7)} to ${period.last.slice(0, 7)}, median of ${ROUNDS} after warming up:`);
    for (const code of [HOME_VILLAGE, "35.04"]) {
      const page = await median(() => open(`${product.url}/wilayah/${code}?${span}`, session));
      const byHand = await median(() => sumsByHand(sql, code));
      const times = (page / byHand).toFixed(1);
      console.log(`  /wilayah/${code.padEnd(14)} page ${page.toFixed(1)} ms, sums by hand ${byHand.toFixed(1)} ms: ${times} times`);
    }
  } finally {
    await sql.end();
    await product.stop();
    await database.stop();
  }
});

/** The product on the bench's own demo world, on a free port. */
function startProduct(root, dataDir) {
  const { DATABASE_URL: _other, HOST: _host, ...env } = process.env;
  const child = spawn(process.execPath, [join(root, "bin", "start.mjs")], {
    cwd: root, env: { ...env, DESA_DATA: dataDir, PORT: "0", DESA_LOG_LEVEL: "error" }, stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((done) => child.once("exit", done));
  const stop = () => (child.kill("SIGTERM"), ended);
  let output = "";
  return new Promise((done, reject) => {
    child.stdout.on("data", (chunk) => {
      output += chunk;
      const [, url] = /is ready:\s+(http:\S+)/.exec(output) ?? [];
      if (url !== undefined) done({ url, stop });
    });
    void ended.then((code) => reject(new PlainError(`The product ended with ${code} while starting.`)));
  });
}

async function signIn(url, login, password) {
  const answer = await fetch(`${url}/masuk`, { method: "POST", body: new URLSearchParams({ login, password }), redirect: "manual" });
  const cookie = answer.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
  if (answer.status !== 303) throw new PlainError(`Signing in was answered with ${answer.status}.`);
  return cookie;
}

async function open(address, cookie) {
  const answer = await fetch(address, { headers: { Cookie: cookie }, redirect: "manual" });
  if (answer.status !== 200) throw new PlainError(`${address} was answered with ${answer.status}.`);
  await answer.text();
}

/** What a dashboard shows of money, as somebody would write it for this one question: no roles, no unknowns, no rights. */
function sumsByHand(sql, code) {
  const inside = sql`join regions r on r.code = f.region_code where (r.current_code = ${code} or r.current_code like ${`${code}.%`}) and f.deleted_at is null`;
  const sums = (by) => sql`select ${by} as key, count(*), sum(received_idr), sum(fee_minor) from remittances f ${inside} group by 1`;
  return Promise.all([
    sums(sql`f.month`), sums(sql`f.channel`), sums(sql`f.country`), sums(sql`r.current_code`),
    sql`select avg(total), percentile_cont(0.5) within group (order by total) from (
      select f.household_id, sum(received_idr) as total from remittances f ${inside} group by 1) household`,
    sql`select f.category, sum(amount_idr) from remittance_uses f ${inside} group by 1`,
    sql`select f.procedural_status, count(*) from journeys f ${inside} group by 1`,
    sql`select count(*) from households f ${inside}`,
    sql`select count(*) from no_transfer_months f ${inside}`,
  ]);
}

async function median(work) {
  for (let warming = 0; warming < 5; warming++) await work();
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
}
