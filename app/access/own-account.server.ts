import { eq, sql } from "drizzle-orm";
import { systemActor, type Actor } from "~/db/actor";
import { asSystem, type Tx } from "~/db/db.server";
import { users } from "~/db/schema/access";
import { ok, refused, type Result } from "~/shared/result";
import type { OwnProfile } from "./account.schema";
import { storePassword } from "./invitations.server";
import { ownAreas } from "./navigation";
import { passwordRefusal, type PasswordRefusal } from "./password-rules";
import { hashPassword, isPassword } from "./passwords.server";
import { audit } from "./record-change.server";
import { countRefusal, secondsToWait } from "./throttle.server";

export type Account = { id: string; login: string; name: string; locale: string };

/** The signed-in person's own account. */
export async function ownAccount(tx: Tx, actor: Actor): Promise<Account> {
  const [account] = await tx
    .select({ id: users.id, login: users.login, name: users.name, locale: users.locale })
    .from(users)
    .where(sql`${users.id} = ${actor.userId}`);
  if (!account) throw new Response(null, { status: 404 });
  return account;
}

/** Changes the own name and language. */
export async function changeProfile(tx: Tx, actor: Actor, { name, locale }: OwnProfile): Promise<void> {
  const changed = await tx.execute(sql`update users set name = ${name}, locale = ${locale}, version = version + 1 where id = ${actor.userId}`);
  if (changed.count !== 1) throw new Error("The own account was not changed");
  await audit(tx, actor, { action: "update", entity: "user", entityId: actor.userId, regionCode: ownAreas(actor)[0] ?? null, detail: { fields: ["name", "locale"] } });
}

export type PasswordChange = { current: string; password: string };
export type PasswordChangeRefusal = { code: PasswordRefusal | "wrong" } | { code: "wait"; seconds: number };

/** A new password for whoever knows the present one; guesses are slowed as at sign-in. Ends every session. */
export async function changePassword(
  account: Account,
  { current, password }: PasswordChange,
  request: Request,
  address: string,
): Promise<Result<null, PasswordChangeRefusal>> {
  const attempt = { login: account.login, address, request };
  const seconds = await secondsToWait(attempt);
  if (seconds > 0) return refused({ code: "wait", seconds });
  const stored = await asSystem("read the password of the one who changes it", async (tx) => {
    const [row] = await tx.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, account.id));
    return row?.passwordHash ?? null;
  });
  if (!(await isPassword(stored, current))) {
    await countRefusal(attempt);
    return refused({ code: "wrong" });
  }
  const refusal = passwordRefusal(password, account);
  if (refusal) return refused({ code: refusal });
  const passwordHash = await hashPassword(password);
  const why = "somebody changed the own password";
  await asSystem(why, async (tx) => {
    await storePassword(tx, account.id, passwordHash);
    await audit(tx, systemActor(why), { action: "password_change", entity: "user", entityId: account.id });
  });
  return ok(null);
}
