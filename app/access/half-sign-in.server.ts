import { createHmac, timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import { asSystem } from "~/db/db.server";
import { users } from "~/db/schema/access";
import { readCookie } from "~/i18n/preference.server";

/*
 * Between the password and the second factor. Whoever has shown only the password has no session and so no right at all:
 * a sealed cookie of ten minutes says whose password it was. A changed password makes it worthless.
 */
const COOKIE = "langkah2";
const MINUTES = 10;

/** `visit` names this one time of showing the password. */
export type HalfSignedIn = { userId: string; login: string; locale: string; visit: string };

export async function beginHalf(request: Request, userId: string): Promise<string> {
  const account = await accountOf(userId);
  const until = String(Date.now() + MINUTES * 60_000);
  return line(request, `${userId}.${until}.${seal(userId, until, account?.passwordHash ?? "")}`, MINUTES * 60);
}

export const endHalf = (request: Request): string => line(request, "", 0);

/** Whose password was shown; null when nobody's, too long ago, or the account has changed since. */
export async function halfSignedIn(request: Request): Promise<HalfSignedIn | null> {
  const [userId = "", until = "", given = ""] = (readCookie(request, COOKIE) ?? "").split(".");
  if (!/^[0-9a-f-]{36}$/.test(userId) || !(Number(until) > Date.now())) return null;
  const account = await accountOf(userId);
  if (!account?.isActive || account.passwordHash === null) return null;
  const [left, right] = [Buffer.from(given), Buffer.from(seal(userId, until, account.passwordHash))];
  return left.length === right.length && timingSafeEqual(left, right) ? { userId, login: account.login, locale: account.locale, visit: until } : null;
}

function accountOf(userId: string) {
  return asSystem("find the account between its two steps", async (tx) => {
    const [row] = await tx.select({ login: users.login, locale: users.locale, isActive: users.isActive, passwordHash: users.passwordHash }).from(users).where(eq(users.id, userId));
    return row;
  });
}

function seal(userId: string, until: string, passwordHash: string): string {
  const secret = process.env.DESA_SESSION_SECRET;
  if (!secret) throw new Error("DESA_SESSION_SECRET is not set");
  return createHmac("sha256", Buffer.from(secret, "base64")).update(`half:${userId}:${until}:${passwordHash}`).digest("base64url");
}

function line(request: Request, value: string, seconds: number): string {
  const secure = new URL(request.url).protocol === "https:" ? "; Secure" : "";
  return `${COOKIE}=${value}; Path=/masuk; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
