import { and, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { grants, users } from "~/db/schema/access";
import { compareDates } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { isUuid } from "~/shared/uuid";
import type { NewGrant, NewInvitation } from "./account.schema";
import { can } from "./capabilities";
import { makeInvitation } from "./invitations.server";
import { audit } from "./record-change.server";

export type AccountRefusal = "not_yours" | "unknown_area" | "dates_reversed" | "login_taken" | "own_account" | "already_ended" | "no_reason";

/**
 * A new person with a first grant, and the token of the link by which a password is set. Nothing is sent. The same
 * invitation sent again makes nobody new: it answers with a fresh link, since the first answer may never have been seen.
 */
export async function invitePerson(tx: Tx, actor: Actor, input: NewInvitation): Promise<Result<{ userId: string; token: string }, AccountRefusal>> {
  const refusal = await grantRefusal(tx, actor, input);
  if (refusal) return refused(refusal);
  const { userId } = input;
  // The login may belong to somebody this administrator cannot see, so the unique index is asked, not the rows.
  const added = await tx.execute(sql`
    insert into users (id, login, name, created_by) values (${userId}, ${input.login}, ${input.name}, ${actor.userId})
    on conflict do nothing`);
  if (added.count !== 1) {
    if (!(await isOwnInvitation(tx, actor, input))) return refused("login_taken");
    await audit(tx, actor, { action: "password_link", entity: "user", entityId: userId, regionCode: input.areaCode });
    return ok({ userId, token: await makeInvitation(tx, userId, "first", actor.userId) });
  }
  await addGrantRow(tx, actor, userId, input);
  await audit(tx, actor, { action: "invite", entity: "user", entityId: userId, regionCode: input.areaCode, detail: { role: input.role } });
  return ok({ userId, token: await makeInvitation(tx, userId, "first", actor.userId) });
}

/** One more role on an area for somebody. */
export async function grantRole(tx: Tx, actor: Actor, userId: string, input: NewGrant): Promise<Result<string, AccountRefusal>> {
  const refusal = await grantRefusal(tx, actor, input);
  if (refusal) return refused(refusal);
  if (!(await isManaged(tx, userId))) return refused("not_yours");
  if (!(await addGrantRow(tx, actor, userId, input))) return ok(input.id);
  await audit(tx, actor, {
    action: "grant",
    entity: "user",
    entityId: userId,
    regionCode: input.areaCode,
    detail: { role: input.role, validFrom: input.validFrom, validTo: input.validTo ?? null },
  });
  return ok(input.id);
}

/** Ends a grant now; it is over at the person's next request. Nobody ends the own administration by mistake. */
export async function endGrant(tx: Tx, actor: Actor, userId: string, grantId: string): Promise<Result<null, AccountRefusal>> {
  if (!isUuid(grantId)) return refused("not_yours");
  const [grant] = await tx
    .select({ userId: grants.userId, role: grants.role, areaCode: grants.areaCode, endedAt: grants.endedAt })
    .from(grants)
    .where(and(eq(grants.id, grantId), eq(grants.userId, userId)));
  if (!grant || !can(actor, "accounts:manage", grant.areaCode)) return refused("not_yours");
  if (grant.endedAt !== null) return refused("already_ended");
  if (grant.userId === actor.userId && grant.role === "administrator") return refused("own_account");
  const ended = await tx.execute(sql`update grants set ended_at = now() where id = ${grantId} and ended_at is null`);
  if (ended.count !== 1) return refused("already_ended");
  await audit(tx, actor, { action: "grant_end", entity: "user", entityId: grant.userId, regionCode: grant.areaCode, detail: { role: grant.role } });
  return ok(null);
}

/** A link to set a new password. The old password holds until the link is used. */
export async function newPasswordLink(tx: Tx, actor: Actor, userId: string): Promise<Result<string, AccountRefusal>> {
  if (!(await isManagedBy(tx, actor, userId))) return refused("not_yours");
  await audit(tx, actor, { action: "password_link", entity: "user", entityId: userId, regionCode: await areaOf(tx, userId) });
  return ok(await makeInvitation(tx, userId, "password", actor.userId));
}

/** Switches an account off (its sessions end) or on again. */
export async function setAccountActive(tx: Tx, actor: Actor, userId: string, isActive: boolean): Promise<Result<null, AccountRefusal>> {
  if (userId === actor.userId) return refused("own_account");
  if (!(await isManagedBy(tx, actor, userId))) return refused("not_yours");
  const changed = await tx.execute(sql`update users set is_active = ${isActive}, version = version + 1 where id = ${userId}`);
  if (changed.count !== 1) return refused("not_yours");
  if (!isActive) await tx.execute(sql`delete from sessions where user_id = ${userId}`);
  await audit(tx, actor, { action: isActive ? "activate" : "deactivate", entity: "user", entityId: userId, regionCode: await areaOf(tx, userId) });
  return ok(null);
}

async function grantRefusal(tx: Tx, actor: Actor, { areaCode, validFrom, validTo }: NewGrant): Promise<AccountRefusal | null> {
  if (!can(actor, "accounts:manage", areaCode)) return "not_yours";
  if (validTo !== undefined && compareDates(validTo, validFrom) < 0) return "dates_reversed";
  if (areaCode === "ID") return null;
  const [known] = await tx.execute(sql`select 1 from regions where code = ${areaCode}`);
  return known ? null : "unknown_area";
}

/** False, and nothing added, when this very grant is there already. */
async function addGrantRow(tx: Tx, actor: Actor, userId: string, { id, role, areaCode, validFrom, validTo }: NewGrant): Promise<boolean> {
  const row = { id, userId, role, areaCode, validFrom, validTo: validTo ?? null, grantedBy: actor.userId };
  const added = await tx.insert(grants).values(row).onConflictDoNothing().returning({ id: grants.id });
  return added.length === 1;
}

/** Whether these are the person and login this administrator has just invited. */
async function isOwnInvitation(tx: Tx, actor: Actor, { userId, login }: NewInvitation): Promise<boolean> {
  if (actor.userId === null) return false;
  const [row] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.login, login), eq(users.createdBy, actor.userId), sql`app_administers_user(${users.id})`));
  return row !== undefined;
}

/** Whether an account is the administrator's to look after. */
export const isManagedBy = async (tx: Tx, actor: Actor, userId: string): Promise<boolean> => actor.adminAreas.length > 0 && (await isManaged(tx, userId));

/** All of the person's grants lie in the administrator's area: the same function as in the row policies. */
async function isManaged(tx: Tx, userId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), sql`app_administers_user(${users.id})`));
  return row !== undefined;
}

/** Where the audit entry is to be found: the person's widest running area. */
export async function areaOf(tx: Tx, userId: string): Promise<string | null> {
  const [grant] = await tx
    .select({ areaCode: grants.areaCode })
    .from(grants)
    .where(and(eq(grants.userId, userId), isNull(grants.endedAt)))
    .orderBy(sql`length(${grants.areaCode}), ${grants.id}`)
    .limit(1);
  return grant?.areaCode ?? null;
}
