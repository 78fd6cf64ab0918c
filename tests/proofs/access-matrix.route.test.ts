import { beforeAll, describe, expect, it } from "vitest";
import postgres from "postgres";
import { actorOf } from "~/access/actor.server";
import { renewFeed } from "~/access/calendar-feed.server";
import { asActor } from "~/db/db.server";
import { sessionOf } from "../factories/sign-in";
import { allRoutes, call, intentsOf, type Answer, type RouteModule } from "./routes";
import { expected, mayReach, PROTECTED, targetsOf, type Guard, type Outcome, type Protection, type Target } from "./protection";
import { aMentor, anImport, anInvitationFor, everybody, PLACES, recordsAt, stateOf, VILLAGES, type Place, type Records, type Who } from "./world";

/*
 * Every loader and every action, asked directly as a browser may ask for each of them alone, by every role for everything
 * near and far. What is expected comes from tests/proofs/protection.ts, not from the product.
 */

const routes = await allRoutes();
const protectionOf = ({ name, path }: RouteModule): Protection | undefined => PROTECTED[path === "" ? name : keyOf(path)];
/** A loader has its line as a loader and an action as an action. */
const isListed = (route: RouteModule) => (["loader", "action"] as const).every((part) => !route[part] || protectionOf(route)?.[part]);
const keyOf = (path: string) => path.replace(/:[^/]+/g, ":");

const sql = postgres(process.env.DATABASE_URL!, { max: 2, onnotice: () => {} });
const world = {} as Record<Place, Records>;
const imports = new Map<string, string>();
let people: Who[];
let token: string;
let calendarToken: string;

beforeAll(async () => {
  const mentor = await aMentor();
  for (const place of PLACES) world[place] = await recordsAt(sql, place, place === "own" ? mentor.userId : null);
  people = await everybody((place) => world[place].personId, mentor);
  for (const { userId, role, area } of people) {
    const code = role === "koordinator_desa" ? VILLAGES.own : null;
    if (userId !== null && code !== null && area !== "") imports.set(userId, await anImport(sql, code, userId, "Penandaberkas"));
  }
  token = await anInvitationFor(world.elsewhere.accountId);
  const keeper = (await actorOf(world.elsewhere.accountId))!;
  calendarToken = await asActor(keeper, (tx) => renewFeed(tx, keeper));
  return () => sql.end();
});

describe("the table of protections", () => {
  it("names every route that answers", () => {
    const answering = routes.filter(({ loader, action }) => loader ?? action);
    expect(answering.filter((route) => !isListed(route)).map(({ name }) => name)).toEqual([]);
  });
});

