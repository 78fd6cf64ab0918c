import { createHash } from "node:crypto";
import { and, eq, gt, lt, ne, sql } from "drizzle-orm";
import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from "lucia";
import { asSystem } from "~/db/db.server";
import { sessions, users } from "~/db/schema/access";
import { oncePerRequest } from "~/shared/once-per-request.server";
import { grantsToday, type Account } from "./actor.server";
import { hasDemoData } from "./demo-data.server";
import { deviceOf } from "./device";
import { hasRequiredRole } from "./second-factor.server";

/*
 * Sessions. The browser holds a random token, the database only its SHA-256, so that a stolen table opens no account.
 * Lucia decides when a session ends or is prolonged; this file is all it knows of the database.
 */

const KEPT_FOR = new TimeSpan(30, "d");
/** How stale "last seen" may be: a write per request would cost more than it tells. */
const SEEN_EVERY = "5 minutes";

/** By what somebody proved to be the owner. */
export type Proof = "password" | "code" | "recovery";
type Attributes = { device: string; proof: Proof; notice: string | null };
type UserAttributes = Omit<Account, "id">;

declare module "lucia" {
  interface Register {
    UserId: string;
    Lucia: Lucia<Attributes, UserAttributes>;
    DatabaseSessionAttributes: Attributes;
    DatabaseUserAttributes: UserAttributes;
  }
}

const hashed = (token: string) => createHash("sha256").update(token).digest("hex");

const adapter: Adapter = {
  getSessionAndUser: async (token) => {
    const row = await asSystem("look up a session", async (tx) => {
      const [found] = await tx
        .select({
          userId: sessions.userId,
          expiresAt: sessions.expiresAt,
          device: sessions.device,
          proof: sql<Proof>`${sessions.proof}`,
          notice: sessions.notice,
          isActive: users.isActive,
          name: users.name,
          personId: users.personId,
          grants: grantsToday(sql`${users.id}`),
          needsMore: sql<boolean>`${sessions.proof} = 'password' and ${hasRequiredRole(sql`${users.id}`)}`,
          isStale: sql<boolean>`${sessions.lastSeenAt} < now() - ${SEEN_EVERY}::interval`,
        })
        .from(sessions)
        .innerJoin(users, eq(users.id, sessions.userId))
        .where(eq(sessions.id, hashed(token)));
      if (found?.isStale) await tx.update(sessions).set({ lastSeenAt: sql`now()` }).where(eq(sessions.id, hashed(token)));
      return found;
    });
    // Who has won such a role since signing in by password alone signs in once more.
    if (!row || (row.needsMore && !(await hasDemoData()))) return [null, null];
    const { userId, expiresAt, device, proof, notice, isActive, name, personId, grants } = row;
    return [{ id: token, userId, expiresAt, attributes: { device, proof, notice } }, isActive ? { id: userId, attributes: { name, personId, grants } } : null];
  },
  getUserSessions: (userId) =>
    asSystem("list the sessions of an account", async (tx) => {
      const rows = await tx
        .select({ id: sessions.id, expiresAt: sessions.expiresAt, device: sessions.device, proof: sql<Proof>`${sessions.proof}`, notice: sessions.notice })
        .from(sessions)
        .where(eq(sessions.userId, userId));
      return rows.map(({ id, expiresAt, ...attributes }): DatabaseSession => ({ id, userId, expiresAt, attributes }));
    }),
  setSession: (session) =>
    asSystem("begin a session", async (tx) => {
      await tx.insert(sessions).values({
        id: hashed(session.id),
        userId: session.userId,
        expiresAt: session.expiresAt,
        device: session.attributes.device,
        proof: session.attributes.proof,
      });
    }),
  updateSessionExpiration: (token, expiresAt) =>
    asSystem("prolong a session", async (tx) => {
      await tx.update(sessions).set({ expiresAt }).where(eq(sessions.id, hashed(token)));
    }),
  deleteSession: (token) =>
    asSystem("end a session", async (tx) => {
      await tx.delete(sessions).where(eq(sessions.id, hashed(token)));
    }),
  deleteUserSessions: (userId) =>
    asSystem("end all sessions of an account", async (tx) => {
      await tx.delete(sessions).where(eq(sessions.userId, userId));
    }),
  deleteExpiredSessions: () =>
    asSystem("remove ended sessions", async (tx) => {
      await tx.delete(sessions).where(lt(sessions.expiresAt, sql`now()`));
    }),
};

