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
import { countRefusal, forgetRefusals, isKnownDevice, secondsToWait, type SignInAttempt } from "./throttle.server";

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
    await recordRefusal(attempt, account?.id ?? null, "password");
    return refused({ code: "wrong" });
  }
  const { id: userId, locale } = account;
  const next = await secondStep(userId);
  // Misses are forgotten only when the person is in: else a known password would make guesses at the code free.
  const cookies = next === null ? await enter(attempt, userId, "password") : [await beginHalf(request, userId)];
  return ok({ userId, locale, next, cookies });
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
  const accepted = await acceptCode(userId, typed, attempt);
  if (!accepted.ok) {
    if (accepted.reason.code === "wrong") await recordRefusal(attempt, userId, "code");
    return accepted;
  }
  return ok({ userId, locale, next: null, cookies: [...(await enter(attempt, userId, accepted.value)), endHalf(request)] });
}

/**
 * Begins a session for somebody who has just proved to be the owner, writes it down, and lets the browser be known again:
 * the `Set-Cookie` lines.
 */
export async function enter(attempt: SignInAttempt, userId: string, how: SignInWay): Promise<string[]> {
  const { request } = attempt;
  const isNewDevice = !isKnownDevice(attempt);
  const device = await forgetRefusals(attempt);
  await asSystem("write down a sign-in", (tx) => recordSignIn(tx, request, userId, { how, isNewDevice }));
  const cookie = await beginSession(request, userId, how === "link" ? "password" : how);
  const actor = await actorOf(userId);
  if (actor) await asActor(actor, (tx) => audit(tx, actor, { action: "sign_in", entity: "user", entityId: userId, regionCode: ownAreas(actor)[0] ?? null }));
  return [cookie, device];
}

async function recordRefusal(attempt: SignInAttempt, userId: string | null, how: "password" | "code"): Promise<void> {
  await countRefusal(attempt);
  const why = "a sign-in was refused";
  await asSystem(why, async (tx) => {
    await audit(tx, systemActor(why), { action: "sign_in_refused", entity: "user", entityId: userId });
    await recordSignIn(tx, attempt.request, userId, { how, refused: true });
  });
}