describe.each(routes.filter((route) => isListed(route) && (route.loader ?? route.action)))("$name", (route) => {
  const protection = protectionOf(route)!;

  if (route.loader) it("shows each person what is theirs and nothing else", async () => {
    const wrong: string[] = [];
    const before = await stateOf(sql);
    for (const who of people) {
      await Promise.all(targetsFor(protection.loader!, who).map(async (target) => {
        const answer = await call(route.loader!, requestFor(route, protection, who, target), paramsOf(route, protection, target));
        const wanted = expected(protection.loader!, who, target);
        if (!isAs(wanted, answer)) wrong.push(`${who.name} → ${target.id || route.path}: ${told(answer)}, not ${wanted}`);
        for (const mark of marksIn(answer, who)) wrong.push(`${who.name} → ${target.id || route.path} reads ${mark}`);
      }));
    }
    expect(wrong).toEqual([]);
    expect(withoutLogs(await stateOf(sql))).toEqual(withoutLogs(before));
  }, 120_000);

  if (route.action) it("changes nothing for whom it is not", async () => {
    const wrong: string[] = [];
    const refusals = new Set<string>();
    const before = await stateOf(sql);
    for (const who of people) {
      for (const target of targetsFor(protection.action!, who)) {
        const wanted = expected(protection.action!, who, target);
        if (wanted === "answered") continue;
        // The intents are all tried on the first of each kind of refusal; elsewhere one form tells enough.
        const forms = formsFor(route, protection);
        const tried = refusals.has(`${who.name} ${wanted}`) ? forms.slice(-1) : forms;
        refusals.add(`${who.name} ${wanted}`);
        await Promise.all(tried.map(async (form) => {
          const answer = await call(route.action!, requestFor(route, protection, who, target, form), paramsOf(route, protection, target));
          if (!isAs(wanted, answer)) wrong.push(`${who.name} → ${target.id || route.path} (${JSON.stringify(form)}): ${told(answer)}, not ${wanted}`);
        }));
      }
    }
    expect(wrong).toEqual([]);
    expect(await stateOf(sql)).toEqual(before);
  }, 120_000);

  if (route.action) it("listens to whom it is for", async () => {
    const wrong: string[] = [];
    for (const who of people) {
      for (const target of targetsFor(protection.action!, who)) {
        if (expected(protection.action!, who, target) !== "answered") continue;
        // A session of its own for each: one of the actions ends it.
        const here = who.userId === null ? who : { ...who, headers: await sessionOf(who.userId) };
        const request = requestFor(route, protection, here, target, { intent: "", ...protection.asks });
        const answer = await call(route.action!, request, paramsOf(route, protection, target));
        for (const mark of marksIn(answer, who)) wrong.push(`${who.name} → ${target.id || route.path} reads ${mark}`);
        if ([401, 403, 404].includes(answer.status) && !isGone(route, answer)) wrong.push(`${who.name} → ${target.id || route.path}: ${told(answer)}`);
        if (protection.action !== "public" && answer.to?.startsWith("/masuk")) wrong.push(`${who.name} → ${target.id || route.path}: has to sign in`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  if (route.action && protection.form) it("follows the form that it refuses others", async () => {
    const found = people.flatMap((who) => targetsFor(protection.action!, who)
      .filter((target) => who.userId !== null && expected(protection.action!, who, target) === "answered")
      .map((target) => ({ who, target })))[0]!;
    const before = await stateOf(sql);
    const request = requestFor(route, protection, found.who, found.target, protection.form!());
    const answer = await call(route.action!, request, paramsOf(route, protection, found.target));
    expect(answer.status, told(answer)).toBeLessThan(400);
    expect(await stateOf(sql)).not.toEqual(before);
  });
});

const targetsFor = (guard: Guard, who: Who) => targetsOf(guard, world, ({ userId }) => imports.get(userId ?? ""), who);

function formsFor(route: RouteModule, protection: Protection): Record<string, string>[] {
  const plain = intentsOf(route).map((intent): Record<string, string> => (intent === null ? {} : { intent }));
  return protection.form ? [...plain, protection.form()] : plain;
}

function paramsOf({ path }: RouteModule, { query, rest = () => [] }: Protection, target: Target): Record<string, string> {
  const names = [...path.matchAll(/:([^/.]+)/g)].map(([, name]) => name!);
  const values = path.startsWith("undangan") ? [token] : path.startsWith("kalender") ? [calendarToken] : [...(query === undefined ? [target.id] : []), ...rest(target.records)];
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
}

function requestFor(route: RouteModule, protection: Protection, who: Who, target: Target, form?: Record<string, string>): Request {
  const params = paramsOf(route, protection, target);
  const url = new URL(`http://desa.test/${route.path.replace(/:([^/.]+)/g, (_, name: string) => params[name] ?? "")}`);
  if (protection.query !== undefined) url.searchParams.set(protection.query, target.id);
  return new Request(url, { headers: who.headers, ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}) });
}

function isAs(wanted: Outcome, { status, to }: Answer): boolean {
  if (wanted === "signs in") return status === 302 && to !== null && to.startsWith("/masuk?");
  if (wanted === "answered") return status < 400 && !to?.startsWith("/masuk?");
  if (wanted === "refused") return status === 403 || status === 404;
  return status === wanted;
}

const KEPT_BACK = /\$argon2|"(?:\w*Cipher|nikIndex|kkIndex|phoneIndex|passwordHash|tokenHash)"/;

/** Names of families that stand in an answer and are not this person's to see, and what is nobody's to see (C113). */
function marksIn({ text }: Answer, who: Who): string[] {
  const [secret] = KEPT_BACK.exec(text) ?? [];
  if (secret !== undefined) return [secret];
  return PLACES.filter((place) => text.includes(world[place].mark) && !mayReach(who, { code: VILLAGES[place], records: world[place] }, "read"))
    .map((place) => world[place].mark);
}

/** A one-time link that is used up says so to everybody. */
const isGone = ({ path }: RouteModule, { status }: Answer) => path.startsWith("undangan") && status === 404;
const told = ({ status, to }: Answer) => (to === null ? String(status) : `${status} ${to}`);

/** Reading may be written down (exports, numbers in full), and a session is seen; nothing else of a reading stays. */
function withoutLogs({ audit_log: _log, audit_heads: _heads, sessions: _sessions, ...state }: Record<string, string>): Record<string, string> {
  return state;
}
