import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { type Actor, systemActor } from "./actor";

/**
 * The only holder of a connection. Whoever wants rows says who is asking and gets one transaction, under a role
 * that owns nothing and with the actor's facts set for this transaction alone, so that nothing of it is left on
 * the pooled connection afterwards, also after an error.
 */
type Connection = { client: postgres.Sql; db: ReturnType<typeof drizzle> };
export type Tx = Parameters<Parameters<Connection["db"]["transaction"]>[0]>[0];

/** `repeatable read`: everything as it was at one moment, for comparing what is stored with what it is made of. */
type Options = { isolationLevel: "repeatable read" };

let connection: Connection | undefined;

function connected(): Connection {
  if (connection) return connection;
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set");
  const client = postgres(url, {
    max: Number(process.env.DESA_POOL ?? 10),
    onnotice: () => {},
    connection: { application_name: "desa-produktif", timezone: "UTC" },
  });
  connection = { client, db: drizzle(withPlansKept(client)) };
  return connection;
}

/** Statements up to this size come again and again and keep their plan; long lists of rows are each one of a kind. */
const KEPT_LETTERS = 6_000;
const KEPT_PARAMETERS = 60;

/**
 * drizzle sends every statement to be parsed and planned anew; what is short enough to come again is prepared once. And
 * statements go out in the order they are asked, whether or not anybody waits for their answers yet.
 */
function withPlansKept(client: postgres.Sql): postgres.Sql {
  return new Proxy(client, {
    get(target, name, receiver) {
      if (name === "unsafe") {
        const unsafe: postgres.Sql["unsafe"] = (query, parameters = [], options = {}) =>
          sentAtOnce(target.unsafe(query, parameters, { ...options, prepare: query.length < KEPT_LETTERS && parameters.length < KEPT_PARAMETERS }));
        return unsafe;
      }
      if (name === "begin") {
        return (...args: unknown[]) => Reflect.apply(target.begin, target, args.map((arg) =>
          typeof arg === "function" ? (tx: postgres.Sql) => unlessCutOff(arg(withPlansKept(tx))) : arg));
      }
      return Reflect.get(target, name, receiver);
    },
  });
}

/** The server is shut down or has crashed, or the connection to it is gone. */
const CUT_OFF = ["57P01", "57P02", "CONNECTION_CLOSED"];

/**
 * Work whose connection was cut is not answered here: the driver rejects the transaction by itself, and would write a
 * rollback into the closed connection otherwise, which throws where nobody can catch it and ends the process.
 */
async function unlessCutOff<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code } = ((error as Error).cause ?? error) as { code?: unknown };
    if (CUT_OFF.includes(String(code))) return new Promise<T>(() => {});
    throw error;
  }
}

function sentAtOnce<Query extends { execute(): unknown }>(query: Query): Query {
  query.execute();
  return query;
}

/**
 * Runs `work` in one transaction as `actor`; what it throws rolls everything back. Only a thrown redirect is no failure
 * but the answer to a write that was done: it is kept, and thrown on.
 */
export async function asActor<T>(actor: Actor, work: (tx: Tx) => Promise<T>, options?: Options): Promise<T> {
  const done = await connected().db.transaction(async (tx): Promise<{ value: T } | { redirect: Response }> => {
    const facts = tx.execute(sql`select
      set_config('app.actor_id', ${actor.userId ?? ""}, true),
      set_config('app.actor_kind', ${actor.kind}, true),
      set_config('app.roles', ${actor.roles.join(",")}, true),
      set_config('app.people_areas', ${actor.peopleAreas.join(",")}, true),
      set_config('app.write_areas', ${actor.writeAreas.join(",")}, true),
      set_config('app.number_areas', ${actor.numberAreas.join(",")}, true),
      set_config('app.admin_areas', ${actor.adminAreas.join(",")}, true),
      set_config('app.households', ${actor.households.join(",")}, true),
      set_config('role', ${actor.kind === "system" ? "desa_system" : "desa_app"}, true)`).execute();
    // Not waited for: if this failed, nothing after it would be done.
    void unwaited(facts);
    try {
      return { value: await work(tx) };
    } catch (thrown) {
      if (thrown instanceof Response && thrown.status < 400) return { redirect: thrown };
      throw thrown;
    }
  }, options);
  if ("redirect" in done) throw done.redirect;
  return done.value;
}

/**
 * What is asked next comes after this at the database, although nobody waits for its answer yet: a small transaction
 * consists mostly of such waiting. Whoever reads the answer later meets its failure, or the transaction as a whole does.
 */
export function unwaited<T>(asked: Promise<T>): Promise<T> {
  asked.catch(() => {});
  return asked;
}

/**
 * From here to its end the transaction keeps one plan for each statement, whatever values come with it: for commands that
 * look everything up by its key, where planning anew costs several times the work itself.
 */
export async function keepPlans(tx: Tx): Promise<void> {
  // Sent now and not when somebody waits for it: what is asked next must not come before it.
  await tx.execute(sql`set local plan_cache_mode = force_generic_plan`).execute();
}

/** For work that no person asked for: sign-in, clean-up, loading demo data. */
export function asSystem<T>(why: string, work: (tx: Tx) => Promise<T>, options?: Options): Promise<T> {
  return asActor(systemActor(why), work, options);
}

/** Closes the pool; the next call opens a new one. */
export async function closeDatabase(): Promise<void> {
  const open = connection;
  connection = undefined;
  await open?.client.end({ timeout: 5 });
}
