import { eq, sql } from "drizzle-orm";
import { asActor, asSystem } from "~/db/db.server";
import { systemActor } from "~/db/actor";
import { users } from "~/db/schema/access";
import { ok, refused, type Result } from "~/shared/result";
import { actorOf } from "./actor.server";
import { ownAreas } from "./navigation";
import { isPassword } from "./passwords.server";
import { audit } from "./record-change.server";
import { beginSession } from "./sessions.server";
import type { SignIn } from "./sign-in.schema";
import { countRefusal, forgetRefusals, secondsToWait } from "./throttle.server";

export type SignInRefusal = { code: "wrong" } | { code: "wait"; seconds: number };
type SignedIn = { userId: string; locale: string; cookies: string[] };

/**
 * Signs in by login and password. An unknown login, a wrong password, an account that is switched off or has no
 * password yet are one and the same answer, in the same time; `wait` counts what was typed, whether it exists or not.
 */
export async function signIn(input: SignIn, request: Request, address: string): Promise<Result<SignedIn, SignInRefusal>> {
  const attempt = { login: input.login, address, request };
  const seconds = await secondsToWait(attempt);
  if (seconds > 0) return refused({ code: "wait", seconds });
  const account = await asSystem("find the account that signs in", async (tx) => {
    const [row] = await tx
      .select({ id: users.id, passwordHash: users.passwordHash, isActive: users.isActive, locale: users.locale })
      .from(users)
      .where(eq(sql`lower(${users.login})`, input.login));
    return row;
  });
  const isRight = await isPassword(account?.passwordHash ?? null, input.password);
  if (!account || !isRight || !account.isActive) {
    await countRefusal(attempt);
    const why = "a sign-in was refused";
    await asSystem(why, (tx) => audit(tx, systemActor(why), { action: "sign_in_refused", entity: "user", entityId: account?.id ?? null }));
    return refused({ code: "wrong" });
  }
  const device = await forgetRefusals(attempt);
  return ok({ userId: account.id, locale: account.locale, cookies: [await enter(request, account.id), device] });
}

/** Begins a session for somebody who has just proved to be the owner, and writes it down. */
export async function enter(request: Request, userId: string): Promise<string> {
  const cookie = await beginSession(request, userId);
  const actor = await actorOf(userId);
  if (actor) await asActor(actor, (tx) => audit(tx, actor, { action: "sign_in", entity: "user", entityId: userId, regionCode: ownAreas(actor)[0] ?? null }));
  return cookie;
}
