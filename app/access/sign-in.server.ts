import { eq, sql } from "drizzle-orm";
import { asActor, asSystem } from "~/db/db.server";
import { systemActor } from "~/db/actor";
import { users } from "~/db/schema/access";
import { ok, refused, type Result } from "~/shared/result";
import { actorOf } from "./actor.server";
import { beginHalf, endHalf, type HalfSignedIn } from "./half-sign-in.server";
import { ownAreas } from "./navigation";
import { isPassword } from "./passwords.server";
import { audit } from "./record-change.server";
import { factorState, acceptCode } from "./second-factor.server";
import { beginSession } from "./sessions.server";
import type { SignIn } from "./sign-in.schema";
import { recordSignIn, type SignInWay } from "./sign-ins.server";
import { countRefusal, forgetRefusals, isKnownDevice, secondsToWait } from "./throttle.server";

export type SignInRefusal = { code: "wrong" } | { code: "wait"; seconds: number };
/** `next`: the second step that is still missing, with the password shown and no right won; null when the person is in. */
export type SecondStep = "/masuk/kode" | "/masuk/pasang";
export type SignedIn = { userId: string; locale: string; cookies: string[]; next: SecondStep | null };

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
    if (account) await recordSignIn(request, account.id, { how: "password", refused: true });
    return refused({ code: "wrong" });
  }
  const { id: userId, locale } = account;
  const next = await secondStep(userId);
  // Misses are forgotten only when the person is in: else a known password would make guesses at the code free.
  if (next !== null) return ok({ userId, locale, next, cookies: [await beginHalf(request, userId)] });
  const isNewDevice = !isKnownDevice(attempt);
  const device = await forgetRefusals(attempt);
  return ok({ userId, locale, next, cookies: [await enter(request, userId, { how: "password", isNewDevice }), device] });
}

/** What follows the password: a code, setting up the second factor where the role asks for one, or nothing. */
export async function secondStep(userId: string): Promise<SecondStep | null> {
  const { confirmedOn, isRequired } = await factorState(userId);
  return confirmedOn !== null ? "/masuk/kode" : isRequired ? "/masuk/pasang" : null;
}

/** The second step: the code of now or a recovery code, for whoever has shown the password. */
export async function signInByCode({ userId, login, locale }: HalfSignedIn, typed: string, request: Request, address: string): Promise<Result<SignedIn, SignInRefusal>> {
  const attempt = { login, address, request };
  const seconds = await secondsToWait(attempt);
  if (seconds > 0) return refused({ code: "wait", seconds });
  const how = await acceptCode(userId, typed);
  if (how === null) {
    await countRefusal(attempt);
    const why = "a second step was refused";
    await asSystem(why, (tx) => audit(tx, systemActor(why), { action: "sign_in_refused", entity: "user", entityId: userId }));
    await recordSignIn(request, userId, { how: "code", refused: true });
    return refused({ code: "wrong" });
  }
  const isNewDevice = !isKnownDevice(attempt);
  const device = await forgetRefusals(attempt);
  return ok({ userId, locale, next: null, cookies: [await enter(request, userId, { how, isNewDevice }), device, endHalf(request)] });
}

/** Begins a session for somebody who has just proved to be the owner, and writes it down. */
export async function enter(request: Request, userId: string, { how, isNewDevice = false }: { how: SignInWay; isNewDevice?: boolean }): Promise<string> {
  await recordSignIn(request, userId, { how, isNewDevice });
  const cookie = await beginSession(request, userId, how === "link" ? "password" : how);
  const actor = await actorOf(userId);
  if (actor) await asActor(actor, (tx) => audit(tx, actor, { action: "sign_in", entity: "user", entityId: userId, regionCode: ownAreas(actor)[0] ?? null }));
  return cookie;
}
