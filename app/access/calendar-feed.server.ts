import { createHash, randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Actor } from "~/db/actor";
import { asSystem, type Tx } from "~/db/db.server";
import { calendarFeeds } from "~/db/schema/access";
import { actorOf } from "./actor.server";
import { audit } from "./record-change.server";

/*
 * A calendar program cannot sign in: it reads one's days at an address that nobody can guess. Only the hash of its secret is
 * kept, so it is shown once. It opens what the account may see at that moment and nothing when the account or its grants end.
 */
const hashed = (token: string) => createHash("sha256").update(token).digest("hex");

/** A new secret for the actor's calendar; the one before ends. */
export async function renewFeed(tx: Tx, actor: Actor): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const row = { tokenHash: hashed(token), createdAt: new Date() };
  await tx.insert(calendarFeeds).values({ userId: String(actor.userId), ...row }).onConflictDoUpdate({ target: calendarFeeds.userId, set: row });
  await audit(tx, actor, { action: "create", entity: "calendar", entityId: actor.userId });
  return token;
}

/** Ends the actor's calendar address; nothing when there is none. */
export async function endFeed(tx: Tx, actor: Actor): Promise<void> {
  const ended = await tx.execute(sql`delete from calendar_feeds where user_id = ${actor.userId}`);
  if (ended.count > 0) await audit(tx, actor, { action: "delete", entity: "calendar", entityId: actor.userId });
}

/** Since when the actor has a calendar address; null without one. */
export async function feedSince(tx: Tx, actor: Actor): Promise<Date | null> {
  const [row] = await tx.select({ createdAt: calendarFeeds.createdAt }).from(calendarFeeds).where(sql`${calendarFeeds.userId} = ${actor.userId}`);
  return row?.createdAt ?? null;
}

/** Whose calendar a secret opens, with today's rights; null for an unknown one and for an account that is switched off. */
export async function feedActor(token: string): Promise<Actor | null> {
  const userId = await asSystem("find whose calendar an address opens", async (tx) => {
    const [row] = await tx.execute<{ userId: string }>(sql`select user_id as "userId" from calendar_feeds where token_hash = ${hashed(token)}`);
    return row?.userId ?? null;
  });
  return userId === null ? null : actorOf(userId);
}

/** A program asks a few times an hour; what asks this often does something else. */
const MOST_A_MINUTE = 30;
const MOST_ADDRESSES = 10_000;
let counted = { minute: 0, asked: new Map<string, number>() };

/** Whether an address may still ask in this minute, counted by each process for itself: secrets cannot be guessed, so this spares work alone. */
export function mayAskFeed(address: string, now = Date.now()): boolean {
  const minute = Math.floor(now / 60_000);
  if (counted.minute !== minute || counted.asked.size >= MOST_ADDRESSES) counted = { minute, asked: new Map() };
  const times = (counted.asked.get(address) ?? 0) + 1;
  counted.asked.set(address, times);
  return times <= MOST_A_MINUTE;
}