// Without an end of its own the cookie outlives every session; the server alone says when one is over.
const makeLucia = (secure: boolean) =>
  new Lucia<Attributes, UserAttributes>(adapter, {
    sessionExpiresIn: KEPT_FOR,
    sessionCookie: { name: "sesi", expires: false, attributes: { secure, sameSite: "lax", path: "/" } },
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: ({ name, personId, grants }) => ({ name, personId, grants }),
  });
const overHttps = makeLucia(true);
const overHttp = makeLucia(false);

const luciaFor = (request: Request) => (new URL(request.url).protocol === "https:" ? overHttps : overHttp);

/** Begins a session with a new token and gives the `Set-Cookie` line that carries it. */
export async function beginSession(request: Request, userId: string, proof: Proof): Promise<string> {
  const lucia = luciaFor(request);
  await lucia.deleteExpiredSessions();
  const session = await lucia.createSession(userId, { device: deviceOf(request.headers.get("User-Agent") ?? ""), proof, notice: null });
  return lucia.createSessionCookie(session.id).serialize();
}

/** `visit` names the session without telling its stored key. */
type CurrentSession = { userId: string; visit: string; proof: Proof; notice: string | null; account: Account };

/** The request's session, looked up anew, with its account, how it was opened and what is to be told; null when none, ended, or the account is switched off. */
export const currentSession = oncePerRequest(async (request: Request): Promise<CurrentSession | null> => {
  const token = tokenOf(request);
  if (token === null) return null;
  const { session, user } = await luciaFor(request).validateSession(token);
  return session && user ? { userId: user.id, visit: hashed(hashed(token)), proof: session.proof, notice: session.notice, account: user } : null;
});

/** What the session had to tell has been read. */
export async function clearNotice(request: Request): Promise<void> {
  const token = tokenOf(request);
  if (token !== null) await asSystem("a notice was read", (tx) => tx.update(sessions).set({ notice: null }).where(eq(sessions.id, hashed(token))));
}

/** Ends the request's session and gives the `Set-Cookie` line that removes its token. */
export async function endSession(request: Request): Promise<string> {
  const lucia = luciaFor(request);
  const token = tokenOf(request);
  if (token !== null) await lucia.invalidateSession(token);
  return lucia.createBlankSessionCookie().serialize();
}

/** Signs the account out on every device. */
export const endAllSessions = (userId: string): Promise<void> => overHttp.invalidateUserSessions(userId);

/** Signs the account out everywhere but here; with `proof`, this session counts as opened by it from now on. */
export async function endOtherSessions(request: Request, userId: string, proof?: Proof): Promise<void> {
  const own = hashed(tokenOf(request) ?? "");
  await asSystem("end the other sessions of an account", async (tx) => {
    await tx.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.id, own)));
    if (proof) await tx.update(sessions).set({ proof }).where(eq(sessions.id, own));
  });
}

export type OwnSession = { ref: string; device: string; createdAt: Date; lastSeenAt: Date; isThis: boolean };

/** The account's open sessions, last seen first. `ref` names one without telling its stored key. */
export function openSessions(request: Request, userId: string): Promise<OwnSession[]> {
  const token = tokenOf(request);
  const own = token === null ? "" : hashed(token);
  return asSystem("list the sessions of an account", async (tx) => {
    const rows = await tx
      .select({ id: sessions.id, device: sessions.device, createdAt: sessions.createdAt, lastSeenAt: sessions.lastSeenAt })
      .from(sessions)
      .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, sql`now()`)))
      .orderBy(sql`${sessions.lastSeenAt} desc, ${sessions.id}`)
      .limit(100);
    return rows.map(({ id, ...session }) => ({ ...session, ref: hashed(id), isThis: id === own }));
  });
}

/** Ends one of the account's own sessions; false when it has none of that name. */
export function endSessionByRef(userId: string, ref: string): Promise<boolean> {
  return asSystem("end a session of an account", async (tx) => {
    const rows = await tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, userId)).limit(500);
    const found = rows.find(({ id }) => hashed(id) === ref);
    if (found) await tx.delete(sessions).where(eq(sessions.id, found.id));
    return found !== undefined;
  });
}

function tokenOf(request: Request): string | null {
  const token = luciaFor(request).readSessionCookie(request.headers.get("Cookie") ?? "");
  return token && token.length <= 200 ? token : null;
}
