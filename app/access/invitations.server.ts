import { createHash, randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { systemActor } from "~/db/actor";
import { asSystem, type Tx } from "~/db/db.server";
import { invitations, users } from "~/db/schema/access";
import { ok, refused, type Result } from "~/shared/result";
import { passwordRefusal, type PasswordRefusal } from "./password-rules";
import { hashPassword } from "./passwords.server";
import { audit } from "./record-change.server";

export type InvitationPurpose = "first" | "password";
export const DAYS_VALID = 7;

const hashed = (token: string) => createHash("sha256").update(token).digest("hex");

/** A new one-time link's token for an account; only its hash is kept, so it can be shown now and never again. One that is written by hand is given. */
export async function makeInvitation(tx: Tx, userId: string, purpose: InvitationPurpose, createdBy: string | null, token = randomBytes(24).toString("base64url")): Promise<string> {
  const expiresAt = sql`now() + ${`${DAYS_VALID} days`}::interval`;
  await tx.insert(invitations).values({ tokenHash: hashed(token), userId, purpose, expiresAt, createdBy });
  return token;
}

/** The address people open, on the site's public name. */
export const invitationLink = (token: string, baseUrl: string): string => new URL(`/undangan/${token}`, baseUrl).href;

export type Invitation = { userId: string; login: string; name: string; purpose: string };

// The newest link of an account is the only one that works: making a new one withdraws the others.
const isOpen = sql`used_at is null and expires_at > now() and is_active and not exists (
  select from invitations newer where newer.user_id = i.user_id and newer.created_at > i.created_at)`;

/** Whose invitation this is; null when unknown, used, withdrawn or too old, all alike. */
export function invitationByToken(token: string): Promise<Invitation | null> {
  return asSystem("look up an invitation", async (tx) => {
    const [row] = await tx.execute<Invitation>(sql`
      select u.id as "userId", u.login, u.name, i.purpose from invitations i join users u on u.id = i.user_id
      where i.token_hash = ${hashed(token)} and ${isOpen}`);
    return row ?? null;
  });
}

export type ClosedInvitation = "used" | "expired" | "replaced" | "off" | "unknown";

/** Why a link opens nothing, for the one who holds it. A token cannot be guessed, so this tells strangers nothing. */
export function whyClosed(token: string): Promise<ClosedInvitation> {
  return asSystem("see why an invitation is closed", async (tx) => {
    const [row] = await tx.execute<{ why: ClosedInvitation }>(sql`
      select case when used_at is not null then 'used' when not is_active then 'off'
        when exists (select from invitations newer where newer.user_id = i.user_id and newer.created_at > i.created_at) then 'replaced'
        else 'expired' end as why
      from invitations i join users u on u.id = i.user_id where i.token_hash = ${hashed(token)}`);
    return row?.why ?? "unknown";
  });
}

/**
 * Uses the link once: sets the password, ends every session the account had, and says whose it is. Of two uses at the
 * same moment one wins. `gone` covers unknown, used and too old.
 */
export async function acceptInvitation(token: string, password: string): Promise<Result<Invitation, "gone" | PasswordRefusal>> {
  const invitation = await invitationByToken(token);
  if (!invitation) return refused("gone");
  const refusal = passwordRefusal(password, invitation);
  if (refusal) return refused(refusal);
  const passwordHash = await hashPassword(password);
  const why = "a password was set by invitation";
  return asSystem(why, async (tx) => {
    const used = await tx.execute(sql`
      update invitations i set used_at = now() from users u
      where i.token_hash = ${hashed(token)} and u.id = i.user_id and ${isOpen}`);
    if (used.count !== 1) return refused("gone");
    await storePassword(tx, invitation.userId, passwordHash);
    await audit(tx, systemActor(why), { action: "password_set", entity: "user", entityId: invitation.userId });
    return ok(invitation);
  });
}

/** Stores a new password and ends every session, so that whoever knew the old one is out. */
export async function storePassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  await tx.update(users).set({ passwordHash, version: sql`${users.version} + 1` }).where(eq(users.id, userId));
  await tx.execute(sql`delete from sessions where user_id = ${userId}`);
}
