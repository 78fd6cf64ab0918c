import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { systemActor } from "~/db/actor";
import { asSystem } from "~/db/db.server";
import { grants, users } from "~/db/schema/access";
import { makeInvitation } from "./invitations.server";
import { audit } from "./record-change.server";

const FIRST_LOGIN = "admin";
const WHY = "the first administrator of a new database";
/** Two starts at the same moment make one account. */
const LOCK = 4_711_003;

/**
 * A one-time link for the first administrator, whose area is the whole country; null once somebody has a password.
 * Until then each call gives a new link and withdraws the one before, so a link lost with the screen it stood on locks
 * nobody out. A path, unless the public address of the site is known.
 */
export async function firstAdminLink(): Promise<string | null> {
  const token = await asSystem(WHY, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
    const [state] = await tx.execute<{ isTaken: boolean; adminId: string | null }>(sql`
      select exists (select from users where password_hash is not null or login <> ${FIRST_LOGIN}) as "isTaken",
        (select id from users where login = ${FIRST_LOGIN}) as "adminId"`);
    if (!state || state.isTaken) return null;
    const userId = state.adminId ?? uuidv7();
    if (state.adminId === null) {
      await tx.insert(users).values({ id: userId, login: FIRST_LOGIN, name: "Administrator" });
      await tx.insert(grants).values({ id: uuidv7(), userId, role: "administrator", areaCode: "ID", validFrom: sql`(now() at time zone 'Asia/Jakarta')::date` });
    }
    await audit(tx, systemActor(WHY), { action: "invite", entity: "user", entityId: userId, detail: { role: "administrator" } });
    return makeInvitation(tx, userId, "first", null);
  });
  return token === null ? null : siteLink(token);
}

/** Where the link leads for whoever knows the site's address only by its public name, if that is set. */
export function siteLink(token: string): string {
  const path = `/undangan/${token}`;
  const site = process.env.DESA_PUBLIC_URL;
  return site ? new URL(path, site).href : path;
}
