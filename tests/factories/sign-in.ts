import { uuidv7 } from "uuidv7";
import { actorOf } from "~/access/actor.server";
import { beginSession } from "~/access/sessions.server";
import { asSystem } from "~/db/db.server";
import type { Role } from "~/db/actor";
import { grants, users } from "~/db/schema/access";

type Grant = { role: Role; areaCode: string; validFrom?: string; validTo?: string };
type Account = { grants?: readonly Grant[]; name?: string; login?: string; personId?: string };

/** An account with these grants. Families and mentors get their households from `personId` and from `households.mentor_id`. */
export async function anAccount({ grants: granted = [], name, login, personId }: Account = {}) {
  const userId = uuidv7();
  const account = { userId, login: login ?? `akun-${userId}`, name: name ?? "Akun Uji" };
  await asSystem("arrange an account for a test", async (tx) => {
    await tx.insert(users).values({ id: userId, login: account.login, name: account.name, personId: personId ?? null });
    for (const { role, areaCode, validFrom = "2020-01-01", validTo } of granted) {
      await tx.insert(grants).values({ id: uuidv7(), userId, role, areaCode, validFrom, validTo: validTo ?? null });
    }
  });
  return account;
}

/** The same, signed in: `headers` carry its session, `actor` is what its grants make of it now. */
export async function signedIn(account: Account) {
  const made = await anAccount(account);
  const actor = await actorOf(made.userId);
  if (!actor) throw new Error("the account is not active");
  return { ...made, actor, headers: await sessionOf(made.userId) };
}

/** Headers of one more signed-in device of the account. */
export async function sessionOf(userId: string, userAgent = "Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile") {
  const request = new Request("http://desa.test/masuk", { headers: { "User-Agent": userAgent } });
  const [cookie = ""] = (await beginSession(request, userId, "code")).split(";");
  return { Cookie: cookie };
}
