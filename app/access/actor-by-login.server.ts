import { eq } from "drizzle-orm";
import type { Actor } from "~/db/actor";
import { asSystem } from "~/db/db.server";
import { users } from "~/db/schema/access";
import { actorOf } from "./actor.server";

/** The actor of a login name with today's grants, for `bin/desa … --as LOGIN`; null when there is no such active account. */
export async function actorByLogin(login: string): Promise<Actor | null> {
  const [user] = await asSystem("find the account of a login name", (tx) =>
    tx.select({ id: users.id }).from(users).where(eq(users.login, login.trim().toLowerCase())).limit(1));
  return user ? actorOf(user.id) : null;
}
