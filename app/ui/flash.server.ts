import { readCookie } from "~/i18n/preference.server";
import type { FlashMessage } from "./flash-message";

const COOKIE = "pesan";
const tones = ["good", "info", "warn", "bad"] as const;

/**
 * The `Set-Cookie` line for a message shown once on the next page, as after a redirect. It holds a text's key and its
 * numbers, never a name or another fact about a person: a cookie stays on a shared phone.
 */
export function flash(key: string, facts: Record<string, string | number> = {}, tone: FlashMessage["tone"] = "good") {
  const value = new URLSearchParams({ ...stringFacts(facts), _: key, tone });
  return `${COOKIE}=${encodeURIComponent(value.toString())}; Path=/; Max-Age=60; SameSite=Lax; HttpOnly`;
}

/** The waiting message and the `Set-Cookie` line that takes it away; null when none waits. */
export function takeFlash(request: Request): { message: FlashMessage; clear: string } | null {
  const value = readCookie(request, COOKIE);
  if (!value) return null;
  const { _: key = "", tone, ...facts } = Object.fromEntries(new URLSearchParams(decoded(value)));
  if (!/^[a-zA-Z]+:[\w.]+$/.test(key)) return null;
  return {
    message: { key, facts, tone: tones.find((known) => known === tone) ?? "info" },
    clear: `${COOKIE}=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly`,
  };
}

const stringFacts = (facts: Record<string, string | number>) =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]));

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}
