import { eq } from "drizzle-orm";
import { systemActor, type Actor } from "~/db/actor";
import { asActor, asSystem } from "~/db/db.server";
import { users } from "~/db/schema/access";
import { ok, refused, type Result } from "~/shared/result";
import { isManagedBy } from "./manage-accounts.server";
import type { Account } from "./own-account.server";
import { isPassword } from "./passwords.server";
import { audit } from "./record-change.server";
import { confirmSetUp, factorState, removeFactor, renewCodes, acceptCode } from "./second-factor.server";
import { countRefusal, secondsToWait } from "./throttle.server";

export type FactorRefusal = { code: "wrong" | "wrong_password" | "required" } | { code: "wait"; seconds: number };

/**
 * What the owner does with the second factor: confirms the set-up, makes new recovery codes, or takes it away where the
 * role does not ask for one. Each wants the password once more, and guesses are slowed as at sign-in.
 * Answers with recovery codes, null where there are none.
 */
export async function changeFactor(account: Account, change: "confirm" | "codes" | "off", typed: { code: string; password: string; visit: string }, request: Request, address: string): Promise<Result<string[] | null, FactorRefusal>> {
  const attempt = { login: account.login, address, request };
  const seconds = await secondsToWait(attempt);
  if (seconds > 0) return refused({ code: "wait", seconds });
  if (change === "off" && (await factorState(account.id)).isRequired) return refused({ code: "required" });
  if (!(await isPassword(await passwordOf(account.id), typed.password))) {
    await countRefusal(attempt);
    return refused({ code: "wrong_password" });
  }
  if (change === "confirm") {
    const codes = await confirmSetUp(account.id, typed.visit, typed.code);
    return codes ? ok(codes) : refused({ code: "wrong" });
  }
  if ((await acceptCode(account.id, typed.code)) === null) {
    await countRefusal(attempt);
    return refused({ code: "wrong" });
  }
  if (change === "codes") return ok(await renewCodes(account.id));
  const why = "somebody took away the own second factor";
  await asSystem(why, async (tx) => {
    await removeFactor(tx, account.id);
    await audit(tx, systemActor(why), { action: "factor_removed", entity: "user", entityId: account.id });
  });
  return ok(null);
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
  if (!(await asActor(actor, (tx) => isManagedBy(tx, actor, userId)))) return refused("not_yours");
  await asSystem("an administrator resets a second factor", async (tx) => {
    await removeFactor(tx, userId);
    await audit(tx, actor, { action: "factor_reset", entity: "user", entityId: userId, detail: { reason: reason.trim().slice(0, 200) } });
  });
  return ok(null);
}
