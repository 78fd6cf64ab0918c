import { eq } from "drizzle-orm";
import { systemActor, type Actor } from "~/db/actor";
import { asActor, asSystem } from "~/db/db.server";
import { users } from "~/db/schema/access";
import { ok, refused, type Result } from "~/shared/result";
import { areaOf, isManagedBy } from "./manage-accounts.server";
import type { Account } from "./own-account.server";
import { isPassword } from "./passwords.server";
import { audit } from "./record-change.server";
import { acceptCode, confirmSetUp, factorState, isSetUpTicket, removeFactor, renewCodes, setUpTicket } from "./second-factor.server";
import { countRefusal, secondsToWait, type SignInAttempt } from "./throttle.server";

export type FactorRefusal = { code: "wrong" | "wrong_password" | "required" | "late" } | { code: "wait"; seconds: number };
/** Whose second factor, in which visit, and what is counted when guesses are wrong. */
export type Owner = { account: Account; visit: string; attempt: SignInAttempt };

/** A ticket for a set-up, for whoever knows the password: an open phone that somebody finds shows no secret. */
export async function beginSetUp({ account, visit, attempt }: Owner, password: string): Promise<Result<string, FactorRefusal>> {
  const refusal = await passwordRefusal(account.id, password, attempt);
  return refusal ? refused(refusal) : ok(setUpTicket(account.id, visit));
}

/** Stores the secret of the ticket by a first right code and gives the recovery codes. */
export async function finishSetUp({ account, visit }: Owner, ticket: string, code: string): Promise<Result<string[], FactorRefusal>> {
  if (!isSetUpTicket(ticket, account.id, visit)) return refused({ code: "late" });
  const codes = await confirmSetUp(account.id, ticket, code);
  return codes ? ok(codes) : refused({ code: "wrong" });
}

/**
 * New recovery codes, or the second factor away where the role does not ask for one. Both want the password and a code
 * once more, and guesses are slowed as at sign-in. Answers with recovery codes, null where there are none.
 */
export async function changeFactor({ account, attempt }: Owner, change: "codes" | "off", typed: { code: string; password: string }): Promise<Result<string[] | null, FactorRefusal>> {
  if (change === "off" && (await factorState(account.id)).isRequired) return refused({ code: "required" });
  const refusal = await passwordRefusal(account.id, typed.password, attempt);
  if (refusal) return refused(refusal);
  const accepted = await acceptCode(account.id, typed.code, attempt);
  if (!accepted.ok) {
    if (accepted.reason.code === "wrong") await countRefusal(attempt);
    return accepted;
  }
  if (change === "codes") return ok(await renewCodes(account.id));
  const why = "somebody took away the own second factor";
  await asSystem(why, async (tx) => {
    await removeFactor(tx, account.id);
    await audit(tx, systemActor(why), { action: "factor_removed", entity: "user", entityId: account.id });
  });
  return ok(null);
}

async function passwordRefusal(userId: string, password: string, attempt: SignInAttempt): Promise<FactorRefusal | null> {
  const seconds = await secondsToWait(attempt);
  if (seconds > 0) return { code: "wait", seconds };
  if (await isPassword(await passwordOf(userId), password)) return null;
  await countRefusal(attempt);
  return { code: "wrong_password" };
}

const passwordOf = (userId: string) =>
  asSystem("read the password of who changes the second factor", async (tx) => {
    const [row] = await tx.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, userId));
    return row?.passwordHash ?? null;
  });

/** For somebody who lost the phone and the codes: an administrator of the area takes the second factor away and says why. All devices are signed out. */
export async function resetFactor(actor: Actor, userId: string, reason: string): Promise<Result<null, "not_yours" | "own_account" | "no_reason">> {
  if (userId === actor.userId) return refused("own_account");
  if (reason.trim() === "") return refused("no_reason");
  const place = await asActor(actor, async (tx) => ((await isManagedBy(tx, actor, userId)) ? { regionCode: await areaOf(tx, userId) } : null));
  if (place === null) return refused("not_yours");
  await asSystem("an administrator resets a second factor", async (tx) => {
    await removeFactor(tx, userId);
    await audit(tx, actor, { action: "factor_reset", entity: "user", entityId: userId, ...place, detail: { reason: reason.trim().slice(0, 200) } });
  });
  return ok(null);
}
