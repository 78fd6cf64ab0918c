import { createHmac, timingSafeEqual } from "node:crypto";
import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { asSystem, type Tx } from "~/db/db.server";
import { readCookie } from "~/i18n/preference.server";
import { addressSlowAfter, accountSlowAfter, SLOW_MS, waitAfter } from "./throttle-rules";

/*
 * Guessing is slowed down, and nobody is locked out by somebody else's guesses: what is refused for a while is one
 * account from one address. A browser that has signed in to the account before is counted by itself, so a stranger in
 * the same village, behind the same address, cannot keep its owner out. Many misses from one address, or on one
 * account, only make further tries of unknown browsers slower.
 */

export type SignInAttempt = { login: string; address: string; request: Request };
type Counter = { points: number; secondsAgo: number };

const KEPT_FOR = "24 hours";
const DEVICE_COOKIE = "perangkat";
const slowed = new Map<string, number>();
const MOST_SLOWED_AT_ONCE = 8;

/** Seconds to wait before this attempt may be made; 0 when it may be made now. May itself take a moment. */
export async function secondsToWait(attempt: SignInAttempt): Promise<number> {
  const keys = keysOf(attempt);
  const [pair, address, account] = await asSystem("read the counters of refused sign-ins", async (tx) => {
    const rows = await tx.execute<{ key: string; points: number; ago: number }>(sql`
      select key, points, extract(epoch from now() + ${KEPT_FOR}::interval - expire)::float8 as ago from throttles
      where key in (${keys.pair}, ${keys.address}, ${keys.account}) and expire > now()`);
    return [keys.pair, keys.address, keys.account].map((wanted): Counter => {
      const row = rows.find(({ key }) => key === wanted);
      return { points: row?.points ?? 0, secondsAgo: row?.ago ?? 0 };
    });
  });
  if (!pair || !address || !account) return 0;
  const wait = waitAfter(pair.points) - pair.secondsAgo;
  if (wait > 0) return Math.ceil(wait);
  const isCrowded = address.points >= addressSlowAfter || account.points >= accountSlowAfter;
  return isCrowded && !keys.isKnownDevice ? slowDown(keys.address) : 0;
}

/** Whether this browser has signed in to the account before. */
export const isKnownDevice = (attempt: SignInAttempt): boolean => knownDevice(attempt) !== null;

/** Counts a refused sign-in. */
export function countRefusal(attempt: SignInAttempt): Promise<void> {
  const { pair, address, account } = keysOf(attempt);
  return asSystem("count a refused sign-in", async (tx) => {
    await tx.execute(sql`
      insert into throttles (key, points, expire)
      select key, 1, now() + ${KEPT_FOR}::interval from unnest(array[${pair}, ${address}, ${account}]) key order by key
      on conflict (key) do update set
        points = case when throttles.expire < now() then 1 else throttles.points + 1 end,
        expire = excluded.expire`);
    await tx.execute(sql`delete from throttles where expire < now()`);
  });
}

/** Forgets the misses of this account from here, and gives the `Set-Cookie` line by which the browser is known again. */
export async function forgetRefusals(attempt: SignInAttempt): Promise<string> {
  await asSystem("forget refused sign-ins after a good one", (tx) =>
    tx.execute(sql`delete from throttles where key = ${keysOf(attempt).pair}`),
  );
  const device = knownDevice(attempt) ?? uuidv7();
  const secure = new URL(attempt.request.url).protocol === "https:" ? "; Secure" : "";
  return `${DEVICE_COOKIE}=${device}.${signed(attempt.login, device)}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`;
}

/**
 * Codes of the second factor are guessed by nobody but who has shown the password, so they are counted for the account
 * wherever they come from, and only a browser known before by itself. Tries wait for each other until the transaction
 * ends: a thousand sent at once are counted one by one. Answers with the seconds to wait.
 */
export async function secondsToWaitForCode(tx: Tx, attempt: SignInAttempt): Promise<number> {
  const [counter] = await tx.execute<{ points: number; ago: number }>(sql`
    insert into throttles as t (key, points, expire) values (${codeKeyOf(attempt)}, 0, now() + ${KEPT_FOR}::interval)
    on conflict (key) do update set points = case when t.expire < now() then 0 else t.points end
    returning points, extract(epoch from clock_timestamp() + ${KEPT_FOR}::interval - expire)::float8 as ago`);
  return counter ? Math.max(0, Math.ceil(waitAfter(counter.points) - counter.ago)) : 0;
}

/** Counts a wrong code, or forgets the wrong ones after a right one. */
export async function countCode(tx: Tx, attempt: SignInAttempt, isRight: boolean): Promise<void> {
  const key = codeKeyOf(attempt);
  await tx.execute(isRight
    ? sql`delete from throttles where key = ${key}`
    : sql`update throttles set points = points + 1, expire = clock_timestamp() + ${KEPT_FOR}::interval where key = ${key}`);
}

function codeKeyOf(attempt: SignInAttempt): string {
  const device = knownDevice(attempt);
  return hashed(device === null ? `code:${attempt.login}` : `code:${attempt.login}|${device}`);
}

/** Lets a few attempts of a crowded address pass, each after a pause; the others are asked to come back shortly. */
async function slowDown(key: string): Promise<number> {
  const waiting = slowed.get(key) ?? 0;
  if (waiting >= MOST_SLOWED_AT_ONCE) return 5;
  slowed.set(key, waiting + 1);
  await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
  const left = (slowed.get(key) ?? 1) - 1;
  if (left === 0) slowed.delete(key);
  else slowed.set(key, left);
  return 0;
}

function keysOf(attempt: SignInAttempt) {
  const device = knownDevice(attempt);
  return {
    pair: hashed(device === null ? `pair:${attempt.login}|${attempt.address}` : `device:${attempt.login}|${device}`),
    address: hashed(`address:${attempt.address}`),
    account: hashed(`account:${attempt.login}`),
    isKnownDevice: device !== null,
  };
}

/** The browser's mark, when it is one this account was given. */
function knownDevice({ login, request }: SignInAttempt): string | null {
  const [device = "", seal = ""] = (readCookie(request, DEVICE_COOKIE) ?? "").split(".");
  const [given, right] = [Buffer.from(seal), Buffer.from(signed(login, device))];
  return given.length === right.length && timingSafeEqual(given, right) ? device : null;
}

const signed = (login: string, device: string) => hashed(`known:${login}|${device}`);

function hashed(text: string): string {
  const secret = process.env.DESA_SESSION_SECRET;
  if (!secret) throw new Error("DESA_SESSION_SECRET is not set");
  return createHmac("sha256", Buffer.from(secret, "base64")).update(text).digest("hex");
}
